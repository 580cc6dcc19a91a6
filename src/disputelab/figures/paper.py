"""Pages of paper: blocks of text and pictures, set below and beside one another.

A block is a scene of the width that it was made for; one pixel is a point, 1/72 of an inch.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from disputelab.figures.scene import Anchor, Dot, Item, Label, Line, Rect, Scene, Weight
from disputelab.figures.style import INK, MUTED
from disputelab.figures.wrapping import wrapped

A4 = (595, 842)
MARGIN = 42
WIDTH = A4[0] - 2 * MARGIN
FAINT = "#c3cbd3"
LEADING = 1.34
"""The distance of two lines of text, in sizes of the font."""


@dataclass(frozen=True, slots=True)
class Font:
    """How a text is set."""

    size: float
    color: str = INK
    weight: Weight = "normal"
    anchor: Anchor = "left"


def placed(scene: Scene, x: float, y: float, factor: float = 1.0) -> Iterator[Item]:
    """The items of a scene as they stand on another, at a place and so many times as large."""
    for item in scene.items:
        match item:
            case Rect():
                yield replace(
                    item,
                    x=x + item.x * factor,
                    y=y + item.y * factor,
                    width=item.width * factor,
                    height=item.height * factor,
                )
            case Line():
                xs = (x + item.xs[0] * factor, x + item.xs[1] * factor)
                ys = (y + item.ys[0] * factor, y + item.ys[1] * factor)
                yield replace(item, xs=xs, ys=ys, width=item.width * factor)
            case Dot() | Label():
                at = (x + item.x * factor, y + item.y * factor)
                yield replace(item, x=at[0], y=at[1], size=item.size * factor)


def scaled(scene: Scene, width: int) -> Scene:
    """A scene as wide as that."""
    factor = width / scene.width
    return Scene(width, ceil(scene.height * factor), tuple(placed(scene, 0, 0, factor)))


def space(height: float, width: float = 0) -> Scene:
    """A block with nothing in it."""
    return Scene(ceil(width), ceil(height), ())


def text(said: str, width: int, font: Font, most: int = 0) -> Scene:
    """A paragraph; `most` is the most lines it may have (0: as many as it takes)."""
    lines = wrapped(said, width, font.size, font.weight, most)
    step = font.size * LEADING
    x = {"left": 0.0, "center": width / 2, "right": float(width)}[font.anchor]
    labels = (
        Label(x, (number + 0.5) * step, line, font.size, font.color, font.anchor, font.weight)
        for number, line in enumerate(lines)
    )
    return Scene(width, ceil(len(lines) * step), tuple(labels))


def below(blocks: Iterable[Scene], gap: float = 0) -> Scene:
    """Blocks below one another, `gap` apart."""
    items: list[Item] = []
    wide, y = 0, 0.0
    for number, block in enumerate(blocks):
        y += gap if number else 0
        items += placed(block, 0, y)
        wide, y = max(wide, block.width), y + block.height
    return Scene(wide, ceil(y), tuple(items))


def beside(blocks: Iterable[Scene], gap: float = 0) -> Scene:
    """Blocks beside one another, `gap` apart, their tops in line."""
    items: list[Item] = []
    x, high = 0.0, 0
    for number, block in enumerate(blocks):
        x += gap if number else 0
        items += placed(block, x, 0)
        x, high = x + block.width, max(high, block.height)
    return Scene(ceil(x), high, tuple(items))


def ruled(block: Scene, color: str = MUTED, thick: float = 0.5) -> Scene:
    """A block with a line under it."""
    line = Line((0, block.width), (block.height, block.height), color, "-", thick)
    return replace(block, items=(*block.items, line))


def line(width: int, height: float) -> Scene:
    """An empty line to write on."""
    return ruled(Scene(width, ceil(height), ()))


def ticked(block: Scene, size: float) -> Scene:
    """A block with a box to tick before it."""
    side, middle = size * 0.95, size * LEADING / 2
    edges = ((0, 0, side, 0), (side, 0, side, side), (side, side, 0, side), (0, side, 0, 0))
    top = middle - side / 2
    box = tuple(Line((x, to_x), (top + y, top + to_y), INK, "-", 0.8) for x, y, to_x, to_y in edges)
    return beside((Scene(ceil(side), ceil(top + side), box), block), 5)


def row(cells: Sequence[str], widths: Sequence[int], font: Font) -> Scene:
    """Cells beside one another, a line under them; 8 points of each width stay free."""
    made = [
        replace(text(cell, wide - 8, font), width=wide)
        for cell, wide in zip(cells, widths, strict=True)
    ]
    padded = below((space(2), beside(made), space(3)))
    return ruled(replace(padded, width=sum(widths)), FAINT)


def pages(blocks: Iterable[Scene], height: float) -> Iterator[list[Scene]]:
    """Blocks in their order on as many pages of a height as they take; none is broken."""
    page: list[Scene] = []
    room = height
    for block in blocks:
        if page and block.height > room:
            yield page
            page, room = [], height
        page.append(block)
        room -= block.height
    yield page


def sheet(body: Scene, foot: Scene) -> Scene:
    """A page: its body from the top margin on, its foot above the bottom one."""
    width, height = A4
    items = (
        *placed(body, MARGIN, MARGIN),
        *placed(foot, MARGIN, height - MARGIN - foot.height),
    )
    return Scene(width, height, items)
