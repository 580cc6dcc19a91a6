"""The day before the choice that matters most, on which a story is opened to be thought about."""

import pytest

from disputelab.core import eve

from .stories import story


@pytest.mark.parametrize(
    ("text", "until", "day"),
    [
        ("", 30, 30),
        ("", 90, 60),
        ("5 ship, 9 deliver", 30, 8),
        ("3 open-dispute", 5, 2),
        ("3 open-dispute, 6 add-evidence", 7, 5),
        ("3 open-dispute, 6 cancel-dispute, 8 message", 9, 5),
        ("3 open-dispute, 6 cancel-dispute, 8 open-dispute, 9 add-evidence", 10, 5),
        ("3 open-dispute, 5 decline, 6 escalate, 7 add-evidence, 8 rule refund=9", 9, 5),
        ("3 open-dispute, 4 escalate, 5 accept-offer", 8, 2),
        ("0 confirm-receipt", 3, 0),
        ("1 confirm-receipt", 3, 0),
        ("4 confirm-receipt, 9 open-dispute", 9, 3),
    ],
)
def test_the_eve_is_the_day_before_the_last_thing_that_the_buyer_did(text, until, day):
    assert eve(story(text, until=until).history) == day
