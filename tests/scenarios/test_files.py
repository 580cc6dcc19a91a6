"""Stories from files: YAML, JSON, and many in a `.jsonl`."""

import pytest

from disputelab.scenarios import Malformed, load, read_yaml

from .texts import SMALLEST, STORY, as_json, assert_one_line

MIB = 1 << 20


def saved(folder, content, name="story.yaml"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path):
    [found] = load(path)
    return found


@pytest.mark.parametrize("name", ["story.yaml", "story.yml", "story.json", "story.jsonl", "story"])
def test_a_file_is_read_by_its_ending_and_else_as_yaml(tmp_path, name):
    text = as_json(STORY) if "json" in name else STORY
    assert only(saved(tmp_path, text, name)) == read_yaml(STORY)


@pytest.mark.parametrize("name", ["story.yaml", "story.json", "story.jsonl"])
def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm(tmp_path, name):
    text = as_json(STORY) + "\n" if "json" in name else STORY
    content = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert only(saved(tmp_path, content, name)) == read_yaml(STORY)


@pytest.mark.parametrize("name", ["story.yaml", "story.json", "story.jsonl"])
@pytest.mark.parametrize("content", [b"\xff\xfe", STORY.encode("utf-16"), "Спор".encode("cp1251")])
def test_a_file_that_is_not_utf_8_is_malformed(tmp_path, name, content):
    errors = list(load(saved(tmp_path, content.replace(b"\n", b""), name)))
    assert [error.expected for error in errors] == ["expected text in UTF-8"]


@pytest.mark.parametrize("name", ["story.yaml", "story.json", "story.jsonl"])
@pytest.mark.parametrize("extra", [0, 1])
def test_a_story_has_at_most_one_mebibyte(tmp_path, name, extra):
    text = as_json(SMALLEST)
    path = saved(tmp_path, text + " " * (MIB - len(text) + extra), name)
    if name.endswith("jsonl"):
        path.write_bytes(path.read_bytes() + b"\r\n")
    found = only(path)
    if extra and not name.endswith("jsonl"):
        assert str(found) == "expected a story of at most 1 MiB"
    elif extra:
        assert str(found) == "line 1: expected a story of at most 1 MiB"
    else:
        assert found == read_yaml(SMALLEST)


def test_a_file_of_many_stories_has_one_a_line_and_may_be_larger_than_one_story(tmp_path):
    stories = [as_json(STORY.replace("A story", f"{n} {'x' * 300_000}")) for n in range(5)]
    found = list(load(saved(tmp_path, "\n".join(stories), "many.jsonl")))
    assert [story.title[0] for story in found] == ["0", "1", "2", "3", "4"]


def test_a_malformed_line_is_named_and_the_other_stories_are_still_read(tmp_path):
    good = as_json(STORY)
    lines = [good, "", "{", "x" * (3 * MIB), good.replace("ship", "sink"), "   ", good]
    found = list(load(saved(tmp_path, "\n".join(lines), "many.jsonl")))
    assert [story.line if isinstance(story, Malformed) else story.title for story in found] == [
        "A story",
        3,
        4,
        5,
        "A story",
    ]
    for error in found[1:4]:
        assert_one_line(error)
    assert "1 MiB" in str(found[2])
    assert str(found[3]).startswith("line 5: events[0].do: unknown event")


def test_a_file_of_many_stories_may_be_empty(tmp_path):
    assert list(load(saved(tmp_path, "", "many.jsonl"))) == []
    assert list(load(saved(tmp_path, "\n\n", "many.jsonl"))) == []


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    for path in (tmp_path / "missing.yaml", tmp_path):
        error = only(path)
        assert_one_line(error)
        assert str(error).startswith("expected a file that can be read: ")
