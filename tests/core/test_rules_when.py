"""What a refusal says about when the move was or will be possible."""

import pytest

from .stories import story

NEGOTIATING = "3 open-dispute, 4 decline"
RETURN = "3 open-dispute, 4 offer refund=9 return_goods=yes, 4 accept-offer"
REVIEW = f"{NEGOTIATING}, 5 escalate"
CANCELLED = "3 open-dispute, 4 cancel-dispute"


def test_a_move_that_is_allowed_says_nothing_about_when():
    assert story().verdict("open-dispute").when is None


@pytest.mark.parametrize("event", ["open-dispute", "ship", "agree", "rule refund=1", "deliver"])
def test_on_a_finished_order_a_refusal_is_for_ever(event):
    assert story("2 confirm-receipt").when(event) == "never"


def test_goods_can_be_delivered_after_they_are_shipped():
    assert story().when("deliver") == "after ship"


def test_goods_are_never_shipped_or_delivered_again():
    told = story("1 ship, 2 deliver")
    assert (told.when("ship"), told.when("deliver")) == ("never", "never")


def test_protection_could_be_extended_until_its_last_day():
    told = story("3 open-dispute, 4 decline", until=12, protection=10)
    assert told.when("extend-protection days=5") == "until 10"


def test_the_last_protected_day_is_that_of_the_extension():
    told = story(f"{NEGOTIATING}, 5 extend-protection days=2", until=13, protection=10)
    assert told.when("extend-protection days=5") == "until 12"


def test_another_number_of_days_or_another_amount_is_possible_at_once():
    assert story().when("extend-protection days=0") == "otherwise"
    assert story().when("open-dispute claim=50") == "otherwise"
    assert story("3 open-dispute").when("offer refund=50") == "otherwise"
    assert story(REVIEW).when("rule refund=50") == "otherwise"


def test_another_dispute_can_be_opened_after_the_open_one_is_cancelled():
    assert story("3 open-dispute").when("open-dispute") == "after cancel-dispute"


def test_no_other_dispute_follows_where_reopening_is_never_or_protection_is_over():
    assert story("3 open-dispute", reopening="never").when("open-dispute") == "never"
    assert story(REVIEW, until=11, protection=10).when("open-dispute") == "never"


def test_a_cancelled_dispute_is_never_opened_again_where_reopening_is_never():
    assert story(CANCELLED, reopening="never").when("open-dispute") == "never"


@pytest.mark.parametrize("event", ["agree", "offer refund=1", "escalate", "add-evidence"])
def test_what_needs_a_dispute_can_be_done_after_one_is_opened(event):
    assert story().when(event) == "after open-dispute"
    assert story(CANCELLED).when(event) == "after open-dispute"
    assert story(CANCELLED, reopening="never").when(event) == "never"


def test_receipt_can_be_confirmed_after_the_dispute_is_cancelled():
    assert story("3 open-dispute").when("confirm-receipt") == "after cancel-dispute"
    assert story("3 open-dispute", book="strictest").when("confirm-receipt") == (
        "after cancel-dispute"
    )


def test_receipt_is_never_confirmed_once_protection_ended_in_a_dispute():
    assert story(REVIEW, until=11, protection=10).when("confirm-receipt") == "never"


def test_the_seller_can_answer_an_agreed_return_after_the_buyer_escalates():
    assert story(RETURN).when("offer refund=1") == "after escalate"


def test_an_offer_can_be_accepted_after_it_is_made():
    assert story("3 open-dispute").when("accept-offer") == "after offer"
    assert story(REVIEW).when("accept-offer") == "after offer"


def test_goods_can_be_sent_back_after_a_return_is_agreed_and_received_after_that():
    assert story(NEGOTIATING).when("return-goods") == "after accept-offer"
    assert story(NEGOTIATING).when("receive-return") == "after accept-offer"
    assert story(RETURN).when("receive-return") == "after return-goods"


def test_goods_are_not_sent_back_a_second_time():
    assert story(f"{RETURN}, 5 return-goods").when("return-goods") == "never"


def test_a_buyer_can_escalate_after_the_seller_declines():
    assert story("3 open-dispute").when("escalate") == "after decline"


def test_a_buyer_can_escalate_a_review_only_after_a_return_is_agreed():
    assert story(REVIEW).when("escalate") == "after accept-offer"


def test_the_platform_rules_from_the_settlement_deadline_on():
    assert story(NEGOTIATING).when("rule refund=1") == "from 12"
    told = story("3 open-dispute, 15 decline", reply_days=20)
    assert told.when("rule refund=1") == "from 16"


def test_where_silence_brings_a_review_the_platform_rules_from_the_reply_deadline_on():
    assert story("3 open-dispute", silence="review").when("rule refund=1") == "from 9"


def test_the_platform_rules_after_the_buyer_escalates():
    assert story("3 open-dispute").when("rule refund=1") == "after escalate"
    assert story(RETURN).when("rule refund=1") == "after escalate"


def test_a_dispute_could_be_cancelled_until_the_last_protected_day():
    told = story(REVIEW, until=12, protection=10, late_cancel="unavailable")
    assert told.when("cancel-dispute") == "until 10"


def test_of_several_reasons_the_most_hopeless_says_when():
    # Neither is it under review, nor is the amount within the claim.
    assert story(NEGOTIATING).when("rule refund=50") == "from 12"
    assert story(CANCELLED, reopening="never").when("open-dispute claim=50") == "never"


@pytest.mark.parametrize(
    ("begun", "event", "when"),
    [
        ("", "protection-expires", "from 61"),
        (NEGOTIATING, "settlement-deadline", "from 12"),
        ("3 open-dispute", "reply-deadline", "from 9"),
        (NEGOTIATING, "reply-deadline", "never"),
        (REVIEW, "settlement-deadline", "never"),
    ],
)
def test_the_clock_knows_its_days(begun, event, when):
    assert story(begun).when(event) == when


def test_protection_ends_once():
    assert story(REVIEW, until=11, protection=10).when("protection-expires") == "never"
