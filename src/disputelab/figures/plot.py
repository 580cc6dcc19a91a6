"""Pictures of what may follow: charts drawn with matplotlib, as SVG with its text as text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, pairwise
from typing import Any

from disputelab.figures.charts import Curves, DoorChart, Ranges, Stacks
from disputelab.figures.draw import LETTER, WIDE, Drawing, Size, fitting
from disputelab.figures.style import BARS, INK, LINES, MUTED, PAPER, PROTECTION, Bar
from disputelab.figures.timeline import Timeline

ROW, BAR, EDGE, NOTE, PLOT = 28, 16, 10, 112, 190
"""Pixels: a row, the bar in it, the right edge, what stands at a row's end, the height of lines."""


class Chart:
    """Draws one chart after another; the paper of each height is made once and used again."""

    def __init__(self, size: Size = WIDE) -> None:
        self.size = size
        self._wide = size.labels > 0
        self._left = size.labels + 6
        self._row = ROW if self._wide else ROW + 14
        self._papers: dict[int, Drawing] = {}
        self._timeline: Drawing | None = None

    def svg(self, chart: Ranges | DoorChart | Stacks | Curves, words: str) -> str:
        """The picture as an `<svg>` element whose text alternative is `words`."""
        height = self._height(chart)
        paper = self._papers.setdefault(height, Drawing(self.size, height))
        draw: dict[type, Any] = {
            Ranges: self._ranges,
            DoorChart: self._doors,
            Stacks: self._stacks,
            Curves: self._curves,
        }
        drawn = paper.paint(lambda: draw[type(chart)](paper, chart), words)
        return drawn.replace('class="timeline"', 'class="chart"', 1)

    def timeline(self, timeline: Timeline, words: str) -> str:
        """A timeline whose days stand above those of a chart of doors."""
        if self._timeline is None:
            size = replace(self.size, names=self.size.labels)
            self._timeline = Drawing(size, name="doors")
        return self._timeline.svg(timeline, words)

    def _height(self, chart: Ranges | DoorChart | Stacks | Curves) -> int:
        if isinstance(chart, Curves):
            return PLOT + 84 + 16 * len(chart.lines)
        legend = 18 * len(self._legend(chart)) if isinstance(chart, Stacks) else 0
        return self._row * max(len(chart.rows), 1) + 34 + legend

    def _begin(self, d: Drawing, number: int, label: str, **style: Any) -> float:
        """Write the label of a row; returns the middle of its bar."""
        top = number * self._row
        room = self._left if self._wide else self.size.width
        shown = fitting(label, room - 12, self.size.font)
        if self._wide:
            d.text(self._left - 6, top + ROW / 2, shown, ha="right", **style)
            return top + ROW / 2
        d.text(6, top + 9, shown, **style)
        return top + 15 + BAR / 2

    def _ranges(self, d: Drawing, chart: Ranges) -> None:
        end = self.size.width - (NOTE if self._wide else 84)
        scale = (end - self._left) / chart.most
        bottom = self._row * len(chart.rows)
        for number, row in enumerate(chart.rows):
            weight = "bold" if row.chosen else "normal"
            label = ("★ " if row.chosen else "") + row.label
            y = self._begin(d, number, label, fontweight=weight)
            d.bar((self._left, y - BAR / 2, end - self._left, BAR), Bar(PAPER))
            low, high = self._left + row.low * scale, self._left + row.high * scale
            style = BARS["best" if row.chosen else "range"]
            d.bar((low, y - BAR / 2, max(high - low, 2), BAR), style)
            for x in (low, high):
                d.line((x, x), (y - BAR / 2, y + BAR / 2), INK, "-", 2)
            d.dot((self._left + row.middle * scale, y), "D", 9, INK, INK)
            d.text(end + 8, y, row.note, fontweight=weight)
        self._ticks(d, [(self._left + at * scale, text) for at, text in chart.ticks], bottom + 4)

    def _ticks(self, d: Drawing, ticks: Sequence[tuple[float, str]], y: float) -> None:
        room = 0.0
        for x, text in ticks:
            half = len(text) * LETTER * self.size.font / 2
            middle = min(max(x, half + 2), self.size.width - half - 2)
            if middle - half < room:
                continue
            room = middle + half + 6
            d.line((x, x), (y, y + 4), MUTED, "-", 1)
            d.text(middle, y + 13, text, ha="center", color=MUTED)

    def _doors(self, d: Drawing, chart: DoorChart) -> None:
        end = self.size.width - EDGE
        scale = (end - self._left) / chart.days
        bottom = self._row * len(chart.rows)
        for number, row in enumerate(chart.rows):
            y = self._begin(d, number, row.label)
            d.bar((self._left, y - BAR / 2, end - self._left, BAR), Bar(PAPER))
            stop = float(self._left)
            for pane in row.panes:
                x = self._left + pane.start * scale
                width = (pane.end - pane.start) * scale
                sure = pane.kind == "certain"
                style = BARS["certain" if sure else row.kind]
                inset = 5 if sure else 0
                d.bar((x, y - BAR / 2 + inset, width, BAR - 2 * inset), style)
                stop = max(stop, x + width)
                if pane.for_good:
                    d.dot((end - 5, y), ">", 9, INK, INK)
            if row.by_itself is not None and row.by_itself < chart.days:
                x = self._left + row.by_itself * scale
                d.dot((x, y), "h", 12, "white", INK)
                stop = max(stop, x + 7)
            width = len(row.note) * LETTER * self.size.font
            if stop + 6 + width <= end:
                d.text(stop + 6, y, row.note)
        x = self._left + (chart.today + 1) * scale
        d.line((x, x), (0, bottom), INK, "-", 1.8)
        ticks = [(self._left + (day + 0.5) * scale, text) for day, text in chart.ticks]
        self._ticks(d, ticks, bottom + 4)

    def _stacks(self, d: Drawing, chart: Stacks) -> None:
        noted = any(row.note for row in chart.rows)
        note = max((len(row.note) for row in chart.rows), default=0) * LETTER * self.size.font + 12
        end = self.size.width - (note if noted else EDGE)
        for number, row in enumerate(chart.rows):
            y = self._begin(d, number, row.label)
            x = float(self._left)
            for part in row.parts:
                width = part.share * (end - self._left)
                if part.share <= 0:
                    continue
                d.bar((x, y - BAR / 2, width, BAR), BARS[part.kind])
                if width > 36:
                    self._inside(d, x + width / 2, y, f"{part.share:.0%}")
                x += width
            d.text(end + 6, y, row.note)
        top = self._row * len(chart.rows) + 12
        for number, line in enumerate(self._legend(chart)):
            x, y = 6.0, top + 18 * number
            for kind, text in line:
                d.bar((x, y - 6, 18, 12), BARS[kind])
                d.text(x + 23, y, text)
                x += 40 + len(text) * LETTER * self.size.font

    def _inside(self, d: Drawing, x: float, y: float, text: str) -> None:
        width = len(text) * LETTER * self.size.font
        d.bar((x - width / 2 - 2, y - 7, width + 4, 14), Bar("white"))
        d.text(x, y, text, ha="center")

    def _legend(self, chart: Stacks) -> list[list[tuple[str, str]]]:
        lines: list[list[tuple[str, str]]] = [[]]
        room = self.size.width - 6.0
        for kind, text in chart.legend:
            width = 40 + len(text) * LETTER * self.size.font
            if width > room and lines[-1]:
                lines.append([])
                room = self.size.width - 6.0
            lines[-1].append((kind, text))
            room -= width
        return lines

    def _curves(self, d: Drawing, chart: Curves) -> None:
        left, right = 92, self.size.width - 24
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
            d.line((left, right), (at, at), "white", "-", 1)
            d.text(left - 6, at, text, ha="right", color=MUTED)
        for x, text in chart.marks:
            at = place(x, 0)[0]
            d.line((at, at), (top, bottom), PROTECTION, ":", 1.6)
            half = len(text) * LETTER * self.size.font / 2
            d.text(min(max(at, left + half), right - half), top - 9, text, ha="center")
        for line, (color, dash) in zip(chart.lines, cycle(LINES), strict=False):
            points = [place(x, y) for x, y in line.points]
            for one, other in pairwise(points):
                d.line((one[0], other[0]), (one[1], other[1]), color, dash, 2)
        self._ticks(d, [(place(x, 0)[0], text) for x, text in chart.x_ticks], bottom + 2)
        d.text((left + right) / 2, bottom + 34, chart.x_label, ha="center")
        for number, (line, (color, dash)) in enumerate(
            zip(chart.lines, cycle(LINES), strict=False)
        ):
            y = bottom + 54 + 16 * number
            d.line((left, left + 34), (y, y), color, dash, 2)
            d.text(left + 42, y, line.label)
