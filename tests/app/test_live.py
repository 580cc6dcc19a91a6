"""The live timeline, from this side: what can be moved, and what is made of what the hand does."""

import subprocess
import sys

import pytest

from disputelab.app.bench import Bench
from disputelab.app.figure import Live
from disputelab.app.live import LiveTimeline
from disputelab.app.model import LabModel
from disputelab.core import Do
from disputelab.figures.scene import NARROW, WIDE
from disputelab.figures.timeline import timeline
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped

BRAKE = "brake-part-disputed-again"


class Answering(LiveTimeline):
    """A live timeline that keeps what it answers to the browser."""

    def __init__(self, *heard):
        self.answers = []
        super().__init__(*heard)

    def send(self, content, buffers=None):
        self.answers.append(content)


def words(model, language="en"):
    return Words(language, model.draft.scenario.order)


@pytest.fixture
def model():
    return LabModel(BRAKE)


@pytest.fixture
def bench(model):
    made = Bench(model, words(model), Live(model, lambda: None))
    made.complete(words(model))
    model.observe(lambda _: made.update(words(model)), ["history", "today"])
    made.update(words(model))
    return made


def live(bench):
    assert isinstance(bench.figure, Live)
    return bench.figure.widget


def handles(bench):
    return {handle["key"]: handle for handle in live(bench).scene["handles"]}


def tell(bench, **message):
    live(bench).heard({"done": False, **message})


def test_people_s_events_protection_and_today_can_be_moved_in_this_order(bench):
    keys = [handle["key"] for handle in live(bench).scene["handles"]]
    assert keys == [*(f"row {row}" for row in range(7)), "protection", "today"]
    assert [handle["name"] for handle in live(bench).scene["handles"]][:2] == [
        "1. Seller ships the goods",
        "2. Buyer opens a dispute",
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_each_handle_lies_on_its_sign_and_says_its_day(name, language, size):
    model = LabModel(name)
    said = words(model, language)
    picture = timeline(model.history, said, model.today)
    widget = LiveTimeline(*[lambda *_: None] * 3)
    widget.show(picture, size, "", said, model.rows_by_step)
    scene = widget.scene
    assert len(scene["handles"]) == len(model.draft.rows) + 2
    for handle in scene["handles"]:
        assert handle["min"] <= handle["value"] <= handle["max"]
        assert handle["text"] == said.day(handle["value"])
        if handle["value"] < picture.days:
            assert widget.days[handle["value"]] == handle["text"]
        assert "{" not in handle["name"]
        if handle["kind"] == "move":
            signs = [item for item in scene["items"] if item["kind"] == "Dot"]
            at = [(item["x"], item["y"]) for item in signs if item["tie"] == handle["tie"]]
            assert at[0] == (handle["x"], handle["y"])
            assert model.draft.rows[handle["row"]].day == handle["value"]


def test_a_dispute_dragged_past_the_end_of_protection_turns_the_verdict(bench, model):
    assert model.history.outcome.refunded
    tell(bench, kind="move", row=1, day=75)
    tell(bench, kind="move", row=4, day=76)
    assert model.history.outcome.released == 2200
    assert "The seller gets all" in live(bench).said


def test_an_event_is_followed_by_its_row_when_it_passes_others(bench, model):
    assert handles(bench)["row 0"]["tie"] == 1
    tell(bench, kind="move", row=0, day=68)
    assert model.draft.rows[0].move.do is Do.SHIP
    moved = handles(bench)["row 0"]
    assert (moved["tie"], moved["value"]) == (3, 68)
    tell(bench, kind="move", row=0, day=2)
    assert handles(bench)["row 0"]["tie"] == 1


def test_protection_and_today_are_moved(bench, model):
    tell(bench, kind="protection", days=60)
    assert model.draft.scenario.order.protection_days == 60
    assert handles(bench)["protection"]["value"] == 60
    tell(bench, kind="today", day=12)
    assert model.today == 12
    assert handles(bench)["today"]["value"] == 12


def test_protection_that_outlasts_the_story_is_held_at_the_end_of_the_axis(bench, model):
    tell(bench, kind="protection", days=200)
    held = handles(bench)["protection"]
    scene = live(bench).scene
    assert held["value"] == 200
    assert held["text"] == words(model).day(200)
    assert held["x"] == pytest.approx(scene["left"] + scene["days"] * scene["scale"], abs=0.1)


def test_the_end_of_a_gesture_is_told_once(model):
    ends = []
    bench = Bench(model, words(model), Live(model, lambda: ends.append(1)))
    for day in (66, 65):
        tell(bench, kind="move", row=1, day=day)
    assert ends == []
    tell(bench, kind="move", row=1, day=65, done=True)
    assert ends == [1]


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "move", "row": 1, "day": 3, "done": False},
        {"kind": "move", "row": "1", "day": None, "done": False},
        {"kind": "nothing"},
        {},
    ],
)
def test_the_browser_always_gets_its_answer(message):
    found = []
    widget = Answering(lambda *told: found.append(told), *[lambda *_: None] * 2)
    widget.heard(message)
    assert widget.answers == [{"answered": True}]
    assert found == ([(1, 3, False)] if message.get("day") else [])


def test_the_browser_gets_its_answer_also_where_something_goes_wrong():
    def fails(*_):
        raise ValueError("no")

    widget = Answering(fails, fails, fails)
    with pytest.raises(ValueError, match="no"):
        widget.heard({"kind": "today", "day": 1, "done": True})
    assert widget.answers == [{"answered": True}]


def test_the_dashboard_shows_its_story_without_the_plotting_library():
    code = (
        "import sys\n"
        "from disputelab.app.assembly import Dashboard\n"
        "made = Dashboard('ru')\n"
        "made.complete()\n"
        "made.desk.lab.today = 3\n"
        "made.desk.view = 'compare'\n"
        "made.desk.view = 'present'\n"
        "print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert "disputelab.app.live" in run.stdout.split()
    assert "matplotlib" not in run.stdout.split()
