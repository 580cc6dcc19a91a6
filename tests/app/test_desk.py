"""The desk: every change can be undone and done again, ways part, and stories are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputelab.app.changes import TOLD
from disputelab.app.desk import MOST_UNDONE, PAUSE, Desk
from disputelab.app.state import Sheet, State
from disputelab.core import Do, Move
from disputelab.core import State as Stands
from disputelab.futures import Beliefs
from disputelab.scenarios import read_yaml, shipped
from support.drawing import checked
from support.editing import EDITS, edit

STORY = "begging-seller"
OWN = read_yaml("{title: A, order: {price: 40}, events: [{day: 1, do: ship}], until: 9}")


class Clock:
    """Time stands still unless it is told to pass."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(clock):
    return Desk(story=STORY, clock=clock)


def believe(desk):
    desk.ahead.believe("comes", 0.1)


CHANGES = {
    "move": lambda desk: desk.lab.move_event(1, 44),
    "event": lambda desk: desk.lab.change_event(1, claim=5),
    "add": lambda desk: desk.lab.add_event(Move(Do.AGREE)),
    "remove": lambda desk: desk.lab.remove_event(2),
    "order": lambda desk: desk.lab.change_order(price=99),
    "rules": lambda desk: desk.lab.change_rulebook("strictest", reply_days=9),
    "until": lambda desk: desk.lab.change_until(200),
    "open": lambda desk: desk.lab.open("offer-of-nothing"),
    "beliefs": believe,
    "story": lambda desk: desk.lab.show(shipped()["goods-go-back"].scenario),
    "branch": lambda desk: desk.branch(),
    "compare": lambda desk: desk.compare_with("goods-go-back"),
    "restore": lambda desk: desk.restore(State(Sheet.of("goods-go-back"), 3, "ahead")),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_undone_and_done_again_as_one(desk, kind):
    before = desk.state
    CHANGES[kind](desk)
    after = desk.state
    assert after != before
    assert desk.undoes.kind == kind
    assert (desk.can_undo, desk.can_redo) == (True, False)
    desk.undo()
    assert desk.state == before
    assert (desk.can_undo, desk.can_redo) == (False, True)
    assert desk.redoes.kind == kind
    desk.redo()
    assert desk.state == after
    assert (desk.can_undo, desk.can_redo) == (True, False)


def test_loading_a_file_and_resetting_are_undone_as_one_change_each(desk):
    begun = desk.state
    desk.lab.show_own(OWN)
    loaded = desk.state
    assert (desk.lab.story, desk.lab.opened.scenario) == ("", OWN)
    desk.lab.change_order(price=1)
    desk.lab.change_until(50)
    edited = desk.state
    desk.reset()
    assert desk.state == loaded
    desk.undo()
    assert desk.state == edited
    for _ in range(3):
        desk.undo()
    assert desk.state == begun
    assert not desk.can_undo


def test_neutral_beliefs_are_one_change_even_at_once_after_a_belief(desk):
    desk.ahead.believe("comes", 0.1)
    believed = desk.state
    desk.reset_beliefs()
    assert desk.ahead.beliefs == Beliefs()
    desk.undo()
    assert desk.state == believed


def test_a_reset_at_once_after_a_drag_can_be_undone(desk):
    desk.lab.move_event(1, 50)
    moved = desk.state
    desk.reset()
    desk.undo()
    assert desk.state == moved


@checked(100)
@given(
    st.lists(
        st.tuples(st.integers(0, EDITS - 1), st.integers(0, 999), st.integers(0, 999)),
        min_size=1,
        max_size=25,
    ),
    st.integers(0, 10**6),
)
def test_all_that_was_done_is_undone_and_done_again(edits, beat):
    clock = Clock()
    desk = Desk(clock=clock)
    begun = desk.state
    for index, change in enumerate(edits):
        clock.now += 2 * (beat >> index % 20 & 1)
        edit(desk.lab, *change)
    ended = desk.state
    while desk.can_undo:
        desk.undo()
    assert (desk.lab.draft, desk.lab.opened) == (begun.draft, begun.sheet.opened)
    while desk.can_redo:
        desk.redo()
    assert desk.lab.draft == ended.draft
    assert desk.lab.history.scenario == ended.draft.scenario


# Gestures.


def drag(desk, row, days):
    for day in days:
        desk.lab.move_event(row, day)


def test_a_drag_is_undone_at_once(desk):
    before = desk.state
    drag(desk, 1, range(41, 60))
    assert desk.undoes.day == 59
    desk.undo()
    assert desk.state == before
    assert not desk.can_undo


def test_a_drag_that_ends_where_it_began_leaves_nothing_to_undo(desk):
    day = desk.lab.draft.rows[1].day
    drag(desk, 1, [day + 3, day + 2, day])
    assert not desk.can_undo
    drag(desk, 1, [day + 1])
    assert desk.can_undo


@pytest.mark.parametrize("how", ["settled", "paused", "something else", "undone"])
def test_a_gesture_ends(desk, clock, how):
    drag(desk, 1, [41, 42])
    if how == "settled":
        desk.settle()
    elif how == "paused":
        clock.now += PAUSE + 0.1
    elif how == "something else":
        desk.lab.move_event(2, 50)
    else:
        desk.lab.change_order(price=1)
        desk.undo()
    between = desk.state
    drag(desk, 1, [43, 44])
    desk.undo()
    assert desk.state == between
    assert desk.can_undo


def test_a_short_pause_ends_no_gesture(desk, clock):
    before = desk.state
    for day in range(41, 50):
        clock.now += PAUSE
        desk.lab.move_event(1, day)
    desk.undo()
    assert desk.state == before


def test_each_field_belief_and_reading_is_a_gesture_of_its_own(desk):
    for value in (1, 2, 3):
        desk.lab.change_event(1, claim=value)
    for value in (0.5, 0.4):
        desk.ahead.believe("comes", value)
    for value in (0.5, 0.4):
        desk.ahead.believe("extends", value)
    for value in (7, 8):
        desk.lab.change_rulebook(reply_days=value)
    for value in (7, 8):
        desk.lab.change_order(protection_days=value)
    for _ in range(5):
        desk.undo()
    assert not desk.can_undo
    assert desk.state.draft == Sheet.of(STORY).draft


def test_events_added_one_after_another_are_undone_one_by_one(desk):
    desk.lab.add_event(Move(Do.DECLINE))
    desk.lab.add_event(Move(Do.DECLINE))
    desk.undo()
    assert len(desk.lab.draft.rows) == len(Sheet.of(STORY).draft.rows) + 1


# Today, the view, and what has been.


def test_today_and_the_view_are_no_changes_and_come_back_with_one(desk):
    desk.lab.today, desk.view = 12, "ahead"
    assert not desk.can_undo
    desk.lab.move_event(1, 50)
    desk.lab.today, desk.view = 3, "story"
    desk.undo()
    assert (desk.lab.today, desk.view) == (12, "ahead")
    desk.redo()
    assert (desk.lab.today, desk.view) == (3, "story")


def test_a_change_that_puts_today_back_is_one_change(desk):
    desk.lab.change_until(200)
    desk.lab.today = 150
    desk.settle()
    desk.lab.change_until(100)
    assert desk.lab.today == 100
    desk.undo()
    assert (desk.lab.today, desk.lab.draft.scenario.until) == (150, 200)


def test_a_new_change_after_an_undo_leaves_nothing_to_do_again(desk):
    desk.lab.move_event(1, 50)
    desk.undo()
    desk.lab.change_order(price=1)
    assert not desk.can_redo
    desk.redo()
    assert desk.lab.draft.scenario.order.price == 1


def test_only_so_much_is_kept(desk, clock):
    for price in range(1, MOST_UNDONE + 50):
        clock.now += 5
        desk.lab.change_order(price=price)
    for _ in range(MOST_UNDONE):
        desk.undo()
    assert not desk.can_undo
    assert desk.lab.draft.scenario.order.price == 49


def test_nothing_is_undone_where_nothing_was_done(desk):
    before = desk.state
    desk.undo()
    desk.redo()
    assert desk.state == before


def test_the_language_is_left_alone(desk):
    desk.lab.move_event(1, 50)
    desk.lab.language = "ru"
    desk.undo()
    assert desk.lab.language == "ru"


def test_a_desk_opens_on_a_state_with_nothing_to_undo():
    state = State(Sheet.fresh(OWN), 4, "compare", Beliefs().but(comes=0.2), False, "comes")
    desk = Desk("ru", state=state)
    assert desk.state == state
    assert not desk.can_undo
    assert desk.lab.history.scenario == OWN


# Other ways.


def test_a_branch_keeps_what_happened_through_today_and_sets_the_story_aside(desk):
    desk.lab.today = 42
    before = desk.sheet
    desk.branch()
    assert desk.other == before
    assert {event.day for event in desk.lab.draft.rows} == {3, 40, 42}
    assert desk.lab.draft.scenario.title.endswith("(another way from day 42)")
    assert desk.lab.today == 42
    assert desk.lab.history.outcome.state is not Stands.OPEN
    desk.reset()
    assert desk.lab.draft == before.opened


def test_a_branch_of_a_branch_is_called_after_the_story_itself(desk):
    desk.lab.today = 42
    desk.branch()
    desk.lab.today = 40
    desk.branch()
    assert desk.lab.draft.scenario.title.count("another way") == 1


def test_the_two_stories_change_places_with_what_each_was_when_it_was_opened(desk):
    desk.compare_with("offer-of-nothing")
    desk.lab.show_own(OWN)
    one, other = desk.sheet, desk.other
    desk.swap()
    assert (desk.sheet, desk.other) == (other, one)
    assert desk.undoes.kind == "swap"
    desk.reset()
    assert desk.lab.draft.scenario == shipped()["offer-of-nothing"].scenario
    desk.swap()
    assert desk.lab.story == ""
    assert desk.lab.opened.scenario == OWN


def test_nothing_is_swapped_with_nothing(desk):
    before = desk.state
    desk.swap()
    assert desk.state == before
    desk.compare_with("goods-go-back")
    desk.compare_with(None)
    assert desk.state == before


def test_every_kind_of_change_is_tried():
    assert {*CHANGES, "swap", "reset", "neutral"} == {*TOLD}
