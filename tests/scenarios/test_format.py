"""The file format: what a story may hold."""

import json
from datetime import date
from decimal import Decimal

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
    replay,
    rulebook,
)
from disputelab.scenarios import LISTED, read_json, read_yaml

from .texts import SMALLEST, STORY, as_json, changed


@pytest.mark.parametrize(
    ("read", "form"), [(read_yaml, str), (read_yaml, as_json), (read_json, as_json)]
)
def test_every_key_of_a_story_is_read_in_yaml_and_in_json(read, form):
    assert read(form(STORY)) == Scenario(
        title="A story",
        about="In a few words.",
        rulebook=rulebook("combined"),
        order=Order(4000, "USD", 60, date(2019, 3, 1), Decimal("4.91")),
        events=(
            Event(3, Move(Do.SHIP)),
            Event(40, Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED, claim=3000)),
            Event(43, Move(Do.OFFER, refund=1000, return_goods=False)),
        ),
        until=90,
    )


def test_what_is_left_out_has_its_default():
    assert read_yaml(SMALLEST) == Scenario("A story", Order(4000), (), 90, rulebook("combined"), "")


EVENTS = {
    "do: ship": Move(Do.SHIP),
    "do: deliver": Move(Do.DELIVER),
    "do: extend-protection, days: 15": Move(Do.EXTEND_PROTECTION, days=15),
    "do: message, kind: plead": Move(Do.MESSAGE, kind=Message.PLEAD),
    "do: message, kind: promise-arrival": Move(Do.MESSAGE, kind=Message.PROMISE_ARRIVAL),
    "do: open-dispute, reason: damaged": Move(Do.OPEN_DISPUTE, reason=OpenReason.DAMAGED),
    "do: open-dispute, reason: wrong-item, claim: 0.07": Move(
        Do.OPEN_DISPUTE, reason=OpenReason.WRONG_ITEM, claim=7
    ),
    "do: add-evidence, kind: unboxing-video": Move(Do.ADD_EVIDENCE, kind=Evidence.UNBOXING_VIDEO),
    "do: agree": Move(Do.AGREE),
    "do: offer, refund: 0": Move(Do.OFFER, refund=0),
    "do: offer, refund: 12.3, return_goods: true": Move(Do.OFFER, refund=1230, return_goods=True),
    "do: decline": Move(Do.DECLINE),
    "do: accept-offer": Move(Do.ACCEPT_OFFER),
    "do: return-goods": Move(Do.RETURN_GOODS),
    "do: receive-return": Move(Do.RECEIVE_RETURN),
    "do: escalate": Move(Do.ESCALATE),
    "do: rule, refund: 40.00": Move(Do.RULE, refund=4000),
    "do: cancel-dispute": Move(Do.CANCEL_DISPUTE),
    "do: cancel-dispute, reason: trivial": Move(Do.CANCEL_DISPUTE, reason=CancelReason.TRIVIAL),
    "do: confirm-receipt": Move(Do.CONFIRM_RECEIPT),
}


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_read_with_its_fields(event):
    text = SMALLEST.replace("[]", f"[{{day: 5, {event}}}]")
    expected = (Event(5, EVENTS[event]),)
    assert read_yaml(text).events == read_json(as_json(text)).events == expected


def test_no_event_is_left_out_above():
    assert {move.do for move in EVENTS.values()} == set(LISTED)


def test_a_claim_that_is_left_out_is_the_price():
    text = changed("claim: 30.00", "claim: null")
    assert read_yaml(text).events[1].move.claim is None
    assert replay(read_yaml(text)).end.dispute.claimed == 4000


@pytest.mark.parametrize("name", ["combined", "strictest", "article-1", "article-4"])
def test_a_rulebook_goes_by_its_name(name):
    told = read_yaml(changed("rulebook: combined", f"rulebook: {name}"))
    assert told.rulebook == rulebook(name)


def test_a_rulebook_can_have_any_of_its_values_changed():
    own = "{base: strictest, reopening: while-protected, late_cancel: unavailable, "
    own += "silence: refunds-buyer, reply_days: 7, settle_days: 0, protection_days: 75}"
    values = read_yaml(changed("rulebook: combined", f"rulebook: {own}")).rulebook.values
    assert values == {
        "reopening": "while-protected",
        "late_cancel": "unavailable",
        "silence": "refunds-buyer",
        "reply_days": 7,
        "settle_days": 0,
        "protection_days": 75,
    }


def test_without_a_base_a_changed_rulebook_starts_from_the_combined_one():
    told = read_yaml(changed("rulebook: combined", "rulebook: {silence: review}"))
    assert told.rulebook == rulebook("combined").override(silence="review")


def test_protection_is_the_orders_own_and_else_the_rulebooks():
    own = changed("rulebook: combined", "rulebook: {protection_days: 75}")
    assert read_yaml(own).protection_days == 60
    assert read_yaml(own.replace("  protection_days: 60\n", "")).protection_days == 75


def test_a_date_of_payment_turns_days_into_dates():
    assert read_yaml(STORY).order.date_of(40) == date(2019, 4, 10)
    assert read_yaml(SMALLEST).order.date_of(40) is None


@pytest.mark.parametrize("text", ["2020-02-29", "'2020-02-29'"])
def test_a_date_may_be_quoted(text):
    assert read_yaml(changed("2019-03-01", text)).order.paid_on == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("price", "percent", "cashback"),
    [
        ("40.00", "4.91", 196),  # 1.964
        ("40.66", "4.91", 199),  # 1.996406
        ("100.00", "2.3", 230),  # just so, though not for binary fractions
        ("100.00", "4.91", 491),
        ("0.20", "4.91", 0),
        ("40.00", "0", 0),
    ],
)
def test_cashback_on_what_the_seller_keeps_is_rounded_down_to_the_cent(price, percent, cashback):
    text = SMALLEST.replace("[]", "[{day: 1, do: confirm-receipt}]")
    text = text.replace("price: 40", f"price: {price}, cashback_percent: {percent}")
    assert replay(read_yaml(text)).cashback == cashback


def test_there_is_no_cashback_on_what_comes_back_or_is_held():
    assert replay(read_yaml(STORY)).cashback == 0
    agreed = changed("do: offer, refund: 10.00, return_goods: false", "do: agree")
    assert replay(read_yaml(agreed)).cashback == 49  # on 10.00 of 40.00: 0.491


@pytest.mark.parametrize("days", ["0", "3650", "3650.0"])
def test_days_run_from_0_to_3650(days):
    later = STORY.replace("until: 90", "until: 3650").replace("n_days: 60", f"n_days: {days}")
    told = read_yaml(later.replace("day: 43, do: offer", "day: 3650, do: offer"))
    assert told.order.protection_days == int(float(days))
    assert (told.events[-1].day, told.until) == (3650, 3650)
    assert replay(told).outcome.ended_on


def test_events_of_one_day_keep_their_order():
    text = SMALLEST.replace("[]", "[{day: 1, do: deliver}, {day: 1, do: ship}]")
    assert [made.accepted for made in replay(read_yaml(text)).steps[:2]] == [False, True]


def test_an_event_on_the_last_day_happens():
    text = SMALLEST.replace("[]", "[{day: 90, do: ship}]")
    assert read_yaml(text).events[0].day == 90


def test_a_story_may_have_1000_events():
    ships = ", ".join(["{day: 1, do: ship}"] * 1000)
    assert len(read_yaml(SMALLEST.replace("[]", f"[{ships}]")).events) == 1000


@pytest.mark.parametrize(
    "text", ["Посылка не пришла", "a: b # c", "- [x]", "9", "no", "", "😀\n\t\x00"]
)
def test_a_title_is_any_text(text):
    assert read_yaml(changed("A story", json.dumps(text))).title == text
    assert read_json(as_json(STORY).replace('"A story"', json.dumps(text))).title == text
