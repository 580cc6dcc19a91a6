"""How wide a line of text becomes, in pixels, by the advances of the font that pictures ask for."""

from functools import cache

from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

UNITS = 1000
"""The size at which the font is asked; widths grow with the size."""


@cache
def _font(weight: str) -> FT2Font:
    font = FT2Font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
    font.set_size(UNITS, 72)
    return font


@cache
def _advance(letter: str, weight: str) -> float:
    return float(_font(weight).load_char(ord(letter)).linearHoriAdvance) / 65536 / UNITS


def width(text: str, size: float, weight: str = "normal") -> float:
    """The width of a line of text in a size; browsers without this font use narrower ones."""
    return size * sum(_advance(letter, weight) for letter in text)


def fitting(label: str, room: float, size: float, weight: str = "normal") -> str:
    """As much of a label as fits into a room: all of it, or a shortened one, or nothing."""
    if width(label, size, weight) <= room:
        return label
    for letters in range(len(label) - 1, 2, -1):
        if width(short := label[:letters] + "…", size, weight) <= room:
            return short
    return ""
