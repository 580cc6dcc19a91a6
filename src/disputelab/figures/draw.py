"""The timeline drawn with matplotlib, as SVG with its text as text.

The figure and its artists are made once and used again: only what changed is set anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from io import StringIO
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from disputelab.figures.letters import fitting, width
from disputelab.figures.style import (
    BARS,
    INK,
    LATER,
    MARKS,
    MUTED,
    PAPER,
    PROTECTION,
    REFUSED,
    Bar,
)
from disputelab.figures.timeline import Lane, Mark, Span, Timeline

HEIGHTS = {
    "steps": 46,
    "goods": 26,
    "protection": 26,
    "dispute": 26,
    "clocks": 30,
    "said": 34,
    "money": 30,
}


@dataclass(frozen=True, slots=True)
class Size:
    """How a picture is laid out, in pixels; lane names stand left of the lanes or above them.

    `names` is the room for the names of lanes, `labels` the most for those of a chart's rows.
    """

    width: int
    names: int
    labels: int
    font: float
    gap: int


WIDE = Size(width=860, names=118, labels=360, font=11.5, gap=7)
NARROW = Size(width=400, names=0, labels=0, font=11.5, gap=20)


class Label(Text):
    """A line of text that leaves its layout to the browser: measuring it took half of the time.

    It is good for SVG alone, where the text stays text.
    """

    def draw(self, renderer: Any) -> None:
        """Hand the text over with its anchor; its middle stands at y."""
        if not self.get_visible():
            return
        x, y = self.get_transform().transform(self.get_unitless_position())
        _, height = renderer.get_canvas_width_height()
        font = self.get_fontproperties()
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        baseline = height - y + 0.36 * font.get_size_in_points()
        renderer.draw_text(gc, x, baseline, self.get_text(), font, 0, mtext=self)
        gc.restore()


Pair = tuple[float, float]
_NEW: dict[type, Callable[[], Artist]] = {
    Rectangle: lambda: Rectangle((0, 0), 0, 0),
    Line2D: lambda: Line2D([], []),
    Label: Label,
}


class Drawing:
    """A figure of one size that draws one timeline after another."""

    def __init__(self, size: Size = WIDE, height: int = 0, name: str = "") -> None:
        """`name` tells apart the drawings that stand on one page."""
        self.size = size
        self._bottom = 28 + sum(HEIGHTS.values()) + size.gap * (len(HEIGHTS) - 1)
        self.height = height or self._bottom + 38
        # A pattern counts as hidden where the first of its name is: no two drawings share one.
        self._salt = f"disputelab{name}{height or ''}"
        self._figure = Figure(figsize=(size.width / 72, self.height / 72), dpi=72)
        FigureCanvasSVG(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, size.width)
        self._axes.set_ylim(self.height, 0)
        self._artists: dict[type, list[Any]] = {Rectangle: [], Line2D: [], Label: []}
        self._next: dict[type, int] = {}

    def svg(self, timeline: Timeline, words: str) -> str:
        """The picture as an `<svg>` element whose text alternative is `words`."""
        return self.paint(lambda: self._draw(timeline), words)

    def paint(self, draw: Callable[[], None], words: str) -> str:
        """Whatever is drawn with the methods below, as an `<svg>` element."""
        self._next = dict.fromkeys(self._artists, 0)
        draw()
        for kind, artists in self._artists.items():
            for artist in artists[self._next[kind] :]:
                artist.set_visible(False)
        out = StringIO()
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": self._salt}):
            self._figure.savefig(out, format="svg", metadata={"Date": None}, transparent=True)
        return _for_a_page(out.getvalue(), words)

    def _draw(self, timeline: Timeline) -> None:
        left = self.size.names + 6
        scale = (self.size.width - left - 10) / timeline.days
        bottom = self._bottom
        end = left + timeline.protection_end * scale
        today = left + (timeline.today + 1) * scale
        top = 24
        for lane in timeline.lanes:
            self._name(lane, top)
            height = HEIGHTS[lane.id]
            self.bar((left, top, timeline.days * scale, height), Bar(PAPER))
            self._spans(lane, left, top, scale)
            top += height + self.size.gap
        if timeline.protection_end < timeline.days:
            self.line((end, end), (24, bottom), PROTECTION, ":", 1.6)
        if timeline.today + 1 < timeline.days:
            later = self.size.width - 10 - today
            self.bar((today, 22, later, bottom - 22), Bar(LATER), zorder=3)
        top = 24
        for lane in timeline.lanes:
            self._marks(lane, left, top, scale)
            top += HEIGHTS[lane.id] + self.size.gap
        self.line((today, today), (18, bottom), INK, "-", 1.8)
        align = "right" if today > self.size.width / 2 else "left"
        shift = -4 if align == "right" else 4
        self.text(today + shift, 11, timeline.today_label, ha=align, fontweight="bold")
        self._axis(timeline, left, scale, bottom)

    def _name(self, lane: Lane, top: float) -> None:
        if self.size.names:
            self.text(self.size.names, top + HEIGHTS[lane.id] / 2, lane.name, ha="right")
        else:
            self.text(6, top - self.size.gap / 2 + 1, lane.name, color=MUTED)

    def _axis(self, timeline: Timeline, left: float, scale: float, bottom: float) -> None:
        self.line((left, left + timeline.days * scale), (bottom + 2, bottom + 2), MUTED, "-", 1)
        room = 0.0
        for tick in timeline.ticks:
            x = left + (tick.day + 0.5) * scale
            wide = max(width(text, self.size.font) for text in (tick.label, tick.date))
            start = min(max(x - wide / 2, 2), self.size.width - wide - 2)
            if start < room:
                continue
            room = start + wide + 6
            middle = start + wide / 2
            self.line((x, x), (bottom + 2, bottom + 6), MUTED, "-", 1)
            self.text(middle, bottom + 14, tick.label, ha="center")
            if tick.date:
                self.text(
                    middle,
                    bottom + 29,
                    tick.date,
                    ha="center",
                    color=MUTED,
                    fontsize=self.size.font - 1,
                )

    def _spans(self, lane: Lane, left: float, top: float, scale: float) -> None:
        for span in lane.spans:
            beside = [other for other in lane.spans if _overlap(span, other)]
            height = HEIGHTS[lane.id] / len(beside)
            y = top + beside.index(span) * height
            x, long = left + span.start * scale, (span.end - span.start) * scale
            self.bar((x, y, long, height), BARS[span.kind])
            size = self.size.font - (1 if height < 20 else 0)
            following = [s.start for s in lane.spans if s.start >= span.end]
            end = min(left + min(following, default=1e9) * scale, self.size.width)
            needed = width(span.label, size) + 8
            if long < needed <= end - x - long:
                self.text(x + long + 4, y + height / 2, span.label, fontsize=size)
            elif label := fitting(span.label, long - 6, size):
                ink = BARS[span.kind].ink
                self.text(x + 4, y + height / 2, label, fontsize=size, color=ink)

    def _marks(self, lane: Lane, left: float, top: float, scale: float) -> None:
        """Draw the marks of a lane in two rows, each where it does not hide the one before."""
        free = [0.0, 0.0]
        for mark in lane.marks:
            x = left + mark.at * scale
            row = next((i for i, until in enumerate(free) if until <= x - 9), -1)
            if row < 0:
                row = free.index(min(free))
            y = top + (row + 0.5) * HEIGHTS[lane.id] / 2
            draw = self._step if lane.id == "steps" else self._said
            free[row] = draw(x, y, mark, free[row])

    def _step(self, x: float, y: float, mark: Mark, free: float) -> float:
        """A numbered sign, moved to the right where another stands; returns where it ends."""
        x = max(x, free + 9)
        style = MARKS[mark.kind]
        face = style.color if mark.accepted else "white"
        self.dot((x, y), style.sign, 17, face, style.color)
        ink = "white" if mark.accepted else REFUSED
        bold = {"fontsize": self.size.font - 2, "fontweight": "bold"}
        self.text(x, y, str(mark.number), ha="center", color=ink, **bold)
        if not mark.accepted:
            self.dot((x + 7, y - 6), "x", 5, REFUSED, REFUSED)
        return x + 10

    def _said(self, x: float, y: float, mark: Mark, free: float) -> float:
        """A sign with its label on the side where there is room; returns where it ends."""
        style = MARKS[mark.kind]
        self.dot((x, y), style.sign, 9, style.color, style.color)
        wide = 8 + width(mark.label, self.size.font)
        if free <= x and x + wide <= self.size.width:
            self.text(x + 8, y, mark.label)
            return x + wide
        if free <= x - wide:
            self.text(x - 8, y, mark.label, ha="right")
        return max(free, x + 8)

    def _take(self, kind: type) -> Any:
        """An artist of that kind: one that is there already, or a new one."""
        used = self._next[kind]
        self._next[kind] += 1
        artists = self._artists[kind]
        if used == len(artists):
            made = _NEW[kind]()
            artists.append(made)
            self._axes.add_artist(made)
            made.set_clip_on(False)
        artists[used].set_visible(True)
        return artists[used]

    def bar(self, box: tuple[float, float, float, float], style: Bar, zorder: int = 1) -> None:
        """A filled rectangle: left, top, width, height."""
        artist = self._take(Rectangle)
        artist.set_bounds(*box)
        artist.set(facecolor=style.face, edgecolor=style.edge, hatch=style.hatch, zorder=zorder)
        artist.set_linewidth(0.8 if style.edge != "none" else 0)

    def line(self, xs: Pair, ys: Pair, color: str, dash: str, width: float) -> None:
        """A line."""
        artist = self._take(Line2D)
        artist.set(data=(xs, ys), color=color, linestyle=dash, linewidth=width)
        artist.set(marker="", zorder=4)

    def dot(self, at: Pair, sign: str, size: float, face: str, edge: str) -> None:
        """A sign at a point."""
        artist = self._take(Line2D)
        artist.set(data=([at[0]], [at[1]]), linestyle="none", marker=sign, markersize=size)
        artist.set(markerfacecolor=face, markeredgecolor=edge, markeredgewidth=1.6, zorder=5)

    def text(self, x: float, y: float, text: str, **style: Any) -> None:
        """A line of text; its middle stands at y."""
        if not text:
            return
        usual = {"fontsize": self.size.font, "color": INK, "ha": "left", "fontweight": "normal"}
        artist = self._take(Label)
        artist.set(position=(x, y), text=text, zorder=6, **(usual | style))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _for_a_page(svg: str, words: str) -> str:
    """The `<svg>` element alone, as wide as its place, with its text alternative."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'<svg [^>]*viewBox="([^"]+)"[^>]*>', _open_tag(words), svg, count=1)
    return re.sub(r"<metadata>.*?</metadata>", "", svg, count=1, flags=re.DOTALL)


def _open_tag(words: str) -> str:
    label = escape(words, quote=True).replace("\\", "\\\\")
    return (
        rf'<svg class="timeline" role="img" aria-label="{label}" viewBox="\1" '
        r'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
