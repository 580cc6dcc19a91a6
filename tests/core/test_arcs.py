"""The table of moves, line by line: who makes each, from which stage to which, on what claims."""

import pytest

from disputelab.core import ARC, ARCS, Do

from .stories import story

ANY = "none awaiting-seller negotiating review return-pending"
OPEN = "awaiting-seller negotiating review return-pending"
UNSETTLED = "awaiting-seller negotiating review"
ANSWERED = "negotiating review"
# Where it can be made, where it leads; "none" is where no dispute is open. An offer is only made
# by an answer, so none is on the table while the seller is awaited: another rule says that.
TABLE = {
    "ship": ("seller", ANY, ANY, ""),
    "deliver": ("carrier", ANY, ANY, ""),
    "extend-protection": ("seller", ANY, ANY, "1.07"),
    "message": ("seller", ANY, ANY, "2.11 3.12"),
    "open-dispute": ("buyer", "none", "awaiting-seller", "2.18 3.06 3.20"),
    "add-evidence": ("buyer", OPEN, OPEN, "3.12"),
    "agree": ("seller", UNSETTLED, "none", "1.03 3.15"),
    "offer": ("seller", UNSETTLED, ANSWERED, "2.05"),
    "decline": ("seller", UNSETTLED, ANSWERED, "2.16"),
    "accept-offer": ("buyer", UNSETTLED, "none return-pending", "1.05 1.12 2.05"),
    "return-goods": ("buyer", "return-pending", "return-pending", ""),
    "receive-return": ("seller", "return-pending", "none", "1.18"),
    "escalate": ("buyer", "negotiating return-pending", "review", "2.17"),
    "rule": ("platform", "review", "none", "1.04"),
    "cancel-dispute": ("buyer", OPEN, "none", "1.05 2.03 2.04"),
    "confirm-receipt": ("buyer", "none", "none", "1.16"),
    "protection-expires": ("clock", ANY, ANY, "2.22"),
    "reply-deadline": ("clock", "awaiting-seller", "none review", "2.18"),
    "settlement-deadline": ("clock", "negotiating", "review", "3.20"),
}


def named(stages):
    return " ".join(stage or "none" for stage in stages)


@pytest.mark.parametrize("do", TABLE)
def test_each_move_has_its_actor_its_stages_and_its_claims(do):
    arc = ARC[Do(do)]
    found = (arc.actor, named(arc.leaves), named(arc.reaches), " ".join(arc.claims))
    assert found == TABLE[do]


def test_moves_stand_in_the_order_of_the_rules_and_each_once():
    assert [arc.do for arc in ARCS] == list(TABLE) == list(Do)


def test_a_move_is_shown_without_what_is_looked_up_for_speed():
    shown = repr(ARC[Do.AGREE])
    assert "do=" in shown
    assert not any(name in shown for name in ("barred", "over=(", "beyond_place"))


def test_two_pieces_of_evidence_of_one_kind_are_evidence_still():
    told = story("3 open-dispute, 4 add-evidence, 5 add-evidence, 6 add-evidence kind=chat")
    assert told.end.dispute.evidence == {"photo", "chat"}


@pytest.mark.parametrize("do", TABLE)
def test_where_a_move_can_be_made_is_asked_before_all_else(do):
    about_place = [rule.is_about_place for rule in ARC[Do(do)].rules]
    assert about_place == sorted(about_place, reverse=True)


@pytest.mark.parametrize(
    ("begun", "event", "rules"),
    [
        ("2 confirm-receipt", "open-dispute claim=0", "money-is-held claim-within-price"),
        ("3 open-dispute", "open-dispute claim=0", "no-dispute-is-open claim-within-price"),
        ("3 open-dispute", "rule refund=41", "in-review refund-within-claim"),
        ("", "accept-offer", "a-dispute-is-open"),
        ("2 confirm-receipt", "rule refund=41", "money-is-held a-dispute-is-open"),
    ],
)
def test_all_that_stands_in_the_way_is_named_in_the_order_of_the_rules(begun, event, rules):
    assert story(begun).bars(event) == rules.split()
