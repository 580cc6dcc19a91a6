"""What the seller answers, what the buyer accepts, and what silence brings."""

import pytest

from .stories import story

ANSWERS = ["agree", "offer refund=10", "decline"]
RETURN = "3 open-dispute, 4 offer refund=10 return_goods=yes, 4 accept-offer"


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_needs_an_open_dispute(answer):
    assert story().bars(answer) == ["a-dispute-is-open"]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("begun", ["", ", 4 decline", ", 4 decline, 4 escalate"])
def test_the_seller_may_answer_while_awaited_negotiating_and_under_review(answer, begun):
    assert story(f"3 open-dispute{begun}").may(answer)


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_seller_cannot_answer_once_a_return_is_agreed(answer):
    assert story(RETURN).bars(answer) == ["no-return-agreed"]


def test_a_seller_who_agrees_refunds_the_claim_and_keeps_the_rest():
    told = story("3 open-dispute claim=15, 4 agree")
    assert told.ended == ("settled", 4)
    assert told.money == (0, 15, 25)


def test_a_seller_may_agree_to_the_claim_although_the_offer_was_lower():
    assert story("3 open-dispute claim=15, 4 offer refund=1, 5 agree").money == (0, 15, 25)


def test_a_seller_may_agree_under_review():
    told = story("3 open-dispute, 4 decline, 4 escalate, 5 agree")
    assert told.ended == ("settled", 5)


def test_an_offer_makes_a_dispute_that_awaits_the_seller_a_negotiation():
    told = story("3 open-dispute, 4 offer refund=10")
    assert told.stage == "negotiating"
    assert (told.end.dispute.offer.refund, told.end.dispute.offer.return_goods) == (1000, False)


def test_declining_makes_a_dispute_that_awaits_the_seller_a_negotiation():
    assert story("3 open-dispute, 4 decline").stage == "negotiating"


@pytest.mark.parametrize("answer", ["offer refund=10", "decline"])
def test_a_review_stays_a_review_whatever_the_seller_answers(answer):
    assert story(f"3 open-dispute, 4 decline, 4 escalate, 5 {answer}").stage == "review"


@pytest.mark.parametrize("answer", ["offer refund=10", "decline"])
def test_a_negotiation_goes_on_whatever_the_seller_answers(answer):
    assert story(f"3 open-dispute, 4 decline, 5 {answer}").stage == "negotiating"


@pytest.mark.parametrize("refund", ["0", "0.01", "15"])
def test_an_offer_is_at_most_the_claim_and_may_be_nothing(refund):
    assert story("3 open-dispute claim=15").may(f"offer refund={refund}")


def test_an_offer_above_the_claim_is_refused():
    told = story("3 open-dispute claim=15")
    assert told.bars("offer refund=15.01") == ["refund-within-claim"]


def test_an_offer_replaces_the_one_before_it():
    told = story("3 open-dispute, 4 offer refund=10 return_goods=yes, 5 offer refund=8")
    assert (told.end.dispute.offer.refund, told.end.dispute.offer.return_goods) == (800, False)


def test_a_refused_offer_leaves_the_one_on_the_table():
    told = story("3 open-dispute claim=15, 4 offer refund=10, 5 offer refund=20")
    assert told.end.dispute.offer.refund == 1000


def test_declining_takes_the_offer_off_the_table():
    told = story("3 open-dispute, 4 offer refund=10, 5 decline")
    assert told.bars("accept-offer") == ["an-offer-is-on-the-table"]


def test_an_offer_can_be_accepted_only_while_it_is_on_the_table():
    assert story("3 open-dispute").bars("accept-offer") == ["an-offer-is-on-the-table"]
    assert story().bars("accept-offer") == ["a-dispute-is-open"]


@pytest.mark.parametrize(
    ("refund", "money", "state"),
    [
        ("10", (0, 10, 30), "split"),
        ("0", (0, 0, 40), "seller-paid"),
        ("40", (0, 40, 0), "refunded"),
    ],
)
def test_an_accepted_offer_settles_the_dispute_at_it(refund, money, state):
    told = story(f"3 open-dispute, 4 offer refund={refund}, 9 accept-offer")
    assert told.ended == ("settled", 9)
    assert (told.money, told.state) == (money, state)


def test_an_offer_made_under_review_may_be_accepted():
    told = story("3 open-dispute, 4 decline, 4 escalate, 5 offer refund=10, 6 accept-offer")
    assert told.ended == ("settled", 6)


def test_an_accepted_offer_that_wants_the_goods_back_settles_nothing_yet():
    told = story(RETURN)
    assert told.stage == "return-pending"
    assert told.money == (40, 0, 0)


def test_an_offer_is_accepted_once():
    assert story(RETURN).bars("accept-offer") == ["no-return-agreed"]


@pytest.mark.parametrize("claim", ["40", "15"])
def test_where_silence_refunds_the_buyer_the_reply_deadline_decides_at_the_claim(claim):
    told = story(f"3 open-dispute claim={claim}", until=9)
    assert told.ended == ("seller-silent", 9)
    assert told.money == (0, float(claim), 40 - float(claim))


def test_where_silence_brings_a_review_the_reply_deadline_decides_nothing():
    told = story("3 open-dispute", until=9, silence="review")
    assert told.clock == ["9 reply-deadline"]
    assert told.stage == "review"
    assert told.money == (40, 0, 0)


def test_after_silence_has_brought_a_review_the_seller_may_still_answer():
    told = story("3 open-dispute, 9 offer refund=10, 9 accept-offer", book="strictest")
    assert told.ended == ("settled", 9)


def test_evidence_and_messages_do_not_put_the_reply_deadline_off():
    told = story("3 open-dispute, 5 add-evidence, 8 message, 8 add-evidence", until=9)
    assert told.clock == ["9 reply-deadline"]
