"""Servers of our own that may be hurt, and the wire to them."""

from collections.abc import Callable, Iterator

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support.browser import browser
from support.serving import free_ports, served
from support.wire import Wire

__all__ = ["browser"]

LOST = "Kernel connection disconnected"
Open = Callable[..., Page]
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[psutil.Process, int]]:
    """A server for the tests of a file, and its port."""
    (port,) = free_ports(1)
    with served(tmp_path_factory.mktemp("served"), f"--port={port}") as ours:
        yield ours.process, port


@pytest.fixture
def wire(server: tuple[psutil.Process, int]) -> Iterator[Wire]:
    """A wire to the server."""
    made = Wire(server[1])
    yield made
    made.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody's own: what it keeps is theirs."""
    made = browser.new_context()
    made.add_init_script(
        "localStorage.getItem('disputelab.tour') ?? localStorage.setItem('disputelab.tour', '1')"
    )
    yield made
    made.close()


@pytest.fixture
def open_page(server: tuple[psutil.Process, int], context: BrowserContext) -> Iterator[Open]:
    """Opens a page, the dashboard if none is named, on the server or by way of a wire to it.

    No script of a page may fail. But what a page has asked of a kernel that dies comes to nothing.
    """
    wrong: list[str] = []

    def failed(error: object) -> None:
        if str(error) != LOST:
            wrong.append(str(error))

    def opened(query: str = "", path: str = "dashboard.ipynb", port: int = server[1]) -> Page:
        page = context.new_page()
        page.on("pageerror", failed)
        page.goto(f"http://127.0.0.1:{port}/voila/render/{path}{query}", timeout=60_000)
        ready(page)
        return page

    yield opened
    assert wrong == []


def ready(page: Page) -> None:
    """Wait until a page is all there."""
    expect(page.locator("#foot")).to_be_visible(timeout=60_000)
    expect(page.locator(".disputelab").first).to_be_visible(timeout=60_000)
    expect(page.locator(".waiting")).to_have_count(0)
