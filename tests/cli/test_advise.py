"""`disputelab advise`: the moves of a day with their three figures, doors, and disagreements."""

import json

import pytest

from .conftest import runs_in

STORY = "begging-seller"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    run = runs_in(tmp_path_factory.mktemp("told"))
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


def test_a_finished_order_is_said_to_be_over_and_no_more(run):
    told = json.loads(run("advise", STORY, "--day", "80", "--format", "json").stdout)
    assert told["moves"] == told["ties"] == told["doors"] == told["disagreements"] == []
    text = run("advise", STORY, "--day", "80").stdout.splitlines()
    assert text[1:] == [told["over"]]
    assert "protection had run out on day 76" in told["over"]


def test_amounts_are_whole_cents_and_shares_add_up(told):
    for move in told["moves"]:
        for figure in ("worst", "expected", "best"):
            assert move[figure] == round(move[figure], 2)
        assert sum(move["shares"].values()) == pytest.approx(1, abs=0.001)
    assert told["beliefs"]["comes"] == 0.5


@pytest.mark.parametrize("day", ["999", "-1"])
def test_a_day_out_of_the_story_is_answered_with_those_that_there_are(run, day):
    failed = run("advise", STORY, "--day", day)
    assert failed.returncode == 2
    assert "from 0 to 90" in failed.stderr


def test_without_a_day_it_looks_from_the_eve_of_the_last_choice(run):
    told = json.loads(run("advise", STORY, "--format", "json").stdout)
    assert told["day"] == 42


def test_beliefs_proof_and_rulebook_change_the_figures(run, told):
    options = ("--belief", "comes=0.1", "--belief", "review_days=30", "--no-proof")
    options += ("--rulebook", "strictest")
    asked = ("advise", STORY, "--day", "43", *options)
    other = json.loads(run(*asked, "--format", "json").stdout)
    assert (other["beliefs"]["comes"], other["beliefs"]["review_days"]) == (0.1, 30)
    assert (other["proof"], other["rulebook"]) == (False, "strictest")
    assert [move["expected"] for move in other["moves"]] != [
        move["expected"] for move in told["moves"]
    ]
    text = run(*asked).stdout
    assert "The parcel comes at all: 10% instead of 50%" in text
    assert "no proof" in text
    assert "neutral ones." in run("advise", STORY, "--day", "43").stdout


def test_an_answer_that_will_be_repeated_is_told(run):
    said = run("advise", "eight-days-of-bargaining", "--day", "31").stdout
    assert "a part of the claim is offered again" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--belief", "luck=1"), "pays_all"),
        (("--belief", "comes=2"), "0 до 1"),
        (("--belief", "comes"), "ИМЯ=ЗНАЧЕНИЕ"),
        (("--rulebook", "mine"), "возможны: 'combined', 'strictest'"),
        (("--day", "soon"), "целое число"),
        (("--day",), "нужно 1 значение"),
        (("--format", "xml"), "возможны: 'text', 'json'"),
        (("more",), "Лишний аргумент"),
    ],
)
def test_a_wrong_option_is_explained_in_russian(run, options, said):
    failed = run("--lang", "ru", "advise", STORY, *options)
    assert failed.returncode == 2
    assert said in failed.stderr
    assert "Error" not in failed.stderr


def test_a_folder_instead_of_a_file_is_named_in_russian(run, tmp_path):
    (tmp_path / "folder").mkdir()
    assert "это папка" in run("--lang", "ru", "advise", "folder", "--lang", "ru").stderr


def test_a_story_that_nobody_knows_is_turned_down(run):
    assert run("advise", "no-such-story", "--day", "1").returncode == 2


def test_a_story_with_too_much_ahead_is_told_in_one_line_and_others_are_told(run, tmp_path):
    story = (
        '{"title": "Long", "order": {"price": 40, "protection_days": %s}, "events": [], "until": 9}'
    )
    (tmp_path / "two.jsonl").write_text(f"{story % 3650}\n{story % 60}\n")
    done = run("advise", "two.jsonl", "--day", "0", "--format", "json")
    assert done.returncode == 2
    assert done.stderr.startswith("disputelab: two.jsonl: So much may still follow here")
    assert len(done.stderr.splitlines()) == len(done.stdout.splitlines()) == 1
