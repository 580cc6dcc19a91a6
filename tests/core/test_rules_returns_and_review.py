"""Sending the goods back, escalating, and the platform's ruling."""

import pytest

from .stories import story

AGREED = "3 open-dispute, 4 offer refund=10 return_goods=yes, 5 accept-offer"
SENT = f"{AGREED}, 6 return-goods"
REVIEW = "3 open-dispute claim=15, 4 decline, 5 escalate"


def test_goods_are_sent_back_once_a_return_is_agreed():
    told = story(SENT)
    assert told.refused == []
    assert told.end.dispute.sent_back
    assert told.stage == "return-pending"


def test_goods_are_sent_back_only_once():
    assert story(SENT).bars("return-goods") == ["not-sent-back-yet"]


@pytest.mark.parametrize("begun", ["", ", 4 offer refund=9", ", 4 decline, 4 escalate"])
def test_goods_are_not_sent_back_before_a_return_is_agreed(begun):
    assert story(f"3 open-dispute{begun}").bars("return-goods") == ["a-return-is-agreed"]


def test_goods_are_not_sent_back_without_a_dispute():
    assert story().bars("return-goods") == ["a-dispute-is-open"]
    assert story().bars("receive-return") == ["a-dispute-is-open"]


def test_a_return_is_not_received_before_it_is_sent():
    assert story(AGREED).bars("receive-return") == ["is-sent-back"]


def test_a_return_is_received_only_where_one_is_agreed():
    told = story("3 open-dispute, 4 decline")
    assert told.bars("receive-return") == ["a-return-is-agreed", "is-sent-back"]


def test_a_received_return_settles_the_dispute_at_the_offer():
    told = story(f"{SENT}, 20 receive-return")
    assert told.ended == ("settled", 20)
    assert told.money == (0, 10, 30)


def test_sending_the_goods_back_moves_no_money():
    assert story(SENT, until=100).money == (40, 0, 0)


def test_goods_that_were_never_delivered_may_be_sent_back():
    assert story(AGREED).may("return-goods")


@pytest.mark.parametrize("begun", ["4 decline", "4 offer refund=9"])
def test_a_buyer_may_escalate_once_the_seller_has_answered(begun):
    assert story(f"3 open-dispute, {begun}, 4 escalate").stage == "review"


def test_a_buyer_cannot_escalate_before_the_seller_has_answered():
    assert story("3 open-dispute").bars("escalate") == ["the-seller-has-answered"]


def test_a_buyer_cannot_escalate_twice():
    assert story(REVIEW).bars("escalate") == ["not-in-review-yet"]


def test_a_buyer_cannot_escalate_without_a_dispute():
    assert story().bars("escalate") == ["a-dispute-is-open"]


def test_escalating_takes_the_offer_off_the_table():
    told = story("3 open-dispute, 4 offer refund=9, 5 escalate")
    assert told.bars("accept-offer") == ["an-offer-is-on-the-table"]


@pytest.mark.parametrize("agreed", [AGREED, SENT])
def test_a_buyer_may_escalate_from_an_agreed_return(agreed):
    told = story(f"{agreed}, 7 escalate")
    assert told.stage == "review"
    assert told.bars("accept-offer") == ["an-offer-is-on-the-table"]


def test_goods_sent_back_stay_sent_back_when_the_buyer_escalates():
    told = story(f"{SENT}, 7 escalate")
    assert told.end.dispute.sent_back


def test_goods_sent_back_before_a_second_agreed_return_need_not_be_sent_again():
    told = story(f"{SENT}, 7 escalate, 8 offer refund=12 return_goods=yes, 8 accept-offer")
    assert told.bars("return-goods") == ["not-sent-back-yet"]
    assert told.may("receive-return")


def test_a_second_agreed_return_is_settled_at_the_second_offer():
    again = "8 offer refund=12 return_goods=yes, 8 accept-offer, 9 receive-return"
    assert story(f"{SENT}, 7 escalate, {again}").money == (0, 12, 28)


def test_goods_not_yet_sent_back_may_be_sent_after_a_second_agreement():
    again = "8 offer refund=12 return_goods=yes, 8 accept-offer"
    assert story(f"{AGREED}, 7 escalate, {again}").may("return-goods")


def test_a_dispute_that_comes_back_from_a_review_to_a_return_has_no_deadline():
    again = "7 escalate, 8 offer refund=12 return_goods=yes, 8 accept-offer"
    assert story(f"{AGREED}, {again}", until=50).clock == []


@pytest.mark.parametrize("begun", ["", ", 4 decline", ", 4 offer refund=9"])
def test_the_platform_rules_only_under_review(begun):
    assert story(f"3 open-dispute{begun}").bars("rule refund=1") == ["in-review"]


def test_the_platform_does_not_rule_while_a_return_is_pending():
    assert story(AGREED).bars("rule refund=1") == ["in-review"]


def test_the_platform_does_not_rule_without_a_dispute():
    assert story().bars("rule refund=1") == ["a-dispute-is-open"]


@pytest.mark.parametrize("refund", [0, 7, 15])
def test_a_ruling_refunds_from_nothing_to_the_whole_claim(refund):
    told = story(f"{REVIEW}, 40 rule refund={refund}")
    assert told.ended == ("decided", 40)
    assert told.money == (0, refund, 40 - refund)


def test_a_ruling_above_the_claim_is_refused():
    assert story(REVIEW).bars("rule refund=15.01") == ["refund-within-claim"]


def test_the_settlement_deadline_leaves_the_offer_on_the_table():
    told = story("3 open-dispute, 4 offer refund=9", until=12)
    assert told.stage == "review"
    assert told.may("accept-offer")
    assert told.end.dispute.offer.refund == 900
