"""The game and the practice screens, whatever is done in them and in any order."""

import pytest
from core.invariants import ALWAYS
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from disputelab.core import replay
from disputelab.course.attempt import attempt
from disputelab.course.codes import SEEDS, Code, read
from disputelab.course.game import begin, moves, next_day, play, skip, through
from disputelab.course.live import moments
from disputelab.course.progress import Progress, merge
from disputelab.course.tasks import tasks
from disputelab.futures import Behaviour

NUMBERS = st.integers(0, 999)
DEEDS = settings(max_examples=25, stateful_step_count=25, deadline=None, derandomize=True)


def holds(history):
    assert history == replay(history.scenario)
    for one in ALWAYS:
        one(history)


class InAGame(RuleBasedStateMachine):
    """A game against a hidden seller."""

    @initialize(seed=st.integers(0, SEEDS - 1), seller=st.sampled_from([None, *Behaviour]))
    def begin(self, seed, seller):
        self.game = begin(Code(seed, seller))

    def go(self, game):
        before, self.game = self.game, game
        assert game.code == before.code
        assert game.day >= before.day
        steps = game.history.steps
        assert steps[: len(before.history.steps)] == before.history.steps
        assert all(made.accepted for made in steps)

    @rule(number=NUMBERS)
    def act(self, number):
        offered = [choice.move for choice in moves(self.game) if choice.offered]
        if offered:
            self.go(play(self.game, offered[number % len(offered)]))

    @rule(number=NUMBERS)
    def try_what_is_not_offered(self, number):
        barred = [choice.move for choice in moves(self.game) if not choice.offered]
        if barred:
            with pytest.raises(ValueError, match="not possible"):
                play(self.game, barred[number % len(barred)])

    @rule()
    def wait(self):
        self.go(next_day(self.game))

    @rule()
    def wait_for_news(self):
        before = self.game
        self.go(skip(self.game))
        assert before.over or self.game.day > before.day

    @rule(events=NUMBERS)
    def look_back(self, events):
        scenario = self.game.history.scenario
        events %= len(scenario.events) + 1
        day = scenario.events[events - 1].day if events else 0
        old = through(self.game, events, day).history
        holds(old)
        assert self.game.history.steps[: len(old.steps)] == old.steps

    @invariant()
    def every_invariant_holds(self):
        holds(self.game.history)
        assert self.game.over is (self.game.position.money.held == 0)
        assert len({choice.move.do for choice in moves(self.game)}) == len(moves(self.game))

    @invariant()
    def the_code_names_the_same_game(self):
        assert read(str(self.game.code)) == self.game.code


class OnTheScreens(RuleBasedStateMachine):
    """A try at a practice task, and the progress that is noted of it."""

    @initialize(number=NUMBERS, app=st.booleans())
    def begin(self, number, app):
        task = [*tasks().values()][number % len(tasks())]
        self.now = self.first = attempt(task, task.variants[-1 if app else 0])
        self.progress = Progress()

    @rule(number=NUMBERS)
    def press(self, number):
        before = self.now
        enabled = [button for button in before.buttons if button.enabled]
        button = enabled[number % len(enabled)]
        self.now = before.press(button.id)
        assert self.now.back() == before
        assert self.now.pressed == (*before.pressed, button)
        key = f"practice/{before.task.id}/{before.variant}"
        self.progress = self.progress.noted(key, list(self.now.way), self.now.solved)

    @rule(number=NUMBERS)
    def press_what_is_grey(self, number):
        grey = [button.id for button in self.now.buttons if not button.enabled]
        for id in (*grey, f"no-such-button-{number}"):
            with pytest.raises(ValueError, match="cannot be pressed"):
                self.now.press(id)

    @rule()
    def take_back(self):
        self.now = self.now.back()

    @rule()
    def start_again(self):
        while self.now.pressed:
            self.now = self.now.back()
        assert self.now == self.first

    @invariant()
    def every_invariant_holds(self):
        live = self.now.screen.live
        holds(live.history)
        assert live.position == live.history.end
        assert live.day <= live.last
        assert len(self.now.screens) == len(self.now.pressed) + 1
        assert len({button.id for button in self.now.buttons}) == len(self.now.buttons)
        assert not (self.now.solved and self.now.lost)

    @invariant()
    def the_days_between_can_be_shown(self):
        found = moments(self.first.screen.live, self.now.screen.live)
        assert found[-1].position == self.now.screen.live.position

    @invariant()
    def progress_comes_back_from_its_file(self):
        again = Progress.from_json(self.progress.to_json())
        assert again == self.progress == merge(again, self.progress)


TestInAGame = InAGame.TestCase
TestInAGame.settings = DEEDS
TestOnTheScreens = OnTheScreens.TestCase
TestOnTheScreens.settings = DEEDS
