"""While a page starts, when it needs what is not there, and when its engine is gone."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from support.serving import Server, free_ports, kernel, running

Open = Callable[..., Page]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_says_that_it_starts_before_its_kernel_has_done_anything(
    browser: Browser, tmp_path: Path, language: str
):
    go = tmp_path / "go"
    os.mkfifo(go)
    with voila(tmp_path, f"open({str(go)!r}).read()") as server:  # waits until something is said
        page = browser.new_page()
        page.goto(f"{server.render}page.ipynb?lang={language}", wait_until="commit")
        words = {"en": "The page is starting", "ru": "Страница запускается"}
        told = page.locator("#loading_text")
        expect(told.locator(f"[lang={language}]")).to_be_visible()
        expect(told).to_contain_text(words[language])
        expect(told.locator(f"[lang]:not([lang={language}])")).to_be_hidden()
        expect(page.locator("#show-code")).to_have_count(0)
        go.write_text("go on")
        expect(told).to_be_hidden(timeout=60_000)
        page.close()


def test_after_twenty_seconds_the_page_says_what_to_do(browser: Browser, address: str):
    page = browser.new_page()
    page.goto(f"{address}voila/render/start.ipynb?lang=en", wait_until="commit")
    late = page.locator("#loading-long")
    expect(late).to_have_css("opacity", "0")
    page.evaluate("document.getElementById('loading-long').getAnimations()[0].currentTime = 20_001")
    expect(late).to_have_css("opacity", "1")
    expect(late).to_contain_text("reload the page")
    page.close()


def test_without_javascript_the_page_says_what_it_needs(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}voila/render/game.ipynb")
    told = page.locator("noscript")
    expect(told.locator("[lang=en]")).to_be_visible()
    expect(told.locator("[lang=ru]")).to_be_visible()
    expect(page.locator("#loading_text")).to_be_hidden()
    context.close()


def test_a_page_whose_kernel_has_died_says_so_and_offers_to_reload(browser: Browser, address: str):
    page = browser.new_page()  # what it has asked of its kernel fails, and the console may say so
    page.goto(f"{address}voila/render/game.ipynb?lang=ru", timeout=60_000)
    expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
    expect(page.locator(".disputelab")).to_be_visible(timeout=60_000)
    lost = page.locator("#lost")
    expect(lost).to_be_hidden()
    kernel(page).kill()
    expect(lost).to_be_visible()
    expect(lost).to_contain_text("Обновите страницу")
    lost.get_by_role("button", name="Обновить").click()
    expect(page.locator(".disputelab")).to_be_visible(timeout=60_000)
    expect(lost).to_be_hidden()
    page.close()


def test_an_error_in_a_notebook_is_told_in_words(browser: Browser, tmp_path: Path):
    with voila(tmp_path, "1 / 0") as server:
        page = browser.new_page()
        page.goto(f"{server.render}page.ipynb", timeout=60_000)
        told = page.locator(".broken")
        expect(told).to_contain_text("Something went wrong on this page.", timeout=60_000)
        expect(told.locator("pre")).to_be_hidden()
        page.close()


def voila(folder: Path, source: str) -> AbstractContextManager[Server]:
    """A server of one page in our template, `page.ipynb`, whose notebook has one cell."""
    cell = nbformat.v4.new_code_cell(source)
    kernelspec = {"name": "python3", "language": "python", "display_name": "Python"}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernelspec})
    nbformat.write(notebook, folder / "page.ipynb")
    (port,) = free_ports(1)
    command = (sys.executable, "-m", "voila", str(folder), "--template=disputelab")
    return running([*command, f"--port={port}", "--no-browser"], folder)
