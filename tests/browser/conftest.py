"""The course as it is served, and pages of it that watch for what must not happen."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from support.browser import browser
from support.serving import served

__all__ = ["browser"]

expect.set_options(timeout=15_000)
NO_TOUR = "origin === 'null' || localStorage.setItem('disputelab.tour', '1')"


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server of pages."""
    with served(tmp_path_factory.mktemp("served")) as server:
        yield server.address


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page, the dashboard if none is named; in none of them may anything go wrong."""
    with opening(browser, address) as opened:
        yield opened


@contextmanager
def opening(browser: Browser, address: str, still: bool = False) -> Iterator[Callable[..., Page]]:
    """What opens pages, and closes them in the end; in none of them may anything go wrong.

    If `still`, the reader has asked for less motion.
    """
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
        if still:
            page.emulate_media(reduced_motion="reduce")
        pages.append(page)
        if not first:  # the offer of a tour is for a first visit alone
            page.add_init_script(NO_TOUR)
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: _watch(asked.url, address, wrong))
        _listen(page)
        page.goto(f"{address}voila/render/{path}{query}", timeout=60_000)
        expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
        expect(page.locator(".disputelab, .jp-RenderedMarkdown").first).to_be_visible(
            timeout=60_000
        )
        expect(page.locator(".waiting")).to_have_count(0)
        return page

    yield opened
    for page in pages:
        if not page.is_closed():
            page.goto("about:blank")  # so that it says goodbye to its kernel
            page.close()
    assert wrong == []


RESTED = """() => {
  const mended = document.body.dataset.mended === "" || !document.querySelector(".disputelab");
  window.restedSince = mended ? window.restedSince ?? performance.now() : undefined;
  return mended && performance.now() - window.restedSince > 500;
}"""


MESSAGE = re.compile(rb'"msg_id": ?"([^"]+)"')
IDLE = b'"execution_state": "idle"'
UNANSWERED: WeakKeyDictionary[Page, set[bytes]] = WeakKeyDictionary()
"""The ids of what a page has said to its kernel, and the kernel has not yet done."""


def _listen(page: Page) -> None:
    waiting = UNANSWERED.setdefault(page, set())

    def said(frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            waiting.update(MESSAGE.findall(frame)[:1])

    def heard(frame: bytes | str) -> None:
        if isinstance(frame, bytes) and IDLE in frame:
            waiting.difference_update(MESSAGE.findall(frame)[1:2])

    def line(socket: WebSocket) -> None:
        socket.on("framesent", said)
        socket.on("framereceived", heard)

    page.on("websocket", line)


def settled(page: Page) -> None:
    """Wait until the kernel has done all that it was told, what the widgets lack has been mended,
    and nothing has changed since for a while.

    What the browser has kept comes onto a page a moment after all else.
    """
    waiting = UNANSWERED[page]
    page.wait_for_function(RESTED)
    while waiting:
        page.wait_for_timeout(50)
        page.wait_for_function(RESTED)


def _watch(url: str, address: str, wrong: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        wrong.append(f"asked another host: {url}")
