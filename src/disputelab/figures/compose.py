"""A timeline laid out in pixels: where its lanes, spans, marks and labels stand."""

from disputelab.figures.letters import fitting, width
from disputelab.figures.scene import Canvas, Scene, Size
from disputelab.figures.style import (
    BARS,
    INK,
    LATER,
    MARKS,
    MUTED,
    PAGE,
    PAPER,
    PROTECTION,
    REFUSED,
    Bar,
)
from disputelab.figures.timeline import PROTECTED, TODAY, Lane, Mark, Span, Timeline

HEIGHTS = {
    "steps": 46,
    "goods": 26,
    "protection": 26,
    "dispute": 26,
    "clocks": 30,
    "said": 34,
    "money": 30,
}
TOP, BELOW, RIGHT = 24, 38, 10
"""Pixels: above the first lane, below the last one for the axis, right of the lanes."""


def height(size: Size) -> int:
    """The height of a timeline's picture, in pixels."""
    return _bottom(size) + BELOW


def compose(timeline: Timeline, size: Size) -> Scene:
    """The picture of a timeline in a size."""
    return _Composing(timeline, size).scene()


def _bottom(size: Size) -> int:
    return TOP + 4 + sum(HEIGHTS.values()) + size.gap * (len(HEIGHTS) - 1)


class _Composing:
    def __init__(self, timeline: Timeline, size: Size) -> None:
        self._timeline, self._size = timeline, size
        self._canvas = Canvas(size.width, height(size), size.font)
        self._left = size.names + 6
        self._scale = (size.width - self._left - RIGHT) / timeline.days
        self._bottom = _bottom(size)

    def scene(self) -> Scene:
        timeline, canvas, bottom = self._timeline, self._canvas, self._bottom
        tops, top = [], TOP
        for lane in timeline.lanes:
            tops.append(top)
            self._lane(lane, top)
            top += HEIGHTS[lane.id] + self._size.gap
        if timeline.protection_end < timeline.days:
            end = self._at(timeline.protection_end)
            canvas.line((end, end), (TOP, bottom), PROTECTION, ":", 1.6, tie=PROTECTED)
        today = self._at(timeline.today + 1)
        if timeline.today + 1 < timeline.days:
            later = self._size.width - RIGHT - today
            box = (today, TOP - 2, later, bottom - TOP + 2)
            days = (timeline.today + 1, timeline.days)
            canvas.bar(box, Bar(LATER), 3, days, (TODAY, 0))
        for lane, top in zip(timeline.lanes, tops, strict=True):
            self._marks(lane, top)
        canvas.line((today, today), (TOP - 6, bottom), INK, "-", 1.8, tie=TODAY)
        late = today > self._size.width / 2
        canvas.text(
            today + (-4 if late else 4),
            11,
            timeline.today_label,
            anchor="right" if late else "left",
            weight="bold",
            tie=TODAY,
        )
        self._axis()
        return canvas.scene(self._left, self._scale)

    def _at(self, day: float) -> float:
        return self._left + day * self._scale

    def _lane(self, lane: Lane, top: float) -> None:
        size, canvas, tall = self._size, self._canvas, HEIGHTS[lane.id]
        if size.names:
            canvas.text(size.names, top + tall / 2, lane.name, anchor="right")
        else:
            canvas.text(6, top - size.gap / 2 + 1, lane.name, color=MUTED)
        canvas.bar((self._left, top, self._timeline.days * self._scale, tall), Bar(PAPER))
        for span in lane.spans:
            beside = [other for other in lane.spans if _overlap(span, other)]
            share = tall / len(beside)
            following = [s.start for s in lane.spans if s.start >= span.end]
            end = min(self._at(min(following, default=1e9)), size.width)
            self._span(span, top + beside.index(span) * share, share, end)

    def _span(self, span: Span, y: float, tall: float, end: float) -> None:
        """A bar with its label in it, or beside it where there is room until `end`."""
        x, long = self._at(span.start), (span.end - span.start) * self._scale
        style, canvas = BARS[span.kind], self._canvas
        canvas.bar((x, y, long, tall), style, 1, (span.start, span.end), span.ties)
        size = self._size.font - (1 if tall < 20 else 0)
        needed = width(span.label, size) + 8
        if long < needed <= end - x - long:
            canvas.text(x + long + 4, y + tall / 2, span.label, size=size, tie=span.ties[1])
        elif label := fitting(span.label, long - 6, size):
            tie, ink = span.ties[0], {"size": size, "color": style.ink}
            if style.hatch:  # letters stand on the plain face
                plate = (x + 2, y + 1, width(label, size) + 4, tall - 2)
                canvas.bar(plate, Bar(style.face), ties=(tie, tie))
            canvas.text(x + 4, y + tall / 2, label, tie=tie, **ink)

    def _axis(self) -> None:
        canvas, size, y = self._canvas, self._size, self._bottom + 2
        canvas.line((self._left, self._at(self._timeline.days)), (y, y), MUTED, "-", 1)
        room = 0.0
        for tick in self._timeline.ticks:
            x = self._at(tick.day + 0.5)
            wide = max(width(text, size.font) for text in (tick.label, tick.date))
            start = min(max(x - wide / 2, 2), size.width - wide - 2)
            if start < room:
                continue
            room = start + wide + 6
            middle = start + wide / 2
            canvas.line((x, x), (y, y + 4), MUTED, "-", 1)
            canvas.text(middle, y + 12, tick.label, anchor="center")
            canvas.text(middle, y + 27, tick.date, size=size.font - 1, color=MUTED, anchor="center")

    def _marks(self, lane: Lane, top: float) -> None:
        """Draw the marks of a lane in two rows, each where it does not hide the one before."""
        free = [0.0, 0.0]
        for mark in lane.marks:
            x = self._at(mark.at)
            row = next((i for i, until in enumerate(free) if until <= x - 9), -1)
            if row < 0:
                row = free.index(min(free))
            y = top + (row + 0.5) * HEIGHTS[lane.id] / 2
            draw = self._step if lane.id == "steps" else self._said
            free[row] = draw(x, y, mark, free[row])

    def _step(self, x: float, y: float, mark: Mark, free: float) -> float:
        """A numbered sign, moved to the right where another stands; returns where it ends."""
        x = max(x, free + 9)
        style, canvas, tie = MARKS[mark.kind], self._canvas, mark.number
        face = style.color if mark.accepted else PAGE
        canvas.dot((x, y), style.sign, 17, face, style.color, tie=tie)
        ink = PAGE if mark.accepted else REFUSED
        bold = {"size": self._size.font - 2, "weight": "bold", "anchor": "center"}
        canvas.text(x, y, str(mark.number), color=ink, tie=tie, **bold)
        if not mark.accepted:
            canvas.dot((x + 7, y - 6), "x", 5, REFUSED, REFUSED, tie=tie)
        return x + 10

    def _said(self, x: float, y: float, mark: Mark, free: float) -> float:
        """A sign with its label on the side where there is room; returns where it ends."""
        style, canvas, tie = MARKS[mark.kind], self._canvas, mark.number
        canvas.dot((x, y), style.sign, 9, style.color, style.color, tie=tie)
        wide = 8 + width(mark.label, self._size.font)
        if free <= x and x + wide <= self._size.width:
            canvas.text(x + 8, y, mark.label, tie=tie)
            return x + wide
        if free <= x - wide:
            canvas.text(x - 8, y, mark.label, anchor="right", tie=tie)
        return max(free, x + 8)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
