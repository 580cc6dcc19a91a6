"""The picture's neutral model, and what is drawn and written from it."""

import re
from xml.etree import ElementTree

import pytest

from disputelab.core import Do, State, replay
from disputelab.figures.draw import NARROW, WIDE, Drawing
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import read_yaml, shipped

STORY = """\
title: Two disputes, an extension and an offer
order: {price: 10.00, currency: EUR, protection_days: 30, paid_on: 2018-01-31}
events:
  - {day: 2, do: ship}
  - {day: 10, do: open-dispute, reason: not-received, claim: 8.00}
  - {day: 11, do: message, kind: plead}
  - {day: 12, do: extend-protection, days: 5}
  - {day: 12, do: cancel-dispute}
  - {day: 20, do: open-dispute, reason: not-received}
  - {day: 22, do: offer, refund: 4.00}
  - {day: 23, do: rule, refund: 1.00}
  - {day: 24, do: accept-offer}
until: 40
"""


@pytest.fixture
def history():
    return replay(read_yaml(STORY))


@pytest.fixture
def picture(history):
    return timeline(history, Words("en", history.scenario.order), 15)


def lane(picture, name):
    return next(lane for lane in picture.lanes if lane.id == name)


def spans(picture, name):
    return [(span.kind, span.start, span.end) for span in lane(picture, name).spans]


def test_protection_runs_through_its_last_day_and_shows_its_extension(picture):
    assert spans(picture, "protection") == [
        ("protection", 0, 31),
        ("extension", 31, 36),
        ("ended", 36, 41),
    ]
    assert picture.protection_end == 36


def test_each_dispute_shows_its_stages_and_its_two_periods(picture):
    assert spans(picture, "dispute") == [
        ("awaiting-seller", 10.5, 12.5),
        ("awaiting-seller", 20.5, 22.5),
        ("negotiating", 22.5, 24.5),
    ]
    assert spans(picture, "clocks") == [
        ("reply", 10.5, 16),
        ("settlement", 10.5, 19),
        ("reply", 20.5, 26),
        ("settlement", 20.5, 29),
    ]


def test_money_moves_to_where_the_verdict_says(picture):
    assert spans(picture, "money") == [
        ("held", 0.0, 24.5),
        ("refunded", 24.5, 41.0),
        ("released", 24.5, 41.0),
    ]
    assert [span.label for span in lane(picture, "money").spans][1:] == [
        "buyer: 4.00\u00a0EUR",
        "seller: 6.00\u00a0EUR",
    ]


def test_every_step_has_its_numbered_mark_and_refusals_are_marked(history, picture):
    marks = lane(picture, "steps").marks
    assert [mark.number for mark in marks] == list(range(1, len(history.steps) + 1))
    assert [mark.accepted for mark in marks] == [step.accepted for step in history.steps]
    refused = [step.move.do for step in history.steps if not step.accepted]
    assert refused == [Do.RULE]


def test_messages_and_offers_are_named(picture):
    assert [(m.kind, m.label) for m in lane(picture, "said").marks] == [
        ("message", "pleads"),
        ("offer", "4.00\u00a0EUR"),
    ]


def test_ticks_carry_dates_where_the_story_has_them(picture):
    assert (picture.ticks[0].label, picture.ticks[0].date) == ("0", "Jan 31")
    undated = read_yaml(STORY.replace(", paid_on: 2018-01-31", ""))
    plain = timeline(replay(undated), Words("en", undated.order), 0)
    assert {tick.date for tick in plain.ticks} == {""}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_every_story_is_drawn_inside_its_picture_with_its_words(name, language, size):
    history = replay(shipped()[name].scenario)
    words = Words(language, history.scenario.order)
    said = verdict(history.end, words)
    svg = Drawing(size).svg(timeline(history, words, 10), said)
    root = ElementTree.fromstring(svg)
    assert root.get("aria-label") == said
    assert root.get("role") == "img"
    width, height = (float(n) for n in root.get("viewBox").split()[2:])
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(text.get("x")) <= width, text.text
        assert 0 <= float(text.get("y")) <= height, text.text


def test_a_drawing_used_again_shows_nothing_of_the_story_before(picture, history):
    drawing = Drawing()
    longest = replay(shipped()["seller-at-the-wrong-moment"].scenario)
    drawing.svg(timeline(longest, Words("en", longest.scenario.order), 5), "")
    again = drawing.svg(picture, "words")
    assert _shown(again) == _shown(Drawing().svg(picture, "words"))


def _shown(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_text_from_a_story_cannot_become_markup(history):
    words = Words("en", history.scenario.order)
    svg = Drawing().svg(timeline(history, words, 1), '"><script>alert(1)</script>')
    assert "<script" not in svg


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdict_names_every_amount_that_moved(name, language):
    history = replay(shipped()[name].scenario)
    words = Words(language, history.scenario.order)
    result = history.outcome
    said = verdict(history.end, words)
    for amount in (result.held, result.refunded, result.released):
        assert not amount or words.money(amount) in said
    assert "{" not in said
    if result.state is State.SPLIT:
        assert words.money(result.refunded) in said
