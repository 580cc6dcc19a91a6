"""Pictures of what may follow: charts drawn with matplotlib, as SVG with its text as text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from disputelab.figures.charts import Curves, DoorChart, DoorRow, Ranges, Stacks
from disputelab.figures.drawing import drawing
from disputelab.figures.letters import fitting, width
from disputelab.figures.scene import WIDE, Canvas, Scene, Size, Weight
from disputelab.figures.style import BARS, INK, LINES, MUTED, PAGE, PAPER, PROTECTION, Bar
from disputelab.figures.timeline import Timeline

if TYPE_CHECKING:
    from disputelab.figures.draw import Drawing
    from disputelab.figures.plain import Plain

ROW, BAR, EDGE, PLOT, LINE = 28, 16, 10, 190, 18
"""Pixels: a row, the bar in it, the right edge, the height of lines, a line of a legend."""

Key = Sequence[tuple[str, str]]
Sign = Callable[[Canvas, str, float, float], None]


class Chart:
    """Draws one chart after another; the paper of each height is made once and used again."""

    def __init__(self, size: Size = WIDE) -> None:
        self.size = size
        self._wide = size.labels > 0
        self._left = 6.0
        self._row = ROW if self._wide else ROW + 14
        self._papers: dict[int, Drawing | Plain] = {}
        self._timelines: dict[int, Drawing | Plain] = {}

    def svg(self, chart: Ranges | DoorChart | Stacks | Curves, words: str) -> str:
        """The picture as an `<svg>` element whose text alternative is `words`."""
        scene = self.scene(chart)
        if scene.height not in self._papers:
            self._papers[scene.height] = drawing(self.size, scene.height)
        drawn = self._papers[scene.height].paint(scene, words)
        return drawn.replace('class="timeline"', 'class="chart"', 1)

    def scene(self, chart: Ranges | DoorChart | Stacks | Curves) -> Scene:
        """What is drawn of a chart."""
        draw: dict[type, Any] = {
            Ranges: self._ranges,
            DoorChart: self._doors,
            Stacks: self._stacks,
            Curves: self._curves,
        }
        if not isinstance(chart, Curves):
            self._left = self._room(chart) + 6
        canvas = Canvas(self.size.width, self._height(chart), self.size.font)
        draw[type(chart)](canvas, chart)
        return canvas.scene()

    def timeline(self, timeline: Timeline, below: DoorChart, words: str) -> str:
        """A timeline whose days stand above those of a chart of doors."""
        room = self._room(below)
        if room not in self._timelines:
            self._timelines[room] = drawing(replace(self.size, names=room), name="doors")
        return self._timelines[room].svg(timeline, words)

    def _room(self, chart: Ranges | DoorChart | Stacks) -> int:
        """The room that the labels of rows need, in tens of pixels, as far as there is any."""
        if not self._wide:
            return 0
        widest = max((self._width("★ " + row.label, "bold") for row in chart.rows), default=0.0)
        return min(self.size.labels, 10 * ceil((widest + 12) / 10))

    def _width(self, text: str, weight: Weight = "normal") -> float:
        return width(text, self.size.font, weight)

    def _height(self, chart: Ranges | DoorChart | Stacks | Curves) -> int:
        if isinstance(chart, Curves):
            return PLOT + 84 + 16 * len(chart.lines)
        more = 0
        if isinstance(chart, Stacks):
            more = LINE * len(self._lines(chart.legend))
        elif isinstance(chart, DoorChart):
            more = LINE * (1 + len(self._lines(chart.key)))
        return self._row * max(len(chart.rows), 1) + 34 + more

    def _begin(self, d: Canvas, top: float, label: str, weight: Weight = "normal") -> float:
        """Write the label of a row; returns the middle of its bar."""
        room = self._left if self._wide else self.size.width
        shown = fitting(label, room - 8, self.size.font, weight)
        if self._wide:
            d.text(self._left - 6, top + ROW / 2, shown, anchor="right", weight=weight)
            return top + ROW / 2
        d.text(6, top + 9, shown, weight=weight)
        return top + 18 + BAR / 2

    def _ranges(self, d: Canvas, chart: Ranges) -> None:
        note = max((self._width(row.note, "bold") for row in chart.rows), default=0.0)
        end = self.size.width - note - 12
        scale = (end - self._left) / chart.most
        bottom = self._row * len(chart.rows)
        for number, row in enumerate(chart.rows):
            weight: Weight = "bold" if row.chosen else "normal"
            label = ("★ " if row.chosen else "") + row.label
            y = self._begin(d, number * self._row, label, weight)
            d.bar((self._left, y - BAR / 2, end - self._left, BAR), Bar(PAPER))
            low, high = self._left + row.low * scale, self._left + row.high * scale
            style = BARS["best" if row.chosen else "range"]
            d.bar((low, y - BAR / 2, max(high - low, 2), BAR), style)
            for x in (low, high):
                d.line((x, x), (y - BAR / 2, y + BAR / 2), INK, "-", 2)
            d.dot((self._left + row.middle * scale, y), "D", 9, INK, INK)
            d.text(end + 8, y, row.note, weight=weight)
        self._ticks(d, [(self._left + at * scale, text) for at, text in chart.ticks], bottom + 4)

    def _ticks(self, d: Canvas, ticks: Sequence[tuple[float, str]], y: float) -> None:
        room = 0.0
        for x, text in ticks:
            half = self._width(text) / 2
            middle = min(max(x, half + 2), self.size.width - half - 2)
            if middle - half < room:
                continue
            room = middle + half + 6
            d.line((x, x), (y, y + 4), MUTED, "-", 1)
            d.text(middle, y + 13, text, anchor="center", color=MUTED)

    def _doors(self, d: Canvas, chart: DoorChart) -> None:
        end = self.size.width - EDGE
        scale = (end - self._left) / chart.days
        bottom = LINE + self._row * len(chart.rows)
        today = self._left + (chart.today + 1) * scale
        d.text(self._left if self._wide else 6, LINE / 2, chart.title, weight="bold")
        for number, row in enumerate(chart.rows):
            y = self._begin(d, LINE + number * self._row, row.label)
            self._door(d, chart, row, y, scale)
            if not self._wide:  # the labels stand above the bars: no line goes through them
                d.line((today, today), (y - BAR / 2, y + BAR / 2 + 2), INK, "-", 1.8)
        if self._wide:
            d.line((today, today), (LINE, bottom), INK, "-", 1.8)
        ticks = [(self._left + (day + 0.5) * scale, text) for day, text in chart.ticks]
        self._ticks(d, ticks, bottom + 4)
        self._legend(d, chart.key, bottom + 40, self._sign)

    def _door(self, d: Canvas, chart: DoorChart, row: DoorRow, y: float, scale: float) -> None:
        end = self.size.width - EDGE
        d.bar((self._left, y - BAR / 2, end - self._left, BAR), Bar(PAPER))
        stop = self._left
        for pane in row.panes:
            x, long = self._left + pane.start * scale, (pane.end - pane.start) * scale
            sure = pane.kind == "certain"
            inset = 5 if sure else 0
            style = BARS["certain" if sure else row.kind]
            d.bar((x, y - BAR / 2 + inset, long, BAR - 2 * inset), style)
            stop = max(stop, x + long)
            if pane.for_good:
                d.dot((end - 5, y), ">", 9, INK, INK)
        if row.by_itself is not None and row.by_itself < chart.days:
            x = self._left + row.by_itself * scale
            d.dot((x, y), "h", 12, PAGE, INK)
            stop = max(stop, x + 7)
        if stop + 6 + self._width(row.note) <= end:
            d.text(stop + 6, y, row.note)

    def _stacks(self, d: Canvas, chart: Stacks) -> None:
        note = max((self._width(row.note) for row in chart.rows), default=0.0)
        end = self.size.width - (note + 10 if note else EDGE)
        for number, row in enumerate(chart.rows):
            y = self._begin(d, number * self._row, row.label)
            x = self._left
            for part in row.parts:
                long = part.share * (end - self._left)
                if part.share <= 0:
                    continue
                d.bar((x, y - BAR / 2, long, BAR), BARS[part.kind])
                if long > self._width(part.note) + 8:
                    self._inside(d, x + long / 2, y, part.note)
                x += long
            d.text(end + 6, y, row.note)
        top = self._row * len(chart.rows) + 12
        self._legend(d, chart.legend, top, self._patch)

    def _inside(self, d: Canvas, x: float, y: float, text: str) -> None:
        long = self._width(text)
        d.bar((x - long / 2 - 2, y - 7, long + 4, 14), Bar(PAGE))
        d.text(x, y, text, anchor="center")

    def _legend(self, d: Canvas, key: Key, top: float, draw: Sign) -> None:
        """Every sign with its meaning, in as many lines as it takes."""
        for number, line in enumerate(self._lines(key)):
            x, y = 6.0, top + LINE * number
            for kind, text in line:
                draw(d, kind, x, y)
                d.text(x + 23, y, text)
                x += 40 + self._width(text)

    def _patch(self, d: Canvas, kind: str, x: float, y: float) -> None:
        d.bar((x, y - 6, 18, 12), BARS[kind])

    def _sign(self, d: Canvas, kind: str, x: float, y: float) -> None:
        """A sign of the chart of doors."""
        if kind == "by-itself":
            d.dot((x + 9, y), "h", 12, PAGE, INK)
        elif kind == "for-good":
            d.dot((x + 9, y), ">", 9, INK, INK)
        elif kind == "today":
            d.line((x + 9, x + 9), (y - 8, y + 8), INK, "-", 1.8)
        elif kind == "certain":
            d.bar((x, y - 3, 18, 6), BARS[kind])
        else:
            for part, style in enumerate(("refunded", "split", "seller-paid")):
                d.bar((x + 6 * part, y - 6, 6, 12), BARS[style])

    def _lines(self, key: Key) -> list[list[tuple[str, str]]]:
        lines: list[list[tuple[str, str]]] = [[]]
        room = self.size.width - 6.0
        for kind, text in key:
            long = 40 + self._width(text)
            if long > room and lines[-1]:
                lines.append([])
                room = self.size.width - 6.0
            lines[-1].append((kind, text))
            room -= long
        return lines

    def _curves(self, d: Canvas, chart: Curves) -> None:
        left = max((self._width(text) for _, text in chart.y_ticks), default=0.0) + 14
        right = self.size.width - 24
        top, bottom = 34, 34 + PLOT
        xs = [x for line in chart.lines for x, _ in line.points]
        first, last = min(xs, default=0.0), max(xs, default=1.0)
        most = max([y for y, _ in chart.y_ticks], default=1.0) or 1.0

        def place(x: float, y: float) -> tuple[float, float]:
            across = (x - first) / ((last - first) or 1)
            return left + across * (right - left), bottom - y / most * PLOT

        d.bar((left, top, right - left, PLOT), Bar(PAPER))
        d.text(6, 10, chart.y_label, color=MUTED)
        for y, text in chart.y_ticks:
            at = place(first, y)[1]
            d.line((left, right), (at, at), PAGE, "-", 1)
            d.text(left - 6, at, text, anchor="right", color=MUTED)
        room = 0.0
        for x, text in chart.marks:
            at = place(x, 0)[0]
            d.line((at, at), (top, bottom), PROTECTION, ":", 1.6)
            half = self._width(text) / 2
            middle = min(max(at, left + half), right - half)
            if middle - half >= room:
                d.text(middle, top - 9, text, anchor="center")
                room = middle + half + 6
        for line, (color, dash) in zip(chart.lines, cycle(LINES), strict=False):
            points = [place(x, y) for x, y in line.points]
            for one, other in pairwise(points):
                d.line((one[0], other[0]), (one[1], other[1]), color, dash, 2)
        self._ticks(d, [(place(x, 0)[0], text) for x, text in chart.x_ticks], bottom + 2)
        named = fitting(chart.x_label, self.size.width - 12, self.size.font)
        half = self._width(named) / 2 + 6
        d.text(min((left + right) / 2, self.size.width - half), bottom + 34, named, anchor="center")
        for number, (line, (color, dash)) in enumerate(
            zip(chart.lines, cycle(LINES), strict=False)
        ):
            y = bottom + 54 + 16 * number
            d.line((left, left + 34), (y, y), color, dash, 2)
            d.text(left + 42, y, line.label)
