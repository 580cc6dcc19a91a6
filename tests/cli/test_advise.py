"""`disputelab advise`: the moves of a day with their three figures, doors, and disagreements."""

import json

import pytest

STORY = "begging-seller"


@pytest.fixture
def told(run):
    return json.loads(run("advise", STORY, "--day", "43", "--format", "json").stdout)


def test_every_move_that_is_possible_has_its_three_figures_in_order(told):
    assert [move["move"] for move in told["moves"]] == ["open-dispute", "confirm-receipt", "wait"]
    for move in told["moves"]:
        assert 0 <= move["worst"] <= move["expected"] <= move["best"] <= 40
        assert len(move["why"]) == 3


def test_ties_are_the_moves_that_nothing_beats(told):
    best = max(move["expected"] for move in told["moves"])
    assert told["ties"] == [
        move["move"] for move in told["moves"] if move["expected"] >= best - 1e-6
    ]


def test_doors_have_their_days(told):
    doors = {(door["state"], door["ended_by"]): door for door in told["doors"]}
    refund = doors["refunded", "seller-silent"]
    assert refund["possible"] == {"first": 43, "last": 75}
    assert refund["certain"] is None
    assert doors["seller-paid", "protection-expired"]["by_itself"] == 76


def test_the_disagreements_that_matter_cite_both_sides(told):
    reopening = next(d for d in told["disagreements"] if d["reading"] == "reopening")
    assert reopening["best"] == ["wait"]
    assert {"2.21", "1.14"} <= set(reopening["claims"])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_text_names_every_move_and_every_door(run, language):
    text = run("advise", STORY, "--day", "43", "--lang", language).stdout
    assert {"en": "wait another day", "ru": "подождать ещё день"}[language] in text
    assert text.count("75") >= 5


def test_a_finished_order_leaves_nothing_to_choose(run):
    told = json.loads(run("advise", STORY, "--day", "80", "--format", "json").stdout)
    assert told["moves"] == told["ties"] == []


def test_a_day_after_the_story_is_turned_down(run):
    failed = run("advise", STORY, "--day", "999")
    assert failed.returncode == 2
    assert "90" in failed.stderr


def test_a_story_that_nobody_knows_is_turned_down(run):
    assert run("advise", "no-such-story", "--day", "1").returncode == 2
