"""What a careful buyer is told before a move, and before another day of waiting."""

import pytest

from disputelab.core import ADVICE, NEAR_DAYS, Do

from .stories import story

CANCEL, ACCEPT, OPEN, ESCALATE = "cancel-dispute", "accept-offer", "open-dispute", "escalate"
RETURN = "3 open-dispute, 4 offer refund=9 return_goods=yes, 4 accept-offer"
REVIEW = "3 open-dispute, 4 decline, 5 escalate"
TABLE = {
    "cancel-after-protection": ("danger", {CANCEL}, "1.10 4.03 2.14"),
    "cancel-without-extension": ("danger", {CANCEL}, "1.07"),
    "cancel-near-expiry": ("caution", {CANCEL}, "2.23"),
    "cancel-before-refund": ("danger", {CANCEL}, "1.18"),
    "cancel-while-seller-silent": ("caution", {CANCEL}, "2.20"),
    "promise-is-no-guarantee": ("caution", {CANCEL}, "2.10 2.11 3.09 3.17"),
    "accept-is-final": ("caution", {ACCEPT}, "1.14 3.03"),
    "accept-below-claim": ("note", {ACCEPT}, "1.11"),
    "accept-nothing": ("danger", {ACCEPT}, "1.11 1.13 2.13"),
    "goods-fine-decline-money": ("note", {ACCEPT}, "1.16 3.05"),
    "no-evidence": ("caution", {OPEN, ESCALATE, None}, "2.25 3.12 3.21"),
    "reopen-is-harder": ("caution", {OPEN}, "2.08 3.14"),
    "expiry-is-near": ("danger", {None}, "2.22"),
    "opened-by-mistake": ("caution", {None}, "3.05 3.07"),
}


@pytest.mark.parametrize("code", TABLE)
def test_each_advice_has_its_level_its_moves_and_its_claims(code):
    level, before, claims = TABLE[code]
    rows = [row for row in ADVICE if row.code == code]
    assert {row.level for row in rows} == {level}
    assert {move for row in rows for move in row.before} == before
    assert {row.claims for row in rows} == {tuple(claims.split())}


def test_there_is_no_other_advice():
    assert {row.code for row in ADVICE} == set(TABLE)


def test_cancelling_after_protection_is_a_danger():
    code = "cancel-after-protection"
    assert code in story(REVIEW, until=11, protection=10).advice(CANCEL)
    assert code not in story(REVIEW, until=10, protection=10).advice(CANCEL)


def test_cancelling_without_an_extension_is_a_danger_while_goods_are_missing():
    code = "cancel-without-extension"
    assert code in story("1 ship, 3 open-dispute").advice(CANCEL)
    assert code not in story("1 ship, 2 deliver, 3 open-dispute").advice(CANCEL)


def test_only_an_extension_since_the_dispute_was_opened_makes_a_cancel_safer():
    code = "cancel-without-extension"
    extend = "extend-protection days=5"
    assert code in story(f"2 {extend}, 3 open-dispute").advice(CANCEL)
    assert code not in story(f"3 open-dispute, 3 {extend}").advice(CANCEL)
    again = f"3 open-dispute, 3 {extend}, 4 cancel-dispute, 5 open-dispute"
    assert code in story(again).advice(CANCEL)


@pytest.mark.parametrize(("day", "near"), [(12, False), (13, True), (20, True), (21, False)])
def test_cancelling_within_seven_days_of_the_last_protected_day_is_near_expiry(day, near):
    told = story("3 open-dispute, 4 decline, 4 escalate", until=day, protection=20)
    assert ("cancel-near-expiry" in told.advice(CANCEL)) is near
    assert NEAR_DAYS == 7


def test_an_extension_moves_the_end_that_is_near():
    told = story("13 open-dispute, 13 extend-protection days=1", protection=20)
    assert "cancel-near-expiry" not in told.advice(CANCEL)


def test_cancelling_while_a_return_is_pending_is_a_danger():
    assert "cancel-before-refund" in story(RETURN).advice(CANCEL)
    assert "cancel-before-refund" in story(f"{RETURN}, 5 return-goods").advice(CANCEL)
    assert "cancel-before-refund" not in story(f"{RETURN}, 5 escalate").advice(CANCEL)


def test_a_silent_seller_is_no_reason_to_cancel():
    code = "cancel-while-seller-silent"
    assert code in story("3 open-dispute", until=8).advice(CANCEL)
    assert code not in story("3 open-dispute, 4 decline").advice(CANCEL)
    assert code not in story(REVIEW).advice(CANCEL)


@pytest.mark.parametrize("kind", ["plead", "promise-arrival", "promise-replacement"])
def test_a_promise_or_a_plea_is_no_guarantee(kind):
    code = "promise-is-no-guarantee"
    assert code in story(f"3 open-dispute, 4 message kind={kind}").advice(CANCEL)
    assert code in story(f"2 message kind={kind}, 3 open-dispute").advice(CANCEL)
    assert code not in story("3 open-dispute").advice(CANCEL)


def test_accepting_is_always_final():
    assert "accept-is-final" in story("3 open-dispute, 4 offer refund=40").advice(ACCEPT)


def test_accepting_less_than_the_claim_is_noted():
    code = "accept-below-claim"
    begun = "3 open-dispute claim=15, 4"
    assert code in story(f"{begun} offer refund=14.99").advice(ACCEPT)
    assert code in story(f"{begun} offer refund=0.01").advice(ACCEPT)
    assert code not in story(f"{begun} offer refund=15").advice(ACCEPT)
    assert code not in story(f"{begun} offer refund=0").advice(ACCEPT)


def test_accepting_nothing_is_a_danger():
    assert "accept-nothing" in story("3 open-dispute, 4 offer refund=0").advice(ACCEPT)
    assert "accept-nothing" not in story("3 open-dispute, 4 offer refund=0.01").advice(ACCEPT)


def test_with_the_goods_there_after_all_the_fair_way_is_to_decline_the_money():
    code = "goods-fine-decline-money"
    offer = "5 offer refund=9"
    assert code in story(f"1 ship, 3 open-dispute, 4 deliver, {offer}").advice(ACCEPT)
    assert code not in story(f"1 ship, 3 open-dispute, {offer}").advice(ACCEPT)
    damaged = f"1 ship, 2 deliver, 3 open-dispute reason=damaged, {offer}"
    assert code not in story(damaged).advice(ACCEPT)


def test_opening_a_dispute_is_always_without_evidence():
    assert "no-evidence" in story().advice(OPEN)
    reopened = "3 open-dispute, 4 add-evidence, 5 cancel-dispute"
    assert "no-evidence" in story(reopened).advice(OPEN)


@pytest.mark.parametrize(("kind", "lacking"), [("chat", True), ("photo", False)])
def test_escalating_without_evidence_that_counts_is_a_caution(kind, lacking):
    told = story(f"3 open-dispute, 4 add-evidence kind={kind}, 5 decline")
    assert ("no-evidence" in told.advice(ESCALATE)) is lacking
    assert "no-evidence" in story("3 open-dispute, 5 decline").advice(ESCALATE)


@pytest.mark.parametrize(("kind", "lacking"), [("chat", True), ("order-data", False)])
def test_each_day_of_a_review_without_evidence_that_counts_is_a_caution(kind, lacking):
    told = story(f"{REVIEW}, 6 add-evidence kind={kind}", until=300)
    assert ("no-evidence" in told.advice()) is lacking
    assert "no-evidence" in story(REVIEW).advice()


def test_waiting_without_evidence_is_no_matter_before_a_review():
    assert "no-evidence" not in story("3 open-dispute, 4 decline").advice()
    assert "no-evidence" not in story().advice()


def test_opening_again_is_harder_after_a_cancel():
    assert "reopen-is-harder" in story("3 open-dispute, 4 cancel-dispute").advice(OPEN)
    assert "reopen-is-harder" not in story().advice(OPEN)


@pytest.mark.parametrize(("day", "near"), [(12, False), (13, True), (20, True), (21, False)])
def test_waiting_is_a_danger_when_protection_is_about_to_end_and_goods_are_missing(day, near):
    told = story("1 ship", until=day, protection=20)
    assert ("expiry-is-near" in told.advice()) is near


def test_waiting_is_no_danger_with_the_goods_there_or_a_dispute_open():
    arrived = story("1 ship, 2 deliver", until=19, protection=20)
    disputed = story("18 open-dispute", until=19, protection=20)
    assert not {"expiry-is-near"} & (arrived.advice() | disputed.advice())


def test_a_dispute_about_goods_that_came_looks_opened_by_mistake():
    code = "opened-by-mistake"
    assert code in story("1 ship, 3 open-dispute, 4 deliver").advice()
    assert code not in story("1 ship, 3 open-dispute").advice()
    assert code not in story("1 ship, 2 deliver, 3 open-dispute reason=damaged").advice()
    assert code not in story("1 ship, 3 open-dispute, 4 deliver, 5 cancel-dispute").advice()


def test_advice_for_cancelling_needs_a_dispute_to_cancel():
    assert story("1 message", until=10, protection=10).advice(CANCEL) == set()


@pytest.mark.parametrize("before", [*Do, None])
def test_on_a_finished_order_there_is_nothing_to_advise(before):
    told = story("1 ship, 2 message, 3 open-dispute, 4 agree, 5 deliver")
    assert told.advice(before) == set()


@pytest.mark.parametrize("before", sorted(set(Do) - {CANCEL, ACCEPT, OPEN, ESCALATE}))
def test_other_moves_come_without_advice(before):
    assert story("1 ship, 2 message, 3 open-dispute, 4 deliver, 5 decline").advice(before) == set()
