"""What holds for every story, however odd."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from itertools import pairwise

import pytest
from hypothesis import given

from disputelab.core import (
    ARC,
    Do,
    Order,
    Scenario,
    State,
    fresh,
    menu,
    next_dawn,
    on_day,
    replay,
    step,
)
from disputelab.sources import claims

from .histories import FEW_DAYS, checked, scenarios, then, wait

LONGEST = max(8, *FEW_DAYS)
EVEN_WHEN_FINISHED = {Do.DELIVER, Do.MESSAGE}


def positions(history):
    return [history.start, *(made.after for made in history.steps), history.end]


@checked(150)
@given(scenarios())
def test_the_money_adds_up_to_the_price_at_every_step(scenario):
    for position in positions(replay(scenario)):
        places = (position.money.held, position.money.refunded, position.money.released)
        assert sum(places) == scenario.order.price
        assert all(isinstance(cents, int) and cents >= 0 for cents in places)


@checked(150)
@given(scenarios())
def test_the_money_is_held_whole_until_the_order_is_finished(scenario):
    for position in positions(replay(scenario)):
        assert position.money.held in (0, scenario.order.price)
        assert position.finished is (position.money.held == 0) is (position.ending is not None)
        assert not (position.finished and position.dispute)


@checked(150)
@given(scenarios())
def test_a_finished_order_stays_finished_and_lets_only_goods_and_words_through(scenario):
    finished = None
    for made in replay(scenario).steps:
        if finished:
            assert not made.accepted or made.move.do in EVEN_WHEN_FINISHED
            assert (made.after.money, made.after.ending) == (finished.money, finished.ending)
        elif made.after.finished:
            finished = made.after


@checked(150)
@given(scenarios())
def test_a_refusal_changes_nothing_and_says_why(scenario):
    history = replay(scenario)
    before = history.start
    for made in history.steps:
        if not made.accepted:
            assert made.after == on_day(before, made.day)
            assert made.verdict.failed
            assert made.verdict.when is not None
            cited = made.verdict.claims
            assert cited or all(rule.assumption for rule in made.verdict.failed)
            assert set(cited) <= set(claims())
        before = made.after


@checked(150)
@given(scenarios())
def test_a_verdict_is_refused_by_exactly_the_rules_that_do_not_hold(scenario):
    history = replay(scenario)
    for made in history.steps:
        asked = (made.verdict.position, made.move, scenario.rulebook)
        failing = [rule for rule in ARC[made.move.do].rules if not rule.holds(*asked)]
        assert list(made.verdict.failed) == failing


@checked(150)
@given(scenarios())
def test_nothing_the_seller_says_changes_anything(scenario):
    silent = tuple(event for event in scenario.events if event.move.do is not Do.MESSAGE)
    spoken, quiet = replay(scenario), replay(replace(scenario, events=silent))

    def others(history):
        made = [one for one in history.steps if one.move.do is not Do.MESSAGE]
        return [(one.day, one.move, one.verdict.failed, one.after.money) for one in made]

    assert others(spoken) == others(quiet)
    assert spoken.outcome == quiet.outcome
    assert replace(spoken.end, said=None) == quiet.end


@checked(150)
@given(scenarios())
def test_protection_never_gets_shorter_and_never_begins_again(scenario):
    found = [position.protection for position in positions(replay(scenario))]
    for before, later in pairwise(found):
        assert before.last_day <= later.last_day
        assert before.ended <= later.ended


@checked(150)
@given(scenarios())
def test_protection_has_ended_on_exactly_the_days_after_its_last(scenario):
    for position in positions(replay(scenario)):
        if not position.finished:
            assert position.protection.ended is (position.day > position.protection.last_day)


@checked(200)
@given(scenarios())
def test_replaying_is_the_same_as_living_through_every_day(scenario):
    book = scenario.rulebook
    position = fresh(scenario.order.price, scenario.protection_days)
    lived = []
    for event in scenario.events:
        made = wait(position, event.day, book)
        position = then(position, made, event.day)
        verdict = step(position, event.move, book)
        position = verdict.after or position
        lived += [*made, (verdict, position)]
    lived += (made := wait(position, scenario.until, book))
    history = replay(scenario)
    assert [(one.verdict, one.after) for one in history.steps] == lived
    assert history.end == then(position, made, scenario.until)


@checked(80)
@given(scenarios())
def test_the_next_dawn_is_the_first_day_on_which_the_clock_would_move(scenario):
    book = scenario.rulebook
    for position in positions(replay(scenario)):
        furthest = max(position.protection.last_day, position.day + LONGEST) + 3
        made = wait(position, furthest, book)
        assert next_dawn(position, book) == (made[0][1].day if made else None)


@checked(150)
@given(scenarios())
def test_at_most_one_dispute_is_open_and_rounds_are_counted_without_a_gap(scenario):
    history = replay(scenario)
    opened = [one for one in history.steps if one.accepted and one.move.do is Do.OPEN_DISPUTE]
    assert all(one.verdict.position.dispute is None for one in opened)
    for position in positions(history):
        rounds = [past.round for past in position.past]
        rounds += [position.dispute.round] if position.dispute else []
        assert rounds == [*range(1, len(rounds) + 1)]
    assert len(opened) == len(rounds)


@checked(150)
@given(scenarios())
def test_only_the_last_dispute_can_have_ended_the_order(scenario):
    for position in positions(replay(scenario)):
        ends = [past.ended_by for past in position.past]
        assert set(ends[:-1]) <= {None}
        if ends and ends[-1]:
            assert ends[-1] is position.ending.by


@checked(100)
@given(scenarios())
def test_offers_and_claims_stay_within_the_price(scenario):
    for position in positions(replay(scenario)):
        if position.dispute:
            assert 0 < position.dispute.claimed <= position.price
            offer = position.dispute.offer
            assert offer is None or 0 <= offer.refund <= position.dispute.claimed


@checked(100)
@given(scenarios())
def test_the_state_is_a_word_for_where_the_money_is(scenario):
    found = replay(scenario).outcome
    words = {
        State.OPEN: found.held and not found.stage,
        State.IN_DISPUTE: found.held and found.stage,
        State.REFUNDED: found.refunded == scenario.order.price,
        State.SPLIT: found.refunded and found.released,
        State.SELLER_PAID: found.released == scenario.order.price,
    }
    assert [state for state, holds in words.items() if holds] == [found.state]
    assert (found.ended_by is None) is (found.ended_on is None) is bool(found.held)


@checked(100)
@given(scenarios())
def test_days_of_a_history_never_go_backwards_and_every_event_is_in_it(scenario):
    history = replay(scenario)
    days = [0, *(made.day for made in history.steps), scenario.until]
    assert days == sorted(days)
    listed = [made for made in history.steps if made.event is not None]
    assert [(made.day, made.move) for made in listed] == [(e.day, e.move) for e in scenario.events]
    assert [made.event for made in listed] == [*range(len(scenario.events))]


@checked(60)
@given(scenarios())
def test_looking_at_a_story_for_longer_does_not_change_what_came_before(scenario):
    longer = replace(scenario, until=scenario.until + 40)
    short, long = replay(scenario), replay(longer)
    assert long.steps[: len(short.steps)] == short.steps
    assert long.at(scenario.until) == short.end


@checked(60)
@given(scenarios())
def test_values_are_equal_to_their_copies_and_hash_alike(scenario):
    history = replay(scenario)
    values = [scenario, scenario.rulebook, history, history.outcome, *positions(history)]
    values += [*scenario.events, *menu(history.end, scenario.rulebook)]
    for value in values:
        for same in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert same == value
            assert hash(same) == hash(value)


@checked(60)
@given(scenarios())
def test_a_story_replays_the_same_each_time(scenario):
    assert replay(scenario) == replay(copy.deepcopy(scenario))


def test_a_scenario_cannot_be_changed_and_one_that_differs_is_not_equal():
    one = Scenario("a story", Order(100), (), 5)
    assert one != replace(one, until=6)
    with pytest.raises(FrozenInstanceError):
        one.until = 6
