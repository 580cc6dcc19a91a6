"""Where two histories part, and how differently they end."""

import pytest

from disputelab.core import Do, difference, replay
from disputelab.scenarios import shipped

from .stories import story


def told(text, until=90, **more):
    return story(text, until=until, **more).history


LONG = "3 ship, 40 open-dispute, 42 message, 43 cancel-dispute"


@pytest.mark.parametrize("name", shipped())
def test_a_story_does_not_differ_from_itself(name):
    history = replay(shipped()[name].scenario)
    found = difference(history, history)
    assert found.same
    assert (found.number, found.steps) == (None, (None, None))
    assert (found.refunded, found.released) == (0, 0)


def test_the_first_step_that_differs_is_found_on_either_side():
    one, other = told(f"{LONG}, 50 open-dispute"), told(LONG)
    found = difference(one, other)
    assert found.number == 5
    assert (found.steps[0].day, found.steps[0].move.do) == (50, Do.OPEN_DISPUTE)
    assert found.steps[1].move.do is Do.PROTECTION_EXPIRES
    assert difference(other, one).steps == found.steps[::-1]


def test_one_may_go_on_where_the_other_has_no_more():
    found = difference(told("3 ship", until=30), told("3 ship, 20 deliver", until=30))
    assert found.number == 2
    assert found.steps[0] is None
    assert found.steps[1].move.do is Do.DELIVER
    assert found.ends_alike


def test_the_same_step_on_another_day_differs():
    found = difference(told("3 ship, 9 deliver"), told("3 ship, 10 deliver"))
    assert [step.day for step in found.steps] == [9, 10]
    assert found.ends_alike
    assert not found.same


def test_the_same_step_allowed_here_and_refused_there_differs():
    text = f"{LONG}, 50 open-dispute"
    found = difference(told(text), told(text, reopening="never"))
    assert found.number == 5
    assert [step.accepted for step in found.steps] == [True, False]


def test_the_same_step_that_leads_elsewhere_differs():
    found = difference(
        told("3 ship, 40 open-dispute"), told("3 ship, 40 open-dispute", silence="review")
    )
    assert [step.move.do for step in found.steps] == [Do.REPLY_DEADLINE] * 2
    assert not found.ends_alike


def test_money_and_days_are_told_by_how_much():
    one = told("3 ship, 40 open-dispute, 42 agree")
    other = told("3 ship, 40 open-dispute claim=10, 44 agree")
    found = difference(one, other)
    assert (found.refunded, found.released) == (one.start.price - 1000, 1000 - one.start.price)
    assert found.days == -2
    assert difference(one, told("3 ship", until=9)).days is None


def test_the_same_steps_with_other_money_are_not_the_same():
    found = difference(
        told("3 ship, 40 confirm-receipt"), told("3 ship, 40 confirm-receipt", price="41")
    )
    assert found.number is None
    assert not found.same
    assert not found.ends_alike
    assert (found.refunded, found.released, found.days) == (0, -100, 0)


def test_no_step_and_no_money_make_a_difference_of_zero_days_only_where_both_end():
    open_still, ended = told("3 ship", until=9), told("3 ship, 9 confirm-receipt", until=9)
    assert difference(open_still, ended).days is None
    assert difference(ended, open_still).days is None
    assert difference(ended, ended).days == 0
