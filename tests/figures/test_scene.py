"""A timeline laid out: every item knows its days and what it hangs on; no plotting library."""

import subprocess
import sys

import pytest

from disputelab.core import replay
from disputelab.figures.compose import compose
from disputelab.figures.scene import NARROW, WIDE, Canvas, Dot, Label, Line, Rect
from disputelab.figures.style import INK, Bar
from disputelab.figures.timeline import PROTECTED, TODAY, timeline
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import read_yaml, shipped

from .test_timeline import STORY

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def story(text=STORY, **more):
    history = replay(read_yaml(text))
    return timeline(history, Words("en", history.scenario.order), 15, **more)


def of(scene, kind):
    return [item for item in scene.items if isinstance(item, kind)]


def bar(scene, kind, days):
    return next(item for item in of(scene, kind) if item.days == days)


@SIZES
def test_every_item_with_days_stands_where_the_scale_puts_them(size):
    scene = compose(story(), size)
    placed = [rect for rect in of(scene, Rect) if rect.days]
    assert placed
    for rect in placed:
        start, end = (scene.left + day * scene.scale for day in rect.days)
        assert rect.x == pytest.approx(start)
        assert rect.x + rect.width == pytest.approx(end)


@SIZES
def test_the_signs_of_a_step_and_its_number_hang_on_it(size):
    scene = compose(story(), size)
    numbers = [label for label in of(scene, Label) if label.weight == "bold" and label.tie != TODAY]
    assert [label.text for label in numbers] == [str(label.tie) for label in numbers]
    assert [label.tie for label in numbers] == list(range(1, 10))
    said = [dot.tie for dot in of(scene, Dot) if dot.sign in "vD" and dot.size == 9]
    assert said == [3, 7]


def test_spans_hang_on_the_steps_that_begin_and_end_them():
    scene = compose(story(), WIDE)
    assert bar(scene, Rect, (10.5, 12.5)).ties == (2, 5)
    assert bar(scene, Rect, (22.5, 24.5)).ties == (7, 9)
    assert bar(scene, Rect, (10.5, 16)).ties == (2, 2)
    assert bar(scene, Rect, (24.5, 41.0)).ties == (9, 0)


def test_protection_with_its_extension_hangs_on_the_protection_first_given():
    scene = compose(story(), WIDE)
    ties = [bar(scene, Rect, days).ties for days in ((0, 31), (31, 36), (36, 41))]
    assert ties == [(0, PROTECTED), (PROTECTED, PROTECTED), (PROTECTED, 0)]
    (end,) = (line for line in of(scene, Line) if line.tie == PROTECTED)
    assert end.xs[0] == pytest.approx(scene.left + 36 * scene.scale)
    assert story().given == 31


def test_the_line_of_today_its_label_and_the_veil_hang_on_today():
    scene = compose(story(), WIDE)
    assert [type(item) for item in scene.items if getattr(item, "tie", 0) == TODAY] == [Line, Label]
    assert bar(scene, Rect, (16, 41)).ties == (TODAY, 0)


def test_items_lie_over_one_another_by_their_order():
    canvas = Canvas(10, 10, 11.5)
    canvas.text(1, 1, "above")
    canvas.text(1, 1, "")
    canvas.bar((0, 0, 1, 1), Bar(INK))
    assert [type(item) for item in canvas.scene().items] == [Rect, Label]


def test_an_axis_can_be_longer_than_its_story():
    longer = story(days=90)
    assert (longer.days, longer.last) == (90, 40)
    goods = next(lane for lane in longer.lanes if lane.id == "goods")
    assert goods.spans[-1].end == 41
    assert story(days=5) == story()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_what_is_hidden_looks_the_same_whatever_comes_after(name, language):
    scenario = shipped()[name].scenario
    words = Words(language, scenario.order)
    history = replay(scenario)
    for today in {0, 12, scenario.until // 2, scenario.until}:
        known = type(scenario)(
            scenario.title,
            scenario.order,
            tuple(event for event in scenario.events if event.day <= today),
            scenario.until,
            scenario.rulebook,
        )
        mine = timeline(history, words, today, hidden=True)
        assert mine == timeline(replay(known), words, today, hidden=True)
        assert mine.days == scenario.until + 1
        for lane in mine.lanes:
            assert all(mark.at < today + 1 for mark in lane.marks)
            if lane.id not in {"protection", "clocks"}:
                assert all(span.end <= today + 1 for span in lane.spans)


def test_laying_out_and_telling_need_no_plotting_library():
    names = ("timeline", "compose", "scene", "style", "letters", "words", "verdict", "plot")
    code = "import sys\n" + "".join(f"import disputelab.figures.{name}\n" for name in names)
    run = subprocess.run(
        [sys.executable, "-c", code + "print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "disputelab.figures.compose" in run.stdout.split()
    assert "matplotlib" not in run.stdout.split()
