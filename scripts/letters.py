"""Makes src/disputelab/figures/letters.json anew, from the font that comes with matplotlib."""

import json
from itertools import groupby
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.ft2font import FT2Font

OUT = Path(__file__).parents[1] / "src" / "disputelab" / "figures" / "letters.json"
FONTS = {"normal": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}
BLOCKS = (
    (0x20, 0x7E),  # Latin
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x370, 0x3FF),  # Greek
    (0x400, 0x4FF),  # Cyrillic
    (0x2000, 0x206F),  # punctuation
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # like letters: №, ™
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x25A0, 0x25FF),  # shapes
    (0x2600, 0x26FF),  # signs
    (0x2700, 0x27BF),  # dingbats
)
LETTERS = [code for first, last in BLOCKS for code in range(first, last + 1)]


def advances(weight: str) -> dict[int, int]:
    """The advance of every letter of the blocks that the font has, in units of its em."""
    font = FT2Font(str(Path(get_data_path()) / "fonts" / "ttf" / FONTS[weight]))
    units = font.units_per_EM
    font.set_size(units, 72)
    there = font.get_charmap()
    return {
        code: round(font.load_char(code).linearHoriAdvance / 65536)
        for code in LETTERS
        if code in there
    }


def runs(found: dict[int, int]) -> dict[str, list[int]]:
    """The advances of letters that follow one another, by the first of them in hexadecimal."""
    apart = groupby(enumerate(found), lambda pair: pair[1] - pair[0])
    codes = [[code for _, code in run] for _, run in apart]
    return {f"{run[0]:x}": [found[code] for code in run] for run in codes}


if __name__ == "__main__":
    lines = []
    for weight in FONTS:
        table = runs(advances(weight))
        rows = ",\n".join(
            f"{json.dumps(first)}:{json.dumps(run, separators=(',', ':'))}"
            for first, run in table.items()
        )
        lines.append(f'"{weight}":{{\n{rows}}}')
    OUT.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
