"""The course as it is served, and pages of it that watch for what must not happen."""

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browser import browser

__all__ = ["browser"]

COMMAND = Path(sys.executable).parent / "disputelab"
expect.set_options(timeout=15_000)


def served(folder: Path, *command: str) -> AbstractContextManager[str]:
    """The address of a server of ours while it runs; what it keeps goes into a folder."""
    return running(folder, str(COMMAND), *command, "--no-browser")


@contextmanager
def running(folder: Path, *command: str) -> Iterator[str]:
    """The address that a server tells, while it runs; what it keeps goes into a folder."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "JUPYTER_CONFIG_DIR": str(folder)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        log: list[str] = []
        found: queue.Queue[str] = queue.Queue()

        def read() -> None:
            for line in process.stdout or ():
                log.append(line)
                if said := re.search(r"http://(127\.0\.0\.\d|localhost):\d+/\S*", line):
                    found.put(said[0])

        reader = threading.Thread(target=read)
        reader.start()
        try:
            yield found.get(timeout=60)
        except queue.Empty:
            pytest.fail("the server did not start:\n" + "".join(log))
        finally:
            process.terminate()
            reader.join()


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server of pages."""
    with served(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page, the dashboard if none is named; in none of them may anything go wrong."""
    with opening(browser, address) as opened:
        yield opened


@contextmanager
def opening(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """What opens pages, and closes them in the end; in none of them may anything go wrong."""
    wrong: list[str] = []
    pages: list[Page] = []

    def opened(
        query: str = "",
        width: int = 1280,
        height: int = 800,
        path: str = "dashboard.ipynb",
        first: bool = False,
    ) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height})
        pages.append(page)
        if not first:  # the offer of a tour is for a first visit alone
            page.add_init_script("localStorage.setItem('disputelab.tour', '1')")
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: _watch(asked.url, address, wrong))
        page.goto(f"{address}voila/render/{path}{query}", timeout=60_000)
        expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
        expect(page.locator(".disputelab, .jp-RenderedMarkdown").first).to_be_visible(
            timeout=60_000
        )
        expect(page.locator(".waiting")).to_have_count(0)
        return page

    yield opened
    for page in pages:
        page.close()
    assert wrong == []


RESTED = """() => {
  const mended = document.body.dataset.mended === "" || !document.querySelector(".disputelab");
  window.restedSince = mended ? window.restedSince ?? performance.now() : undefined;
  return mended && performance.now() - window.restedSince > 500;
}"""


def settled(page: Page) -> None:
    """Wait until what the widgets lack has been mended, and nothing has changed since for a while.

    What the browser has kept comes onto a page a moment after all else.
    """
    page.wait_for_function(RESTED)


def _watch(url: str, address: str, wrong: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        wrong.append(f"asked another host: {url}")
