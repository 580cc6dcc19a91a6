"""The claims are complete, cite real lines, and say the same in both languages."""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import FrozenInstanceError, fields

import pytest

from disputelab.sources import Kind, articles, claims, disagreements

COUNTS = {1: 22, 2: 28, 3: 21, 4: 3}
KINDS = {
    "1.18": (Kind.RULE, Kind.ADVICE),
    "2.18": (Kind.FIGURE,),
    "2.25": (Kind.PROOF,),
    "3.15": (Kind.SELLER,),
    "4.03": (Kind.RULE,),
}


def every_text():
    """Everything with words in two languages, with a name to show when it fails."""
    for claim in claims().values():
        yield pytest.param(claim, id=claim.id)
    for article in articles().values():
        yield pytest.param(article, id=f"article-{article.number}")
    for conflict in disagreements().values():
        yield pytest.param(conflict.title, id=f"{conflict.id}-title")
        yield pytest.param(conflict.matters, id=f"{conflict.id}-matters")
        for number, side in enumerate(conflict.sides, 1):
            yield pytest.param(side, id=f"{conflict.id}-side-{number}")


def numbers(text):
    return Counter(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(\d),(\d)", r"\1.\2", text)))


def unquoted(text):
    return re.sub(r"«[^»]*»|“[^”]*”", "", text).lower()


def test_claims_are_numbered_without_a_gap():
    assert list(claims()) == [
        f"{article}.{number:02}"
        for article, count in COUNTS.items()
        for number in range(1, count + 1)
    ]


def test_claims_are_kept_under_their_own_id_and_article():
    assert all(id == claim.id for id, claim in claims().items())
    assert all(claim.id.startswith(f"{claim.article}.") for claim in claims().values())


def test_articles_follow_one_another_and_cover_every_line():
    assert list(articles()) == list(COUNTS)
    assert [line for article in articles().values() for line in article.lines] == [*range(1, 113)]


@pytest.mark.parametrize("claim", claims().values(), ids=list(claims()))
def test_claim_cites_lines_of_its_own_article(claim):
    assert claim.lines
    assert list(claim.lines) == sorted(set(claim.lines))
    assert set(claim.lines) <= set(articles()[claim.article].lines)


def test_claims_of_an_article_follow_its_lines():
    for number in articles():
        starts = [claim.lines[0] for claim in claims().values() if claim.article == number]
        assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("id", "lines"),
    [
        ("1.06", (7, 8, 9)),
        ("2.06", (39, 40, 41, 42, 43)),
        ("3.03", (82, 106)),
        ("3.20", (107,)),
        ("4.03", (111,)),
    ],
)
def test_ranges_and_lists_of_lines_are_spelt_out(id, lines):
    assert claims()[id].lines == lines


@pytest.mark.parametrize("claim", claims().values(), ids=list(claims()))
def test_claim_has_known_kinds_once_each(claim):
    assert claim.kinds
    assert all(isinstance(kind, Kind) for kind in claim.kinds)
    assert len(set(claim.kinds)) == len(claim.kinds)


def test_every_kind_is_used():
    assert {kind for claim in claims().values() for kind in claim.kinds} == set(Kind)


@pytest.mark.parametrize(("id", "kinds"), KINDS.items())
def test_kinds_of_some_claims(id, kinds):
    assert claims()[id].kinds == kinds


@pytest.mark.parametrize("words", [*every_text()])
def test_each_text_is_written_in_its_own_language(words):
    english, russian = words.text("en"), words.text("ru")
    assert re.search(r"[a-z]", english)
    assert not re.search(r"[а-яё]", english, re.IGNORECASE)
    assert len(re.findall(r"[а-яё]", russian, re.I)) > len(re.findall(r"[a-z]", russian, re.I))
    assert english == english.strip()
    assert russian == russian.strip()


@pytest.mark.parametrize("words", [*every_text()])
def test_both_languages_give_the_same_numbers(words):
    assert numbers(words.text("en")) == numbers(words.text("ru"))


@pytest.mark.parametrize("words", [*every_text()])
def test_no_text_says_close_without_saying_which(words):
    assert "clos" not in unquoted(words.text("en"))
    assert "закры" not in unquoted(words.text("ru"))


@pytest.mark.parametrize("claim", claims().values(), ids=list(claims()))
def test_claim_is_one_sentence(claim):
    for language in ("en", "ru"):
        assert re.search(r"[.]$", claim.text(language))
        assert not re.search(r"[.?!] [A-ZА-ЯЁ]", claim.text(language))


def test_no_two_claims_say_the_same():
    for language in ("en", "ru"):
        assert len({claim.text(language) for claim in claims().values()}) == len(claims())


@pytest.mark.parametrize(
    ("id", "number"),
    [("1.22", "4.91"), ("2.18", "5"), ("3.01", "2010"), ("3.20", "8")],
)
def test_figures_are_kept(id, number):
    assert numbers(claims()[id].text("en")) == Counter([number])


def test_only_the_claims_with_figures_hold_numbers():
    assert {c.id for c in claims().values() if numbers(c.en)} == {"1.22", "2.18", "3.01", "3.20"}


def test_the_disagreements_and_the_readings_that_decide_them():
    assert {id: conflict.reading for id, conflict in disagreements().items()} == {
        "reopening": "reopening",
        "late-cancel": "late_cancel",
        "silent-seller": "silence",
        "who-may-end": None,
        "how-long": None,
        "goods-in-hand": None,
        "rating": None,
        "button": None,
    }
    assert all(id == conflict.id for id, conflict in disagreements().items())


@pytest.mark.parametrize("conflict", disagreements().values(), ids=list(disagreements()))
def test_disagreement_has_sides_that_rest_on_different_claims(conflict):
    cited = [id for side in conflict.sides for id in side.claims]
    assert len(conflict.sides) >= 2
    assert all(side.claims for side in conflict.sides)
    assert set(cited) <= set(claims())
    assert len(cited) == len(set(cited))


def test_sides_of_the_silent_seller():
    sides = disagreements()["silent-seller"].sides
    assert [side.claims for side in sides] == [("2.28", "3.16"), ("2.19",), ("2.18",)]


def test_a_disagreement_speaks_by_its_title():
    conflict = disagreements()["rating"]
    assert conflict.text("ru") == conflict.title.ru
    assert conflict.text("en") == conflict.title.en


@pytest.mark.parametrize("load", [claims, articles, disagreements])
def test_tables_are_read_once_and_cannot_be_changed(load):
    table = load()
    first = next(iter(table))
    assert load() is table
    with pytest.raises(TypeError):
        table[first] = None
    with pytest.raises(FrozenInstanceError):
        setattr(table[first], fields(table[first])[0].name, "something else")
    assert isinstance(hash(table[first]), int)


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'de'"):
        claims()["1.01"].text("de")


def test_nothing_is_read_at_import():
    watch = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import disputelab.sources as sources
before = [name for name in opened if name.endswith(".toml")]
sources.claims()
after = [name for name in opened if name.endswith(".toml")]
print(len(before), len(after))
"""
    run = subprocess.run(
        [sys.executable, "-c", watch], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.split() == ["0", "1"]
