"""The lessons side by side: the same cells and calls in both languages, in words short enough."""

import re
from pathlib import Path

import nbformat
import pytest

from disputelab.course.lessons import lessons
from disputelab.course.making import GOALS
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped
from disputelab.sources import claims

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
MOST_CODE, MOST_WORDS = 15, 80
EDITIONS = [(lesson, language) for lesson in lessons() for language in LANGUAGES]
each_edition = pytest.mark.parametrize(
    ("lesson", "language"), EDITIONS, ids=[f"{one.id}-{language}" for one, language in EDITIONS]
)
each_lesson = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)


def cells(lesson, language):
    return nbformat.read(NOTEBOOKS / lesson.page(language), 4).cells


def code(lesson, language):
    return [cell.source for cell in cells(lesson, language) if cell.cell_type == "code"]


def texts(lesson, language):
    return [cell.source for cell in cells(lesson, language) if cell.cell_type == "markdown"]


@each_lesson
def test_the_editions_have_the_same_cells_with_the_same_calls(lesson):
    one, other = (cells(lesson, language) for language in LANGUAGES)
    assert [cell.cell_type for cell in one] == [cell.cell_type for cell in other]
    assert [cell.id for cell in one] == [cell.id for cell in other]
    english, russian = (code(lesson, language) for language in LANGUAGES)
    assert english == [source.replace('"ru"', '"en"') for source in russian]


@each_lesson
def test_the_editions_say_as_much(lesson):
    for one, other in zip(*(texts(lesson, language) for language in LANGUAGES), strict=True):
        assert re.findall(r"^#+", one, re.MULTILINE) == re.findall(r"^#+", other, re.MULTILINE)
        assert len(paragraphs(one)) == len(paragraphs(other)), one
        assert one.count("**") == other.count("**"), one


def paragraphs(text):
    """Paragraphs, and the points of lists and rows of tables, each by itself."""
    blocks = re.split(r"\n\s*\n|\n(?=[-*|] |\d+\. )", text)
    return [block for block in blocks if block.strip()]


@each_edition
def test_no_paragraph_is_long_and_no_notebook_has_much_code(lesson, language):
    for text in texts(lesson, language):
        for block in paragraphs(text):
            assert len(block.split()) <= MOST_WORDS, block
    lines = [line for source in code(lesson, language) for line in source.splitlines() if line]
    assert len(lines) <= MOST_CODE


@each_edition
def test_every_lesson_keeps_to_the_skeleton(lesson, language):
    said = texts(lesson, language)
    assert said[0].startswith(f"# {lesson.title.text(language)}\n")
    heads = [line for text in said for line in text.splitlines() if line.startswith("## ")]
    skeleton = {
        "en": ["What you need to know", "Bet", "Try", "What happened, and why", "Tasks"],
        "ru": ["Что нужно знать", "Ставка", "Попробуйте", "Что произошло и почему", "Задания"],
    }
    last = {"en": "Check yourself", "ru": "Проверьте себя"}
    assert heads == [f"## {head}" for head in (*skeleton[language], last[language])]


@each_lesson
def test_the_parts_of_a_lesson_are_those_that_its_notebook_has(lesson):
    calls = "\n".join(code(lesson, "en"))
    parts = ["bet"] if ".bet(" in calls else []
    parts += [f"task-{number}" for number in re.findall(r"\.task\((\d+),", calls)]
    checks = re.search(r"\.check\((.*)\)", calls)
    assert checks
    parts += [f"check-{number}" for number in range(1, checks[1].count(",") + 2)]
    assert list(lesson.parts) == parts


@each_edition
def test_every_day_and_claim_that_a_lesson_names_can_be_looked_up(lesson, language):
    calls = "\n".join(code(lesson, language))
    for story in re.findall(r'\.(?:try_out|why|look_ahead)\("([^"]+)"', calls):
        assert story in shipped()
    for goal in re.findall(r'"make", "([^"]+)"', calls):
        assert goal in GOALS
    for claim in re.findall(r'"(\d\.\d\d)"', calls):
        assert claim in claims()
