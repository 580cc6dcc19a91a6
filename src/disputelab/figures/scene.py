"""What is drawn, before anything draws it: rectangles, lines, signs and labels, in pixels.

y grows downwards. Colours are `#rrggbb` or `#rrggbbaa`, or "none"; `tie` says what an item follows
when that is moved: the number of a step, `TODAY` or `PROTECTION`, and 0 for nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from disputelab.figures.style import INK, Bar
from disputelab.figures.timeline import Tie

Anchor = Literal["left", "center", "right"]
Weight = Literal["normal", "bold"]
Pair = tuple[float, float]


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


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; `days` are its own on a timeline, a tie for its left and right edge."""

    x: float
    y: float
    width: float
    height: float
    face: str
    edge: str = "none"
    hatch: str = ""
    zorder: int = 1
    days: Pair | None = None
    ties: tuple[Tie, Tie] = (0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `dash` is "-", "--", "-." or ":", `width` its own."""

    xs: Pair
    ys: Pair
    color: str
    dash: str
    width: float
    tie: Tie = 0
    zorder: int = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """A sign with its middle at a point: a matplotlib marker and its size."""

    x: float
    y: float
    sign: str
    size: float
    face: str
    edge: str
    tie: Tie = 0
    zorder: int = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text whose middle stands at y; at x stands its `anchor`."""

    x: float
    y: float
    text: str
    size: float
    color: str = INK
    anchor: Anchor = "left"
    weight: Weight = "normal"
    tie: Tie = 0
    zorder: int = 6

    @property
    def baseline(self) -> float:
        """Where the letters stand, in pixels from the top."""
        return self.y + 0.36 * self.size


Item = Rect | Line | Dot | Label


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its items from the lowest to the topmost.

    On a timeline day d stands `left + d * scale` pixels from the left.
    """

    width: int
    height: int
    items: tuple[Item, ...]
    left: float = 0.0
    scale: float = 0.0


def recoloured(scene: Scene, color: Callable[[str], str]) -> Scene:
    """The same picture with every colour as a function gives it."""
    items = []
    for item in scene.items:
        hues = (hue for hue in ("face", "edge", "color") if hasattr(item, hue))
        new: dict[str, Any] = {hue: color(getattr(item, hue)) for hue in hues}
        items.append(replace(item, **new))
    return replace(scene, items=tuple(items))


class Canvas:
    """Collects what is to be drawn; `font` is the size of text that names no other."""

    def __init__(self, width: int, height: int, font: float) -> None:
        self.width, self.height, self.font = width, height, font
        self._items: list[Item] = []

    def bar(
        self,
        box: tuple[float, float, float, float],
        style: Bar,
        zorder: int = 1,
        days: Pair | None = None,
        ties: tuple[Tie, Tie] = (0, 0),
    ) -> None:
        """A filled rectangle: left, top, width, height."""
        self._items.append(
            Rect(*box, style.face, style.edge, style.hatch, zorder, days=days, ties=ties)
        )

    def line(self, xs: Pair, ys: Pair, color: str, dash: str, width: float, **more: Any) -> None:
        """A line; `more` are other fields of it."""
        self._items.append(Line(xs, ys, color, dash, width, **more))

    def dot(self, at: Pair, sign: str, size: float, face: str, edge: str, **more: Any) -> None:
        """A sign at a point; `more` are other fields of it."""
        self._items.append(Dot(*at, sign, size, face, edge, **more))

    def text(self, x: float, y: float, text: str, **style: Any) -> None:
        """A line of text whose middle stands at y, in a style of a label; none if it is empty."""
        if text:
            self._items.append(Label(x, y, text, **({"size": self.font} | style)))

    def scene(self, left: float = 0.0, scale: float = 0.0) -> Scene:
        """The picture of all that was collected."""
        items = sorted(self._items, key=lambda item: item.zorder)
        return Scene(self.width, self.height, tuple(items), left, scale)
