"""The site of static pages, built as `make site` builds it, and pages of it that are watched."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from support.awaited import come
from support.browser import browser

__all__ = ["browser"]

expect.set_options(timeout=15_000)
ROOT = Path(__file__).resolve().parents[2]
NO_TOUR = "if (origin !== 'null') localStorage.setItem('disputelab.tour', '1')"
BUILD = ROOT / "lite" / "build.py"


class Quiet(SimpleHTTPRequestHandler):
    """Any host of files will do; this one says nothing."""

    def log_message(self, *_: object) -> None:
        """Not a word."""


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site; built again only when something that goes into it has changed."""
    folder = ROOT / ".cache" / "site" / "host" / "course"
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        (sys.executable, str(BUILD), "--output", str(folder)),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served: in a folder of a host, as most hosts have it."""
    serve = partial(Quiet, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def person(browser, address: str) -> Iterator[BrowserContext]:
    """Somebody's browser: nothing may go wrong in it, and no other host be asked for anything."""
    wrong: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US") as context:
        context.add_init_script(NO_TOUR)
        context.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("request", lambda asked: _watch(asked.url, address, wrong))
        context.on("response", lambda r: r.status >= 400 and wrong.append(f"{r.status} {r.url}"))
        yield context
    assert wrong == []


@pytest.fixture
def open_page(person: BrowserContext, address: str) -> Callable[[str], Page]:
    """Opens a page, and waits until Python has made what it shows."""

    def opened(path: str) -> Page:
        page = person.new_page()
        page.goto(address + path)
        come(page)
        return page

    return opened


def _watch(url: str, address: str, wrong: list[str]) -> None:
    host = address.removesuffix("course/")
    if not url.startswith((host, "data:", "blob:")):
        wrong.append(f"asked another host: {url}")
