"""The picture that stands alone: complete, the same each time, and safe whatever a title holds."""

import logging
import re
import struct
import warnings
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from disputelab.core import replay
from disputelab.figures.export import alone, figure
from disputelab.figures.scene import Label
from disputelab.figures.verdict import verdict
from disputelab.figures.words import NOTICE, Words
from disputelab.figures.wrapping import plain
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped
from support.pages import box

STORY = shipped()["goods-go-back"].scenario
HOSTILE = {
    "mathematics": "$x^2$ and $\\frac{1}{2}$ and a lonely $",
    "markup": "<script>alert(1)</script> &amp; <b>",
    "turned": "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "lacking": "漢字 \U0001f9ff \U00012345",
    "lines": "one\ntwo\r\nthree\tfour\x00five",
    "long": "слово " * 1600,
    "unbroken": "ы" * 10_000,
    "empty": "",
}


def written(scene):
    return " ".join(item.text for item in scene.items if isinstance(item, Label))


@pytest.fixture
def quiet(caplog):
    """Whatever matplotlib warns of, in either way, fails the test."""
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        yield
    assert not caplog.records


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_title_verdict_and_notice_stand_in_the_picture_and_nothing_leaves_it(name, language):
    history = replay(shipped()[name].scenario)
    words = Words(language, history.scenario.order)
    scene = alone(history, words, 20)
    said = written(scene)
    title, notice = words.text(history.scenario.title), words.text(NOTICE)
    for text in (title, verdict(history.end, words), notice):
        assert plain(text) in said
    for item in scene.items:
        if isinstance(item, Label):
            left, top, right, bottom = box(item)
            assert left >= 0
            assert right <= scene.width, item.text
            assert top >= 0
            assert bottom <= scene.height, item.text


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
@pytest.mark.usefixtures("quiet")
def test_any_title_is_drawn_as_text(title, form):
    history = replay(replace(STORY, title=title))
    words = Words("ru", STORY.order)
    made = figure(history, words, 20, form, dpi=40)
    assert made
    if form == "svg":
        root = ElementTree.fromstring(made)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not tags & {"script", "b", "foreignObject", "a"}
        shown = "".join(root.itertext()).replace(" ", "")
        assert plain(title).replace(" ", "") in re.sub(r"\s", "", shown)


def test_a_title_of_ten_thousand_letters_is_shown_whole():
    history = replay(replace(STORY, title="слово " * 1600))
    assert written(alone(history, Words("ru", STORY.order), 20)).count("слово") == 1600


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_picture_is_the_same_file(form):
    history, words = replay(STORY), Words("en", STORY.order)
    assert figure(history, words, 26, form) == figure(history, words, 26, form)


def test_a_png_has_three_hundred_dots_an_inch():
    history, words = replay(STORY), Words("en", STORY.order)
    made = figure(history, words, 26, "png")
    assert made.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", made[16:24])
    scene = alone(history, words, 26)
    assert (width, height) == (int(scene.width * 300 / 72), int(scene.height * 300 / 72))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_tells_title_and_language_and_holds_its_letters(language):
    history, words = replay(STORY), Words(language, STORY.order)
    made = figure(history, words, 26, "pdf")
    assert made.startswith(b"%PDF-")
    assert f"/Lang ({language})".encode() in made
    assert b"/FontFile2" in made
    assert b"/FontFile3" not in made
    assert b"/Type3" not in made
    assert b"/Author (disputelab)" in made
    assert b"CreationDate" not in made
    assert made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") == 1
