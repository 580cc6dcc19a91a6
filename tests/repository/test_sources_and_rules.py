"""Every rule says where it comes from, and every claim of a rule or a figure is made use of."""

import re
from itertools import chain

import pytest

from disputelab.core import ADVICE, ARCS, FIGURES, NAMED, READINGS, RULES, Basis, rulebook
from disputelab.sources import Kind, claims, disagreements, unused

ASSUMPTIONS = {
    "not-shipped-yet": "no article speaks of shipping twice",
    "is-shipped": "no article speaks of a parcel that comes without having been sent",
    "not-delivered-yet": "no article speaks of a delivery that comes twice",
    "a-day-or-more": "no article speaks of an extension by nothing",
    "claim-within-price": "no article says how much may be claimed",
    "refund-within-claim": "no article says how much may be offered or awarded",
    "not-sent-back-yet": "no article speaks of sending the goods back twice",
}
BOOKS = [rulebook(name) for name in NAMED]


def cited():
    """Every place that cites claims, by name, with what it cites."""
    for rule in RULES:
        yield f"rule {rule.id}", rule.claims
    for arc in ARCS:
        yield f"arc {arc.do}", arc.claims
    for reading, values in READINGS.items():
        for value, ids in values.items():
            yield f"reading {reading}: {value}", ids
    for figure, (_, ids) in FIGURES.items():
        yield f"figure {figure}", ids
    for row in ADVICE:
        yield f"advice {row.code}", row.claims


CITED = list(cited())
USED = set(chain.from_iterable(ids for _, ids in CITED))


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_cites_a_claim_or_a_reading_or_is_a_known_assumption(rule):
    assert rule.assumption is (rule.id in ASSUMPTIONS)
    assert bool(rule.claims or rule.reading) is not rule.assumption


def test_the_known_assumptions_are_rules():
    assert set(ASSUMPTIONS) <= {rule.id for rule in RULES}
    assert all(ASSUMPTIONS.values())


@pytest.mark.parametrize(("place", "ids"), CITED, ids=[place for place, _ in CITED])
def test_every_cited_claim_exists_and_is_cited_once(place, ids):
    assert set(ids) <= set(claims())
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("row", ADVICE, ids=[f"{row.code}-{row.before[0]}" for row in ADVICE])
def test_every_advice_cites_a_claim(row):
    assert row.claims


def test_the_rules_of_a_reading_name_one_that_exists():
    named = {rule.reading for rule in RULES if rule.reading}
    assert named | {"silence"} == set(READINGS)


@pytest.mark.parametrize("reading", READINGS)
def test_every_value_of_a_reading_is_a_side_of_its_disagreement(reading):
    sides = [
        side
        for found in disagreements().values()
        if found.reading == reading
        for side in found.sides
    ]
    said = set(chain.from_iterable(side.claims for side in sides))
    for ids in READINGS[reading].values():
        assert ids
        assert set(ids) <= said


@pytest.mark.parametrize("book", BOOKS, ids=list(NAMED))
def test_only_what_rests_on_no_claim_is_marked_as_an_assumption(book):
    for name in (*READINGS, *FIGURES):
        entry = getattr(book, name)
        assert (entry.basis is Basis.ASSUMPTION) is (not entry.claims)
        assert set(entry.claims) <= set(claims())


@pytest.mark.parametrize(
    "claim",
    [claim for claim in claims().values() if {Kind.RULE, Kind.FIGURE} & set(claim.kinds)],
    ids=lambda claim: claim.id,
)
def test_every_claim_of_a_rule_or_a_figure_is_used_or_said_not_to_be(claim):
    assert (claim.id in USED) is not (claim.id in unused())


def test_only_claims_of_rules_and_figures_are_listed_as_unused():
    assert list(unused()) == ["1.15", "1.22"]
    for id in unused():
        assert {Kind.RULE, Kind.FIGURE} & set(claims()[id].kinds)


@pytest.mark.parametrize("id", list(unused()))
def test_why_a_claim_is_unused_is_said_in_both_languages(id):
    why = unused()[id]
    assert re.fullmatch(r"[^а-яё]+\.", why.text("en"), re.IGNORECASE)
    assert re.search(r"[а-яё]", why.text("ru"))
    assert "clos" not in why.en
    assert "закры" not in why.ru


def test_the_list_of_unused_claims_is_read_once_and_cannot_be_changed():
    assert unused() is unused()
    with pytest.raises(TypeError):
        unused()["1.15"] = None
