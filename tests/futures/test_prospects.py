"""Three figures a move: in order, tied where they are equal, and each with a story behind it."""

from itertools import pairwise

import numpy as np
import pytest

from disputelab.core import Do, Goods, replay
from disputelab.futures import Ahead, Answer, Beliefs, assumptions, sweep
from disputelab.futures.habits import TOLERANCE
from disputelab.futures.sensitivity import reach

from .cases import DAYS, ahead


@pytest.mark.parametrize(("story", "day"), DAYS)
def test_the_expected_lies_between_the_worst_and_the_best(story, day):
    for one in ahead(story, day).prospects(Beliefs()):
        assert one.worst - TOLERANCE <= one.expected <= one.best + TOLERANCE
        shares = one.shares
        whole = shares.refunded + shares.split + shares.goods + shares.nothing
        assert whole == pytest.approx(1)


@pytest.mark.parametrize(("story", "day"), DAYS)
def test_the_worst_and_the_best_have_a_story_that_comes_to_them(story, day):
    here = ahead(story, day)
    for one in here.prospects(Beliefs()):
        for choose, figure in ((np.minimum, one.worst), (np.maximum, one.best)):
            history = replay(here.story(here.play(one.move, choose)))
            assert all(made.accepted for made in history.steps if made.day > day)
            came = history.end.goods is Goods.DELIVERED and not here.outlook.faulty
            price = history.scenario.order.price
            assert max(history.outcome.refunded, price * came) == pytest.approx(figure)


@pytest.mark.parametrize(("story", "day"), DAYS)
def test_all_tied_moves_are_best_and_rounding_does_not_change_their_order(story, day):
    here = ahead(story, day)
    found = here.prospects(Beliefs())
    best = max((one.expected for one in found), default=0)
    assert [one.is_best for one in found] == [one.expected >= best - TOLERANCE for one in found]
    nudged = here.prospects(Beliefs().but(wins_with_proof=0.7 + 1e-13, comes=0.5 - 1e-13))
    assert [(one.move, one.is_best) for one in nudged] == [(one.move, one.is_best) for one in found]


def test_waiting_on_the_last_protected_day_costs_all_that_a_dispute_is_worth():
    here = ahead("begging-seller", 75)
    today = here.patience(Beliefs())[0]
    figures = {one.move and one.move.do: one.expected for one in here.prospects(Beliefs())}
    assert today.cost == pytest.approx(figures[Do.OPEN_DISPUTE] - figures[None])
    assert today.cost > 2000


def test_proof_is_worth_something_where_a_ruling_is_to_come():
    assert ahead("begging-seller", 43).proof_worth(Beliefs()) > 100
    assert ahead("begging-seller", 41).proof_worth(Beliefs()) == pytest.approx(0)


@pytest.mark.parametrize("belief", assumptions())
def test_a_sweep_passes_through_the_figures_of_today(belief):
    here = ahead("begging-seller", 43)
    swept = sweep(here, Beliefs(), belief)
    assert swept.expected.shape == (len(swept.values), len(swept.moves))
    if not belief.startswith(("agrees", "ignores", "aggressive", "promises")):
        one = Beliefs().but(**{belief: swept.values[3]})
        figures = [found.expected for found in here.prospects(one)]
        assert list(swept.expected[3]) == pytest.approx(figures)


def test_the_best_moves_change_where_a_ruling_is_worth_as_much_as_a_second_try():
    here, beliefs = ahead("eight-days-of-bargaining", 31), Beliefs()
    swept = sweep(here, beliefs, "wins_with_proof")
    assert any(abs(value - beliefs["wins_again_with_proof"]) <= 0.02 for value in swept.changes)
    assert len(swept.best) == len(swept.changes) + 1

    def best(chance):
        found = here.prospects(beliefs.but(wins_with_proof=chance))
        return {one.move and one.move.do for one in found if one.is_best}

    low, high = ({move and move.do for move in swept.best[n]} for n in (0, -1))
    assert (low, high) == (best(0.0), best(1.0))
    assert Do.CANCEL_DISPUTE in best(0.4)
    assert Do.ESCALATE in best(0.6)
    assert Do.CANCEL_DISPUTE not in best(0.6)


def test_nothing_is_left_to_choose_on_a_finished_order():
    here = ahead("begging-seller", 75)
    assert Ahead(here.history, 80).prospects(Beliefs()) == ()


def test_a_sweep_has_its_changes_among_its_values_and_none_at_the_very_edge():
    for story, day in DAYS:
        for belief in ("comes", "wins_with_proof", "goods_worth", "agrees", "review_days"):
            swept = sweep(ahead(story, day), Beliefs(), belief)
            assert list(swept.values) == sorted(swept.values)
            assert set(swept.changes) <= set(swept.values)
            assert len(swept.best) == len(swept.changes) + 1
            low, high = reach(belief)
            for value in swept.changes:
                assert low + (high - low) / 100 <= value <= high - (high - low) / 100
            apart = (high - low) / 100
            assert all(two - one > apart for one, two in pairwise(swept.changes))


def test_a_crossing_is_one_change_though_it_is_a_tie_on_the_grid():
    here = ahead("eight-days-of-bargaining", 40)
    swept = sweep(here, Beliefs(), "wins_with_proof")
    assert swept.changes == pytest.approx((0.5,), abs=0.01)


def test_a_tie_at_the_edge_alone_is_no_change():
    # Goods that are worth nothing: only there is it as good to open a dispute as to wait.
    plain = sweep(ahead("begging-seller", 43), Beliefs(), "goods_worth")
    assert plain.changes == ()
    assert len(plain.best) == 1


def test_without_proof_a_sweep_knows_no_evidence():
    here = ahead("begging-seller", 41)
    for proof in (True, False):
        swept = sweep(here, Beliefs(), "wins_with_proof", proof)
        assert (here.outlook.turns.evidence in swept.moves) is proof


@pytest.mark.parametrize(
    ("story", "day", "answer"),
    [
        ("begging-seller", 43, None),
        ("eight-days-of-bargaining", 31, Answer.OFFERS),
        ("wrong-item-won", 30, Answer.DECLINES),
        ("cheaper-servos", 40, Answer.PROMISES),
    ],
)
def test_what_the_seller_has_answered_is_known(story, day, answer):
    assert ahead(story, day).outlook.answered is answer
