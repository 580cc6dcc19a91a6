"""The named rulebooks, what each article says itself, and other values in their place."""

import pytest

from disputelab.core import Basis, Rulebook, rulebook

from .stories import story

READ = ("reopening", "late_cancel", "silence")
COMBINED = ("while-protected", "pays-seller", "refunds-buyer")
# What each article says itself; all the rest it inherits from the combined rulebook.
SPOKEN = {
    "article-1": {"reopening": "1.08", "late_cancel": "1.20"},
    "article-2": {"reopening": "2.21", "silence": "2.19 2.28", "reply_days": "2.18"},
    "article-3": {"reopening": "3.13 3.18", "silence": "3.16", "settle_days": "3.20"},
    "article-4": {"late_cancel": "4.03"},
}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("combined", COMBINED),
        ("strictest", ("never", "pays-seller", "review")),
        ("article-1", ("while-protected", "unavailable", "refunds-buyer")),
        ("article-2", COMBINED),
        ("article-3", COMBINED),
        ("article-4", COMBINED),
    ],
)
def test_each_named_rulebook_has_its_readings(name, values):
    assert tuple(getattr(rulebook(name), reading).value for reading in READ) == values


@pytest.mark.parametrize("name", ["combined", "strictest", *SPOKEN])
def test_every_named_rulebook_has_the_same_figures(name):
    book = rulebook(name)
    figures = (book.reply_days, book.settle_days, book.protection_days)
    assert [figure.value for figure in figures] == [5, 8, 60]


def test_the_rulebook_is_the_combined_one_unless_said_otherwise():
    assert rulebook() == rulebook("combined")
    assert story().book == rulebook("combined")


@pytest.mark.parametrize("article", SPOKEN)
def test_an_article_inherits_what_it_is_silent_about(article):
    book = rulebook(article)
    for entry in (*READ, "reply_days", "settle_days"):
        basis = Basis.STATED if entry in SPOKEN[article] else Basis.INHERITED
        assert getattr(book, entry).basis is basis


@pytest.mark.parametrize("article", SPOKEN)
def test_what_an_article_says_rests_on_its_own_claims(article):
    book = rulebook(article)
    for entry, claims in SPOKEN[article].items():
        assert getattr(book, entry).claims == tuple(claims.split())


@pytest.mark.parametrize("name", ["combined", "strictest"])
def test_combined_and_strictest_inherit_nothing(name):
    book = rulebook(name)
    for entry in (*READ, "reply_days", "settle_days"):
        assert getattr(book, entry).basis is Basis.STATED


@pytest.mark.parametrize("name", ["combined", "strictest", *SPOKEN])
def test_the_days_of_protection_are_an_assumption_in_every_rulebook(name):
    figure = rulebook(name).protection_days
    assert (figure.basis, figure.claims) == (Basis.ASSUMPTION, ())


@pytest.mark.parametrize(
    ("reading", "value", "claims"),
    [
        ("reopening", "while-protected", {"1.08", "2.21", "3.13", "3.18"}),
        ("reopening", "never", {"1.14", "1.21", "2.14", "3.02", "4.02"}),
        ("late_cancel", "pays-seller", {"1.10", "4.03"}),
        ("late_cancel", "unavailable", {"1.20"}),
        ("silence", "refunds-buyer", {"2.19", "2.28", "3.16"}),
        ("silence", "review", {"2.18"}),
    ],
)
def test_each_value_of_a_reading_rests_on_its_side_of_the_disagreement(reading, value, claims):
    book = rulebook("article-1").override(**{reading: value})
    if book == rulebook("article-1"):
        book = rulebook("combined").override(**{reading: value})
    assert set(getattr(book, reading).claims) == claims


def test_any_value_can_be_overridden_and_all_of_them_in_one_call():
    other = {
        "reopening": "never",
        "late_cancel": "unavailable",
        "silence": "review",
        "reply_days": 1,
        "settle_days": 2,
        "protection_days": 3,
    }
    book = rulebook("article-3").override(**other)
    assert book.values == other
    assert book.chosen == other
    assert book.name == "article-3"


def test_an_overridden_value_is_chosen_and_the_rest_stays():
    book = rulebook("article-2").override(silence="review", reply_days=7)
    assert book.silence.basis is Basis.CHOSEN
    assert book.reply_days.basis is Basis.CHOSEN
    assert book.settle_days == rulebook("article-2").settle_days
    assert book.chosen == {"silence": "review", "reply_days": 7}


@pytest.mark.parametrize("days", [0, 3, 7])
def test_a_figure_of_ones_own_rests_on_no_claim(days):
    assert rulebook().override(reply_days=days).reply_days.claims == ()


def test_overriding_with_the_usual_value_changes_nothing():
    for name in ("combined", "article-1"):
        book = rulebook(name)
        assert book.override(**book.values) == book
        assert book.override() == book


def test_an_override_can_be_taken_back():
    book = rulebook("article-1").override(late_cancel="pays-seller", reply_days=9)
    assert book.override(late_cancel="unavailable", reply_days=5) == rulebook("article-1")


def test_overriding_does_not_touch_the_rulebook_it_starts_from():
    book = rulebook()
    book.override(silence="review")
    assert book == rulebook()


@pytest.mark.parametrize(
    "wrong",
    [
        {"silence": "perhaps"},
        {"reopening": "review"},
        {"late_cancel": 5},
        {"reply_days": "5"},
        {"reply_days": -1},
        {"settle_days": 2.5},
        {"protection_days": True},
        {"patience": 3},
        {"name": "strictest"},
    ],
)
def test_a_rulebook_has_no_other_values(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        rulebook().override(**wrong)


@pytest.mark.parametrize("name", ["", "article-5", "Combined", "lenient"])
def test_there_is_no_other_rulebook(name):
    with pytest.raises(ValueError, match="rulebook"):
        rulebook(name)


def test_protection_lasts_as_long_as_the_order_says_or_else_the_rulebook():
    assert story(until=90, protection=None).clock == ["61 protection-expires"]
    assert story(until=90, protection=None, protection_days=7).clock == ["8 protection-expires"]
    assert story(until=90, protection=3, protection_days=7).clock == ["4 protection-expires"]
    assert story(until=90, protection=0, protection_days=7).clock == ["1 protection-expires"]


def test_one_story_ends_differently_under_two_rulebooks():
    told = "20 open-dispute, 22 cancel-dispute, 30 open-dispute"
    assert story(told, until=36).ended == ("seller-silent", 36)
    assert story(told, until=90, book="strictest").ended == ("protection-expired", 61)


def test_a_rulebook_is_named_by_what_it_was_made_from():
    book = story(book="strictest", silence="refunds-buyer").book
    assert isinstance(book, Rulebook)
    assert (book.name, book.chosen) == ("strictest", {"silence": "refunds-buyer"})
