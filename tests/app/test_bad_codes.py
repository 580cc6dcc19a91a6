"""Codes that are damaged, made up, or meant to do harm: each is told in words, none is obeyed."""

import time
import tracemalloc
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
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
    BadCode,
    Sheet,
    State,
)
from disputelab.futures import Beliefs, assumptions
from disputelab.scenarios import LISTED, shipped, to_data
from support.drawing import checked

ANY_LENGTH = 1 << 24


def changed_story():
    model = LabModel("begging-seller")
    model.move_event(3, 44)
    model.change_order(price=4321)
    return Sheet(model.story, model.opened, model.draft)


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
EDITION = packing.unpack(CODE.split(".")[3], CODE.rpartition(".")[0])["of"]


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


@pytest.mark.parametrize("entry", ["0", "[]", "{}", "[0,5]", '""'])
def test_a_short_code_of_millions_of_values_is_refused_before_they_are_made(entry):
    """Seven thousand characters unpack to five million, and those to hundreds of megabytes."""
    rows = ",".join([entry] * 500_000)
    code = sealed_text(f'{{"of": {EDITION}, "draft": {{"events": [0, 0, [{rows}]]}}}}')
    assert len(code) <= LONGEST
    tracemalloc.start()
    try:
        refused(code, BROKEN)
        assert tracemalloc.get_traced_memory()[1] < 20 << 20
    finally:
        tracemalloc.stop()


def test_lists_within_lists_without_end_are_refused():
    refused(sealed_text("[" * 200_000), BROKEN)
    refused(sealed_text('{"draft":' * 100_000), BROKEN)
