"""The rules one by one: where each can hold, what it rests on, and the numbers that it tells."""

import pytest

from disputelab.core import ARCS, RULES, Do, Move, fresh, menu, on_day, rulebook, step

from .stories import story

ANY = "none awaiting-seller negotiating review return-pending"
# The stages in which it can hold ("none": no dispute is open), and its claims or its reading.
TABLE = {
    "money-is-held": (ANY, "1.14 2.02 3.03"),
    "not-shipped-yet": (ANY, ""),
    "is-shipped": (ANY, ""),
    "not-delivered-yet": (ANY, ""),
    "protection-runs": (ANY, "2.22 3.13"),
    "a-day-or-more": (ANY, ""),
    "no-dispute-is-open": ("none", "1.16"),
    "may-be-reopened": (ANY, "reopening"),
    "claim-within-price": (ANY, ""),
    "a-dispute-is-open": ("awaiting-seller negotiating review return-pending", "2.01"),
    "no-return-agreed": ("none awaiting-seller negotiating review", "1.18"),
    "refund-within-claim": (ANY, ""),
    "an-offer-is-on-the-table": (ANY, "1.12 2.05"),
    "a-return-is-agreed": ("none return-pending", "1.18"),
    "not-sent-back-yet": (ANY, ""),
    "is-sent-back": (ANY, "1.18"),
    "the-seller-has-answered": ("none negotiating review return-pending", "2.17"),
    "not-in-review-yet": ("none awaiting-seller negotiating return-pending", "2.17"),
    "in-review": ("none review", "1.04 3.20"),
    "may-be-cancelled": (ANY, "late_cancel"),
    "protection-is-over": (ANY, "2.22"),
    "the-seller-is-silent": ("none awaiting-seller", "2.18"),
    "reply-time-is-over": (ANY, "2.18"),
    "the-two-negotiate": ("none negotiating", "3.20"),
    "settlement-time-is-over": (ANY, "3.20"),
}
RULE = {rule.id: rule for rule in RULES}
# Nothing but good sense: no article speaks of them.
ASSUMED = {name for name, (_, source) in TABLE.items() if not source}
CANCELLED_TWICE = "3 open-dispute, 4 cancel-dispute, 5 open-dispute, 6 cancel-dispute"
REVIEW = "3 open-dispute claim=15, 4 decline, 5 escalate"


@pytest.mark.parametrize("name", TABLE)
def test_each_rule_has_its_stages_and_rests_on_its_claims_or_on_a_reading(name):
    rule = RULE[name]
    source = " ".join(rule.claims) or rule.reading or ""
    assert (" ".join(stage or "none" for stage in rule.stages), source) == TABLE[name]
    assert not (rule.claims and rule.reading)


def test_there_is_no_other_rule():
    assert [rule.id for rule in RULES] == list(TABLE)


def test_a_rule_with_neither_claim_nor_reading_is_an_assumption_and_no_other():
    assert {rule.id for rule in RULES if rule.assumption} == ASSUMED


def test_one_rule_alone_cannot_hold_once_the_order_is_finished():
    assert [rule.id for rule in RULES if not rule.over] == ["money-is-held"]


def test_every_move_but_a_message_and_a_delivery_needs_money_that_is_held():
    free = [arc.do for arc in ARCS if RULE["money-is-held"] not in arc.rules]
    assert free == [Do.DELIVER, Do.MESSAGE]


@pytest.mark.parametrize("event", ["protection-expires", "reply-deadline", "settlement-deadline"])
def test_on_a_finished_order_the_clock_has_nothing_to_do(event):
    told = story("2 confirm-receipt", until=90)
    assert not told.may(event)
    assert told.bars(event)[0] == "money-is-held"


@pytest.mark.parametrize(("day", "over"), [(60, False), (61, True), (62, True), (99, True)])
def test_protection_is_over_on_any_day_after_its_last_one(day, over):
    position = on_day(fresh(4000, 60), day)
    assert step(position, Move(Do.PROTECTION_EXPIRES), rulebook()).allowed is over


@pytest.mark.parametrize(("day", "over"), [(8, False), (9, True), (10, True), (99, True)])
def test_the_time_to_reply_is_over_on_any_day_after_its_last_one(day, over):
    position = on_day(story("3 open-dispute").end, day)
    assert step(position, Move(Do.REPLY_DEADLINE), rulebook()).allowed is over


@pytest.mark.parametrize(("day", "over"), [(11, False), (12, True), (13, True), (99, True)])
def test_the_time_to_settle_is_over_on_any_day_after_its_last_one(day, over):
    position = on_day(story("3 open-dispute, 4 decline").end, day)
    assert step(position, Move(Do.SETTLEMENT_DEADLINE), rulebook()).allowed is over


@pytest.mark.parametrize(
    ("begun", "event", "rule", "numbers"),
    [
        ("", "ship", "money-is-held", {}),
        ("3 confirm-receipt", "ship", "money-is-held", {"ended_on": 3}),
        ("", "ship", "not-shipped-yet", {}),
        ("", "extend-protection days=1", "protection-runs", {"last_day": 60}),
        ("", "open-dispute", "no-dispute-is-open", {}),
        ("3 open-dispute", "open-dispute", "no-dispute-is-open", {"opened_on": 3}),
        ("", "open-dispute", "may-be-reopened", {}),
        (CANCELLED_TWICE, "open-dispute", "may-be-reopened", {"cancelled_on": 6}),
        ("", "open-dispute claim=41", "claim-within-price", {"claim": 4100, "price": 4000}),
        ("", "open-dispute", "claim-within-price", {"claim": 0, "price": 4000}),
        (REVIEW, "rule refund=9", "refund-within-claim", {"refund": 900, "claimed": 1500}),
        (REVIEW, "rule refund=0", "refund-within-claim", {"refund": 0, "claimed": 1500}),
        ("", "rule refund=9", "refund-within-claim", {"refund": 900, "claimed": 0}),
        ("3 open-dispute", "escalate", "the-seller-has-answered", {"deadline": 9}),
        ("", "escalate", "the-seller-has-answered", {}),
        (REVIEW, "escalate", "the-seller-has-answered", {}),
        (REVIEW, "cancel-dispute", "may-be-cancelled", {"last_day": 60}),
        ("", "protection-expires", "protection-is-over", {"last_day": 60}),
        ("3 open-dispute", "reply-deadline", "reply-time-is-over", {}),
    ],
)
def test_each_rule_tells_its_numbers(begun, event, rule, numbers):
    reasons = {reason.rule.id: reason for reason in story(begun).verdict(event).reasons}
    assert reasons[rule].numbers == numbers


@pytest.mark.parametrize(
    "told",
    [
        "",
        "2 confirm-receipt",
        "1 ship, 3 open-dispute",
        "3 open-dispute, 4 cancel-dispute",
        "3 open-dispute, 4 offer refund=9 return_goods=yes, 4 accept-offer, 5 return-goods",
        REVIEW,
    ],
)
def test_a_rule_that_is_asked_itself_says_what_the_verdict_says(told):
    found = story(told)
    for verdict in menu(found.end, found.book):
        for reason in verdict.reasons:
            asked = found.end, verdict.move, found.book
            assert reason.rule.holds(*asked) is reason.holds
            assert all(type(number) is int for number in reason.rule.numbers(*asked).values())
