"""The timeline drawn in the browser, where its days can be dragged."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import anywidget
from traitlets import Dict, List, Unicode

from disputelab.app.assets import assets
from disputelab.figures.compose import compose
from disputelab.figures.scene import Dot, Item, Line, Rect, Scene, Size
from disputelab.figures.timeline import PROTECTED, TODAY, Tie, Timeline
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.scenarios.model import MOST_DAYS

Handle = dict[str, Any]
NAME = N_("Timeline: events, the last protected day and today can be moved with the arrow keys")
NOTHING = {
    **dict.fromkeys(("width", "height", "days"), 1),
    **{"left": 0, "scale": 1, "name": "", "items": [], "handles": []},
}
"""What is drawn before anything is shown."""
STILL = N_("Timeline")
EVENT, REFUSED = N_("{number}. {who} {what}"), N_("{number}. {who} {what}: refused")


def _nothing(_: int, __: bool) -> None:
    """What happens to a timeline that is only looked at."""


class LiveTimeline(anywidget.AnyWidget):
    """A timeline whose events, last protected day and today can be moved.

    `on_move` is called with the row of an event and its new day, `on_protection` with the days of
    protection first given, `on_today` with a day; the last argument of each tells whether this is
    the end of a gesture. Each is expected to `show` what has become of the story.
    """

    _esm = assets("live.js")
    _css = assets("live.css")
    scene = Dict(NOTHING).tag(sync=True)
    said = Unicode().tag(sync=True)
    days = List(Unicode()).tag(sync=True)

    def __init__(
        self,
        on_move: Callable[[int, int, bool], None] | None = None,
        on_protection: Callable[[int, bool], None] = _nothing,
        on_today: Callable[[int, bool], None] = _nothing,
    ) -> None:
        """Without `on_move` it is looked at, and nothing on it moves."""
        super().__init__()
        self._on_move, self._on_protection, self._on_today = on_move, on_protection, on_today
        self.add_class("live")
        self.on_msg(lambda _, content, __: self.heard(content))

    def show(
        self,
        timeline: Timeline,
        size: Size,
        said: str,
        words: Words,
        rows: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Show a timeline, with `said` as its text alternative.

        `rows` names the steps that can be moved: the row of its event by the number of a step.
        """
        scene = compose(timeline, size)
        with self.hold_sync():
            self.days = [words.day(day) for day in range(timeline.days)]
            self.said = said
            self.scene = {
                "width": scene.width,
                "height": scene.height,
                "left": scene.left,
                "scale": scene.scale,
                "days": timeline.days,
                "name": words.text(NAME if self._on_move else STILL),
                "items": [plain(item) for item in scene.items],
                "handles": list(_handles(timeline, scene, words, rows)) if self._on_move else [],
            }

    def heard(self, content: dict[str, Any]) -> None:
        """Take what the browser tells, and let it go on.

        {"kind": "move", "row": …, "day": …, "done": …}, or "protection" with "days", or "today"
        with "day".
        """
        try:
            match content:
                case _ if self._on_move is None:
                    pass
                case {"kind": "move", "row": int(row), "day": int(day), "done": bool(done)}:
                    self._on_move(row, day, done)
                case {"kind": "protection", "days": int(days), "done": bool(done)}:
                    self._on_protection(days, done)
                case {"kind": "today", "day": int(day), "done": bool(done)}:
                    self._on_today(day, done)
        finally:
            self.send({"answered": True})


def plain(item: Item) -> dict[str, Any]:
    """An item as plain values, with its kind and its pixels to a hundredth."""
    names = item.__slots__
    return {"kind": type(item).__name__, **{name: _short(getattr(item, name)) for name in names}}


def _short(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2)
    return [_short(one) for one in value] if isinstance(value, tuple) else value


def _handles(
    timeline: Timeline, scene: Scene, words: Words, rows: Mapping[int, int]
) -> Iterator[Handle]:
    """What can be moved, in the order in which one comes to it: events, protection, today."""
    placed: dict[Tie, Dot] = {}
    for item in scene.items:  # the first of a step is its numbered sign
        if isinstance(item, Dot):
            placed.setdefault(item.tie, item)
    marks = next(lane.marks for lane in timeline.lanes if lane.id == "steps")
    for mark in marks:
        if mark.number in rows:
            sign, day = placed[mark.number], int(mark.at)
            name = words.text(EVENT if mark.accepted else REFUSED).format(
                number=mark.number, who=words.label(mark.kind), what=mark.label
            )
            row = rows[mark.number]
            where = {"row": row, "x": round(sign.x, 2), "y": sign.y, "tall": 0, "offset": 0.5}
            values = _values(day, timeline.last, name, words)
            yield {"key": f"row {row}", "kind": "move", "tie": mark.number, **where, **values}
    bar = next(i for i in scene.items if isinstance(i, Rect) and PROTECTED in i.ties)
    given, name = timeline.given - 1, words.text(N_("Last protected day"))
    end = min(timeline.given, timeline.days)
    yield {
        **_line("protection", PROTECTED, scene, end, (bar.y, bar.y + bar.height)),
        **_values(given, MOST_DAYS, name, words),
    }
    line = next(i for i in scene.items if isinstance(i, Line) and i.tie == TODAY)
    yield {
        **_line("today", TODAY, scene, timeline.today + 1, line.ys),
        **_values(timeline.today, timeline.last, words.text(N_("Today")), words),
    }


def _line(kind: str, tie: str, scene: Scene, end: int, ys: tuple[float, float]) -> Handle:
    x = round(scene.left + end * scene.scale, 2)
    where = {"x": x, "y": sum(ys) / 2, "tall": ys[1] - ys[0], "offset": 1}
    return {"key": kind, "kind": kind, "tie": tie, **where}


def _values(day: int, last: int, name: str, words: Words) -> Handle:
    return {"value": day, "min": 0, "max": last, "name": name, "text": words.day(day)}
