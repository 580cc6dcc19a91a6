"""Exercises and bets on the page: tries, hints, solutions, variants, and answers that come back."""

import json

import pytest

from disputelab.app.course.bet import Bet
from disputelab.app.course.choices import Choices
from disputelab.app.course.exercise import Exercise, ExerciseModel
from disputelab.app.course.make import Make
from disputelab.app.page import Page
from disputelab.course.endings import ending
from disputelab.course.exercises import KINDS, exercise
from disputelab.course.making import GOALS
from disputelab.course.question import Pick
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped


def model_of(kind, record=lambda *_: None, seed=0):
    return ExerciseModel(f"test/{kind}", lambda seed: exercise(kind, seed, "en"), record, seed)


def right_answer(model):
    return min(model.question.right)


def wrong_answer(model):
    question = model.question
    if question.pick is Pick.ORDER:
        return tuple(reversed(min(question.right)))
    if question.pick is Pick.TWO:
        keys = [choice.key for choice in question.choices]
        return next((a, b) for a in keys for b in keys if a < b and not question.is_right((a, b)))
    return next((c.key,) for c in question.choices if (c.key,) not in question.right)


@pytest.mark.parametrize("kind", KINDS)
def test_two_wrong_tries_bring_a_hint_and_then_the_solution(kind):
    model = model_of(kind)
    model.submit(wrong_answer(model))
    assert (model.state, model.hinted) == ("wrong", False)
    model.show()
    assert model.state == "wrong"
    model.submit(wrong_answer(model))
    assert model.hinted
    model.show()
    assert model.state == "shown"


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_ends_the_exercise_and_is_recorded(kind):
    noted = []
    model = model_of(kind, lambda *all: noted.append(all))
    model.submit(wrong_answer(model))
    model.submit(right_answer(model))
    model.submit(wrong_answer(model))
    assert model.state == "right"
    assert [right for _, _, right in noted] == [False, True]
    assert {key for key, _, _ in noted} == {f"test/{kind}"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_comes_back_from_plain_json(kind):
    model, other = model_of(kind, seed=3), model_of(kind)
    model.submit(right_answer(model))
    other.restore(json.loads(json.dumps(model.saved)))
    assert (other.seed, other.answer, other.state) == (3, model.answer, "right")
    assert other.question == model.question


@pytest.mark.parametrize("saved", [None, {}, {"seed": 1, "answer": ["no such"]}, {"seed": "x"}, []])
def test_an_answer_that_does_not_fit_leaves_the_exercise_open(saved):
    model = model_of("ending")
    model.restore(saved)
    assert model.state == "open"
    assert model.answer is None


def test_another_one_like_it_is_another_question():
    model = model_of("day")
    before = model.question
    model.submit(wrong_answer(model))
    model.fresh()
    assert model.question != before
    assert (model.state, model.tries, model.answer) == ("open", 0, None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_picked_on_the_page_is_what_is_submitted(kind, language):
    model = ExerciseModel("test/x", lambda seed: exercise(kind, seed, language))
    page = Exercise(model, language)
    assert page._check.disabled
    page._choices.answer = wrong_answer(model)
    assert not page._check.disabled
    page._check.click()
    assert model.state == "wrong"
    assert "✗" in page._told.value
    page._choices.answer = right_answer(model)
    page._check.click()
    assert model.state == "right"
    assert "✓" in page._told.value
    assert page._check.disabled


def test_a_wrong_answer_that_a_misconception_explains_names_it():
    scenario = shipped()["cancelled-too-late"].scenario
    model = ExerciseModel("test/bet", lambda _: ending(scenario, "en"))
    page = Exercise(model, "en")
    model.submit(("held",))
    assert "belief-behind" in page._told.value


def test_an_order_counts_only_once_something_was_moved():
    model = model_of("order")
    choices = Choices(model.question, "en", lambda: None)
    assert choices.answer is None
    choices._swap(0, 1)
    assert len(choices.answer) == len(model.question.choices)


def test_a_bet_shows_nothing_before_it_is_made_and_the_story_after_it():
    scenario = shipped()["begging-seller"].scenario
    model = ExerciseModel("clock/bet", lambda _: ending(scenario, "en"))
    bet = Bet(model, "en", Page())
    assert bet._revealed.layout.display == "none"
    assert not bet._figure.value
    bet._choices.answer = ("refunded",)
    bet._commit.click()
    assert bet._revealed.layout.display == ""
    assert "<svg" in bet._figure.value
    assert bet._today.value == scenario.until
    bet._again.click()
    assert bet._revealed.layout.display == "none"
    assert not bet._told.value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("goal", GOALS)
def test_a_story_to_make_passes_with_its_example_alone(goal, language):
    noted = []
    make = Make(goal, language, f"x/{goal}", Page(), lambda *all: noted.append(all[2]))
    make.check()
    make.check()
    assert not make._example.disabled
    make._example.click()
    make.check()
    assert noted == [False, False, True]


def test_a_story_that_was_made_comes_back_and_what_is_none_does_not():
    noted = []
    make = Make("split", "en", "x/split", Page(), lambda *all: noted.append(all[1]))
    make.show(GOALS["split"].example())
    make.check()
    other = Make("split", "en", "x/split", Page())
    other.restore(json.loads(json.dumps(noted[-1])))
    assert other.model.history.outcome == make.model.history.outcome
    before = other.model.draft
    other.restore({"title": 5})
    assert other.model.draft == before


def test_another_story_to_make_begins_with_another_order():
    make = Make("split", "en", "x/split", Page())
    before = make.model.draft.scenario.order
    make.fresh()
    assert make.model.draft.scenario.order != before
