"""From asking for a page to when it can be used, beside a bare page of one slider.

Ours as `make dashboard` serves it; the bare page as Voila comes, and with Voila's own preheated
kernels. Each has a server of its own, and they take turns: first all with a browser that has
nothing kept, then all with one that has been there.
"""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from ratios import OURS, Times, p95, ratio, show, tell
from servers import HERE, ours, running, voila

LOADS = int(os.environ.get("LOADS", "15"))
SIZE = {"width": 1280, "height": 800}
REST = 2.5
"""Seconds between two loads, in which a pool fills itself and closed pages say goodbye."""
MOST = 1.15
BARE, PREHEATED = "one slider", "one slider, preheated"
SLIDER = ("slider.ipynb", ".widget-hslider .noUi-handle")
PAGES = {
    OURS: (ours, "dashboard.ipynb?lang=en", "svg.timeline"),
    BARE: (voila(), *SLIDER),
    PREHEATED: (voila("--preheat_kernel=True", "--pool_size=2"), *SLIDER),
}
WATCH = """
(() => {
  const look = () => {
    const found = document.querySelector(SHOWN);
    if (!found || !found.getBoundingClientRect().width) return requestAnimationFrame(look);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.firstPicture = performance.now(); };
      channel.port2.postMessage(null);
    });
  };
  document.addEventListener("DOMContentLoaded", look);
  requestAnimationFrame(look);
})()
"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of each page, while its server runs."""
    slider = HERE / "pages" / SLIDER[0]
    with ExitStack() as servers:
        yield {
            name: servers.enter_context(
                running(command, Path(tmp_path_factory.mktemp("served")), [slider])
            ).render
            + page
            for name, (command, page, _) in PAGES.items()
        }


def loaded(context: BrowserContext, address: str, shown: str) -> float:
    """Seconds from the start of the navigation to the frame that shows something."""
    page = context.new_page()
    page.add_init_script(WATCH.replace("SHOWN", repr(shown)))
    page.goto(address, timeout=60_000)
    page.wait_for_function("window.firstPicture", timeout=60_000)
    found = float(page.evaluate("window.firstPicture")) / 1000
    page.close(run_before_unload=False)
    return found


@pytest.mark.parametrize("kept", ["cold", "warm"])
def test_the_first_picture_is_hardly_later_than_a_bare_slider(
    benchmark: Any, browser: Browser, addresses: dict[str, str], kept: str
) -> None:
    found: Times = {name: [] for name in PAGES}
    warm = {name: browser.new_context(viewport=SIZE) for name in PAGES}

    def turn() -> None:
        for name, (_, _, shown) in PAGES.items():
            context = warm[name] if kept == "warm" else browser.new_context(viewport=SIZE)
            found[name].append(loaded(context, addresses[name], shown))
            if kept == "cold":
                context.close()
            time.sleep(REST)

    turn()
    for times in found.values():
        times.clear()
    benchmark.pedantic(turn, rounds=LOADS)
    for context in warm.values():
        context.close()
    title = f"from asking for a page to its first picture, {kept}, {LOADS} loads each"
    show(benchmark, title, found)
    for peer in (BARE, PREHEATED):
        late = p95(found[OURS]) / p95(found[peer])
        tell(benchmark, f"{OURS} / {peer}, 95th percentile", round(late, 3))
    ratio(found, OURS, PREHEATED, benchmark)
    assert ratio(found, OURS, BARE, benchmark, f"at most {MOST}") <= MOST
