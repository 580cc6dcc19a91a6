"""Which letters the font of the pictures can draw, and a text with a sign for every other."""

from functools import cache

from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

LACKING = "□"


@cache
def _drawn() -> frozenset[int]:
    return frozenset(FT2Font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap())


def printable(text: str) -> str:
    """A text of which the font can draw every letter: where it lacks one stands "□"."""
    return "".join(letter if ord(letter) in _drawn() else LACKING for letter in text)
