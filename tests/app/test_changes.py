"""What changed between two states, in words."""

import pytest

from disputelab.app.changes import REDO, TOLD, UNDO, Change, change, told
from disputelab.app.desk import Desk
from disputelab.core import Order
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TOLD)
def test_every_change_has_its_words(kind, language):
    said = told(Change(kind, day=44), Words(language, Order(1)))
    assert said
    assert not {*said} & {*"{}."}


def test_a_moved_event_is_told_with_its_day():
    desk = Desk(story="begging-seller")
    desk.lab.move_event(1, 44)
    words = Words("en", Order(1))
    assert UNDO.format(change=told(desk.undoes, words)) == "Undo: an event was put on day 44"
    desk.undo()
    assert REDO.format(change=told(desk.redoes, words)) == "Redo: an event was put on day 44"


def test_nothing_has_changed_between_a_state_and_itself():
    state = Desk().state
    assert change(state, state) is None


def test_where_several_things_changed_none_of_them_is_named():
    desk = Desk(story="begging-seller")
    before = desk.state
    desk.lab.move_event(1, 44)
    desk.lab.change_order(price=5)
    assert change(before, desk.state) == Change("story")
