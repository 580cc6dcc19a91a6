"""The hand-out: its pages hold what they have to, nothing overlaps, nothing is given away."""

import logging
import warnings
from dataclasses import replace
from functools import cache

import pytest

from disputelab.core import Do, Event, Message, Move, eve, replay
from disputelab.course.handout import handout, made, sheets
from disputelab.figures.paper import A4, MARGIN
from disputelab.figures.scene import Label, Rect
from disputelab.figures.verdict import verdict
from disputelab.figures.words import NOTICE, Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped
from support.pages import box, overlap

BEGGING = shipped()["begging-seller"].scenario


@cache
def laid(scenario, language="en", today=None):
    history = replay(scenario)
    found = made(history, eve(history) if today is None else today, language)
    return found, sheets(found)


def labels(page):
    return [item for item in page.items if isinstance(item, Label)]


def written(page):
    return " ".join(label.text for label in labels(page))


def wrong(page):
    """Texts that leave the page's margins, or lie on one another; a picture's own may touch."""
    width, height = A4
    boxes = [(label.text, box(label)) for label in labels(page)]
    rects = [item for item in page.items if isinstance(item, Rect)]
    top = min((rect.y for rect in rects), default=0) - 20
    bottom = max((rect.y + rect.height for rect in rects), default=0) + 30
    for number, (text, one) in enumerate(boxes):
        inside = one[0] >= MARGIN - 1 and one[2] <= width - MARGIN + 1
        if not (inside and one[1] >= MARGIN and one[3] <= height - MARGIN):
            yield text
        for other, two in boxes[:number]:
            drawn = top < one[1] < bottom and top < two[1] < bottom
            if not drawn and overlap(one, two):
                yield f"{text} on {other}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_every_text_stands_free_and_inside_its_page(name, language):
    found, pages = laid(shipped()[name].scenario, language)
    assert 2 <= len(pages) <= 3
    for page in pages:
        assert (page.width, page.height) == A4
        assert list(wrong(page)) == []
        assert found.words.text(NOTICE)[:60] in written(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_the_first_page_asks_and_tells_no_answer(name, language):
    found, (first, *key) = laid(shipped()[name].scenario, language)
    words, said = found.words, written(first)
    told = " ".join(map(written, key))
    for task in found.tasks:
        assert task.ask in said
        assert task.answer in told
    assert verdict(found.history.end, words) in told
    assert verdict(found.history.end, words) not in said
    for number, step in enumerate(found.history.steps, 1):
        if step.day > found.day:
            assert f" {number} {step.day} " not in said


def test_the_first_page_is_the_same_whatever_comes_after():
    history = replay(BEGGING)
    other = replace(BEGGING, events=(*BEGGING.events[:5], *BEGGING.events[6:]))
    assert replay(other).outcome != history.outcome
    pages = [laid(scenario, today=42)[1][0] for scenario in (BEGGING, other)]
    drawn = [[item for item in page.items if not counts(item)] for page in pages]
    assert drawn[0] == drawn[1]


def counts(item):
    """Whether it says on which of how many pages it stands."""
    return isinstance(item, Label) and " / " in item.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_of_a_thousand_events_gives_a_page_and_a_key(language):
    many = tuple(Event(3 + n // 20, Move(Do.MESSAGE, kind=Message.PLEAD)) for n in range(999))
    scenario = replace(BEGGING, events=(BEGGING.events[0], *many), until=90)
    found, pages = laid(scenario, language, today=40)
    assert len(pages) < 8
    for page in pages:
        assert list(wrong(page)) == []
    more = found.words.count("… and {number} more step", "… and {number} more steps", 941)
    assert more in written(pages[-1])
    earlier = "… and {number} earlier step", "… and {number} earlier steps"
    assert found.words.count(*earlier, 0).split("0")[0] in written(pages[0])


@pytest.mark.parametrize(
    "title",
    ["$x$ \\frac", "<script>alert(1)</script>", "\u202eשלום", "漢字", "x" * 10_000, "", "a\nb\x00"],
    ids=range(7),
)
def test_any_title_is_printed_as_text(title, caplog):
    scenario = replace(BEGGING, title=title, about=title)
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        _, pages = laid(scenario)
        found = handout(replay(scenario), 42, "en")
    assert found.startswith(b"%PDF-")
    assert not caplog.records
    assert list(wrong(pages[0])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_these_pages_its_letters_and_its_language(language):
    history = replay(BEGGING)
    found = handout(history, 42, language, code="1.begging-seller.42")
    assert found == handout(history, 42, language, code="1.begging-seller.42")
    pages = sheets(made(history, 42, language))
    assert f"/Count {len(pages)}".encode() in found
    assert f"/Lang ({language})".encode() in found
    assert b"/FontFile2" in found
    assert b"/Type3" not in found


def test_the_key_tells_the_code_and_the_seed():
    found = made(replay(BEGGING), 42, "en", seed=5, code="1.begging-seller.42")
    said = written(sheets(found)[-1])
    assert "1.begging-seller.42" in said
    assert "5" in found.note


@pytest.mark.parametrize("today", [0, 90])
def test_any_day_can_be_the_day_of_the_bet(today):
    for name in ("begging-seller", "late-but-protected", "seven-of-ten"):
        scenario = shipped()[name].scenario
        _, pages = laid(scenario, today=min(today, scenario.until))
        assert list(wrong(pages[0])) == []


def test_words_of_another_currency_are_those_of_the_story():
    found, _ = laid(replace(BEGGING, order=replace(BEGGING.order, currency="EUR")))
    assert isinstance(found.words, Words)
    assert "EUR" in written(sheets(found)[0])
