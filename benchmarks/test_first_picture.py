"""From asking for the page to its first picture, beside a bare page of one slider and no plot.

The pages take turns, each time in a browser context of its own, on one server.
"""

from typing import Any

from playwright.sync_api import Browser
from ratios import OURS, Times, p95, ratio, show, tell

LOADS = 15
MOST = 1.15
BARE = "one slider"
PAGES = {
    OURS: ("dashboard.ipynb?lang=en", "svg.timeline"),
    BARE: ("slider.ipynb", ".widget-hslider .noUi-handle"),
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


def loaded(browser: Browser, address: str, shown: str) -> float:
    """Seconds from the start of the navigation to the frame that shows something."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH.replace("SHOWN", repr(shown)))
    page.goto(address, timeout=60_000)
    page.wait_for_function("window.firstPicture", timeout=60_000)
    found = float(page.evaluate("window.firstPicture")) / 1000
    context.close()
    return found


def test_the_first_picture_is_hardly_later_than_a_bare_slider(
    benchmark: Any, browser: Browser, served: str
) -> None:
    found: Times = {name: [] for name in PAGES}

    def turn() -> None:
        for name, (path, shown) in PAGES.items():
            found[name].append(loaded(browser, served + path, shown))

    turn()
    for times in found.values():
        times.clear()
    benchmark.pedantic(turn, rounds=LOADS)
    show(benchmark, f"from asking for a page to its first picture, {LOADS} loads each", found)
    tell(benchmark, "the same, 95th percentile", round(p95(found[OURS]) / p95(found[BARE]), 2))
    assert ratio(found, OURS, BARE, benchmark, "at most 1.15") <= MOST
