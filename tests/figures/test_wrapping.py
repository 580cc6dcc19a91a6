"""Texts in lines: what fits, where they break, what is left out."""

import pytest

from disputelab.figures.letters import width
from disputelab.figures.wrapping import plain, wrapped

TEXTS = (
    "",
    "word",
    "several words that take more than one line of a narrow room",
    "неразрывноесловонескольководинстрок" * 20,
    "a " * 500,
    "40.00\u00a0USD " * 30,
)


@pytest.mark.parametrize("room", [20, 100, 333])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_line_fits_and_together_they_say_it_all(text, room):
    lines = wrapped(text, room, 10)
    assert all(width(line, 10) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")


def test_an_amount_keeps_its_currency():
    lines = wrapped("pay 40.00\u00a0USD now", width("40.00\u00a0USD", 10) + 1, 10)
    assert "40.00\u00a0USD" in lines


def test_of_more_lines_than_asked_for_the_last_ends_in_an_ellipsis():
    lines = wrapped("several words that take more than two lines", 60, 10, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line, 10) <= 60 for line in lines)
    assert wrapped("two words", 60, 10, most=2) == ("two words",)


def test_control_characters_and_marks_of_direction_are_no_part_of_a_line():
    assert plain("one\n\u202etwo\x00  three") == "one two three"
