"""The words of the rules: what files, commands and users may call things."""

import pytest

from disputelab.core import (
    FIELDS,
    NAMED,
    READINGS,
    Actor,
    CancelReason,
    Do,
    EndedBy,
    Evidence,
    Goods,
    Level,
    Message,
    OpenReason,
    Stage,
    State,
)

EVENTS = {
    "ship": "",
    "deliver": "",
    "extend-protection": "days",
    "message": "kind",
    "open-dispute": "reason claim?",
    "add-evidence": "kind",
    "agree": "",
    "offer": "refund return_goods?",
    "decline": "",
    "accept-offer": "",
    "return-goods": "",
    "receive-return": "",
    "escalate": "",
    "rule": "refund",
    "cancel-dispute": "reason?",
    "confirm-receipt": "",
    "protection-expires": "",
    "reply-deadline": "",
    "settlement-deadline": "",
}
WORDS = {
    Actor: "buyer seller carrier platform clock",
    Goods: "not-shipped shipped delivered",
    Stage: "awaiting-seller negotiating review return-pending",
    OpenReason: "not-received damaged wrong-item wrong-size-or-colour wrong-quantity poor-quality",
    CancelReason: "money-returned goods-arrived no-claims opened-by-mistake trivial",
    Evidence: "photo unboxing-video tracking-screenshot order-data chat",
    Message: "plead promise-arrival promise-replacement",
    State: "open in-dispute refunded split seller-paid",
    EndedBy: "protection-expired receipt-confirmed settled decided seller-silent late-cancel",
    Level: "danger caution note",
}
VALUES = {
    "reopening": "while-protected never",
    "late_cancel": "pays-seller unavailable",
    "silence": "refunds-buyer review",
}


def test_the_events_are_called_so_in_this_order():
    assert list(Do) == list(EVENTS)


@pytest.mark.parametrize("do", Do)
def test_an_event_has_these_fields(do):
    fields = [field.name + "?" * (not field.required) for field in FIELDS[do]]
    assert fields == EVENTS[do].split()


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_each_list_of_words_has_these_and_no_other(words):
    assert sorted(words) == sorted(WORDS[words].split())


def test_the_readings_have_these_values():
    assert {name: " ".join(values) for name, values in READINGS.items()} == VALUES


def test_the_rulebooks_have_these_names():
    articles = ["article-1", "article-2", "article-3", "article-4"]
    assert list(NAMED) == ["combined", "strictest", *articles]
