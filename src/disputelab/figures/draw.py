"""Scenes drawn with matplotlib: as SVG for a page, with its text as text, and for print.

For pages the figure and its artists are made once and used again: only what changed is set anew.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from io import BytesIO, StringIO
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from disputelab.figures import compose
from disputelab.figures.glyphs import printable
from disputelab.figures.scene import (
    NARROW,
    WIDE,
    Dot,
    Item,
    Label,
    Line,
    Rect,
    Scene,
    Size,
    recoloured,
)
from disputelab.figures.style import PAGE, dark, themed
from disputelab.figures.timeline import Timeline

__all__ = ["NARROW", "WIDE", "Drawing", "picture"]

Form = Literal["png", "svg", "pdf"]
UNDATED: dict[Form, dict[str, None]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
}
"""What a file would say that is not the same each time."""
PRINT: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "disputelab",
    "pdf.fonttype": 42,
}


class _Text(Text):
    """A line of text that leaves its layout to the browser: measuring it took half of the time.

    It is good for SVG alone, where the text stays text.
    """

    def draw(self, renderer: Any) -> None:
        """Hand the text over with its anchor."""
        if not self.get_visible():
            return
        x, y = self.get_transform().transform(self.get_unitless_position())
        _, height = renderer.get_canvas_width_height()
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        font = self.get_fontproperties()
        renderer.draw_text(gc, x, height - y, self.get_text(), font, 0, mtext=self)
        gc.restore()


_NEW: dict[type, Callable[[], Artist]] = {
    Rect: lambda: Rectangle((0, 0), 0, 0),
    Line: lambda: Line2D([], []),
    Label: _Text,
}


class Drawing:
    """A figure of one size that draws one timeline after another."""

    def __init__(self, size: Size = WIDE, height: int = 0, name: str = "") -> None:
        """`name` tells apart the drawings that stand on one page."""
        self.size = size
        # A pattern counts as hidden where the first of its name is: no two drawings share one.
        self._salt = f"disputelab{name}{height or ''}"
        self._figure, self._axes = _paper(size.width, height or compose.height(size))
        self._artists: dict[type, list[Any]] = {kind: [] for kind in _NEW}

    def svg(self, timeline: Timeline, words: str) -> str:
        """The picture as an `<svg>` element whose text alternative is `words`."""
        return self.paint(compose.compose(timeline, self.size), words)

    def paint(self, scene: Scene, words: str) -> str:
        """A scene of this size as an `<svg>` element."""
        used = dict.fromkeys(self._artists, 0)
        for item in scene.items:
            kind = Line if isinstance(item, Dot) else type(item)
            _set(self._artist(kind, used[kind]), item)
            used[kind] += 1
        for kind, artists in self._artists.items():
            for artist in artists[used[kind] :]:
                artist.set_visible(False)
        out = StringIO()
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": self._salt}):
            self._figure.savefig(out, format="svg", metadata=UNDATED["svg"], transparent=True)
        return _for_a_page(out.getvalue(), words)

    def _artist(self, kind: type, number: int) -> Any:
        """An artist of that kind: one that is there already, or a new one."""
        artists = self._artists[kind]
        if number == len(artists):
            artists.append(_NEW[kind]())
            _put(self._axes, artists[-1:])
        artists[number].set_visible(True)
        return artists[number]


def picture(
    scene: Scene, form: Form, dpi: int = 300, theme: Literal["light", "dark"] = "light"
) -> bytes:
    """A scene as a file for print; the same scene always gives the same bytes.

    A PDF has its letters embedded as TrueType; an SVG has its text as text.
    """
    page = PAGE
    if theme == "dark":
        scene, page = recoloured(scene, dark), dark(PAGE)
    out, figure = BytesIO(), on_paper(scene, as_text=form == "svg")
    with rc_context(PRINT):
        figure.savefig(out, format=form, dpi=dpi, metadata=UNDATED[form], facecolor=page)
    return out.getvalue()


def on_paper(scene: Scene, as_text: bool = False) -> Figure:
    """A scene as a figure of its own, a pixel of it a point.

    `as_text`: texts stay texts, in whatever font is found later; else each letter is one of ours.
    """
    figure, axes = _paper(scene.width, scene.height)
    new: dict[type, Callable[[], Artist]] = {**_NEW, Dot: _NEW[Line]}
    if not as_text:
        new[Label] = lambda: Text(parse_math=False)
    items = scene.items if as_text else map(_ours, scene.items)
    for item in items:
        artist = new[type(item)]()
        _set(artist, item)
        _put(axes, [artist])
    return figure


def _ours(item: Item) -> Item:
    return replace(item, text=printable(item.text)) if isinstance(item, Label) else item


def _paper(width: int, height: int) -> tuple[Figure, Axes]:
    """A figure and its axes on which a pixel of a scene is a point."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    FigureCanvasSVG(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return figure, axes


def _put(axes: Axes, artists: Iterable[Artist]) -> None:
    for artist in artists:
        axes.add_artist(artist)
        artist.set_clip_on(False)


def _set(artist: Any, item: Item) -> None:
    """Make an artist show an item."""
    match item:
        case Rect():
            artist.set_bounds(item.x, item.y, item.width, item.height)
            artist.set(facecolor=item.face, edgecolor=item.edge, hatch=item.hatch)
            artist.set_linewidth(0.8 if item.edge != "none" else 0)
        case Line():
            artist.set(data=(item.xs, item.ys), color=item.color, linestyle=item.dash)
            artist.set(linewidth=item.width, marker="")
        case Dot():
            artist.set(data=([item.x], [item.y]), linestyle="none", marker=item.sign)
            artist.set(markersize=item.size, markerfacecolor=item.face)
            artist.set(markeredgecolor=item.edge, markeredgewidth=1.6)
        case Label():
            artist.set(position=(item.x, item.baseline), text=item.text, color=item.color)
            artist.set(fontsize=item.size, ha=item.anchor, va="baseline", fontweight=item.weight)
    artist.set_zorder(item.zorder)


def _for_a_page(svg: str, words: str) -> str:
    """The `<svg>` element alone, as wide as its place, with its text alternative."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'<svg [^>]*viewBox="([^"]+)"[^>]*>', _open_tag(words), svg, count=1)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r' fill="(#\w{6})"', r' style="fill: \1"', svg)
    return re.sub(r' style="[^"]*"', lambda found: themed(found[0]), svg)


def _open_tag(words: str) -> str:
    label = escape(words, quote=True).replace("\\", "\\\\")
    return (
        rf'<svg class="timeline" role="img" aria-label="{label}" viewBox="\1" '
        r'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
