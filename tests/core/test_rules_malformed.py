"""What is turned down as a whole, since it makes no sense as a history."""

import pytest

from disputelab.core import (
    CancelReason,
    Do,
    Event,
    Evidence,
    Message,
    Move,
    OpenReason,
    Order,
    Scenario,
    fresh,
    replay,
)


@pytest.mark.parametrize(
    ("do", "field"),
    [
        (Do.EXTEND_PROTECTION, "days"),
        (Do.MESSAGE, "kind"),
        (Do.OPEN_DISPUTE, "reason"),
        (Do.ADD_EVIDENCE, "kind"),
        (Do.OFFER, "refund"),
        (Do.RULE, "refund"),
    ],
)
def test_an_event_without_a_field_that_it_needs_is_malformed(do, field):
    with pytest.raises(ValueError, match=f"{do} needs {field}"):
        Move(do)


@pytest.mark.parametrize("do", sorted(set(Do) - {"extend-protection", "message", "open-dispute"}))
def test_a_field_that_is_foreign_to_an_event_is_malformed(do):
    needed = {"refund": 1} if do in (Do.OFFER, Do.RULE) else {}
    needed |= {"kind": Evidence.PHOTO} if do is Do.ADD_EVIDENCE else {}
    with pytest.raises(ValueError, match=f"{do} has no days"):
        Move(do, days=1, **needed)


@pytest.mark.parametrize("amount", [-1, 1.5, "10", True, float("nan")])
def test_an_amount_that_is_negative_or_no_whole_number_of_cents_is_malformed(amount):
    for do in (Do.OFFER, Do.RULE):
        with pytest.raises(ValueError, match="refund cannot be"):
            Move(do, refund=amount)
    with pytest.raises(ValueError, match="claim cannot be"):
        Move(Do.OPEN_DISPUTE, reason=OpenReason.DAMAGED, claim=amount)


@pytest.mark.parametrize("days", [-1, 0.5, "5", False])
def test_days_that_are_negative_or_no_whole_number_are_malformed(days):
    with pytest.raises(ValueError, match="days cannot be"):
        Move(Do.EXTEND_PROTECTION, days=days)


@pytest.mark.parametrize("reason", ["lost", CancelReason.TRIVIAL, 3])
def test_an_unknown_reason_for_a_dispute_is_malformed(reason):
    with pytest.raises(ValueError, match="reason cannot be"):
        Move(Do.OPEN_DISPUTE, reason=reason)


@pytest.mark.parametrize("reason", ["bored", OpenReason.DAMAGED, 3])
def test_an_unknown_reason_for_cancelling_is_malformed(reason):
    with pytest.raises(ValueError, match="reason cannot be"):
        Move(Do.CANCEL_DISPUTE, reason=reason)


@pytest.mark.parametrize("kind", ["threat", Evidence.CHAT, 3])
def test_an_unknown_kind_of_message_is_malformed(kind):
    with pytest.raises(ValueError, match="kind cannot be"):
        Move(Do.MESSAGE, kind=kind)


@pytest.mark.parametrize("kind", ["hearsay", Message.PLEAD, 3])
def test_an_unknown_kind_of_evidence_is_malformed(kind):
    with pytest.raises(ValueError, match="kind cannot be"):
        Move(Do.ADD_EVIDENCE, kind=kind)


@pytest.mark.parametrize("flag", ["yes", 1])
def test_whether_goods_go_back_is_yes_or_no(flag):
    with pytest.raises(ValueError, match="return_goods cannot be"):
        Move(Do.OFFER, refund=1, return_goods=flag)


def test_cancelling_needs_no_reason_and_a_claim_may_be_left_out():
    assert Move(Do.CANCEL_DISPUTE).reason is None
    assert Move(Do.OPEN_DISPUTE, reason=OpenReason.DAMAGED).claim is None


def test_an_offer_asks_for_no_return_unless_it_says_so():
    told = Move(Do.OFFER, refund=1)
    assert not told.return_goods


@pytest.mark.parametrize("do", ["protection-expires", "reply-deadline", "settlement-deadline"])
def test_a_history_that_lists_an_event_of_the_clock_is_malformed(do):
    with pytest.raises(ValueError, match="clock"):
        Scenario("a story", Order(4000), (Event(3, Move(Do(do))),), 5)


def test_an_event_after_the_last_day_is_malformed():
    with pytest.raises(ValueError, match="last day"):
        Scenario("a story", Order(4000), (Event(6, Move(Do.SHIP)),), 5)


@pytest.mark.parametrize(("price", "days"), [(0, 5), (-1, 5), (100, -1)])
def test_an_order_has_a_price_and_no_negative_days_of_protection(price, days):
    with pytest.raises(ValueError, match="must"):
        fresh(price, days)
    with pytest.raises(ValueError, match="must"):
        replay(Scenario("a story", Order(price, protection_days=days), (), 5))
