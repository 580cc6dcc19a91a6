"""Exercises over many seeds: the engine's answer is on offer, and every answer is told why."""

from dataclasses import replace

import pytest

from disputelab.core import Do, Event, replay, sample, step
from disputelab.course import days
from disputelab.course.days import ASKS, last_open, which_day
from disputelab.course.disputes import opposed
from disputelab.course.endings import ending, ending_of
from disputelab.course.exercises import KINDS, exercise
from disputelab.course.moves import YES
from disputelab.course.question import Pick
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped

SEEDS = range(200)


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_is_on_offer_and_the_others_differ_from_it(kind):
    for seed in SEEDS:
        found = exercise(kind, seed, "en")
        keys = [choice.key for choice in found.choices]
        assert len(set(keys)) == len(keys) >= 2
        assert len({choice.text for choice in found.choices}) == len(keys)
        assert found.right
        for answer in found.right:
            assert set(answer) <= set(keys)
        if found.pick is Pick.ONE:
            assert 1 <= len(found.right) < len(keys)
            assert len(found.right) == 1 or kind == "advise"


@pytest.mark.parametrize("kind", KINDS)
def test_every_wrong_answer_is_told_something_and_no_right_one_blames(kind):
    for seed in SEEDS:
        found = exercise(kind, seed, "en")
        assert found.hint
        assert found.rule
        for choice in found.choices:
            assert choice.told, (seed, choice.key)
            if (choice.key,) in found.right:
                assert not choice.misconception


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_asks_the_same_in_both_languages(kind):
    for seed in range(40):
        one, other = (exercise(kind, seed, language) for language in LANGUAGES)
        assert one.right == other.right
        assert [c.key for c in one.choices] == [c.key for c in other.choices]
        assert one.ask != other.ask


@pytest.mark.parametrize("kind", KINDS)
def test_seeds_ask_different_things(kind):
    asked = {
        (found.ask, found.told, found.choices)
        for found in (exercise(kind, s, "en") for s in range(60))
    }
    assert len(asked) > 12


def test_a_bet_on_an_ending_is_held_against_the_replay():
    for seed in SEEDS:
        found = exercise("ending", seed, "en")
        assert found.history
        assert found.right == {(ending_of(replay(found.history.scenario)),)}


def test_whether_a_move_can_be_made_is_what_the_rules_say_of_it():
    answers = set()
    for seed in SEEDS:
        found = exercise("may", seed, "en")
        ((answer,),) = found.right
        answers.add(answer == YES)
        assert found.history
    assert answers == {True, False}


@pytest.mark.parametrize("about", ASKS)
def test_every_sort_of_day_can_be_asked_for_stories_with_a_dispute(about):
    for name in ("begging-seller", "brake-part-disputed-again", "silent-seller-pays"):
        found = which_day(shipped()[name].scenario, about, "en")
        assert 3 <= len(found.choices) <= 6


def test_the_last_day_for_opening_is_the_last_protected_one():
    scenario = shipped()["begging-seller"].scenario
    assert last_open(scenario) == 75
    history = replay(scenario)
    opening = sample(Do.OPEN_DISPUTE, 4000)
    assert step(history.at(75), opening, scenario.rulebook).allowed
    assert not step(history.at(76), opening, scenario.rulebook).allowed


def test_a_wrong_bet_is_told_the_misconception_behind_it():
    found = ending(shipped()["begging-seller"].scenario, "en")
    assert found.right == {("seller-paid",)}
    assert found.choice("refunded").misconception == "promise-binds"
    assert "protection ended" in found.choice("refunded").told.lower()
    late = ending(shipped()["cancelled-too-late"].scenario, "en")
    assert late.choice("held").misconception == "late-cancel-harmless"


def test_two_claims_are_opposed_only_across_the_sides_of_a_disagreement():
    assert opposed("2.18", "3.20") == "how-long"
    assert opposed("1.14", "1.21") is None
    assert opposed("1.01", "3.20") is None


def test_an_order_is_not_shown_in_the_right_order():
    for seed in range(40):
        found = exercise("order", seed, "en")
        assert tuple(choice.key for choice in found.choices) not in found.right
        (right,) = found.right
        days = [int(found.choice(key).told.split(":")[0].split()[1]) for key in right]
        assert days == sorted(days)


def test_a_dispute_can_be_opened_on_the_day_that_is_right_and_not_on_the_next():
    for seed in SEEDS:
        found = exercise("day", seed, "en")
        scenario = found.history.scenario
        ((right,),) = found.right
        told = tuple(days._matters(scenario, "last-open"))
        assert len(told) + 1 == len(found.told)
        for day, allowed in ((int(right), True), (int(right) + 1, False)):
            opening = Event(day, sample(Do.OPEN_DISPUTE, scenario.order.price))
            earlier = tuple(event for event in told if event.day <= day)
            story = replace(scenario, events=(*earlier, opening), until=day)
            assert replay(story).steps[-1].move == opening.move
            assert replay(story).steps[-1].accepted is allowed


def test_a_wrong_answer_is_not_told_the_right_one_while_more_tries_follow():
    for seed in range(40):
        for kind in ("ending", "may"):
            found = exercise(kind, seed, "en")
            assert found.nudge
            assert found.solution not in found.nudge
