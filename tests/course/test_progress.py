"""The progress as a value and as a file: noted, saved, loaded, migrated, explained."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputelab.course.progress import (
    MIGRATIONS,
    MOST_BYTES,
    VERSION,
    BrokenProgress,
    Entry,
    Progress,
    ignore,
    merge,
)

ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
KEYS = st.sampled_from(["clock/bet", "end/task-1", "practice/way-back/app", "game/17"])
NOTES = st.lists(st.tuples(KEYS, ANSWERS, st.booleans()), max_size=8)


def made(notes):
    progress = Progress()
    for note in notes:
        progress = progress.noted(*note)
    return progress


PROGRESSES = st.builds(made, NOTES)


def broken(text):
    with pytest.raises(BrokenProgress) as caught:
        Progress.from_json(text)
    return caught.value


def file_of(**entry):
    return json.dumps({"version": 2, "entries": {"clock/bet": entry}})


def test_a_try_is_counted_and_its_answer_kept():
    progress = Progress().noted("clock/bet", 7, False).noted("clock/bet", 8, False)
    assert progress.entries == {"clock/bet": Entry(2, False, 8)}


def test_what_is_solved_stays_solved_with_its_answer():
    progress = Progress().noted("clock/bet", 60, True).noted("clock/bet", 61, False)
    assert progress.entries["clock/bet"] == Entry(2, True, 60)


def test_noting_changes_nothing_in_the_progress_before():
    before = Progress()
    before.noted("clock/bet", 60, True)
    assert before == Progress()
    with pytest.raises(TypeError):
        before.entries["clock/bet"] = Entry(1, True)


@pytest.mark.parametrize(
    "key", ["", "bet", "/bet", "Anna/bet", "clock/", "clock/а", "a/" + "b" * 200]
)
def test_a_key_that_is_none_is_not_noted(key):
    with pytest.raises(ValueError, match="no key"):
        Progress().noted(key, 1, True)


def test_an_answer_too_large_for_a_file_is_left_out_and_the_try_kept():
    progress = Progress().noted("write/story", "x" * MOST_BYTES, True)
    assert progress.entries["write/story"] == Entry(1, True, None)


def test_a_try_for_which_there_is_no_room_changes_nothing():
    full = Progress().noted("write/story", "x" * (MOST_BYTES - 150), True)
    assert full.entries["write/story"].answer
    assert full.noted("game/" + "9" * 100, None, True) == full
    assert Progress.from_json(full.to_json()) == full


def test_what_would_be_too_large_when_saved_again_is_not_loaded():
    entry = {"tries": 1, "solved": True, "answer": "ж" * (MOST_BYTES // 4)}
    data = {"version": 2, "entries": {"write/story": entry}}
    assert "256 KiB" in str(broken(json.dumps(data, ensure_ascii=False)))


@given(PROGRESSES)
def test_a_file_brings_back_the_same_progress(progress):
    assert Progress.from_json(progress.to_json()) == progress


@given(PROGRESSES, PROGRESSES, PROGRESSES)
def test_merging_does_not_depend_on_the_order(one, two, three):
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(one, one) == one


def test_merging_keeps_the_solved_and_then_the_more_tried():
    few, many = Progress().noted("a/b", 1, False), Progress().noted("a/b", 2, False)
    many = many.noted("a/b", 3, False)
    assert merge(few, many).entries["a/b"] == Entry(2, False, 3)
    solved = Progress().noted("a/b", 4, True)
    assert merge(many, solved).entries["a/b"] == Entry(1, True, 4)


def test_two_large_ones_lose_their_answers_when_merged():
    one = Progress().noted("a/b", "x" * (MOST_BYTES - 1000), True)
    two = Progress().noted("a/c", "y" * 2000, True)
    both = merge(one, two)
    assert {key: entry.answer for key, entry in both.entries.items()} == {"a/b": None, "a/c": None}
    assert Progress.from_json(both.to_json()) == both


def test_the_entries_below_a_prefix():
    progress = Progress().noted("game/1", 0, True).noted("games/1", 0, True)
    assert list(progress.under("game")) == ["game/1"]


def test_every_older_version_has_its_migration():
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


@pytest.mark.parametrize("version", [{}, {"version": 1}])
def test_version_1_knew_only_what_is_done(version):
    progress = Progress.from_json(json.dumps({**version, "done": ["clock/bet", "end/task-1"]}))
    assert progress.version == VERSION
    assert progress.entries == {"clock/bet": Entry(1, True), "end/task-1": Entry(1, True)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ('{"version": 2, "entries": {"a/b": NaN}}', "JSON"),
        ("[" * 100_000, "JSON"),
        ('"' + "x" * MOST_BYTES + '"', "256 KiB"),
        ("[]", "entries"),
        ("{}", "entries"),
        ('{"version": 2, "entries": []}', "entries"),
        ('{"version": 3, "entries": {}}', "format 3, here 2"),
        ('{"version": 0, "entries": {}}', "“version” should be a whole number"),
        ('{"version": true, "entries": {}}', "“version” should be a whole number"),
        ('{"version": "2", "entries": {}}', "“version” should be a whole number"),
        ('{"version": 2, "entries": {}, "name": "Anna"}', "“name” has no place"),
        ('{"version": 1, "done": [], "name": "Anna"}', "“name” has no place"),
        ('{"version": 1, "done": "clock/bet"}', "“done” should be a list"),
        ('{"version": 1, "done": [1]}', "“done” should be a list"),
        ('{"version": 1, "done": ["Anna"]}', "“Anna” is not the name of a part"),
        ('{"version": 2, "entries": {"a/b": 1}}', "“a/b” should be an object"),
        (file_of(tries=1, solved=True, name="Anna"), "“clock/bet/name” has no place"),
        (file_of(tries=-1, solved=True), "“clock/bet/tries” should be"),
        (file_of(tries=True, solved=True), "“clock/bet/tries” should be"),
        (file_of(tries=10**9, solved=True), "“clock/bet/tries” should be"),
        (file_of(solved=True), "“clock/bet/tries” should be"),
        (file_of(tries=1, solved=1), "“clock/bet/solved” should be true or false"),
    ],
)
def test_a_broken_file_is_explained(text, place):
    assert place in str(broken(text))


def test_what_comes_from_a_file_cannot_break_the_line_that_shows_it():
    said = broken(json.dumps({"version": 2, "entries": {"\n\x1b" + "x" * 500: {}}})).text("ru")
    assert re.fullmatch(r"[^\n\x1b]{1,250}", said)


def test_ignoring_keeps_nothing():
    assert ignore("clock/bet", 1, True) is None
