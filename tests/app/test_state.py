"""A state of the dashboard and its code: there and back, and what is said of a code that is bad."""

import subprocess
import sys
import time
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from disputelab.app import packing
from disputelab.app.model import LabModel
from disputelab.app.state import (
    BROKEN,
    LONGEST,
    NEWER,
    OUTSIDE,
    OWN,
    REVISED,
    TOO_LONG,
    UNKNOWN,
    VIEWS,
    BadCode,
    Sheet,
    State,
    fits,
)
from disputelab.core import Do, Event, Move, OpenReason
from disputelab.futures import Beliefs, Kind, assumptions
from disputelab.scenarios import LISTED, read_yaml, shipped, to_data
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


tried = []


@checked(1250)
@given(states())
def test_a_thousand_states_come_back_from_their_codes(state):
    tried.append(state)
    event("one's own" if not state.story else "ships")
    assert restored(state) == state


def test_they_were_a_thousand_different_ones():
    if not tried:
        pytest.skip("the states are tried above")
    assert len({state.code() for state in tried}) >= 1000


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


# Codes that are bad.


def refused(code, reason, **values):
    with pytest.raises(BadCode) as error:
        State.of_code(code)
    assert (error.value.reason, dict(error.value.values)) == (reason, values)
    for language in ("en", "ru"):
        assert error.value.text(language).endswith(".")


def is_read_or_refused(code):
    try:
        state = State.of_code(code)
    except BadCode:
        return False
    assert State.of_code(state.code(), ANY_LENGTH) == state
    return True


CODE = State(changed_story(), 43, "ahead", Beliefs().but(comes=0.2)).code()


def test_what_is_wrong_with_a_code_is_said():
    refused("", BROKEN)
    refused("hello", BROKEN)
    refused("2.offer-of-nothing.43", NEWER)
    refused("12.some.thing.else", NEWER)
    refused("0.offer-of-nothing.43", BROKEN)
    refused("1.offer-of-nothing.٤", BROKEN)
    refused("1.offer-of-nothing.-4", BROKEN)
    refused("1.offer-of-nothing.99", OUTSIDE, day=99, until=45)
    refused("1.no-such-story.4", UNKNOWN, story="no-such-story")
    refused("1.own.4", BROKEN)
    refused("1.offer-of-nothing.4." + "A" * LONGEST, TOO_LONG, most=LONGEST)


def test_a_code_with_any_one_character_changed_is_noticed():
    head = CODE.rindex(".") + 1
    for place in range(len(CODE)):
        for letter in "A0-_.z" if place < head else "AQgw0-_.%я":
            if letter != CODE[place]:
                assert not is_read_or_refused(CODE[:place] + letter + CODE[place + 1 :])


def test_a_code_that_is_cut_short_is_noticed_or_is_the_story_as_it_ships():
    for length in range(len(CODE)):
        if is_read_or_refused(CODE[:length]):
            assert State.of_code(CODE[:length]).draft == Sheet.of("begging-seller").draft


@checked(1000)
@given(st.text(max_size=80) | st.from_regex(r"1\.(own|offer-of-nothing)\.[0-9]{1,3}\.[\w-]{1,80}"))
def test_any_text_is_a_code_or_refused(text):
    is_read_or_refused(text)


def sealed(data, story="begging-seller"):
    """A code whose check is right, whatever stands in it: anybody can make one."""
    clear = f"1.{story}.3"
    return f"{clear}.{packing.pack(data, clear)}"


def sealed_text(text):
    """The same, of a JSON text that is none or that Python would not write."""
    pieces = zlib.compressobj(9, wbits=-15)
    return sealed_bytes(pieces.compress(text.encode()) + pieces.flush())


def sealed_bytes(packed, clear="1.begging-seller.3"):
    check = zlib.crc32(packed, zlib.crc32(clear.encode())).to_bytes(4)
    return f"{clear}.{urlsafe_b64encode(check + packed).decode().rstrip('=')}"


STORY = to_data(shipped()["begging-seller"].scenario)
KEYS = st.sampled_from(
    ["title", "about", "rulebook", "order", "until", "events", "opened", "draft"]
)
MORE = st.sampled_from(
    ["of", "view", "beliefs", "proof", "swept", "other", "story", "price", "base"]
)
WORDS = st.sampled_from([*LISTED, *assumptions(), "own", "offer-of-nothing", "photo", "strictest"])
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-1, 60)
    | st.integers()
    | st.floats()
    | st.text()
    | WORDS
)
DATA = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | MORE | WORDS, inner),
    max_leaves=12,
)
SPLICES = st.tuples(st.integers(-1, 6), st.integers(-1, 6), st.lists(DATA, max_size=4))


@checked(500)
@given(st.dictionaries(KEYS | MORE, DATA), st.sampled_from([OWN, "begging-seller"]))
def test_any_data_with_a_right_check_is_read_or_refused(data, story):
    is_read_or_refused(sealed(data, story))


@checked(300)
@given(st.dictionaries(KEYS, DATA), SPLICES | DATA)
def test_any_change_of_a_story_with_a_right_check_is_read_or_refused(changes, splice):
    is_read_or_refused(sealed({"draft": {**changes, "events": splice}, "of": EDITION}))
    is_read_or_refused(sealed({"draft": {"events": splice}, "of": EDITION}))


EDITION = packing.unpack(CODE.split(".")[3], CODE.rpartition(".")[0])["of"]


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"proof": True},
        {"proof": 0},
        {"view": "nowhere"},
        {"view": ["story"]},
        {"swept": ["comes"]},
        {"more": 1},
        {"beliefs": {"comes": True}},
        {"beliefs": {"comes": 1e999}},
        {"beliefs": {"comes": float("nan")}},
        {"beliefs": {"review_days": 10**9}},
        {"beliefs": {"review_days": 2.5}},
        {"beliefs": {"agrees": 0, "ignores": 0, "aggressive": 0, "promises": 0}},
        {"beliefs": {"luck": 1}},
        {"draft": {"until": 99}},
        {"draft": {"until": 10**80}, "of": EDITION},
        {"draft": {"title": "a" * ((1 << 20) + 1)}, "of": EDITION},
        {"draft": {"order": {"price": 1e-7}}, "of": EDITION},
        {"draft": {"title": None}, "of": EDITION},
        {"draft": {"events": [0, 0, [[3, "reply-deadline"]]]}, "of": EDITION},
        {"draft": {"events": [0, 0, [0] * 1001]}, "of": EDITION},
        {"draft": {"events": [0, 0, [[0, "1"]]]}, "of": EDITION},
        {"draft": {"events": [0, 0, [[3, "ship", 4]]]}, "of": EDITION},
        {"opened": STORY},
        {"other": {"story": "no-such-story"}},
        {"other": {"story": "own"}},
        {"other": {"story": "offer-of-nothing", "other": {}}},
        {"other": None},
    ],
    ids=lambda data: str(data)[:60],
)
def test_what_a_right_check_lets_through_is_checked_all_the_same(data):
    refused(sealed(data), BROKEN)


def test_a_story_that_was_revised_since_is_told():
    other = {"draft": {"until": 99}, "of": (EDITION + 1) & 0xFFFF}
    refused(sealed(other), REVISED, story="begging-seller")


def test_a_number_of_thousands_of_digits_is_refused():
    refused(sealed_text(f'{{"draft": {{"until": {"9" * 5000}}}, "of": {EDITION}}}'), BROKEN)


def test_a_code_that_would_unpack_to_a_gigabyte_is_refused_at_once():
    pieces = zlib.compressobj(9, wbits=-15)
    packed = b"".join(pieces.compress(bytes(1 << 20)) for _ in range(1024)) + pieces.flush()
    code = sealed_bytes(packed)
    refused(code, TOO_LONG, most=LONGEST)
    started = time.perf_counter()
    with pytest.raises(BadCode, match="damaged"):
        State.of_code(code, ANY_LENGTH)
    assert time.perf_counter() - started < 1


def test_lists_within_lists_without_end_are_refused():
    refused(sealed_text("[" * 200_000), BROKEN)
    refused(sealed_text('{"draft":' * 100_000), BROKEN)


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
