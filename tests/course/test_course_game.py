"""The game itself: its days, its moves, and that its events obey the rules."""

import random

import pytest

from disputelab.core import Actor, Do, EndedBy, Goods, State, outcome
from disputelab.course.codes import Code
from disputelab.course.game import (
    GOODS_ARE_FINE,
    HAS_PROOF,
    begin,
    moves,
    next_day,
    play,
    skip,
    through,
)
from disputelab.course.world import World

from .playing import at_once, careful, never, played


def make(game, do):
    return play(game, next(c.move for c in moves(game) if c.move.do is do))


def first(test):
    """The first code whose world passes a test."""
    return next(code for code in map(Code, range(10_000)) if test(World(code)))


def test_a_game_begins_on_the_day_of_payment_with_all_money_held():
    game = begin(Code(3))
    assert (game.day, game.over, game.position.money.held) == (0, False, game.position.price)
    assert {c.move.do for c in moves(game) if c.offered} == {Do.OPEN_DISPUTE, Do.CONFIRM_RECEIPT}


@pytest.mark.parametrize("seed", range(40))
def test_every_event_of_any_game_is_allowed_by_the_rules_and_every_game_ends(seed):
    choose = random.Random(seed)

    def buyer(game):
        may = [c.move.do for c in moves(game) if c.offered and c.move.do is not Do.CONFIRM_RECEIPT]
        return choose.choice(may) if may and choose.random() < 0.1 else None

    game = played(Code(seed), buyer)
    assert game.over
    assert all(step.accepted for step in game.history.steps)


@pytest.mark.parametrize("seed", range(10))
def test_the_same_code_and_the_same_moves_are_the_same_game(seed):
    assert played(Code(seed), careful) == played(Code(seed), careful)


def test_the_buyer_who_does_nothing_pays_the_seller_when_protection_ends():
    game = played(Code(1), never)
    found = outcome(game.position)
    assert (found.state, found.ended_by, found.ended_on) == (
        State.SELLER_PAID,
        EndedBy.PROTECTION_EXPIRED,
        61,
    )


def test_a_game_that_is_over_stays_as_it_is():
    game = played(Code(1), never)
    assert next_day(game) is game
    assert skip(game) == game
    assert not any(choice.offered for choice in moves(game))


def test_a_move_that_is_not_offered_is_turned_down():
    game = begin(Code(1))
    escalate = next(c for c in moves(game) if c.move.do is Do.ESCALATE)
    assert not escalate.offered
    assert escalate.verdict.failed
    with pytest.raises(ValueError, match="escalate"):
        play(game, escalate.move)


def test_goods_that_are_fine_are_no_ground_for_a_dispute():
    code = first(lambda world: (world.arrival() or 99) < 40 and not world.faulty)
    game = begin(code)
    while game.position.goods is not Goods.DELIVERED:
        game = next_day(game)
    refused = next(c for c in moves(game) if c.move.do is Do.OPEN_DISPUTE)
    assert (refused.offered, refused.instead) == (False, GOODS_ARE_FINE)


def test_a_dispute_over_faulty_goods_says_so_and_shows_a_photo():
    code = first(lambda world: (world.arrival() or 99) < 40 and world.faulty)
    game = begin(code)
    while game.position.goods is not Goods.DELIVERED:
        game = next_day(game)
    assert game.faulty
    game = make(make(game, Do.OPEN_DISPUTE), Do.ADD_EVIDENCE)
    assert game.position.dispute.reason == "poor-quality"
    assert game.position.dispute.evidence == {"photo"}
    again = next(c for c in moves(game) if c.move.do is Do.ADD_EVIDENCE)
    assert (again.offered, again.instead) == (False, HAS_PROOF)


def test_a_dispute_over_what_has_not_come_says_so_and_shows_the_tracking():
    game = make(make(begin(Code(1)), Do.OPEN_DISPUTE), Do.ADD_EVIDENCE)
    dispute = game.position.dispute
    assert dispute.reason == "not-received"
    assert dispute.evidence == {"tracking-screenshot"}
    assert dispute.claimed == game.position.price


def test_waiting_stops_where_something_happens_or_it_is_time_to_think():
    code = first(lambda world: (world.arrival() or 99) > 61)
    game, days = begin(code), []
    while not game.over:
        before, game = game, skip(game)
        days.append(game.day)
        happened = len(game.history.steps) > len(before.history.steps)
        assert happened or game.day in (53, 60)
    assert days[-3:] == [53, 60, 61]


def test_a_game_can_be_looked_at_as_it_was():
    game = played(Code(2), at_once)
    old = through(game, 1, 0)
    assert old == make(begin(Code(2)), Do.OPEN_DISPUTE)
    assert through(game, len(game.history.scenario.events), game.day) == game


def test_only_the_buyer_moves_on_the_day_of_payment():
    game = played(Code(2), at_once)
    assert {step.actor for step in game.history.steps if step.day == 0} == {Actor.BUYER}
