"""What draws pictures for a page: matplotlib, or where there is none, a pen of our own."""

from typing import TYPE_CHECKING

from disputelab.figures.scene import NARROW, WIDE, Size
from disputelab.lacking import lacks

if TYPE_CHECKING:
    from disputelab.figures.draw import Drawing
    from disputelab.figures.plain import Plain

__all__ = ["NARROW", "WIDE", "drawing"]


def drawing(size: Size = WIDE, height: int = 0, name: str = "") -> "Drawing | Plain":
    """What draws one picture after another, each of that size; `name` tells it from others.

    matplotlib comes only when something is drawn with it.
    """
    if lacks("matplotlib"):
        from disputelab.figures.plain import Plain  # noqa: PLC0415

        return Plain(size, height, name)
    from disputelab.figures.draw import Drawing  # noqa: PLC0415

    return Drawing(size, height, name)
