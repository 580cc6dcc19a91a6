"""Anything that can be done on a desk, in any order: nothing raises, and nothing gets lost."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from disputelab.app.changes import change
from disputelab.app.desk import PAUSE, Desk
from disputelab.app.prepared import MOST, Item, Prepared
from disputelab.app.presenter import BETS, ending, next_day
from disputelab.app.state import VIEWS, State
from disputelab.core import advise, eve, replay
from disputelab.futures import Behaviour, Kind, assumptions
from disputelab.scenarios import read_json, shipped
from support.drawing import stories
from support.editing import EDITS, edit

ANY_LENGTH = 1 << 24
STORIES = st.sampled_from(list(shipped()))
NUMBERS = st.integers(0, 999)
DEEDS = settings(max_examples=30, stateful_step_count=25, deadline=None, derandomize=True)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class OnADesk(RuleBasedStateMachine):
    """A desk on which everything is done that the page can do."""

    @initialize(story=STORIES)
    def begin(self, story):
        self.clock = Clock()
        self.desk = Desk(story=story, clock=self.clock)
        self.begun = self.desk.state

    @rule(what=st.integers(0, EDITS - 1), where=NUMBERS, value=NUMBERS)
    def edit(self, what, where, value):
        edit(self.desk.lab, what, where, value)

    @rule(story=STORIES)
    def open(self, story):
        self.desk.lab.open(story)

    @rule(story=stories())
    def open_ones_own(self, story):
        self.desk.lab.show_own(story)

    @rule(story=stories())
    def show_another(self, story):
        self.desk.lab.show(story)

    @rule(belief=st.sampled_from(list(assumptions())), share=st.floats(0, 1), days=NUMBERS)
    def believe(self, belief, share, days):
        value = 1 + days % 120 if assumptions()[belief].kind is Kind.DAYS else share
        taken = self.desk.ahead.believe(belief, value)
        assert taken or belief in {*Behaviour}

    @rule()
    def think_neutrally(self):
        self.desk.reset_beliefs()

    @rule(proof=st.booleans(), swept=st.sampled_from(list(assumptions())))
    def ask(self, proof, swept):
        self.desk.ahead.proof, self.desk.ahead.swept = proof, swept

    @rule(day=NUMBERS, view=st.sampled_from(VIEWS))
    def look(self, day, view):
        self.desk.lab.today = day % (self.desk.lab.draft.scenario.until + 1)
        self.desk.view = view

    @rule(by=st.sampled_from([-1, 1]))
    def walk(self, by):
        lab = self.desk.lab
        lab.today = next_day(lab.history, lab.today, by)

    @rule()
    def reset(self):
        self.desk.reset()
        assert self.desk.lab.draft == self.desk.lab.opened

    @rule()
    def branch(self):
        before = self.desk.sheet
        self.desk.branch()
        assert self.desk.other == before

    @rule()
    def swap_twice(self):
        before = self.desk.state
        self.desk.swap()
        assert (self.desk.other is None) is (before.other is None)
        self.desk.swap()
        assert change(before, self.desk.state) is None

    @rule()
    def swap(self):
        self.desk.swap()

    @rule(story=st.none() | STORIES)
    def compare(self, story):
        self.desk.compare_with(story)

    @rule(story=STORIES, day=NUMBERS)
    def follow_a_link(self, story, day):
        until = shipped()[story].scenario.until
        self.desk.restore(State.of_code(f"1.{story}.{day % (until + 1)}"))

    @rule(more=st.booleans())
    def pause(self, more):
        self.clock.now += PAUSE * (2 if more else 0.5)

    @rule()
    def let_go(self):
        self.desk.settle()

    @rule()
    def undo(self):
        self.desk.undo()

    @rule()
    def redo(self):
        self.desk.redo()

    @precondition(lambda self: self.desk.can_undo)
    @rule()
    def undo_and_redo(self):
        before = self.desk.state
        self.desk.undo()
        assert change(before, self.desk.state)
        self.desk.redo()
        assert self.desk.state == before

    @precondition(lambda self: self.desk.can_redo)
    @rule()
    def redo_and_undo(self):
        before = self.desk.state
        self.desk.redo()
        self.desk.undo()
        assert self.desk.state == before

    @rule()
    def undo_all_and_redo_all(self):
        redoable = 0
        while self.desk.can_redo:
            self.desk.redo()
            redoable += 1
        before = self.desk.state
        while self.desk.can_undo:
            self.desk.undo()
        assert change(self.begun, self.desk.state) is None
        while self.desk.can_redo:
            self.desk.redo()
        assert self.desk.state == before
        for _ in range(redoable):
            self.desk.undo()

    @invariant()
    def the_history_shown_is_that_of_the_story(self):
        lab = self.desk.lab
        scenario = lab.draft.scenario
        assert lab.history == replay(scenario)
        assert 0 <= lab.today <= scenario.until
        assert sorted(lab.draft.rows, key=lambda event: event.day) == list(scenario.events)
        assert {*lab.rows_by_step.values()} == {*range(len(lab.draft.rows))}
        for row, event in enumerate(lab.draft.rows):
            step = lab.step_of(row)
            assert (step.day, step.move) == (event.day, event.move)

    @invariant()
    def its_code_brings_all_of_it_back(self):
        state = self.desk.state
        assert State.of_code(state.code(), ANY_LENGTH) == state

    @invariant()
    def what_can_be_undone_is_told(self):
        desk = self.desk
        assert (desk.can_undo, desk.can_redo) == (desk.undoes is not None, desk.redoes is not None)

    @invariant()
    def there_is_a_menu_and_an_ending(self):
        lab = self.desk.lab
        assert ending(lab.history) in BETS
        assert 0 <= eve(lab.history) <= lab.draft.scenario.until
        assert len({made.move.do for made in lab.menu}) == len(lab.menu)
        assert all(advise(lab.position, made.move.do) is not None for made in lab.menu)


class OnAList(RuleBasedStateMachine):
    """The list of prepared stories, kept and walked through in any order."""

    def __init__(self):
        super().__init__()
        self.prepared = Prepared()
        self.desk = Desk()

    @rule(story=STORIES)
    def add_one_that_ships(self, story):
        self.prepared.add(Item.of(shipped()[story].scenario, story))

    @rule(story=stories())
    def add_ones_own(self, story):
        self.prepared.add(Item.of(story))

    @rule(story=STORIES, number=st.sampled_from([1, 60, MOST + 1]))
    def add_many(self, story, number):
        before = len(self.prepared.items)
        self.prepared.add(*[Item.of(shipped()[story].scenario, story)] * number)
        assert len(self.prepared.items) == min(before + number, MOST)
        assert self.prepared.full is (before + number > MOST)

    @rule(number=st.integers(0, MOST))
    def remove_and_undo(self, number):
        before = self.prepared.items
        self.prepared.remove(number)
        self.prepared.undo()
        assert self.prepared.items == before

    @rule(number=st.integers(0, MOST))
    def remove(self, number):
        before = len(self.prepared.items)
        self.prepared.remove(number)
        assert len(self.prepared.items) == before - (number < before)

    @rule(number=st.integers(0, MOST))
    def move_up(self, number):
        before = self.prepared.items
        self.prepared.move_up(number)
        moved = self.prepared.items
        assert sorted(map(id, moved)) == sorted(map(id, before))
        if 0 < number < len(before):
            assert moved[number - 1] is before[number]

    @rule()
    def undo(self):
        self.prepared.undo()

    @rule(number=NUMBERS)
    def open(self, number):
        shown = self.prepared.shown
        item = shown[number % len(shown)]
        lab = self.desk.lab
        lab.open(item.name) if item.name else lab.show_own(item.scenario)
        lab.today = item.day
        at = self.prepared.place_of(lab)
        assert at is not None
        assert shown[at].scenario == item.scenario

    @invariant()
    def the_list_comes_back_from_what_the_browser_keeps(self):
        again = Prepared()
        again.load(self.prepared.to_json())
        assert again.items == self.prepared.items

    @invariant()
    def the_list_comes_back_from_its_file(self):
        lines = self.prepared.to_lines().splitlines()
        assert [read_json(one) for one in lines] == [one.scenario for one in self.prepared.items]


TestOnADesk = OnADesk.TestCase
TestOnADesk.settings = DEEDS
TestOnAList = OnAList.TestCase
TestOnAList.settings = settings(DEEDS, max_examples=20, stateful_step_count=12)
