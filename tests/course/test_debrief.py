"""The debriefing: what the best play expected, and the decision that cost most."""

from math import sqrt
from statistics import fmean, stdev
from time import process_time

import pytest

from disputelab.core import Do, Goods
from disputelab.course.codes import Code
from disputelab.course.debrief import Score, Weighed, debrief, got
from disputelab.course.game import begin, moves, next_day, play
from disputelab.course.letters import items
from disputelab.course.world import World
from disputelab.futures import Ahead, Behaviour

from .playing import HABITS, at_once, best, careful, never, played

GAMES = 60
LAMPS = [c for c in map(Code, range(600)) if World(c).pick(items(), "item").price == 2490][:GAMES]


def first(test):
    return next(code for code in map(Code, range(10_000)) if test(World(code)))


def test_the_best_play_gets_what_it_expects_and_no_habit_gets_more():
    assert len(LAMPS) == GAMES
    hoped = Weighed(begin(LAMPS[0])).best
    mine = [got(played(code, best)) for code in LAMPS]
    assert abs(fmean(mine) - hoped) <= 4 * stdev(mine) / sqrt(GAMES)
    for habit in HABITS:
        theirs = [got(played(code, habit)) for code in LAMPS]
        more = [other - one for one, other in zip(mine, theirs, strict=True)]
        assert fmean(more) <= 4 * stdev(more) / sqrt(GAMES)
    nothing = [got(played(code, never)) for code in LAMPS]
    assert fmean(mine) > fmean(nothing)


@pytest.mark.parametrize("seed", range(4))
def test_who_plays_best_is_told_that_no_decision_cost_anything(seed):
    found = debrief(played(Code(seed), best))
    assert found.worst is None
    assert found.well_played


def test_to_let_protection_run_out_costs_most_on_its_last_day():
    code = first(lambda world: (world.arrival() or 99) > 61)
    found = debrief(played(code, never))
    assert found.worst.move is None
    assert found.worst.at.day == 60
    assert found.got == 0
    assert found.worst.cost > found.game.position.price / 3
    assert not found.well_played


def test_to_confirm_what_has_not_come_costs_all_that_was_to_be_had():
    game = begin(Code(5))
    game = play(game, next(c.move for c in moves(game) if c.move.do is Do.CONFIRM_RECEIPT))
    found = debrief(game)
    assert found.worst.move.do is Do.CONFIRM_RECEIPT
    assert found.worst.cost == pytest.approx(found.hoped)


def test_to_cancel_after_protection_has_ended_is_the_mistake():
    code = first(lambda w: (w.arrival() or 999) > 70 and w.answer == "declines")

    def buyer(game):
        late = game.position.protection.ended and game.position.dispute
        return Do.CANCEL_DISPUTE if late else careful(game)

    found = debrief(played(code, buyer))
    assert found.worst.move.do is Do.CANCEL_DISPUTE
    assert found.worst.best > found.game.position.price / 2
    assert found.worst.expected == pytest.approx(0)


def test_the_decisions_cover_every_day_once():
    game = played(Code(2), at_once)
    waits = [one for one in debrief(game).decisions if one.move is None]
    days = [day for one in waits for day in range(one.first, one.last + 1)]
    assert days == list(range(game.day))


def test_a_decision_is_worth_what_the_futures_say():
    game = begin(Code(9, Behaviour.AGGRESSIVE))
    for _ in range(20):
        game = next_day(game)
    weighed = Weighed(game)
    ahead = Ahead(game.history, game.day)
    for one in ahead.prospects(weighed.beliefs):
        assert weighed.worth[one.move] == pytest.approx(one.expected)
        assert (one.move in weighed.better) is one.is_best


def test_to_wait_one_day_is_worth_what_waiting_is_worth():
    game = next_day(begin(Code(9)))
    weighed = Weighed(game)
    expected, drops = weighed.waiting(game.day)
    assert expected == pytest.approx(weighed.worth[None])
    assert drops == {1: pytest.approx(weighed.best - expected)}


def test_to_wait_for_long_is_worth_no_more_than_to_be_free_to_act():
    weighed = Weighed(next_day(begin(Code(9))))
    through_the_last = weighed.waiting(60)[0]
    values = [weighed.waiting(day)[0] for day in (10, 30, 59)]
    assert weighed.best + 1e-6 >= values[0] >= values[1] >= values[2] > through_the_last


def test_faulty_goods_are_known_to_be_when_they_are_here():
    code = first(lambda world: (world.arrival() or 99) < 40 and world.faulty)
    game = begin(code)
    while game.position.goods is not Goods.DELIVERED:
        game = next_day(game)
    worth = {move.do if move else None: value for move, value in Weighed(game).worth.items()}
    assert worth[Do.CONFIRM_RECEIPT] == pytest.approx(0)
    # A dispute can be opened on any of the days that are left, so waiting costs next to nothing.
    assert worth[Do.OPEN_DISPUTE] > 0.7 * game.position.price
    assert worth[None] == pytest.approx(worth[Do.OPEN_DISPUTE], rel=0.05)


def test_a_game_that_goes_on_has_no_debriefing():
    with pytest.raises(ValueError, match="not over"):
        debrief(begin(Code(1)))


def test_a_debriefing_takes_no_longer_than_anybody_waits():
    game = played(Code(2), careful)
    start = process_time()
    debrief(game)
    assert process_time() - start < 5


def test_the_line_of_a_game_says_what_it_came_to():
    found = debrief(played(Code(2), careful))
    line = Score.of(found)
    assert (line.code, line.got) == (str(Code(2)), found.got)
    assert line.seller in set(Behaviour)
