"""Questions on a story for paper: answered by the rules, and nothing is given away."""

from dataclasses import replace

import pytest

from disputelab.core import Do, Event, Message, Move, eve, replay, sample, step
from disputelab.course.endings import ENDINGS, ending_of
from disputelab.course.worksheet import MOST, bet_day, through, worksheet
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped


def asked(name, language="en", seed=0):
    history = replay(shipped()[name].scenario)
    day = bet_day(history, eve(history))
    return history, day, worksheet(history, day, language, seed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_there_are_four_to_six_questions_and_each_key_is_among_what_can_be_ticked(name, language):
    _, _, tasks = asked(name, language)
    assert 4 <= len(tasks) <= MOST
    assert len({task.ask for task in tasks}) == len(tasks)
    for task in tasks:
        assert task.answer
        assert not task.options or task.answer in task.options
        assert task.options or task.lines


@pytest.mark.parametrize("name", shipped())
def test_the_bet_comes_last_and_its_key_is_how_the_story_ends(name):
    history, _, tasks = asked(name)
    assert tasks[-1].ask.startswith("Your bet")
    assert tasks[-1].answer == ENDINGS[ending_of(history)]


@pytest.mark.parametrize("name", shipped())
def test_what_is_asked_says_nothing_of_what_comes_after(name):
    history, day, tasks = asked(name)
    known = through(history.scenario, day)
    last = Event(known.until, Move(Do.MESSAGE, kind=Message.PLEAD))
    other = worksheet(replay(replace(known, events=(*known.events, last))), day, "en")
    assert [(t.ask, t.options) for t in tasks] == [(t.ask, t.options) for t in other]


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("seed", range(3))
def test_whether_a_move_can_be_made_is_what_the_rules_say(name, seed):
    history, day, tasks = asked(name, seed=seed)
    words = Words("en", history.scenario.order)
    position = history.at(day)
    for do in Do:
        if do.value in NO_LABEL:
            continue
        for task in tasks:
            if task.ask == f"Can the buyer {words.action(do)} now? What decides it?":
                verdict = step(position, sample(do, position.price), history.scenario.rulebook)
                assert task.answer == ("Yes." if verdict.allowed else "No.")
                assert bool(task.why) is not verdict.allowed


NO_LABEL = {"protection-expires", "reply-deadline", "settlement-deadline"}


def test_another_seed_asks_about_other_moves():
    found = {tuple(task.ask for task in asked("begging-seller", seed=n)[2]) for n in range(8)}
    assert len(found) > 1
    assert asked("begging-seller", seed=3)[2] == asked("begging-seller", seed=3)[2]


def test_the_days_of_the_key_are_those_on_which_the_rules_change_their_answer():
    history, day, tasks = asked("begging-seller")
    found = {task.ask: task.answer for task in tasks}
    assert found["Through which day does protection run, as things stand?"].startswith("Day 60")
    assert found["Through which day may the seller answer the open dispute?"].startswith("Day 45")
    cut = replay(through(history.scenario, day))
    silent = next(made for made in cut.steps if made.move.do is Do.REPLY_DEADLINE)
    assert silent.day == 46


def test_of_an_order_that_is_finished_the_day_before_is_asked():
    history = replay(shipped()["begging-seller"].scenario)
    assert bet_day(history, 90) == 75
    assert bet_day(history, 42) == 42


def test_a_story_without_events_has_questions_too():
    scenario = through(shipped()["begging-seller"].scenario, 0)
    tasks = worksheet(replay(scenario), 10, "en")
    assert len(tasks) >= 4
    assert not any(task.ask.startswith("Your bet") for task in tasks)
