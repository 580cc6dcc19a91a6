"""`disputelab figure` and `disputelab handout`: a story in, a file out."""

import pytest

STORY = """\
title: Cheap <b>
order: {price: 4}
events:
  - {day: 3, do: ship}
until: 70
"""
BEGINS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF-"}


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", BEGINS)
def test_a_picture_is_of_the_kind_that_its_name_says(run, tmp_path, form):
    done = run("figure", "begging-seller", "-o", f"a.{form}")
    assert (done.returncode, done.stdout) == (0, f"a.{form}\n")
    assert (tmp_path / f"a.{form}").read_bytes().startswith(BEGINS[form])


def test_the_kind_of_picture_can_be_said(run, tmp_path, story):
    assert run("figure", story, "--format", "svg", "--day", "9", "-o", "picture").returncode == 0
    made = (tmp_path / "picture").read_text(encoding="utf-8")
    assert "Cheap &lt;b&gt;" in made
    assert "today: day 9" in made


def test_a_hand_out_is_a_pdf_in_the_language_asked_for(run, tmp_path):
    done = run("handout", "goods-go-back", "--day", "26", "--lang", "ru", "-o", "out.pdf")
    assert done.returncode == 0
    made = (tmp_path / "out.pdf").read_bytes()
    assert made.startswith(b"%PDF-")
    assert b"/Lang (ru)" in made


@pytest.mark.parametrize("command", ["figure", "handout"])
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_is_written(
    run, tmp_path, story, command
):
    for arguments, said in (
        (("--day", "71"), "choose a day from 0 to 70"),
        (("-o", "no/such/folder.pdf"), "cannot be written"),
        (("-o", str(story)), "the story itself"),
    ):
        done = run(command, story, "-o", "out.pdf", *arguments)
        assert done.returncode == 2
        assert said in done.stderr
        assert not (tmp_path / "out.pdf").exists()
    assert story.read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize("command", ["figure", "handout"])
def test_a_full_disk_is_told(run, command):
    done = run(command, "begging-seller", "-o", "/dev/full")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.endswith("it cannot be written: No space left on device\n")


def test_several_stories_are_too_many_for_a_file(run, tmp_path):
    line = '{"title": "a", "order": {"price": 4}, "events": [], "until": 3}\n'
    (tmp_path / "two.jsonl").write_text(line * 2, encoding="utf-8")
    done = run("figure", "two.jsonl", "-o", "out.svg")
    assert done.returncode == 2
    assert "several" in done.stderr


def test_a_malformed_story_is_named(run, tmp_path):
    (tmp_path / "bad.yaml").write_text("title: x\n", encoding="utf-8")
    done = run("handout", "bad.yaml", "-o", "out.pdf")
    assert done.returncode == 2
    assert done.stderr.startswith("disputelab: bad.yaml: ")
