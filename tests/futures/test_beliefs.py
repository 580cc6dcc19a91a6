"""Beliefs: data with reasons, and Bayes' rule worked by hand."""

import pytest

from disputelab.core import Do, Event, Move
from disputelab.futures import Ahead, Behaviour, Beliefs, assumptions, expected_answers, seen
from disputelab.sources import claims

from .cases import OPENED, small


@pytest.mark.parametrize("name", assumptions())
def test_every_assumption_has_its_reason_and_cites_claims_that_exist(name):
    row = assumptions()[name]
    assert row.en.endswith(".")
    assert row.ru.endswith(".")
    assert set(row.claims) <= set(claims())


@pytest.mark.parametrize("values", [{"comes": 1.5}, {"review_days": 0}, {"luck": 0.5}])
def test_a_belief_that_cannot_be_is_turned_down(values):
    with pytest.raises(ValueError, match=r"."):
        Beliefs().but(**values)


def test_one_deed_updates_the_shares_by_bayes_rule():
    history = small(OPENED, Event(1, Move(Do.DECLINE)), until=1)
    # A true deed: 0.8 + 0.2 / 4 = 0.85; another: 0.2 / 4 = 0.05. All shares were the same.
    shares = seen(history, 1, Beliefs()).shares
    assert shares[Behaviour.AGGRESSIVE] == pytest.approx(0.85)
    assert shares[Behaviour.AGREES] == pytest.approx(0.05)


def test_each_silent_day_speaks_for_a_seller_who_ignores():
    history = small(OPENED, until=1)
    # One of two days of the reply period is over: an answer would have come by then in half.
    found = seen(history, 1, Beliefs())
    silent, other = 0.85 + 0.15 / 2, 0.05 + 0.95 / 2
    total = silent + 3 * other
    assert found.shares[Behaviour.IGNORES] == pytest.approx(silent / total)
    assert found.answered == found.prior


def test_silence_is_held_against_the_reply_period_of_the_rulebook_that_is_followed():
    history = small(OPENED, until=1)
    other = history.scenario.rulebook.override(reply_days=10)
    shares = Ahead(history, 1, other).seen(Beliefs()).shares
    # One of ten days is over: an answer would have come by then in a tenth.
    silent, rest = 0.85 + 0.15 * 9 / 10, 0.05 + 0.95 * 9 / 10
    assert shares[Behaviour.IGNORES] == pytest.approx(silent / (silent + 3 * rest))


def test_the_answers_that_are_expected_add_up_to_one():
    found = expected_answers(Beliefs().shares, Beliefs())
    assert sum(found.values()) == pytest.approx(1)
