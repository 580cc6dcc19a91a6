"""What is taken away, in a browser: a click, and the file is there."""

import json
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SOURCE = """
from importlib.resources import files
import ipywidgets as w
from disputelab.app.model import LabModel
from disputelab.app.takeaway import TakeAway
from disputelab.figures.words import Words
model = LabModel("begging-seller")
take = TakeAway(model, Words("en", model.draft.scenario.order))
take.hands["svg"]._make = lambda: 1 / 0
style = files("disputelab.app").joinpath("style.css").read_text()
w.VBox([w.HTML(f"<style>{style}</style>"), take.widget]).add_class("disputelab")
"""
NOTEBOOK = {
    "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": SOURCE}],
    "metadata": {"kernelspec": {"display_name": "p", "language": "python", "name": "python3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A notebook with nothing but the buttons, served by Voila."""
    folder: Path = tmp_path_factory.mktemp("take")
    cell = NOTEBOOK["cells"][0] | {"execution_count": None}
    (folder / "take.ipynb").write_text(json.dumps(NOTEBOOK | {"cells": [cell]}), encoding="utf-8")
    command = [sys.executable, "-m", "voila", "take.ipynb", "--no-browser", "--port=8953"]
    with subprocess.Popen(
        command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        found: queue.Queue[str] = queue.Queue()

        def read() -> None:
            for line in process.stdout or ():
                if said := re.search(r"http://[^/\s]+:(\d+)", line):
                    found.put(f"http://127.0.0.1:{said[1]}/")

        reader = threading.Thread(target=read)
        reader.start()
        try:
            yield found.get(timeout=60)
        finally:
            process.terminate()
            reader.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.goto(address, timeout=60_000)
    expect(page.get_by_role("button", name="Picture (PNG)")).to_be_visible(timeout=60_000)
    yield page
    page.close()


def test_each_button_brings_its_file_and_says_so(page: Page, tmp_path: Path):
    for label, name, begins in (
        ("Picture (PNG)", "begging-seller-day-42.png", b"\x89PNG"),
        ("Picture (PDF)", "begging-seller-day-42.pdf", b"%PDF-"),
        ("Steps (CSV)", "begging-seller-steps.csv", "\ufeffDay,Date".encode()),
        ("Hand-out (PDF)", "begging-seller-handout.pdf", b"%PDF-"),
        ("Story (YAML)", "begging-seller.yaml", b"title:"),
    ):
        button = page.get_by_role("button", name=label)
        with page.expect_download() as coming:
            button.focus()
            page.keyboard.press("Enter")
        assert coming.value.suggested_filename == name
        coming.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
        expect(button.locator("xpath=..").get_by_role("status")).to_have_text("✓ saved")
        expect(button).to_be_focused()


def test_what_goes_wrong_is_said_beside_the_button(page: Page):
    button = page.get_by_role("button", name="Picture (SVG)")
    button.click()
    said = button.locator("xpath=..").get_by_role("status")
    expect(said).to_have_text("✗ It could not be made: division by zero")
    expect(button).to_have_attribute("aria-busy", "false")


def test_the_code_is_shown_and_can_be_copied(page: Page):
    page.get_by_role("button", name="Python").click()
    expect(page.locator("pre")).to_contain_text('shipped()["begging-seller"]')
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("✓ copied")).to_be_visible()
    assert "today = 42" in page.evaluate("navigator.clipboard.readText()")
