"""What is malformed as a text, and hostile ones; whatever it is, it is said in one line."""

import json
import time
import tracemalloc

import pytest
import yaml

from disputelab.scenarios import read_json
from disputelab.scenarios.load import NOT_JSON, TOO_DEEP

from .texts import AMOUNT, DAYS, KEYS, SMALLEST, STORY, as_json, changed, problem, problem_in_json


@pytest.mark.parametrize("key", ["order", "events"])
@pytest.mark.parametrize("value", ["3", "text", "null", "true"])
def test_an_order_has_keys_and_events_are_a_list(key, value):
    data = yaml.safe_load(STORY) | {key: yaml.safe_load(value)}
    expected = {"order": KEYS, "events": "expected a list"}[key]
    error = problem_in_json(json.dumps(data, default=str))
    assert (error.place, str(error)) == (key, f"{key}: {expected}")


def test_more_than_1000_events_are_malformed():
    ships = ", ".join(["{day: 1, do: ship}"] * 1001)
    text = SMALLEST.replace("[]", f"[{ships}]")
    for error in (problem(text), problem_in_json(as_json(text))):
        assert error.place == "events"
        assert "expected at most 1000 events" in str(error)


@pytest.mark.parametrize("text", ["[]", "3", "a story", "null", "true"])
def test_a_file_with_no_keys_at_the_top_is_malformed(text):
    for error in (problem(text), problem_in_json(as_json(text))):
        assert KEYS in str(error)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", KEYS),
        ("# nothing but a remark\n", KEYS),
        ("---\n", KEYS),
        ("title: [", "line 1: expected YAML: "),
        ("title: A\n story: B\n", "line 2: expected YAML: "),
        (f"{STORY}---\n{STORY}", "line 15: expected YAML: "),
        ("title: \0", "expected YAML: "),
        ('title: "\\UFFFFFFFF"', "expected YAML: "),
        (f"%YAML 1.{'9' * 5000}\n--- a", "expected YAML: "),
        ("title: !!python/object/apply:os.system [ls]", "line 1: expected YAML: "),
        (f"title: !{'a' * 5000} b", "line 1: expected YAML: "),
        ("? [a]\n: b", "line 1: expected YAML: "),
    ],
)
def test_what_is_no_yaml_is_malformed(content, expected):
    assert expected in str(problem(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "line 1: expected JSON: "),
        ('{\n"title": }', "line 2: expected JSON: "),
        (as_json(STORY) + "}", "line 1: expected JSON: "),
        (STORY, "line 1: expected JSON: "),
    ],
)
def test_what_is_no_json_is_malformed(content, expected):
    assert expected in str(problem_in_json(content))


@pytest.mark.parametrize(
    "value", ["!!int ''", "!!int x", "!!float ''", "!!bool x", "!!timestamp x"]
)
def test_a_value_that_is_not_what_its_tag_says_is_malformed(value):
    error = problem(changed("price: 40.00", f"price: {value}"))
    assert (error.line, error.place) == (5, "order.price")


@pytest.mark.parametrize(
    "number", ["9" * 5000, "0x" + "f" * 5000, "1:" * 5000 + "1", "1:" * 500 + "1.0"]
)
@pytest.mark.parametrize(("key", "expected"), [("price: 40.00", AMOUNT), ("until: 90", DAYS)])
def test_a_huge_number_is_malformed(number, key, expected):
    error = problem(changed(key, f"{key.split(':')[0]}: {number}"))
    assert str(error).endswith(expected)


@pytest.mark.parametrize(
    "number", ["1" + "0" * 5000, "-" + "9" * 5000, "1e999", "NaN", "-Infinity"]
)
@pytest.mark.parametrize(("key", "expected"), [("price", AMOUNT), ("until", DAYS)])
def test_a_huge_number_in_json_is_malformed(number, key, expected):
    text = as_json(STORY.replace("40.00", "90")).replace(f'"{key}": 90', f'"{key}": {number}')
    assert str(problem_in_json(text)).endswith(expected)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_lists_and_keys_nested_too_deeply_are_malformed(opening):
    assert "inside one another" in str(problem(opening * 2_000))


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_lists_and_keys_nested_too_deeply_in_json_are_malformed(opening):
    assert "inside one another" in str(problem_in_json(opening * 100_000))


def test_a_yaml_alias_is_malformed_so_that_a_few_lines_cannot_stand_for_gigabytes():
    bomb = "a0: &a0 [x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    error = problem(bomb)
    assert str(error) == "line 2: expected no YAML anchors and aliases"


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        (STORY + "title: Another\n", "title", 15),
        (changed("currency: USD", "currency: USD\n  price: 41.00"), "price", 7),
        (changed("do: ship", "do: ship, day: 3"), "day", 11),
        (changed("rulebook: combined", "rulebook: {base: strictest, base: combined}"), "base", 3),
    ],
)
def test_a_key_that_stands_twice_is_malformed(text, place, line):
    error = problem(text)
    assert (error.place, error.line) == (place, line)
    assert "expected each key once" in str(error)


def test_a_key_that_stands_twice_in_json_is_malformed():
    error = problem_in_json(as_json(STORY)[:-1] + ', "title": "Another"}')
    assert str(error) == "title: expected each key once"


@pytest.mark.parametrize("key", ["a\nb", "a\x1b[31mb", "a\u2028b", "k" * 1000, "a\x85b", "{a}"])
def test_whatever_a_key_is_the_message_is_one_line_fit_to_print(key):
    text = as_json(STORY)[:-1] + f", {json.dumps(key)}: 1}}"
    assert "unknown key" in str(problem(text))
    assert "unknown key" in str(problem_in_json(text))
    assert "expected each key once" in str(problem_in_json(text[:-1] + f", {json.dumps(key)}: 1}}"))


@pytest.mark.parametrize(
    "text",
    [
        as_json(STORY).replace('"A story"', '"\\ud800"'),
        as_json(STORY).replace('"In a few words."', '"\\ud800"'),
        as_json(STORY).replace('"about"', '"\\ud800"'),
        as_json(STORY).replace('"ship"', '"\\ud800"'),
    ],
)
def test_half_a_character_is_malformed(text):
    problem_in_json(text)
    problem(text)


def test_more_keys_than_any_story_has_are_not_read_to_the_end():
    """A megabyte of tiny values would take half a minute."""
    said = str(problem("- a\n" * 200_000))
    assert said == "line 20000: expected at most 1000 events"


@pytest.mark.parametrize("key", ["events.²", "events[²]", "events.٣", "events." + "9" * 40])
def test_a_key_that_looks_like_a_place_in_the_file_is_unknown(key):
    error = problem(SMALLEST[:-1] + f', "{key}": 1}}')
    assert str(error).startswith(f"line 1: {key[:40]}: unknown key")


@pytest.mark.parametrize("value", ["[]", "{}", "0", '"a"', "[[0"])
def test_more_values_than_any_story_has_are_not_read_at_all_in_json(value):
    """A megabyte of tiny values would take a hundred of memory."""
    tracemalloc.start()
    try:
        text = "[" + ",".join([value] * ((1 << 20) // (len(value) + 1)))
        error = problem_in_json(text + "]")
        assert tracemalloc.get_traced_memory()[1] < 10 << 20
    finally:
        tracemalloc.stop()
    assert str(error) == "expected at most 1000 events"


def test_more_lists_than_any_story_has_are_not_read_at_all_in_json():
    assert "inside one another" in str(problem_in_json(f"[{'[[[0]]],' * 10_000}0]"))


def test_signs_in_words_are_no_values():
    words = 'A, [story], {of} \\ "' * 5_000
    text = json.dumps(yaml.safe_load(SMALLEST) | {"title": words})
    assert read_json(text).title == words


@pytest.mark.parametrize("quote", ['"', '\\"', '["', '"\\'])
def test_words_that_never_end_are_turned_down_at_once(quote):
    started = time.process_time()
    assert problem_in_json('{"title": "' + quote * 300_000).expected in (NOT_JSON, TOO_DEEP)
    assert time.process_time() - started < 2
