"""Opening a dispute, and opening it again."""

import pytest

from disputelab.core import OpenReason

from .stories import story

CANCELLED = "3 open-dispute, 5 cancel-dispute"


def test_a_dispute_is_opened_awaiting_the_seller():
    told = story("3 open-dispute")
    assert told.state == "in-dispute"
    assert told.stage == "awaiting-seller"
    assert told.money == (40, 0, 0)


def test_a_dispute_knows_its_day_round_and_reason_and_has_nothing_else_yet():
    dispute = story("3 open-dispute reason=damaged").end.dispute
    assert (dispute.opened_on, dispute.round, dispute.reason) == (3, 1, OpenReason.DAMAGED)
    assert (dispute.evidence, dispute.offer, dispute.sent_back) == (frozenset(), None, False)


@pytest.mark.parametrize(
    "reason",
    [
        "not-received",
        "damaged",
        "wrong-item",
        "wrong-size-or-colour",
        "wrong-quantity",
        "poor-quality",
    ],
)
def test_a_dispute_is_opened_for_one_of_six_reasons(reason):
    assert story(f"3 open-dispute reason={reason}").end.dispute.reason == reason


def test_the_claim_is_the_price_unless_said_otherwise():
    assert story("3 open-dispute").end.dispute.claimed == 4000
    assert story("3 open-dispute claim=12.50").end.dispute.claimed == 1250


@pytest.mark.parametrize("claim", ["0.01", "39.99", "40"])
def test_a_claim_is_above_zero_and_at_most_the_price(claim):
    assert story().may(f"open-dispute claim={claim}")


@pytest.mark.parametrize("claim", ["0", "40.01"])
def test_a_claim_of_nothing_or_of_more_than_the_price_is_refused(claim):
    assert story().bars(f"open-dispute claim={claim}") == ["claim-within-price"]


def test_goods_need_not_be_shipped_for_a_dispute():
    assert story().may("open-dispute")
    assert story("1 ship, 2 deliver").may("open-dispute")


def test_only_one_dispute_is_open_at_a_time():
    assert story("3 open-dispute").bars("open-dispute") == ["no-dispute-is-open"]


def test_with_protection_over_no_second_dispute_is_opened_beside_the_first():
    told = story("10 open-dispute, 11 decline", protection=10)
    assert told.bars("open-dispute") == ["no-dispute-is-open", "protection-runs"]


def test_while_protected_a_cancelled_dispute_may_be_opened_again():
    assert story(CANCELLED, until=10, protection=10).may("open-dispute")
    assert story(f"{CANCELLED}, 5 open-dispute").stage == "awaiting-seller"


def test_a_cancelled_dispute_is_not_opened_again_after_protection():
    told = story(CANCELLED, until=11, protection=10)
    assert told.bars("open-dispute") == ["money-is-held", "protection-runs"]


def test_where_reopening_is_never_a_cancelled_dispute_is_not_opened_again():
    told = story(CANCELLED, reopening="never")
    assert told.bars("open-dispute") == ["may-be-reopened"]
    assert story(CANCELLED, book="strictest").bars("open-dispute") == ["may-be-reopened"]


def test_where_reopening_is_never_a_first_dispute_may_be_opened():
    assert story("3 open-dispute", reopening="never").refused == []


def test_a_refused_opening_is_no_earlier_dispute():
    told = story("2 open-dispute claim=0, 3 open-dispute", reopening="never")
    assert told.refused == ["2 open-dispute"]
    assert told.end.dispute.round == 1


def test_a_reopened_dispute_is_a_new_round():
    told = story(f"{CANCELLED}, 6 open-dispute, 7 cancel-dispute, 8 open-dispute")
    assert told.end.dispute.round == 3
    assert told.end.dispute.opened_on == 8


def test_a_reopened_dispute_has_its_own_reason_and_claim():
    told = story(f"{CANCELLED}, 6 open-dispute reason=damaged claim=7")
    assert told.end.dispute.reason is OpenReason.DAMAGED
    assert told.end.dispute.claimed == 700


def test_a_reopened_dispute_starts_with_no_evidence_and_no_offer():
    told = story(
        "3 open-dispute, 4 add-evidence, 4 offer refund=9, 5 cancel-dispute, 6 open-dispute"
    )
    assert told.end.dispute.evidence == frozenset()
    assert told.bars("accept-offer") == ["an-offer-is-on-the-table"]


def test_it_is_kept_how_each_earlier_dispute_ended():
    told = story(f"{CANCELLED}, 6 open-dispute, 7 agree")
    first, second = told.end.past
    assert (first.round, first.opened_on, first.ended_on, first.ended_by) == (1, 3, 5, None)
    assert (second.round, second.opened_on, second.ended_on) == (2, 6, 7)
    assert second.ended_by == "settled"


@pytest.mark.parametrize("end", ["4 agree", "4 offer refund=9, 4 accept-offer"])
def test_a_settled_dispute_cannot_be_opened_again(end):
    assert story(f"3 open-dispute, {end}").bars("open-dispute") == ["money-is-held"]


def test_a_decided_dispute_cannot_be_opened_again():
    told = story("3 open-dispute, 4 decline, 4 escalate, 5 rule refund=0")
    assert told.bars("open-dispute") == ["money-is-held"]
