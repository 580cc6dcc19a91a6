"""What the browser draws of a timeline is what matplotlib draws of it, and what we draw without."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from disputelab.app.live import LiveTimeline
from disputelab.core import History, replay
from disputelab.figures.draw import Drawing
from disputelab.figures.plain import Plain
from disputelab.figures.scene import NARROW, WIDE, Size
from disputelab.figures.style import theme_css
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped

SIZES = {"wide": WIDE, "narrow": NARROW}
HALF_A_PIXEL = 0.5

# The script as a page loads it, with a model that has a scene and asks nobody.
PAGE = """
<!doctype html><html lang="en"><meta charset="utf-8"><style>%(css)s</style><title>Two</title>
<div id="printed"></div><div id="live" class="live"></div>
<script type="module">
%(script)s
const model = { state: {}, get: (name) => model.state[name], on: () => {}, off: () => {} };
window.both = (state, svg, wide) => {
  model.state = state;
  const live = document.getElementById("live"), printed = document.getElementById("printed");
  live.replaceChildren();
  printed.innerHTML = svg;
  printed.style.width = live.style.width = `${wide}px`;
  render({ model, el: live });
};
</script>
"""

# Every rectangle, line, sign and label of a picture, in the order in which they are drawn.
FOUND = """
(root) => {
  const svg = document.querySelector(root + " svg");
  const lies = (node) => {
    const box = node.getBBox();
    const own = svg.getScreenCTM().inverse().multiply(node.getScreenCTM());
    const [a, b] = [[box.x, box.y], [box.x + box.width, box.y + box.height]].map(([x, y]) =>
      new DOMPoint(x, y).matrixTransform(own));
    return [a.x, a.y, b.x, b.y];
  };
  const look = (node, ...names) => {
    const style = getComputedStyle(node);
    return names.map((name) => style[name].startsWith("url") ? "pattern" : style[name]);
  };
  const drawn = [...svg.querySelectorAll("rect, path, line, use, text")].filter((node) =>
    !node.closest("defs, .handle, .flag"));
  const found = { areas: [], lines: [], signs: [], labels: [] };
  for (const node of drawn) {
    const box = lies(node);
    const style = getComputedStyle(node);
    if (node.localName === "text") {
      const font = style.fontFamily.split(",")[0];
      found.labels.push([node.textContent, box,
        [font, ...look(node, "fill", "fontSize", "fontWeight")]]);
    } else if (node.localName === "use" || node.getAttribute("transform")) {
      found.signs.push(["", box, look(node, "fill", "stroke", "strokeWidth")]);
    } else if (style.fill === "none" && style.stroke === "none") {
      continue; // the ground on which matplotlib draws
    } else if (style.fill === "none" || node.localName === "line") {
      found.lines.push(["", box, look(node, "stroke", "strokeWidth", "strokeDasharray")]);
    } else {
      const faint = Number(style.opacity) * Number(style.fillOpacity);
      found.areas.push([faint.toFixed(2), box, look(node, "fill", "stroke")]);
    }
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def both(browser: Browser) -> Iterator[Page]:
    """A page that shows the live picture below the printed one."""
    script = files("disputelab.app").joinpath("live.js").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": 900, "height": 800})
    plain = script.replace("export default { render };", "")
    page.set_content(PAGE % {"css": theme_css(), "script": plain})
    page.wait_for_function("window.both !== undefined")
    yield page
    page.close()


@cache
def history(name: str) -> History:
    return replay(shipped()[name].scenario)


def ignore(*_: Any) -> None:
    pass


def show(
    page: Page, name: str, language: str, size: Size, pen: type[Drawing | Plain] = Drawing
) -> dict[str, dict[str, Any]]:
    """Both pictures of a story, as the browser has drawn them."""
    story = history(name)
    words = Words(language, story.scenario.order)
    today = story.scenario.until // 2
    drawn, said = timeline(story, words, today), verdict(story.end, words)
    live = LiveTimeline(ignore, ignore, ignore)
    live.show(drawn, size, said, words, {})
    state = {"scene": live.scene, "said": said, "days": live.days}
    page.evaluate(
        "([state, svg, wide]) => both(state, svg, wide)",
        [state, pen(size).svg(drawn, said), size.width],
    )
    return {root: page.evaluate(FOUND, root) for root in ("#live", "#printed")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_every_mark_span_and_label_stands_where_matplotlib_puts_it(
    both: Page, name: str, language: str, size: str
) -> None:
    found = show(both, name, language, SIZES[size])
    same(found["#live"], found["#printed"])


@pytest.mark.parametrize("name", shipped())
def test_without_matplotlib_it_is_the_same_picture(both: Page, name: str) -> None:
    found = show(both, name, "ru", WIDE, Plain)
    same(found["#live"], found["#printed"])


def test_it_has_the_same_colours_on_a_dark_page(both: Page) -> None:
    both.evaluate("document.documentElement.dataset.theme = 'dark'")
    found = show(both, "goods-go-back", "en", WIDE)
    both.evaluate("delete document.documentElement.dataset.theme")
    assert "rgb(34, 42, 51)" in str(found["#live"]["areas"])
    same(found["#live"], found["#printed"])


def same(live: dict[str, Any], printed: dict[str, Any]) -> None:
    for kind, drawn in printed.items():
        assert drawn, kind
        mine = live[kind]
        assert [(one[0], one[2]) for one in mine] == [(one[0], one[2]) for one in drawn]
        for (text, box, look), (_, other, _) in zip(mine, drawn, strict=True):
            assert box == pytest.approx(other, abs=HALF_A_PIXEL), (kind, text, look)
