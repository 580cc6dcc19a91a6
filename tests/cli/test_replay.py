"""`disputelab replay`: stories in, verdicts out, one line for each malformed one."""

import json
from pathlib import Path

import pytest

from disputelab.scenarios import shipped

STORY = """\
title: The parcel never came and the seller begs
order: {price: 40.00, currency: USD, protection_days: 60, cashback_percent: 4.91}
events:
  - {day: 3,  do: ship}
  - {day: 40, do: open-dispute, reason: not-received, claim: 40.00}
  - {day: 42, do: message, kind: plead}
  - {day: 43, do: extend-protection, days: 15}
  - {day: 43, do: cancel-dispute, reason: no-claims}
until: 90
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_json_has_the_documented_keys_in_their_order(run, story):
    done = run("replay", story, "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    steps = found.pop("steps")
    assert list(found.items()) == [
        ("title", "The parcel never came and the seller begs"),
        ("state", "seller-paid"),
        ("stage", None),
        ("ended_by", "protection-expired"),
        ("ended_on", 76),
        ("held", 0.0),
        ("refunded", 0.0),
        ("released", 40.0),
        ("cashback", 1.96),
    ]
    assert [(step["day"], step["actor"], step["event"]) for step in steps] == [
        (3, "seller", "ship"),
        (40, "buyer", "open-dispute"),
        (42, "seller", "message"),
        (43, "seller", "extend-protection"),
        (43, "buyer", "cancel-dispute"),
        (76, "clock", "protection-expires"),
    ]
    assert list(steps[0]) == ["day", "actor", "event", "accepted", "why", "claims"]
    assert steps[0]["accepted"] is True
    assert steps[0]["claims"] == []
    assert steps[5]["claims"] == ["2.22"]


def test_text_tells_the_story_and_how_it_ends(run, story):
    said = run("replay", story).stdout
    assert "✓ day 40: Buyer opens a dispute" in said
    assert "→ The seller gets all 40.00\u00a0USD: protection had run out on day 76" in said
    assert "1.96\u00a0USD (an assumption)" in said


def test_it_speaks_russian_when_asked(run, story):
    assert "Покупатель открывает спор" in run("replay", story, "--lang", "ru").stdout
    assert "Покупатель открывает спор" in run("replay", story, DISPUTELAB_LANG="ru").stdout


def test_a_story_that_ships_is_known_by_its_name(run):
    name = next(iter(shipped()))
    assert shipped()[name].scenario.title in run("replay", name).stdout


def test_a_malformed_story_is_one_line_and_the_others_are_replayed(run, story, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text(STORY.replace("kind: plead", "kind: beg"), encoding="utf-8")
    done = run("replay", bad, story, "--format", "json")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.splitlines() == [
        f"disputelab: {bad}: line 6: events[2].kind: "
        "expected one of: plead, promise-arrival, promise-replacement"
    ]


def test_one_bad_line_of_many_is_named_and_the_rest_are_replayed(run, tmp_path):
    good = {"title": "t", "order": {"price": 1}, "events": [], "until": 1}
    late = {**good, "events": [{"day": 5, "do": "ship"}, {"day": 4, "do": "deliver"}], "until": 9}
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in (good, late, good)), encoding="utf-8")
    done = run("replay", path, "--format", "json")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 2
    assert len(done.stderr.splitlines()) == 1
    assert f"{path}: line 2: events[1].day: days never go backwards" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: [", "expected YAML"),
        (STORY.replace("do: ship", "do: fly"), "events[0].do: unknown event"),
        (STORY.replace("day: 42", "day: 39"), "events[2].day: days never go backwards"),
        (STORY.replace("until: 90", "until: 42"), "no event after the last day, 42"),
        (STORY + "# " + "x" * (1 << 20), "at most 1 MiB"),
        ("", "expected keys with values"),
    ],
    ids=["malformed", "unknown-event", "days-out-of-order", "late", "too-large", "empty"],
)
def test_bad_input_is_one_clear_line_and_status_2(run, tmp_path, text, said):
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    done = run("replay", path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_the_line_about_bad_input_is_in_russian_too(run, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(STORY.replace("until: 90", "until: 42"), encoding="utf-8")
    assert "строка 7: events[3].day" in run("replay", path, "--lang", "ru").stderr


def test_a_file_that_is_not_there_is_named(run):
    done = run("replay", "nowhere.yaml")
    assert done.returncode == 2
    assert done.stderr.startswith("disputelab: nowhere.yaml: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_title_cannot_move_the_cursor_of_a_terminal(run, tmp_path):
    path = tmp_path / "hostile.yaml"
    path.write_text(
        STORY.replace("title: The", 'title: "\\e[2J\\nThe').replace("begs\n", 'begs"\n')
    )
    said = run("replay", path).stdout
    assert "\x1b" not in said
    assert said.splitlines()[0].strip().startswith("[2J The parcel")
