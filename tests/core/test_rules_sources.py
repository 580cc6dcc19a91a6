"""The claims behind what happens and behind what is refused."""

import pytest

from disputelab.core import ARC, Do

from .stories import story

NEGOTIATING = "3 open-dispute, 4 decline"
RETURN = "3 open-dispute, 4 offer refund=9 return_goods=yes, 4 accept-offer"
REVIEW = f"{NEGOTIATING}, 5 escalate"
CANCELLED = "3 open-dispute, 4 cancel-dispute"


@pytest.mark.parametrize(
    ("begun", "event", "claims"),
    [
        ("", "extend-protection days=1", "1.07"),
        ("", "message", "2.11 3.12"),
        ("", "open-dispute", "2.18 3.20"),
        (CANCELLED, "open-dispute", "2.18 3.20 1.08 2.21 3.13 3.18"),
        ("3 open-dispute", "add-evidence", "3.12"),
        ("3 open-dispute", "agree", "1.03 3.15"),
        ("3 open-dispute", "offer refund=1", "2.05"),
        ("3 open-dispute", "decline", "2.16"),
        ("3 open-dispute, 4 offer refund=1", "accept-offer", "1.12 2.05"),
        (f"{RETURN}, 5 return-goods", "receive-return", "1.18"),
        (NEGOTIATING, "escalate", "2.17"),
        (REVIEW, "rule refund=1", "1.04"),
        (NEGOTIATING, "cancel-dispute", "2.03 2.04"),
        ("", "confirm-receipt", "1.16"),
    ],
)
def test_what_happens_rests_on_its_claims(begun, event, claims):
    verdict = story(begun).verdict(event)
    assert verdict.allowed
    assert set(claims.split()) <= set(verdict.claims)


@pytest.mark.parametrize("event", ["ship", "deliver", "return-goods"])
def test_moving_the_goods_rests_on_no_claim(event):
    assert ARC[Do(event)].claims == ()


def test_a_late_cancel_rests_on_the_reading_and_an_early_one_does_not():
    late = story(REVIEW, until=11, protection=10).verdict("cancel-dispute")
    assert {"1.10", "4.03"} <= set(late.claims)
    assert not {"1.10", "4.03"} & set(story(REVIEW).verdict("cancel-dispute").claims)


def test_a_first_dispute_does_not_rest_on_the_reading_of_reopening():
    assert "1.08" not in story().verdict("open-dispute").claims


def clock_claims(text, **rules):
    return set(story(text, **rules).history.steps[-1].verdict.claims)


def test_the_clock_rests_on_claims_too():
    assert clock_claims("", until=61) == {"2.22"}
    assert clock_claims(NEGOTIATING, until=12) == {"3.20"}


def test_the_reply_deadline_rests_on_the_reading_of_silence():
    assert clock_claims("3 open-dispute", until=9) == {"2.18", "2.19", "2.28", "3.16"}
    assert clock_claims("3 open-dispute", until=9, silence="review") == {"2.18"}


@pytest.mark.parametrize(
    ("begun", "event", "rules", "claims"),
    [
        ("3 confirm-receipt", "ship", {}, "1.14 2.02 3.03"),
        (NEGOTIATING, "extend-protection days=1", {"until": 90}, "2.22 3.13"),
        (CANCELLED, "open-dispute", {"reopening": "never"}, "1.14 1.21 2.14 3.02 4.02"),
        (REVIEW, "cancel-dispute", {"until": 90, "late_cancel": "unavailable"}, "1.20"),
        ("3 open-dispute", "confirm-receipt", {}, "1.16"),
        (RETURN, "agree", {}, "1.18"),
        (RETURN, "receive-return", {}, "1.18"),
        (NEGOTIATING, "return-goods", {}, "1.18"),
        (NEGOTIATING, "accept-offer", {}, "1.12 2.05"),
        ("3 open-dispute", "escalate", {}, "2.17"),
        (NEGOTIATING, "rule refund=1", {}, "1.04 3.20"),
        ("", "agree", {}, "2.01"),
    ],
)
def test_a_refusal_rests_on_the_claims_of_what_stands_in_the_way(begun, event, rules, claims):
    verdict = story(begun, **rules).verdict(event)
    assert not verdict.allowed
    assert set(verdict.claims) == set(claims.split())


@pytest.mark.parametrize(
    ("begun", "event"),
    [
        ("1 ship", "ship"),
        ("", "deliver"),
        ("", "extend-protection days=0"),
        ("", "open-dispute claim=0"),
        ("3 open-dispute", "offer refund=41"),
        (f"{RETURN}, 5 return-goods", "return-goods"),
    ],
)
def test_a_refusal_for_want_of_sense_rests_on_no_claim_but_is_marked_as_assumption(begun, event):
    verdict = story(begun).verdict(event)
    assert verdict.failed
    assert all(rule.assumption for rule in verdict.failed)
    assert verdict.claims == ()


def test_a_verdict_names_every_rule_consulted_in_order_and_whether_it_held():
    reasons = story("3 open-dispute").verdict("rule refund=50").reasons
    assert [(reason.rule.id, reason.holds) for reason in reasons] == [
        ("money-is-held", True),
        ("a-dispute-is-open", True),
        ("in-review", False),
        ("refund-within-claim", False),
    ]


def test_a_reason_shows_the_numbers_it_used():
    told = story("3 open-dispute claim=15, 4 cancel-dispute, 5 open-dispute claim=12, 6 decline")
    numbers = {reason.rule.id: reason.numbers for reason in told.verdict("offer refund=13").reasons}
    assert numbers["refund-within-claim"] == {"refund": 1300, "claimed": 1200}
    opening = {reason.rule.id: reason.numbers for reason in told.verdict("open-dispute").reasons}
    assert opening["no-dispute-is-open"] == {"opened_on": 5}
    assert opening["may-be-reopened"] == {"cancelled_on": 4}
    assert opening["protection-runs"] == {"last_day": 60}


def test_the_reply_deadline_is_shown_to_a_buyer_who_escalates_too_soon():
    reasons = story("3 open-dispute").verdict("escalate").reasons
    assert {"deadline": 9} in [reason.numbers for reason in reasons]


def test_a_finished_order_shows_the_day_on_which_it_ended():
    reasons = story("3 confirm-receipt", until=9).verdict("agree").reasons
    assert reasons[0].numbers == {"ended_on": 3}
