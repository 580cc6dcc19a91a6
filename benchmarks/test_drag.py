"""Dragging on the live timeline, measured inside the browser while a hand moves every 8 ms.

A frame is one that was painted with another picture than the one before; the lag is from a move
of the hand to the end of the frame that shows it. For the peer, whose pictures come later, any
new picture counts as showing all moves before it.
"""

from typing import Any

from playwright.sync_api import Browser, Page
from ratios import OURS, Times, ratio, show, tell
from test_slider import ECHO, INTERACT, MOVE, PAGES, opened

ROUNDS, SECONDS, SETTLE_MS = 5, 3, 150
WIDTH = {OURS: -120, INTERACT: 90}
"""Pixels that the hand goes and comes back; the peer as far as the peer's slider is long."""
CHANGES = 40
LEAST_FRAMES, MOST_LAG_MS, MOST_ROUND_TRIPS = 50, 20, 3
STORY = "dashboard.ipynb?story=begging-seller"
HELD = '.live .handle[data-key="row 1"]'
DRAG = """
async ([handle, picture, attribute, width, seconds]) => {
  const seen = () => document.querySelector(picture)?.getAttribute(attribute);
  const held = document.querySelector(handle);
  const box = held.getBoundingClientRect();
  const [x, clientY] = [box.x + box.width / 2, box.y + box.height / 2];
  const frames = [], lags = [], waiting = [];
  const channel = new MessageChannel();
  let last = seen(), known = 0, on = true;
  channel.port1.onmessage = () => { // the frame has been painted
    const now = performance.now();
    if (seen() === last) return;
    last = seen();
    frames.push(now);
    lags.push(...waiting.splice(0, known).map((moved) => (now - moved) / 1000));
  };
  const frame = () => {
    known = waiting.length;
    channel.port2.postMessage(null);
    if (on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const start = performance.now();
  await new Promise((done) => {
    const hand = setInterval(() => {
      const now = performance.now(), part = (now - start) / 1000 / seconds;
      if (part > 1) {
        clearInterval(hand);
        done();
        return;
      }
      waiting.push(now);
      const clientX = x + width * Math.sin(Math.PI * part);
      const moved = { bubbles: true, buttons: 1, clientX, clientY };
      const pointer = { ...moved, pointerId: 1, isPrimary: true, pointerType: "mouse" };
      held.dispatchEvent(new PointerEvent("pointermove", pointer));
      held.dispatchEvent(new MouseEvent("mousemove", moved)); // what the peer's slider hears
    }, 8);
  });
  on = false;
  return [frames.length / seconds, lags];
}
"""


def dragged(page: Page, width: int, *what: str) -> tuple[float, list[float]]:
    """Frames a second and all lags, in seconds, while a handle is dragged there and back."""
    page.bring_to_front()
    box = page.locator(what[0]).first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    rate, lags = page.evaluate(DRAG, [*what, width, SECONDS])
    page.mouse.up()
    page.wait_for_timeout(1000)
    return rate, lags


def median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def test_the_picture_follows_the_hand(benchmark: Any, browser: Browser, served: str) -> None:
    path, handle, picture = PAGES[INTERACT]
    pages = {
        OURS: opened(browser, served + STORY, ".live svg"),
        INTERACT: opened(browser, served + path, picture),
    }
    how = {
        OURS: (f"{HELD} .hit", f"{HELD} .hit", "x"),
        INTERACT: (handle, picture, "src"),
    }
    frames: dict[str, list[float]] = {name: [] for name in pages}
    lags: Times = {name: [] for name in pages}

    def turn() -> None:
        for name, page in pages.items():
            rate, late = dragged(page, WIDTH[name], *how[name])
            frames[name].append(rate)
            lags[name].extend(late)

    benchmark.pedantic(turn, rounds=ROUNDS)
    for page in pages.values():
        page.close()
    show(benchmark, f"behind the hand, {ROUNDS} drags of {SECONDS} s each", lags)
    for name, rates in frames.items():
        wished = "at least 50" if name == OURS else ""
        tell(benchmark, f"{name}, frames a second", round(median(rates)), wished)
    ratio(lags, INTERACT, OURS, benchmark)
    assert median(frames[OURS]) >= LEAST_FRAMES
    assert median(lags[OURS]) * 1000 <= MOST_LAG_MS


def test_the_verdict_follows_the_kernels_round_trip(
    benchmark: Any, browser: Browser, served: str
) -> None:
    path, handle, label = PAGES[ECHO]
    pages = {
        OURS: opened(browser, served + STORY, ".live svg"),
        ECHO: opened(browser, served + path, label),
    }
    places = {OURS: (".live .handle.protection", ".card.end .sentence"), ECHO: (handle, label)}
    found: Times = {name: [] for name in pages}
    keys = iter(["ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowRight"] * (CHANGES // 4 + 1))

    def turn() -> None:
        key = next(keys)
        for name, page in pages.items():
            page.bring_to_front()
            found[name].append(page.evaluate(MOVE, [*places[name], key]))
            page.wait_for_timeout(SETTLE_MS)

    turn()
    for times in found.values():
        times.clear()
    benchmark.pedantic(turn, rounds=CHANGES)
    for page in pages.values():
        page.close()
    show(benchmark, f"from a change to the verdict, {CHANGES} changes each", found)
    assert ratio(found, OURS, ECHO, benchmark, "at most 1.5") <= MOST_ROUND_TRIPS
