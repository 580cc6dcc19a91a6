"""Files that are handed to the page: a story is opened, what is none is told by its line."""

import pytest

from disputelab.app.intake import Intake
from disputelab.app.shelf import opened
from disputelab.figures.words import Words
from disputelab.scenarios import dump, shipped

STORY = shipped()["offer-of-nothing"].scenario
GOOD = dump(STORY).encode()


def taken(*files: tuple[str, bytes, bool], language: str = "en"):
    found = []
    intake = Intake(
        Words(language, STORY.order), lambda stories, wrong: found.append((stories, wrong))
    )
    named = [{"name": name, "large": large} for name, _, large in files]
    intake.heard({"kind": "files", "files": named}, [memoryview(raw) for _, raw, _ in files])
    return found[0]


def test_a_story_is_read():
    assert taken(("a.yaml", GOOD, False)) == ([STORY], [])


def test_good_ones_are_opened_beside_bad_ones():
    stories, wrong = taken(
        ("a.yaml", GOOD, False),
        ("b.yaml", b"title: x\norder: {price: 1}\nevents:\n  - {day: 1, do: fly}\nuntil: 3", False),
        ("c.jsonl", b"", False),
        ("d.yaml", b"", True),
    )
    assert stories == [STORY]
    assert wrong[0].startswith("b.yaml: line 4: events[0].do: unknown event")
    assert wrong[1] == "c.jsonl: there is no story in this file"
    assert wrong[2] == "d.yaml: expected a story of at most 1 MiB"


@pytest.mark.parametrize(
    "raw",
    [
        b"!!python/object/apply:os.system ['touch /tmp/never']",
        b"a: &a [x]\nb: [*a, *a]",
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b"title: x\norder: {price: 1e999}\nevents: []\nuntil: 1",
        b"until: " + b"9" * 100_000,
    ],
)
def test_hostile_files_are_turned_down_in_words(raw):
    stories, wrong = taken(("x.yaml", raw, False))
    assert stories == []
    assert wrong[0].startswith("x.yaml: ")


def test_the_name_of_a_file_is_shown_as_text_and_not_at_any_length():
    _, wrong = taken(("<b>\u202e" + "x" * 500 + ".yaml", b"-", False))
    assert len(wrong[0]) < 300
    assert "\u202e" not in wrong[0]
    assert "<b>" not in opened([], wrong, Words("en", STORY.order))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_says_what_became_of_the_files(language):
    words = Words(language, STORY.order)
    assert STORY.title in opened([STORY], [], words)
    assert "3" in opened([STORY] * 3, [], words)
    assert 'role="alert"' in opened([], ["x.yaml: no"], words)
