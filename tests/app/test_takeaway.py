"""What can be taken away: every file, its name, and what is imported for it."""

import subprocess
import sys
from dataclasses import replace

import pytest

from disputelab.app.course.browser import File, Hand
from disputelab.app.model import LabModel
from disputelab.app.takeaway import LABELS, TakeAway, slug
from disputelab.figures.words import Words
from disputelab.futures import Beliefs
from disputelab.locale import LANGUAGES
from disputelab.scenarios import read_yaml, shipped

QUIET = """
import sys
from disputelab.app.model import LabModel
from disputelab.app.takeaway import TakeAway
from disputelab.figures.words import Words
model = LabModel("begging-seller")
take = TakeAway(model, Words("en", model.draft.scenario.order))
model.today = 9
take.shown.value = True
take.steps(), take.story(), take.python
print("matplotlib" in sys.modules, "disputelab.course.worksheet" in sys.modules)
take.picture("svg")
print("matplotlib" in sys.modules)
"""


@pytest.fixture
def model():
    return LabModel("begging-seller")


@pytest.fixture
def take(model):
    return TakeAway(model, Words("en", model.draft.scenario.order))


def test_matplotlib_is_imported_when_a_picture_is_asked_for_and_not_before():
    run = subprocess.run(
        [sys.executable, "-c", QUIET], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.split() == ["False", "False", "True"]


@pytest.mark.parametrize(
    ("form", "begins", "type"),
    [
        ("png", b"\x89PNG", "image/png"),
        ("svg", b"<?xml", "image/svg+xml"),
        ("pdf", b"%PDF-", "application/pdf"),
    ],
)
def test_a_picture_is_that_of_the_day_of_the_page(model, take, form, begins, type):
    model.today = 50
    made = take.picture(form)
    assert (made.name, made.type) == (f"begging-seller-day-50.{form}", type)
    assert made.content.startswith(begins)
    if form == "svg":
        assert b"today: day 50" in made.content


def test_steps_hand_out_and_story_are_those_of_the_page(model, take):
    model.change_order(price=12_345)
    assert b"123.45" in take.steps().content
    assert take.steps().content.startswith("\ufeffDay".encode())
    made = take.handout()
    assert made.name == "begging-seller-handout.pdf"
    assert made.content.startswith(b"%PDF-")
    story = take.story()
    assert story.name == "begging-seller.yaml"
    assert read_yaml(story.content.decode()) == model.draft.scenario


def test_the_code_follows_the_page_where_it_is_shown(model, take):
    assert take._text.value == ""
    assert take._box.layout.display == "none"
    take.shown.value = True
    assert "today = 42" in take._text.value
    model.today = 50
    assert "today = 50" in take._text.value
    assert take._copy.text == take.python
    model.show(replace(model.draft.scenario, title="<script>alert(1)</script>"))
    assert "<script" not in take._text.value
    assert "<script>" in take._copy.text


def test_beliefs_and_the_code_of_the_page_are_handed_on(model):
    words = Words("en", model.draft.scenario.order)
    believed = Beliefs().but(comes=0.1)
    take = TakeAway(model, words, lambda: (believed, False), lambda: "1.begging-seller.42")
    assert "comes=0.1" in take.python
    assert take.handout().content != TakeAway(model, words).handout().content


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_has_a_name_of_its_own_in_the_language_of_the_page(model, take, language):
    take.update(Words(language, model.draft.scenario.order))
    names = [hand.label for hand in take.hands.values()]
    assert len(set(names)) == len(LABELS)
    assert all(hand.tip and hand.making and hand.lost for hand in take.hands.values())
    assert take.shown.description


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The parcel never came!", "the-parcel-never-came"),
        ("Посылка — ещё едет, щука", "posylka-eshche-edet-shchuka"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\\c:d\u202egnp.exe", "a-b-c-dgnp-exe"),
        ("Café", "cafe"),
        ("漢字", "story"),
        ("", "story"),
    ],
)
def test_a_title_becomes_a_name_that_any_disk_takes(title, name):
    assert slug(title) == name


def test_a_long_title_becomes_a_short_name():
    assert len(slug("long " * 10_000)) <= 60
    assert set(slug("ы" * 10_000)) == {"y"}


@pytest.mark.parametrize("name", shipped())
def test_the_name_of_a_story_that_ships_is_one_already(name):
    assert slug(name.replace("-", " "))[:60] == name


class Told(Hand):
    """A button that remembers what it sends to the browser."""

    def __init__(self, make):
        self.sent = []
        super().__init__(make, failed="It could not be made: {problem}")

    def send(self, content, buffers=None):
        self.sent.append((content, buffers))


def test_a_file_is_made_when_it_is_asked_for_and_sent_as_it_is():
    hand = Told(lambda: File("a.bin", b"\x00\xff", "application/pdf"))
    assert hand.asks
    assert hand.sent == []
    hand.give()
    assert hand.sent == [({"file": "a.bin", "type": "application/pdf"}, [b"\x00\xff"])]


def test_what_goes_wrong_is_told_in_words():
    def fail():
        raise OSError("no room <b>")

    hand = Told(fail)
    hand.give()
    assert hand.sent == [({"wrong": "It could not be made: no room <b>"}, None)]


def test_a_button_that_makes_nothing_asks_for_nothing():
    assert not Hand(text="here").asks
