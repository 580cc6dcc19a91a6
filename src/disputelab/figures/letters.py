"""How wide a line of text becomes, in pixels, by the advances of the font that pictures ask for.

`letters.json` has the advances of DejaVu Sans in units of 1/2048 of the size, for each weight by
runs of letters that follow one another; `scripts/letters.py` makes it from the font.
"""

import json
from functools import cache
from importlib.resources import files

UNITS = 2048


@cache
def advances(weight: str) -> dict[str, int]:
    """How far each letter of a weight, "normal" or "bold", moves on, in 1/2048 of the size."""
    text = files(__package__).joinpath("letters.json").read_text(encoding="utf-8")
    return {
        chr(int(first, 16) + place): advance
        for first, run in json.loads(text)[weight].items()
        for place, advance in enumerate(run)
    }


def width(text: str, size: float, weight: str = "normal") -> float:
    """The width of a line of text in a size; browsers without this font use narrower ones.

    A letter that the font lacks, or of an alphabet that the table leaves out, is as wide as high.
    """
    known = advances(weight)
    return size * sum(known.get(letter, UNITS) for letter in text) / UNITS


def fitting(label: str, room: float, size: float, weight: str = "normal") -> str:
    """As much of a label as fits into a room: all of it, or a shortened one, or nothing."""
    if width(label, size, weight) <= room:
        return label
    for letters in range(len(label) - 1, 2, -1):
        if width(short := label[:letters] + "…", size, weight) <= room:
            return short
    return ""
