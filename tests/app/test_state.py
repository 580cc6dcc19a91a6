"""A state of the dashboard and its code: there and back, exactly."""

import subprocess
import sys

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from disputelab.app.model import LabModel
from disputelab.app.state import (
    OWN,
    VIEWS,
    Sheet,
    State,
    fits,
)
from disputelab.core import Do, Event, Move, OpenReason
from disputelab.futures import Beliefs, Kind, assumptions
from disputelab.scenarios import read_yaml, shipped
from support.drawing import checked, stories
from support.editing import EDITS, edit

ANY_LENGTH = 1 << 24
NUMBERS = st.integers(0, 10_000)
ODD = "\u202e<script>alert(1)</script> 🧨\x01\x85 \u2028{title} 'a' \"b\" \\"


def changed_story():
    model = LabModel("begging-seller")
    model.move_event(3, 44)
    model.change_order(price=4321)
    return Sheet(model.story, model.opened, model.draft)


@st.composite
def sheets(draw):
    own = draw(st.integers(0, 3)) == 0
    model = LabModel(draw(st.sampled_from(list(shipped()))))
    if own:
        model.show_own(draw(stories()))
    for change in draw(
        st.lists(st.tuples(st.integers(0, EDITS - 1), NUMBERS, NUMBERS), max_size=6)
    ):
        edit(model, *change)
    return Sheet(model.story, model.opened, model.draft)


@st.composite
def beliefs(draw):
    named = {
        name: st.integers(1, 120) if row.kind is Kind.DAYS else st.floats(0.01, 1)
        for name, row in assumptions().items()
    }
    return Beliefs().but(**draw(st.fixed_dictionaries({}, optional=named)))


@st.composite
def states(draw):
    sheet = draw(sheets())
    return State(
        sheet,
        draw(st.integers(0, sheet.draft.scenario.until)),
        draw(st.sampled_from(VIEWS)),
        draw(st.just(Beliefs()) | beliefs()),
        draw(st.booleans()),
        draw(st.sampled_from(list(assumptions()))),
        draw(st.none() | sheets()),
    )


def restored(state):
    code = state.code()
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    return State.of_code(code, ANY_LENGTH)


def test_a_thousand_states_come_back_from_their_codes():
    codes = set()

    @checked(1250)
    @given(states())
    def comes_back(state):
        codes.add(state.code())
        event("one's own" if not state.story else "ships")
        assert restored(state) == state

    comes_back()
    assert len(codes) >= 1000


@pytest.mark.parametrize("name", shipped())
def test_a_story_as_it_ships_is_no_more_than_its_name_and_day(name):
    state = State(Sheet.of(name), 5)
    assert state.code() == f"1.{name}.5"
    assert restored(state) == state
    assert name != OWN


def test_rows_that_are_not_in_the_order_of_days_stay_so():
    model = LabModel("begging-seller")
    model.move_event(0, 70)
    model.move_event(3, 1)
    state = State(Sheet(model.story, model.opened, model.draft), 3)
    assert restored(state).draft.rows == model.draft.rows != model.draft.scenario.events


def test_a_story_of_ones_own_comes_back_with_what_it_was_when_it_was_opened():
    model = LabModel()
    model.show_own(read_yaml("{title: A, order: {price: 3}, events: [], until: 9}"))
    model.change_order(price=500)
    back = restored(State(Sheet(model.story, model.opened, model.draft), 0))
    assert (back.story, back.draft, back.sheet.opened) == ("", model.draft, model.opened)


def thousand_events():
    days = sorted(index * 7 % 3600 for index in range(1000))
    events = [
        Event(
            day,
            Move(Do.OFFER, refund=day * 31, return_goods=day % 2 == 0)
            if day % 3
            else Move(Do.OPEN_DISPUTE, reason=list(OpenReason)[day % 6]),
        )
        for day in days
    ]
    story = shipped()["begging-seller"].scenario
    return type(story)(ODD, story.order, tuple(events), 3650, story.rulebook, ODD * 100)


def test_a_thousand_events_and_an_odd_title_come_back_and_are_too_long_for_an_address():
    state = State(Sheet.fresh(thousand_events()), 3650)
    assert restored(state) == state
    assert not fits(state.code())
    assert fits(State(changed_story(), 3).code())


def test_a_plain_code_is_read_without_numpy_and_matplotlib():
    program = """
import sys
from disputelab.app.desk import Desk
from disputelab.app.state import State
state = State.of_code("1.offer-of-nothing.43")
desk = Desk(state=state)
desk.lab.move_event(1, 20)
assert State.of_code(desk.state.code()) == desk.state
print({"numpy", "matplotlib"} & set(sys.modules))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "set()"


# Codes that were made before, and are out in the world.

LAMP = """
title: Сломанная лампа 💡
order: {price: 12.34, currency: EUR, protection_days: 30, paid_on: 2018-02-28,
  cashback_percent: 1.5}
rulebook: {base: article-1, reopening: never, reply_days: 7}
events:
- {day: 2, do: ship}
- {day: 20, do: open-dispute, reason: damaged, claim: 10.01}
- {day: 22, do: offer, refund: 0.5, return_goods: true}
until: 40
"""
OF_OLD = (
    "1.own.25.wJGVKqvGEr0XFgIbJvsu7LmwAdxm2XCxXwEosAEosP_CBoUP8yctxB6zyD7BDCK0iKzF9KKhkZ6xCZYCCmsyQS"
    "nZLHQNjHSNLECFGbbCsRYesqAaAa1AM4KVvDrRRniqFFBDwBCkxgipsWAKaRrExgJtgIc3RsyhlaOw2DIyhWjEKDKRijt4D"
    "jZCK20sa9ELSfQiFCNjg10NbPXoghqLoJiprQUA"
)


def test_a_code_of_the_first_version_is_read_for_ever():
    model = LabModel()
    model.show_own(read_yaml(LAMP))
    model.move_event(1, 25)
    model.change_order(price=2000)
    sheet = Sheet("", model.opened, model.draft)
    believed, other = Beliefs().but(comes=0.2, review_days=9), Sheet.of("offer-of-nothing")
    state = State(sheet, 25, "compare", believed, False, "comes", other)
    assert State.of_code(OF_OLD) == state
    assert State.of_code("1.begging-seller.43.WhA566tGz6BIeQ2efIxMa2sB") == State(
        Sheet.of("begging-seller"), 43, "ahead", Beliefs().but(comes=0.25)
    )
