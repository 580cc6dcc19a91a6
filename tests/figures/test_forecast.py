"""What may follow, in sentences of both languages."""

from functools import cache

import pytest

from disputelab.core import EndedBy, Order, State, replay
from disputelab.figures import forecast
from disputelab.figures.naming import BELIEFS, HABITS, NAMES, end_name
from disputelab.figures.words import Words
from disputelab.futures import (
    Ahead,
    Behaviour,
    Beliefs,
    Door,
    End,
    Habit,
    Patience,
    Window,
    assumptions,
    contrasts,
)
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped

REFUND = End(State.REFUNDED, EndedBy.DECIDED)


@cache
def ahead(story="begging-seller", day=43):
    return Ahead(replay(shipped()[story].scenario), day)


def words(language, story=""):
    return Words(language, shipped()[story].scenario.order if story else Order(4000))


@pytest.mark.parametrize(
    ("door", "english", "russian"),
    [
        (Door(REFUND, None, None, None), "out of reach", "недоступно"),
        (
            Door(REFUND, Window(3, None), Window(61, None), None),
            "possible without limit, for certain from day 61 on",
            "возможно без ограничения срока, наверняка с 61-го дня и далее",
        ),
        (
            Door(REFUND, Window(3, 75), None, 76),
            "possible through day 75, but never for certain, comes by itself on day 76",
            "возможно по 75-й день, но не наверняка, само собой наступит на 76-й день",
        ),
        (
            Door(REFUND, Window(3, 75), Window(3, 3), None),
            "possible through day 75, for certain on day 3 alone",
            "возможно по 75-й день, наверняка только на 3-й день",
        ),
        (
            Door(REFUND, Window(3, 75), Window(3, 9), None),
            "possible through day 75, for certain from day 3 through day 9",
            "возможно по 75-й день, наверняка с 3-го дня по 9-й день",
        ),
    ],
)
def test_a_door_reads_as_a_sentence(door, english, russian):
    said = forecast.door_sentence(door, words("en"))
    assert said == f"All back: the platform decides — {english}."
    said = forecast.door_sentence(door, words("ru"))
    assert said == f"Возвращено всё: решила площадка — {russian}."


def test_a_late_cancel_says_what_was_cancelled():
    late = End(State.SELLER_PAID, EndedBy.LATE_CANCEL)
    assert "спор отменён слишком поздно" in end_name(late, words("ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_waiting_that_costs_nothing_is_said_in_words(language):
    days = (Patience(4, 1000, 1000), Patience(5, 1000, 400))
    said = forecast.patience_sentence(days, words(language))
    assert words(language).money(0) not in said
    assert words(language).money(600) in said


def test_waiting_that_costs_most_today_is_said_once():
    days = (Patience(4, 1000, 400), Patience(5, 1000, 900))
    assert forecast.patience_sentence(days, words("en")).count("6.00") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_proof_that_is_attached_is_said_to_be(language):
    attached = next(
        here
        for name, story in shipped().items()
        for day in range(story.scenario.until)
        for here in [ahead(name, day)]
        if here.position.dispute and here.position.dispute.has_proof
    )
    said = words(language, "begging-seller")
    told = forecast.proof_sentence(attached, Beliefs(), said)
    assert told == said.text("Proof that counts is attached to this dispute already.")
    worth = forecast.proof_sentence(ahead("begging-seller", 75), Beliefs(), said)
    assert "USD" in worth


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reading_is_told_with_a_line_for_each_change(language):
    said = words(language, "begging-seller")
    for one in contrasts(ahead(), Beliefs()):
        head, lines = forecast.contrast_lines(one, said)
        assert head.endswith(":")
        assert said.label(one.reading) in head
        assert lines
        assert all(line[0].isupper() and line.endswith(".") for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_beliefs_that_are_not_neutral_are_named(language):
    said = words(language)
    neutral = forecast.beliefs_sentence(Beliefs(), True, said)
    assert neutral == said.text("The beliefs are the neutral ones.")
    told = forecast.beliefs_sentence(Beliefs().but(comes=0.2, review_days=30), False, said)
    for part in (said.percent(0.2), said.percent(0.5), "30", "45"):
        assert part in told
    assert said.text("The buyer has no proof to show.") in told


def test_everything_has_its_name_and_habits_have_a_sentence():
    assert set(BELIEFS) == set(assumptions())
    assert set(HABITS) == set(Habit)
    assert {*Habit, *Behaviour} <= set(NAMES)


def test_percents_are_written_as_the_language_does():
    assert words("en").percent(0.571) == "57%"
    assert words("ru").percent(0.571) == "57\u00a0%"
    assert words("ru").percent(0.5714, 1) == "57,1\u00a0%"
