"""While a page starts, when it needs what is not there, and when its engine is gone."""

import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from support.serving import free_ports, kernel, running

Open = Callable[..., Page]
WITHIN = 500
"""Milliseconds from the request to words on the screen."""
TRIES = 10
"""Whether one of these is in time: other tests keep the machine busy, and no peer is here."""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_says_within_half_a_second_that_it_starts(
    browser: Browser, address: str, language: str
):
    page, times = browser.new_page(), []
    for _ in range(TRIES):
        page.goto(f"{address}voila/render/start.ipynb?lang={language}", wait_until="commit")
        page.wait_for_function(PAINTED)
        times.append(page.evaluate(PAINTED))
        if times[-1] <= WITHIN:
            break
    told = page.locator("#loading_text")
    words = {"en": "The page is starting", "ru": "Страница запускается"}
    expect(told).to_contain_text(words[language])
    shown = page.evaluate(
        "() => [...document.querySelectorAll('#loading_text [lang]')]"
        ".filter((e) => e.checkVisibility()).map((e) => e.lang)"
    )
    assert shown == [language]
    assert min(times) <= WITHIN
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
    cell = nbformat.v4.new_code_cell("1 / 0")
    kernelspec = {"name": "python3", "language": "python", "display_name": "Python"}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernelspec})
    nbformat.write(notebook, tmp_path / "broken.ipynb")
    (port,) = free_ports(1)
    voila = (sys.executable, "-m", "voila", str(tmp_path), "--template=disputelab")
    with running([*voila, f"--port={port}", "--no-browser"], tmp_path) as server:
        page = browser.new_page()
        page.goto(f"{server.render}broken.ipynb", timeout=60_000)
        told = page.locator(".broken")
        expect(told).to_contain_text("Something went wrong on this page.", timeout=60_000)
        expect(told.locator("pre")).to_be_hidden()
        page.close()
