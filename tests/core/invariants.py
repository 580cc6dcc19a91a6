"""What holds for every history, however odd: each invariant once, for whoever has histories.

`ALWAYS` look at the history alone, `AGAIN` replay the story or others like it as well.
"""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from disputelab.core import (
    ARC,
    Actor,
    Do,
    Goods,
    History,
    Position,
    Stage,
    State,
    fresh,
    next_dawn,
    on_day,
    replay,
    step,
)
from disputelab.scenarios import to_data, to_scenario
from disputelab.sources import claims

from .histories import then, wait

EVEN_WHEN_FINISHED = {Do.DELIVER, Do.MESSAGE}


def positions(history: History) -> list[Position]:
    """Every position of a history, from payment to its last day."""
    return [history.start, *(made.after for made in history.steps), history.end]


def the_money_adds_up_to_the_price(history: History) -> None:
    for position in positions(history):
        places = (position.money.held, position.money.refunded, position.money.released)
        assert sum(places) == history.scenario.order.price
        assert all(type(cents) is int and cents >= 0 for cents in places)


def the_money_is_held_whole_until_the_order_is_finished(history: History) -> None:
    for position in positions(history):
        assert position.money.held in (0, history.scenario.order.price)
        assert position.finished is (position.money.held == 0) is (position.ending is not None)
        assert not (position.finished and position.dispute)


def a_finished_order_stays_so_and_lets_only_goods_and_words_through(history: History) -> None:
    finished = None
    for made in history.steps:
        if finished:
            assert not made.accepted or made.move.do in EVEN_WHEN_FINISHED
            assert (made.after.money, made.after.ending) == (finished.money, finished.ending)
        elif made.after.finished:
            finished = made.after


def a_refusal_changes_nothing_and_says_why(history: History) -> None:
    before = history.start
    for made in history.steps:
        if not made.accepted:
            assert made.after == on_day(before, made.day)
            assert made.verdict.failed
            assert made.verdict.when is not None
            cited = made.verdict.claims
            assert cited or all(rule.assumption for rule in made.verdict.failed)
            assert set(cited) <= claims().keys()
        before = made.after


def a_verdict_names_every_rule_and_whether_it_holds(history: History) -> None:
    book = history.scenario.rulebook
    for made in history.steps:
        asked = (made.verdict.position, made.move, book)
        rules = ARC[made.move.do].rules
        holding = {rule: bool(rule.holds(*asked)) for rule in rules}
        assert {reason.rule: reason.holds for reason in made.verdict.reasons} == holding
        assert list(made.verdict.failed) == [rule for rule in rules if not holding[rule]]
        assert made.actor is ARC[made.move.do].actor


def days_never_go_backwards_and_every_event_is_there(history: History) -> None:
    events = history.scenario.events
    days = [0, *(made.day for made in history.steps), history.scenario.until]
    assert days == sorted(days)
    listed = [made for made in history.steps if made.event is not None]
    assert [(made.day, made.move) for made in listed] == [(e.day, e.move) for e in events]
    assert [made.event for made in listed] == [*range(len(events))]
    assert all((made.event is None) is (made.actor is Actor.CLOCK) for made in history.steps)
    assert all(made.accepted for made in history.steps if made.event is None)


def protection_never_gets_shorter_and_never_begins_again(history: History) -> None:
    found = positions(history)
    for before, later in pairwise(position.protection for position in found):
        assert before.last_day <= later.last_day
        assert before.ended <= later.ended
    for position in found:
        if not position.finished:
            assert position.protection.ended is (position.day > position.protection.last_day)


def no_stage_outlives_its_deadline(history: History) -> None:
    book = history.scenario.rulebook
    reply, settle = book.reply_days.value, book.settle_days.value
    # When people move the clock has moved already; of its own moves several may fall on one dawn.
    found = [made.verdict.position for made in history.steps if made.event is not None]
    for position in (*found, history.end):
        if position.dispute:
            age = position.day - position.dispute.opened_on
            assert age >= 0
            assert position.stage is not Stage.AWAITING_SELLER or age <= reply
            assert position.stage is not Stage.NEGOTIATING or age <= max(reply, settle)


def goods_only_go_forward(history: History) -> None:
    far = list(Goods)
    for before, later in pairwise(positions(history)):
        assert far.index(later.goods) - far.index(before.goods) in (0, 1)


def rounds_are_counted_without_a_gap(history: History) -> None:
    opened = [one for one in history.steps if one.accepted and one.move.do is Do.OPEN_DISPUTE]
    assert all(one.verdict.position.dispute is None for one in opened)
    for position in positions(history):
        rounds = [past.round for past in position.past]
        rounds += [position.dispute.round] if position.dispute else []
        assert rounds == [*range(1, len(rounds) + 1)]
        assert all(past.opened_on <= past.ended_on <= position.day for past in position.past)
    assert len(opened) == len(rounds)


def only_the_last_dispute_can_have_ended_the_order(history: History) -> None:
    for position in positions(history):
        ends = [past.ended_by for past in position.past]
        assert set(ends[:-1]) <= {None}
        if ends and ends[-1]:
            assert position.ending
            assert ends[-1] is position.ending.by


def offers_and_claims_stay_within_the_price(history: History) -> None:
    for position in positions(history):
        if position.dispute:
            assert 0 < position.dispute.claimed <= position.price
            offer = position.dispute.offer
            assert offer is None or 0 <= offer.refund <= position.dispute.claimed


def the_state_is_a_word_for_where_the_money_is(history: History) -> None:
    found, price = history.outcome, history.scenario.order.price
    words = {
        State.OPEN: found.held and not found.stage,
        State.IN_DISPUTE: found.held and found.stage,
        State.REFUNDED: found.refunded == price,
        State.SPLIT: found.refunded and found.released,
        State.SELLER_PAID: found.released == price,
    }
    assert [state for state, holds in words.items() if holds] == [found.state]
    assert (found.ended_by is None) is (found.ended_on is None) is bool(found.held)
    assert found.ended_on is None or found.ended_on <= history.scenario.until
    assert 0 <= history.cashback <= found.released


def nothing_the_seller_says_changes_anything(history: History) -> None:
    scenario = history.scenario
    silent = tuple(event for event in scenario.events if event.move.do is not Do.MESSAGE)
    quiet = replay(replace(scenario, events=silent))

    def others(told: History) -> list[object]:
        made = [one for one in told.steps if one.move.do is not Do.MESSAGE]
        return [(one.day, one.move, one.verdict.failed, one.after.money) for one in made]

    assert others(history) == others(quiet)
    assert history.outcome == quiet.outcome
    assert replace(history.end, said=None) == quiet.end


def replaying_is_the_same_as_living_through_every_day(history: History) -> None:
    scenario, book = history.scenario, history.scenario.rulebook
    position = fresh(scenario.order.price, scenario.protection_days)
    lived = []
    for event in scenario.events:
        made = wait(position, event.day, book)
        position = then(position, made, event.day)
        verdict = step(position, event.move, book)
        position = verdict.after or position
        lived += [*made, (verdict, position)]
    lived += (made := wait(position, scenario.until, book))
    assert [(one.verdict, one.after) for one in history.steps] == lived
    assert history.end == then(position, made, scenario.until)


def the_next_dawn_is_the_first_day_on_which_the_clock_would_move(history: History) -> None:
    book = history.scenario.rulebook
    longest = max(book.reply_days.value, book.settle_days.value)
    for position in positions(history):
        furthest = max(position.protection.last_day, position.day + longest) + 3
        made = wait(position, furthest, book)
        assert next_dawn(position, book) == (made[0][1].day if made else None)


def looking_for_longer_does_not_change_what_came_before(history: History) -> None:
    scenario = history.scenario
    longer = replay(replace(scenario, until=scenario.until + 40))
    assert longer.steps[: len(history.steps)] == history.steps
    assert longer.at(scenario.until) == history.end


def the_history_of_a_beginning_is_a_beginning_of_the_history(history: History) -> None:
    scenario = history.scenario
    events = scenario.events[: len(scenario.events) // 2]
    until = events[-1].day if events else 0
    short = replay(replace(scenario, events=events, until=until))
    assert history.steps[: len(short.steps)] == short.steps


def a_story_replays_the_same_each_time(history: History) -> None:
    assert replay(copy.deepcopy(history.scenario)) == history


def a_story_comes_back_from_its_file(history: History) -> None:
    text = json.dumps(to_data(history.scenario), default=str, allow_nan=False)
    assert replay(to_scenario(json.loads(text))) == history


Invariant = Callable[[History], None]
ALWAYS: tuple[Invariant, ...] = (
    the_money_adds_up_to_the_price,
    the_money_is_held_whole_until_the_order_is_finished,
    a_finished_order_stays_so_and_lets_only_goods_and_words_through,
    a_refusal_changes_nothing_and_says_why,
    a_verdict_names_every_rule_and_whether_it_holds,
    days_never_go_backwards_and_every_event_is_there,
    protection_never_gets_shorter_and_never_begins_again,
    no_stage_outlives_its_deadline,
    goods_only_go_forward,
    rounds_are_counted_without_a_gap,
    only_the_last_dispute_can_have_ended_the_order,
    offers_and_claims_stay_within_the_price,
    the_state_is_a_word_for_where_the_money_is,
)
AGAIN: tuple[Invariant, ...] = (
    nothing_the_seller_says_changes_anything,
    replaying_is_the_same_as_living_through_every_day,
    the_next_dawn_is_the_first_day_on_which_the_clock_would_move,
    looking_for_longer_does_not_change_what_came_before,
    the_history_of_a_beginning_is_a_beginning_of_the_history,
    a_story_replays_the_same_each_time,
    a_story_comes_back_from_its_file,
)
