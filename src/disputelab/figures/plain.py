"""Scenes as SVG for a page, written down without matplotlib: what `draw.Drawing` does with it."""

from collections.abc import Callable, Iterator
from html import escape
from math import cos, pi, sin, sqrt

from disputelab.figures import compose
from disputelab.figures.scene import WIDE, Dot, Item, Label, Line, Rect, Scene, Size
from disputelab.figures.style import themed
from disputelab.figures.timeline import Timeline

FONT = "'DejaVu Sans', 'Bitstream Vera Sans', Verdana, Geneva, Arial, sans-serif"
DASHES = {"-": (), "--": (3.7, 1.6), "-.": (6.4, 1.6, 1, 1.6), ":": (1, 1.65)}
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
TILE = 72
"""Pixels in which matplotlib repeats its patterns, six lines for each letter of a hatch."""


def _polygon(corners: int, radius: float) -> str:
    turns = (2 * pi * corner / corners for corner in range(corners))
    return f"M{'L'.join(f'{radius * sin(at):.2f} {-radius * cos(at):.2f}' for at in turns)}Z"


SIGNS: dict[str, Callable[[float], str]] = {
    "o": lambda r: f"M{-r} 0A{r} {r} 0 1 1 {r} 0A{r} {r} 0 1 1 {-r} 0Z",
    "s": lambda r: f"M{-r} {-r}H{r}V{r}H{-r}Z",
    "D": lambda r: _polygon(4, r * sqrt(2)),
    "p": lambda r: _polygon(5, r),
    "h": lambda r: _polygon(6, r),
    "v": lambda r: f"M0 {r}L{-r} {-r}H{r}Z",
    "x": lambda r: f"M{-r} {-r}L{r} {r}M{-r} {r}L{r} {-r}",
}
"""matplotlib's markers, from half of their size."""


def _lines(gap: float, draw: Callable[[float], str]) -> str:
    return "".join(draw(number * gap) for number in range(round(TILE / gap)))


def _dots(gap: float) -> str:
    def row(y: float) -> str:
        shift = gap / 2 if round(y / gap) % 2 else 0
        return _lines(gap, lambda x: f"M{x + shift:.2f} {y + gap / 2:.2f}h.6v.6h-.6z")

    return _lines(gap, row)


HATCHES: dict[str, Callable[[float], str]] = {
    "|": lambda gap: _lines(gap, lambda at: f"M{at + gap / 2:.2f} 0V{TILE}"),
    "-": lambda gap: _lines(gap, lambda at: f"M0 {at + gap / 2:.2f}H{TILE}"),
    "/": lambda gap: _lines(
        2 * gap, lambda at: f"M{at} 0L{at - TILE} {TILE}M{at + TILE} 0L{at} {TILE}"
    ),
    "\\": lambda gap: _lines(
        2 * gap, lambda at: f"M{at} 0L{at + TILE} {TILE}M{at - TILE} 0L{at} {TILE}"
    ),
    ".": _dots,
}


def _paint(color: str) -> str:
    """A colour as CSS that follows the theme of the page, without how transparent it is."""
    return themed(color[:7])


def _opacity(color: str) -> float:
    return int(color[7:], 16) / 255 if len(color) > 7 else 1


class Plain:
    """Writes one picture after another, each of one size."""

    def __init__(self, size: Size = WIDE, height: int = 0, name: str = "") -> None:
        """`name` tells apart the drawings that stand on one page."""
        self.size = size
        # A pattern counts as hidden where the first of its name is: no two drawings share one.
        self._name = "".join(sign if sign.isalnum() else "-" for sign in f"p-{name}-{height}")

    def svg(self, timeline: Timeline, words: str) -> str:
        """The picture as an `<svg>` element whose text alternative is `words`."""
        return self.paint(compose.compose(timeline, self.size), words)

    def paint(self, scene: Scene, words: str) -> str:
        """A scene of this size as an `<svg>` element."""
        patterns = dict(self._patterns(scene))
        items = sorted(scene.items, key=lambda item: item.zorder)
        drawn = "".join(self._drawn(item) for item in items)
        return (
            f'<svg class="timeline" role="img" aria-label="{escape(words, quote=True)}" '
            f'viewBox="0 0 {scene.width} {scene.height}" xmlns="http://www.w3.org/2000/svg">'
            f"<defs>{''.join(patterns.values())}</defs>{drawn}</svg>"
        )

    def _patterns(self, scene: Scene) -> Iterator[tuple[str, str]]:
        for item in scene.items:
            if isinstance(item, Rect) and item.hatch:
                yield (name := self._pattern(item)), _tile(item, name)

    def _pattern(self, item: Rect) -> str:
        codes = "-".join(str(ord(sign)) for sign in item.hatch)
        return f"{self._name}-{item.face[1:]}-{item.edge[1:]}-{codes}"

    def _drawn(self, item: Item) -> str:
        match item:
            case Rect():
                fill = f"url(#{self._pattern(item)})" if item.hatch else _paint(item.face)
                style = f"fill: {fill}; stroke: {_paint(item.edge)}; stroke-width: 0.8"
                style += f"; fill-opacity: {_opacity(item.face):.3g}"
                return (
                    f'<rect x="{item.x:.2f}" y="{item.y:.2f}" width="{max(item.width, 0):.2f}" '
                    f'height="{item.height:.2f}" style="{style}"/>'
                )
            case Line():
                (x1, x2), (y1, y2) = item.xs, item.ys
                dashes = " ".join(f"{part * item.width:.2f}" for part in DASHES[item.dash])
                style = f"stroke: {_paint(item.color)}; stroke-width: {item.width}"
                style += f"; stroke-dasharray: {dashes}" if dashes else ""
                return (
                    f'<line x1="{x1:.2f}" x2="{x2:.2f}" y1="{y1:.2f}" y2="{y2:.2f}" '
                    f'style="{style}"/>'
                )
            case Dot():
                style = f"fill: {_paint(item.face)}; stroke: {_paint(item.edge)}; stroke-width: 1.6"
                return (
                    f'<path d="{SIGNS[item.sign](item.size / 2)}" '
                    f'transform="translate({item.x:.2f} {item.y:.2f})" style="{style}"/>'
                )
            case Label():
                style = f"fill: {_paint(item.color)}; font: {item.weight} {item.size}px {FONT}"
                style += f"; text-anchor: {ANCHORS[item.anchor]}"
                return (
                    f'<text x="{item.x:.2f}" y="{item.baseline:.2f}" style="{style}">'
                    f"{escape(item.text)}</text>"
                )


def _tile(item: Rect, name: str) -> str:
    """A rectangle's pattern, in the colours of the page."""
    signs = dict.fromkeys("/\\" if item.hatch == "xx" else item.hatch)
    path = "".join(HATCHES[sign](TILE / (6 * len(item.hatch))) for sign in signs)
    face, edge = _paint(item.face), _paint(item.edge)
    fill = edge if "." in item.hatch else "none"
    return (
        f'<pattern id="{name}" width="{TILE}" height="{TILE}" patternUnits="userSpaceOnUse">'
        f'<rect width="{TILE + 1}" height="{TILE + 1}" style="fill: {face}"/>'
        f'<path d="{path}" style="fill: {fill}; stroke: {edge}; stroke-width: 1"/></pattern>'
    )
