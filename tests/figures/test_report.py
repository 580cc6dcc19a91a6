"""The steps as a sheet."""

import csv
from io import StringIO

import pytest

from disputelab.core import replay
from disputelab.figures.report import FORMULA, inert, to_csv
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped


def sheet(name, language="en"):
    history = replay(shipped()[name].scenario)
    made = to_csv(history, Words(language, history.scenario.order))
    assert made.startswith("\ufeff")
    return history, list(csv.reader(StringIO(made.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_every_step_is_a_row_and_its_money_adds_up(name, language):
    history, (heads, *rows) = sheet(name, language)
    assert len(rows) == len(history.steps)
    assert {len(row) for row in rows} == {len(heads)}
    for row, step in zip(rows, history.steps, strict=True):
        assert row[0] == str(step.day)
        assert sum(round(float(cell) * 100) for cell in row[-3:]) == step.after.price
        assert not any(cell.startswith(FORMULA) for cell in row)


def test_a_row_says_who_did_what_when_and_why():
    _, (heads, *rows) = sheet("begging-seller")
    assert heads[:7] == ["Day", "Date", "Who", "What", "Done or refused", "Why", "Claims"]
    assert heads[7] == "Held after it (USD)"
    assert rows[-1] == [
        "76",
        "2019-05-16",
        "Clock",
        "protection ends",
        "done",
        "Protection ended and no dispute was open, so all 40.00\u00a0USD goes to the seller.",
        "[2.22]",
        "0.00",
        "0.00",
        "40.00",
    ]


def test_a_refusal_is_told():
    _, (_, *rows) = sheet("buyer-at-the-wrong-moment")
    assert {row[4] for row in rows} == {"done", "refused"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(cell):
    assert inert(cell) == "'" + cell
    assert inert("a" + cell) == "a" + cell


def test_lines_end_as_the_standard_has_it():
    history = replay(shipped()["begging-seller"].scenario)
    made = to_csv(history, Words("ru", history.scenario.order))
    assert made.count("\r\n") == len(history.steps) + 1
