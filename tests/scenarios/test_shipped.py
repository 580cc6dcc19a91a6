"""The stories that ship: each can be read by anyone, and together they show all there is."""

import re
from dataclasses import FrozenInstanceError, replace
from importlib.resources import files

import pytest
import yaml

from disputelab.core import (
    ADVICE,
    ARCS,
    READINGS,
    RULES,
    Actor,
    EndedBy,
    Goods,
    State,
    advise,
    replay,
)
from disputelab.scenarios import shipped
from disputelab.sources import disagreements

FOLDER = files("disputelab.scenarios").joinpath("stories")
STORIES = shipped()
HISTORIES = {name: replay(story.scenario) for name, story in STORIES.items()}
SCENARIOS = [story.scenario for story in STORIES.values()]

REPORTED = {
    "cheaper-servos",
    "brake-part-disputed-again",
    "offer-of-nothing",
    "promises-instead-of-time",
    "everything-done-right",
}
NO_RULE_DECIDES = {"goods-in-hand", "rating", "button"}
"""Disagreements on what to think or where to click: no move is refused or settled by them."""


def before_each_step_of_the_buyer(history):
    for made in history.steps:
        if made.actor is Actor.BUYER:
            yield from advise(made.verdict.position, made.move.do)


def while_waiting(history):
    for day in range(history.scenario.until + 1):
        yield from advise(history.at(day))


def advice_of(history):
    return [*before_each_step_of_the_buyer(history), *while_waiting(history)]


def cited(history):
    """The claims behind every step of a story and every piece of advice in it."""
    found = {claim for made in history.steps for claim in made.verdict.claims}
    return found | {claim for row in advice_of(history) for claim in row.claims}


def that_show(disagreement):
    return [name for name, story in STORIES.items() if disagreement in story.shows]


def test_every_file_of_a_story_stands_in_the_index_and_the_other_way_round():
    names = {path.name.removesuffix(".yaml") for path in FOLDER.iterdir()} - {"index"}
    assert set(STORIES) == names
    assert len(STORIES) >= 18


def test_the_stories_keep_the_order_of_the_index():
    index = yaml.safe_load(FOLDER.joinpath("index.yaml").read_text(encoding="utf-8"))
    assert list(STORIES) == [row["name"] for row in index]
    assert next(iter(STORIES)) == "begging-seller"


def test_they_are_read_once_and_cannot_be_changed():
    assert shipped() is STORIES
    first = STORIES["begging-seller"]
    with pytest.raises(TypeError):
        STORIES["another"] = first
    with pytest.raises(FrozenInstanceError):
        first.name = "another"
    with pytest.raises(TypeError):
        first.expected["state"] = "refunded"


def test_each_title_is_a_sentence_of_its_own():
    titles = [scenario.title for scenario in SCENARIOS]
    assert len(set(titles)) == len(titles)
    for title in titles:
        assert title[0].isupper()
        assert not title.endswith(".")
        assert 4 <= len(title.split()) <= 14


@pytest.mark.parametrize("name", STORIES)
def test_each_tells_what_it_is_about_in_a_few_sentences_and_in_plain_words(name):
    story = STORIES[name].scenario
    assert 1 <= len(re.findall(r"[.?!](?= |$)", story.about)) <= 3
    assert len(f"{story.title} {story.about}".split()) <= 60
    words = re.findall(r"[a-z]+(?:-[a-z]+)+", f"{story.title} {story.about}")
    assert words == [], "no names of moves or states"


@pytest.mark.parametrize("name", STORIES)
def test_names_of_files_are_words_with_hyphens(name):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)


@pytest.mark.parametrize("name", STORIES)
def test_each_is_short_enough_for_a_timeline(name):
    story = STORIES[name].scenario
    assert story.until <= 120
    assert 3 <= len(story.events) <= (20 if name.endswith("at-the-wrong-moment") else 10)


@pytest.mark.parametrize("name", STORIES)
def test_each_ends_as_worked_out_by_hand(name):
    history = HISTORIES[name]
    found = history.outcome
    assert STORIES[name].expected == {
        "state": found.state,
        "stage": found.stage,
        "ended_by": found.ended_by,
        "ended_on": found.ended_on,
        "held": found.held / 100,
        "refunded": found.refunded / 100,
        "released": found.released / 100,
        "cashback": history.cashback / 100,
    }


def test_five_are_told_after_what_buyers_have_reported():
    assert {name for name, story in STORIES.items() if story.reported} == REPORTED


def test_together_they_show_every_way_to_end_and_every_state():
    assert {history.outcome.ended_by for history in HISTORIES.values()} == {None, *EndedBy}
    assert {history.outcome.state for history in HISTORIES.values()} == set(State)


def test_together_they_show_every_reason_for_which_a_persons_move_is_refused():
    shown = {
        rule
        for history in HISTORIES.values()
        for made in history.steps
        for rule in made.verdict.failed
    }
    persons = {rule for arc in ARCS if arc.actor is not Actor.CLOCK for rule in arc.rules}
    assert shown == persons
    assert set(RULES) - persons == {
        rule for rule in RULES if all(arc.actor is Actor.CLOCK for arc in ARCS if rule in arc.rules)
    }


def test_together_they_show_every_piece_of_advice():
    shown = {row.code for history in HISTORIES.values() for row in advice_of(history)}
    assert shown == {row.code for row in ADVICE}


def test_together_they_use_several_rulebooks_currencies_dates_and_cashback():
    rulebooks = {scenario.rulebook.name for scenario in SCENARIOS}
    assert rulebooks >= {"combined", "strictest", "article-1"}
    assert {name for scenario in SCENARIOS for name in scenario.rulebook.chosen} >= {"silence"}
    assert {scenario.order.currency for scenario in SCENARIOS} == {"", "EUR", "USD"}
    years = {scenario.order.paid_on.year for scenario in SCENARIOS if scenario.order.paid_on}
    assert years == {2017, 2018, 2019, 2020}
    assert sum(scenario.order.cashback_percent > 0 for scenario in SCENARIOS) == 2


def test_what_a_story_shows_is_a_disagreement_and_each_is_shown():
    assert {id for story in STORIES.values() for id in story.shows} == set(disagreements())


READING = {id: conflict.reading for id, conflict in disagreements().items() if conflict.reading}


def with_each_value(story, reading):
    """The story's histories, one for each value of a reading."""
    for value in READINGS[reading]:
        book = story.rulebook.override(**{reading: value})
        yield replay(replace(story, rulebook=book))


@pytest.mark.parametrize("disagreement", READING)
def test_where_a_reading_decides_some_story_that_shows_it_turns_on_it(disagreement):
    reading = READING[disagreement]
    outcomes = [
        {history.outcome for history in with_each_value(STORIES[name].scenario, reading)}
        for name in that_show(disagreement)
    ]
    assert any(len(found) > 1 for found in outcomes)


@pytest.mark.parametrize(
    "disagreement", sorted(set(disagreements()) - {*READING, *NO_RULE_DECIDES})
)
def test_where_no_reading_but_rules_decide_some_story_that_shows_it_cites_two_sides(disagreement):
    stories = [
        [side for side in disagreements()[disagreement].sides if {*side.claims} & cited(told)]
        for told in map(HISTORIES.get, that_show(disagreement))
    ]
    assert all(stories)
    assert any(len(sides) > 1 for sides in stories)


@pytest.mark.parametrize("disagreement", sorted(NO_RULE_DECIDES))
def test_which_disagreements_no_rule_decides(disagreement):
    claims = {claim for side in disagreements()[disagreement].sides for claim in side.claims}
    cited_at_all = {claim for rule in RULES for claim in rule.claims}
    cited_at_all |= {claim for arc in ARCS for claim in arc.claims}
    cited_at_all |= {claim for row in ADVICE for claim in row.claims}
    cited_at_all |= {
        claim for sides in READINGS.values() for side in sides.values() for claim in side
    }
    assert not claims & cited_at_all


def test_what_shows_a_disagreement_that_no_rule_decides_has_what_it_is_about():
    for name in that_show("goods-in-hand"):
        disputes = [made.after for made in HISTORIES[name].steps if made.after.dispute]
        assert any(position.goods is Goods.DELIVERED for position in disputes), name
    for name in that_show("rating"):
        assert any(made.move.do == "message" for made in HISTORIES[name].steps), name
    for name in that_show("button"):
        moves = {made.move.do for made in HISTORIES[name].steps}
        assert moves & {"cancel-dispute", "accept-offer"}, name
