"""The table of letters' widths is that of the font."""

import pytest
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

from disputelab.figures.letters import UNITS, advances, width

WEIGHTS = pytest.mark.parametrize("weight", ["normal", "bold"])


def font(weight):
    found = FT2Font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
    found.set_size(UNITS, 72)
    return found


@WEIGHTS
def test_every_letter_of_the_table_is_as_wide_as_in_the_font(weight):
    real, table = font(weight), advances(weight)
    assert len(table) > 1_000
    for letter, advance in table.items():
        assert advance == real.load_char(ord(letter)).linearHoriAdvance / 65536, letter


@WEIGHTS
def test_the_table_has_every_letter_of_the_alphabets_it_covers(weight):
    there, table = font(weight).get_charmap(), advances(weight)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x370, 0x3FF), (0x400, 0x45F)):
        wanted = {chr(code) for code in range(first, last + 1) if code in there}
        assert wanted <= set(table)
    assert set("★✓✗→…–—№€₽×−≤ℹ⚠‼") <= set(table)


def test_a_letter_that_is_not_in_the_table_counts_as_wide_as_high():
    assert width("訴", 10) == 10
    assert width("", 10) == 0
