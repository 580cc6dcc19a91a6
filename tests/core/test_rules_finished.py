"""An order once its money has gone, and how it stands before and after."""

import pytest

from disputelab.core import ARC, Actor, Do, Goods

from .stories import story

PLAIN = [
    "extend-protection days=1",
    "open-dispute",
    "add-evidence",
    "agree",
    "offer refund=1",
    "decline",
    "accept-offer",
    "return-goods",
    "receive-return",
    "escalate",
    "rule refund=1",
    "cancel-dispute",
    "confirm-receipt",
]
ENDINGS = {
    "protection-expired": ("2 ship", 11),
    "receipt-confirmed": ("2 confirm-receipt", 2),
    "settled": ("2 open-dispute claim=15, 3 agree", 3),
    "decided": ("2 open-dispute claim=15, 3 decline, 4 escalate, 5 rule refund=9", 5),
    "seller-silent": ("2 open-dispute claim=15", 8),
    "late-cancel": ("9 open-dispute, 10 decline, 12 cancel-dispute", 12),
}


@pytest.mark.parametrize("event", PLAIN)
@pytest.mark.parametrize("ending", ENDINGS)
def test_on_a_finished_order_every_event_is_refused(event, ending):
    told = story(ENDINGS[ending][0], until=20, protection=10)
    assert told.ended[0] == ending
    assert "money-is-held" in told.bars(event)


def test_on_a_finished_order_nothing_is_shipped():
    told = story("2 confirm-receipt")
    assert told.bars("ship") == ["money-is-held"]
    assert told.bars("deliver") == ["is-shipped"]


def test_on_a_finished_order_goods_may_still_be_delivered():
    told = story("1 ship, 2 confirm-receipt, 9 deliver")
    assert told.refused == []
    assert told.end.goods is Goods.DELIVERED
    assert told.ended == ("receipt-confirmed", 2)


def test_on_a_finished_order_the_seller_may_still_write():
    assert story("2 confirm-receipt, 3 message").refused == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_on_a_finished_order_the_clock_does_nothing(ending):
    told = story(ENDINGS[ending][0], until=500, protection=10)
    day = ENDINGS[ending][1]
    assert not [shown for shown in told.clock if int(shown.split()[0]) > day]


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_ending_is_dated_on_its_day(ending):
    text, day = ENDINGS[ending]
    assert story(text, until=500, protection=10).ended == (ending, day)


def test_an_order_that_just_runs_is_open():
    told = story("1 ship, 2 deliver")
    assert (told.state, told.stage, told.ended) == ("open", None, None)
    assert told.money == (40, 0, 0)


@pytest.mark.parametrize(
    ("begun", "stage"),
    [
        ("", "awaiting-seller"),
        ("4 decline", "negotiating"),
        ("4 decline, 4 escalate", "review"),
        ("4 offer refund=9 return_goods=yes, 4 accept-offer", "return-pending"),
    ],
)
def test_an_order_with_an_open_dispute_is_in_dispute_with_its_stage(begun, stage):
    told = story(f"3 open-dispute, {begun}")
    assert (told.state, told.stage, told.ended) == ("in-dispute", stage, None)


def test_an_order_whose_price_all_went_to_the_buyer_is_refunded():
    told = story("3 open-dispute, 4 agree")
    assert (told.state, told.stage, told.money) == ("refunded", None, (0, 40, 0))


def test_an_order_whose_price_was_shared_is_split():
    told = story("3 open-dispute claim=0.01, 4 agree")
    assert (told.state, told.money) == ("split", (0, 0.01, 39.99))


def test_an_order_whose_price_all_went_to_the_seller_is_seller_paid():
    assert story("3 confirm-receipt").state == "seller-paid"
    told = story("3 open-dispute, 4 decline, 4 escalate, 5 rule refund=0")
    assert (told.state, told.ended) == ("seller-paid", ("decided", 5))


def test_an_order_of_one_cent_has_all_its_endings():
    assert story("3 open-dispute, 4 agree", price="0.01").state == "refunded"
    assert story("3 confirm-receipt", price="0.01").state == "seller-paid"


def test_a_refused_event_changes_nothing_and_is_kept_in_the_record():
    told = story("3 open-dispute, 4 escalate")
    before, after = told.history.steps
    assert not after.accepted
    assert after.event == 1
    assert after.after.dispute == before.after.dispute
    assert after.verdict.after is None


ACTORS = {
    Actor.SELLER: "ship extend-protection message agree offer decline receive-return",
    Actor.CARRIER: "deliver",
    Actor.BUYER: "open-dispute add-evidence accept-offer return-goods escalate"
    " cancel-dispute confirm-receipt",
    Actor.PLATFORM: "rule",
    Actor.CLOCK: "protection-expires reply-deadline settlement-deadline",
}


@pytest.mark.parametrize("actor", ACTORS)
def test_every_event_has_its_actor(actor):
    assert {do for do in Do if ARC[do].actor is actor} == set(ACTORS[actor].split())
