"""From a slider's move to the new picture on the screen, measured inside the browser.

The three pages take turns, one move each. What our page changes at the same move besides the
picture: the two verdicts, the table of steps, the buyer's choices, and the list of what to add.
"""

from typing import Any

from playwright.sync_api import Browser, Page, expect
from ratios import OURS, Times, p95, ratio, show, tell

MOVES = 60
SETTLE_MS = 150
TIMES_INTERACT = 2
INTERACT, ECHO = "interact", "round trip"
PAGES = {
    OURS: (
        "dashboard.ipynb?story=brake-part-disputed-again",
        ".today .noUi-handle",
        "svg.timeline",
    ),
    INTERACT: ("interact.ipynb", ".widget-interact .noUi-handle", ".widget-interact img"),
    ECHO: ("echo.ipynb", ".widget-hslider .noUi-handle", ".widget-label:not(.widget-hslider *)"),
}
MOVE = """
async ([handled, picture, key]) => {
  const handle = document.querySelector(handled);
  const shown = () => document.querySelector(picture);
  const before = shown(), said = before.textContent;
  const changed = () => {
    const now = shown();
    return now && (now !== before || now.textContent !== said) ? now : null;
  };
  const start = performance.now();
  const found = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const now = changed();
      if (now) resolve(now);
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const now = await found;
  if (now.decode) await now.decode();
  await new Promise((painted) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = painted;
    channel.port2.postMessage(null);
  }));
  return (performance.now() - start) / 1000;
}
"""


def opened(browser: Browser, address: str, picture: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address, timeout=60_000)
    expect(page.locator(picture).first).to_be_visible(timeout=60_000)
    page.wait_for_timeout(1000)
    return page


def test_from_a_move_to_the_picture(benchmark: Any, browser: Browser, served: str) -> None:
    pages = {
        name: opened(browser, served + path, picture) for name, (path, _, picture) in PAGES.items()
    }
    found: Times = {name: [] for name in PAGES}
    # There and back again, so that every page stays inside its slider.
    keys = iter(["ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowRight"] * (MOVES // 4 + 1))

    def turn() -> None:
        key = next(keys)
        for name, (_, handle, picture) in PAGES.items():
            pages[name].bring_to_front()
            found[name].append(pages[name].evaluate(MOVE, [handle, picture, key]))
            pages[name].wait_for_timeout(SETTLE_MS)

    turn()
    for times in found.values():
        times.clear()
    benchmark.pedantic(turn, rounds=MOVES)
    for page in pages.values():
        page.close()
    show(benchmark, f"from a move to the picture, {MOVES} moves each", found)
    ratio(found, OURS, ECHO, benchmark)
    late = p95(found[INTERACT]) / p95(found[OURS])
    tell(benchmark, f"{INTERACT} / {OURS}, 95th percentile", round(late, 2), "at least 2")
    assert ratio(found, INTERACT, OURS, benchmark, "at least 2") >= TIMES_INTERACT
    assert late >= TIMES_INTERACT
