"""Goods, protection longer than before, words, evidence, and the receipt."""

import pytest

from disputelab.core import Evidence, Goods, Message

from .stories import story


def test_goods_are_not_shipped_at_first():
    assert story().end.goods is Goods.NOT_SHIPPED


def test_the_seller_ships_once():
    told = story("3 ship, 4 ship")
    assert told.end.goods is Goods.SHIPPED
    assert told.refused == ["4 ship"]
    assert told.bars("ship") == ["not-shipped-yet"]


def test_goods_are_delivered_only_after_they_were_shipped():
    assert story().bars("deliver") == ["is-shipped"]
    assert story("3 ship, 3 deliver").end.goods is Goods.DELIVERED


def test_goods_are_delivered_once():
    told = story("3 ship, 9 deliver, 9 deliver")
    assert told.refused == ["9 deliver"]
    assert told.bars("deliver") == ["not-delivered-yet"]


def test_delivered_goods_cannot_be_shipped_again():
    assert story("3 ship, 9 deliver").bars("ship") == ["not-shipped-yet"]


def test_goods_move_whatever_the_stage_of_a_dispute():
    told = story("1 open-dispute, 2 ship, 3 offer refund=9, 3 escalate, 4 deliver")
    assert told.refused == []
    assert told.end.goods is Goods.DELIVERED


def test_delivery_settles_nothing():
    told = story("1 ship, 2 open-dispute, 3 deliver")
    assert told.stage == "awaiting-seller"
    assert told.money == (40, 0, 0)


def test_the_seller_may_extend_protection_on_its_last_day():
    told = story("10 extend-protection days=5", until=15, protection=10)
    assert told.clock == []
    assert told.end.protection.last_day == 15


def test_extended_protection_ends_so_many_days_later():
    told = story("4 extend-protection days=5", until=90, protection=10)
    assert told.clock == ["16 protection-expires"]


def test_extensions_add_up():
    told = story("4 extend-protection days=5, 15 extend-protection days=1", until=90, protection=10)
    assert told.clock == ["17 protection-expires"]


def test_protection_that_has_ended_cannot_be_extended():
    told = story("9 open-dispute, 11 extend-protection days=5", protection=10)
    assert told.bars("extend-protection days=5") == ["protection-runs"]
    assert told.end.protection.last_day == 10


def test_protection_is_extended_while_a_dispute_is_open_too():
    told = story("9 open-dispute, 10 extend-protection days=1", until=11, protection=10)
    assert told.clock == []


def test_an_extension_of_no_days_is_refused():
    assert story().bars("extend-protection days=0") == ["a-day-or-more"]
    assert story().may("extend-protection days=1")


def test_an_extension_moves_no_deadline_of_a_dispute():
    told = story("5 open-dispute, 6 decline, 7 extend-protection days=30", until=14)
    assert told.clock == ["14 settlement-deadline"]


@pytest.mark.parametrize("kind", ["plead", "promise-arrival", "promise-replacement"])
def test_a_message_may_always_be_sent_and_is_remembered_as_the_last(kind):
    told = story(f"1 message kind=plead, 2 message kind={kind}")
    assert told.refused == []
    assert told.end.said is Message(kind)


@pytest.mark.parametrize("begun", ["", "4 decline,", "4 decline, 4 escalate,", "4 agree,"])
def test_a_message_stops_no_clock_and_binds_nobody(begun):
    words = "5 message kind=promise-replacement"
    silent = story(f"3 open-dispute, {begun}", until=90)
    spoken = story(f"3 open-dispute, {begun} {words}", until=90)
    assert spoken.clock == silent.clock
    assert spoken.history.outcome == silent.history.outcome


def test_a_message_is_no_answer_to_a_dispute():
    told = story("3 open-dispute, 4 message", until=9)
    assert told.clock == ["9 reply-deadline"]


@pytest.mark.parametrize("kind", list(Evidence))
def test_evidence_is_recorded_with_an_open_dispute(kind):
    told = story(f"3 open-dispute, 4 add-evidence kind={kind}")
    assert told.end.dispute.evidence == {kind}


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("photo", True),
        ("unboxing-video", True),
        ("tracking-screenshot", True),
        ("order-data", True),
        ("chat", False),
    ],
)
def test_all_evidence_counts_but_chat(kind, counts):
    told = story(f"3 open-dispute, 4 add-evidence kind={kind}")
    assert Evidence(kind).counts is counts
    assert told.end.dispute.has_proof is counts


def test_chat_takes_nothing_away_from_evidence_that_counts():
    told = story("3 open-dispute, 4 add-evidence kind=chat, 5 add-evidence kind=photo")
    assert told.end.dispute.evidence == {Evidence.CHAT, Evidence.PHOTO}
    assert told.end.dispute.has_proof


def test_evidence_needs_an_open_dispute():
    assert story().bars("add-evidence") == ["a-dispute-is-open"]
    assert story("3 open-dispute, 4 cancel-dispute").bars("add-evidence") == ["a-dispute-is-open"]


@pytest.mark.parametrize(
    "begun",
    ["4 decline", "4 decline, 4 escalate", "4 offer refund=9 return_goods=yes, 4 accept-offer"],
)
def test_evidence_may_be_added_in_every_stage(begun):
    assert story(f"3 open-dispute, {begun}").may("add-evidence")


@pytest.mark.parametrize("before", ["", "1 ship", "1 ship, 9 deliver"])
def test_confirming_receipt_pays_the_seller_the_whole_price(before):
    told = story(f"{before}, 9 confirm-receipt")
    assert told.ended == ("receipt-confirmed", 9)
    assert told.money == (0, 0, 40)


def test_receipt_is_not_confirmed_while_a_dispute_is_open():
    assert story("3 open-dispute").bars("confirm-receipt") == ["no-dispute-is-open"]
    assert story("3 open-dispute, 4 cancel-dispute").may("confirm-receipt")


def test_with_no_dispute_open_the_end_of_protection_pays_the_seller_the_whole_price():
    told = story("3 open-dispute, 4 cancel-dispute", until=90, protection=10)
    assert told.ended == ("protection-expired", 11)
    assert told.money == (0, 0, 40)
