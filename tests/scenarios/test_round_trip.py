"""What is saved is what is loaded; and whatever is loaded, it is a story or it is malformed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputelab.core import Scenario, replay
from disputelab.scenarios import (
    LISTED,
    Malformed,
    dump,
    load,
    read_json,
    read_yaml,
    schema,
    shipped,
    to_data,
    to_scenario,
)
from support.drawing import WORDS, checked, stories

from .texts import STORY, as_json, assert_one_line


@checked(100)
@given(stories())
def test_a_story_survives_saving_and_loading_in_yaml(story):
    assert read_yaml(dump(story)) == story


@checked(100)
@given(stories())
def test_a_story_survives_saving_and_loading_in_json(story):
    text = json.dumps(to_data(story), default=str)
    assert read_json(text) == story
    assert read_json(json.dumps(to_data(story), default=str, ensure_ascii=False)) == story


@checked(100)
@given(stories())
def test_json_is_yaml_too(story):
    assert read_yaml(json.dumps(to_data(story), default=str)) == story


@checked(100)
@given(stories())
def test_whatever_story_is_read_can_be_replayed(story):
    assert replay(story).outcome.held >= 0


@pytest.mark.parametrize("name", shipped())
def test_a_story_that_ships_survives_saving_and_loading(name, tmp_path):
    story = shipped()[name].scenario
    path = tmp_path / "story.yaml"
    path.write_text(dump(story), encoding="utf-8")
    assert list(load(path)) == [story]
    assert read_json(json.dumps(to_data(story), default=str)) == story


def test_a_saved_story_has_one_event_a_line_and_no_key_that_only_says_the_usual():
    text = dump(read_yaml("{title: A, order: {price: 40}, events: [{day: 1, do: ship}], until: 9}"))
    assert text.splitlines() == [
        "title: A",
        "rulebook: combined",
        "order: {price: 40.0}",
        "events:",
        "- {day: 1, do: ship}",
        "until: 9",
    ]


# Garbage.

VALUES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.dates()
OBJECTS = [schema(), *schema()["$defs"].values()]
KEYS = st.sampled_from(sorted({key for made in OBJECTS for key in made.get("properties", {})}))
NAMES = st.sampled_from([*LISTED, "reply-deadline", "damaged", "photo", "plead", "strictest"])
DATA = st.recursive(
    VALUES | NAMES | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | WORDS, inner, max_size=6),
    max_leaves=8,
)
PUNCTUATION = st.sampled_from([*"{}[]'\"\n\x85\ufeff\ud800", ": ", "- ", "? ", "---\n", "...\n"])
TRICKS = st.sampled_from(["&a ", "*a", "!!int ", "!!set ", "!b ", "<<: ", "|\n ", "%YAML 1.1\n"])
SCRAPS = PUNCTUATION | TRICKS | st.sampled_from(["0x", "1:", ".nan", "\\u", "2019-02-30"])


def is_read_or_malformed(read, content):
    """Nothing but Malformed is raised, and what it says is one line."""
    try:
        assert isinstance(read(content), Scenario)
    except Malformed as error:
        assert_one_line(error)


@checked(150)
@given(st.text(max_size=200) | st.lists(SCRAPS | KEYS | NAMES, max_size=40).map("".join))
def test_any_text_is_a_story_or_malformed(text):
    is_read_or_malformed(read_yaml, text)
    is_read_or_malformed(read_json, text)


@checked(150)
@given(st.data())
def test_a_story_with_a_piece_of_its_text_replaced_is_a_story_or_malformed(data):
    for text, read in ((STORY, read_yaml), (as_json(STORY), read_json)):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 12, len(text))))
        scrap = data.draw(SCRAPS | KEYS | NAMES | st.text(max_size=5))
        is_read_or_malformed(read, text[:start] + scrap + text[end:])


@checked(150)
@given(st.dictionaries(KEYS, DATA) | DATA)
def test_any_data_is_a_story_or_malformed(data):
    is_read_or_malformed(to_scenario, data)


@checked(150)
@given(st.data())
def test_a_story_with_any_one_value_replaced_is_a_story_or_malformed(data):
    story = json.loads(as_json(STORY))
    place = story
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(DATA)
    is_read_or_malformed(to_scenario, story)


@checked(100)
@given(st.binary(max_size=300), st.sampled_from(["yaml", "json", "jsonl"]))
def test_any_file_holds_stories_or_malformed_ones(tmp_path_factory, content, ending):
    path = tmp_path_factory.mktemp("files") / f"story.{ending}"
    path.write_bytes(content)
    for story in load(path):
        assert isinstance(story, Scenario | Malformed)
        if isinstance(story, Malformed):
            assert_one_line(story)
