"""Beliefs as a person writes them."""

import pytest

from disputelab.futures import Beliefs, assumptions
from disputelab.futures.given import BadBelief, given

CHANCES = ["comes", "comes=", "comes=much", "comes=1.1", "comes=-0.1", "comes=nan", "=1"]
DAYS = ["review_days=0.5", "review_days=inf", "review_days=nan"]


def test_what_is_not_given_is_neutral():
    assert given([]) == Beliefs()
    assert given(["comes=0.2", "review_days=30"]) == Beliefs().but(comes=0.2, review_days=30)


def test_a_name_that_nobody_knows_is_answered_with_all_that_there_are():
    with pytest.raises(BadBelief) as error:
        given(["luck=0.5"])
    for name in assumptions():
        assert name in str(error.value)


@pytest.mark.parametrize("text", [*CHANCES, *DAYS])
def test_what_is_no_belief_is_turned_down(text):
    with pytest.raises(BadBelief):
        given([text])


def test_some_behaviour_must_be_left():
    with pytest.raises(BadBelief, match="agrees, ignores, aggressive, promises"):
        given([f"{kind}=0" for kind in ("agrees", "ignores", "aggressive", "promises")])
