"""The fixture `browser`. A conftest.py makes it known:

from support.browser import browser

__all__ = ["browser"]
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from support import chromium

# The tests' pages are on this machine: whatever the browser asks of others only disturbs them.
ARGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a file.

    Not for the whole run: while it is open, asyncio.run() fails in every test.
    """
    executable = chromium.find()
    if executable is None:
        pytest.fail("no Chrome or Chromium: `make test` gets one", pytrace=False)
    # Debian's start script makes folders in the user's configuration.
    home = {"XDG_CONFIG_HOME": str(chromium.ROOT / ".cache" / "chromium")}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=ARGS,
            env={**os.environ, **home},
        )
        yield browser
        browser.close()
