"""The words of the dashboard: everything from a story is text, never markup."""

from dataclasses import replace

import pytest

from disputelab.app import html
from disputelab.app.page import asked
from disputelab.core import Order, replay, rulebook
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped
from disputelab.sources import claims

HOSTILE = "<script>alert('x')</script>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_story_is_shown_as_text(language):
    scenario = next(iter(shipped().values())).scenario
    order = replace(scenario.order, currency="<b>")
    history = replay(replace(scenario, title=HOSTILE, about=HOSTILE, order=order))
    words = Words(language, order)
    for shown in (
        html.story(history, True, words),
        html.verdicts(history, 42, words),
        html.steps(history, 42, words),
    ):
        assert "<script" not in shown
        assert "<b>\u00a0" not in shown
        assert "&lt;" in shown


def test_a_citation_holds_each_claim_in_full_and_where_it_stands():
    shown = html.cite(("2.18", "3.12"), Words("en", Order(1)))
    assert claims()["2.18"].en in shown.replace("&#x27;", "'")
    assert "article 2, line 58" in shown
    assert html.cite((), Words("en", Order(1))) == ""


def test_a_reading_says_what_it_rests_on():
    words = Words("en", Order(1))
    assert "4.03" in html.basis(rulebook("article-4"), "late_cancel", words)
    assert "this article is silent" in html.basis(rulebook("article-4"), "silence", words)
    chosen = rulebook().override(reply_days=9)
    assert "chosen here" in html.basis(chosen, "reply_days", words)


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_every_story_is_told(name, language):
    history = replay(shipped()[name].scenario)
    shown = html.steps(history, history.scenario.until, Words(language, history.scenario.order))
    assert shown.count('<tr class="step') == len(history.steps)
    assert "{" not in shown


@pytest.mark.parametrize(
    ("query", "environment", "language"),
    [
        ("lang=ru", "", "ru"),
        ("lang=xx", "ru", "ru"),
        ("", "", "en"),
        ("", "", "ru"),
        ("lang=en", "ru", "en"),
    ],
)
def test_the_address_goes_before_the_environment_and_that_before_the_browser(
    monkeypatch, query, environment, language
):
    monkeypatch.setenv("HTTP_ACCEPT_LANGUAGE", "ru-RU,ru;q=0.9" if language == "ru" else "de,en")
    monkeypatch.setenv("QUERY_STRING", query)
    monkeypatch.setenv("DISPUTELAB_LANG", environment)
    assert asked().language == language
