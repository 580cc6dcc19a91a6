"""Charts of what may follow: what is drawn is what is meant, readable, and the same as a table."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from disputelab.core import replay
from disputelab.figures import ahead as charts
from disputelab.figures import tables
from disputelab.figures.draw import LETTER, NARROW, WIDE
from disputelab.figures.plot import Chart
from disputelab.figures.timeline import timeline
from disputelab.figures.words import Words
from disputelab.futures import Ahead, Beliefs, sweep
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped

SIZES = {"wide": WIDE, "narrow": NARROW}
KINDS = ("ranges", "shares", "doors", "bayes", "curve", "patience")
SVG = "{http://www.w3.org/2000/svg}"


@cache
def ahead():
    return Ahead(replay(shipped()["begging-seller"].scenario), 43)


def words(language="en"):
    return Words(language, ahead().history.scenario.order)


@cache
def chart(kind, language="en"):
    here, beliefs, said = ahead(), Beliefs(), words(language)
    prospects = here.prospects(beliefs)
    made = {
        "ranges": lambda: charts.ranges(prospects, said),
        "shares": lambda: charts.shares(prospects, said),
        "doors": lambda: charts.doors(here, 91, said),
        "bayes": lambda: charts.bayes(here.seen(beliefs), said),
        "curve": lambda: charts.curve(sweep(here, beliefs, "wins_with_proof"), said),
        "patience": lambda: charts.patience(here.patience(beliefs), said),
    }
    return made[kind]()


@pytest.fixture(params=SIZES)
def paper(request):
    return Chart(SIZES[request.param])


def labels(svg):
    """Every line of text: its words, and where it begins and ends, by the width of its letters."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        style = text.get("style", "")
        x = float(text.get("x") or re.search(r"translate\(([-\d.]+)", text.get("transform"))[1])
        size = float(re.search(r"font(?:-size)?: [^;]*?([\d.]+)px", style)[1])
        width = len(text.text or "") * LETTER * size
        anchor = re.search(r"text-anchor: (\w+)", style)
        shift = {"middle": width / 2, "end": width}.get(anchor[1] if anchor else "", 0)
        found.append((text.text, x - shift, x - shift + width))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_label_runs_out_of_the_picture(paper, kind, language):
    for text, start, end in labels(paper.svg(chart(kind, language), "")):
        assert start >= -1, text
        assert end <= paper.size.width + 1, text


@pytest.mark.parametrize("kind", ["ranges", "shares", "doors", "bayes"])
def test_every_row_has_its_label_whole_on_the_wide_page(kind):
    shown = [text for text, _, _ in labels(Chart(WIDE).svg(chart(kind), ""))]
    for row in chart(kind).rows:
        assert any(text.removeprefix("★ ") == row.label for text in shown), row.label


def test_the_words_are_the_text_alternative_and_cannot_break_out(paper):
    svg = paper.svg(chart("ranges"), 'a < b & "c"')
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'a < b & "c"'


def boxes(svg, color):
    """Left and right of every filled rectangle of a colour."""
    found = []
    for path in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        if f"fill: {color}" in path.get("style", ""):
            xs = [float(x) for x in re.findall(r"[ML] ([-\d.]+)", path.get("d"))]
            found.append((min(xs), max(xs)))
    return found


def test_a_range_reaches_from_the_worst_to_the_best_of_its_move():
    found = chart("ranges")
    svg = Chart(WIDE).svg(found, "")
    best, rest = boxes(svg, "#9bd0f0"), boxes(svg, "#d5dde6")
    assert len(best) == sum(row.chosen for row in found.rows)
    assert len(rest) == sum(not row.chosen for row in found.rows)
    widths = sorted(right - left for left, right in (*best, *rest))
    spans = sorted(row.high - row.low for row in found.rows)
    scale = widths[-1] / spans[-1]
    assert widths == [pytest.approx(max(span * scale, 2), abs=0.1) for span in spans]


def test_doors_stand_below_the_days_of_the_timeline_above_them(paper):
    here, found = ahead(), chart("doors")
    quiet = timeline(here.quiet(found.days - 1), words(), here.day)
    assert quiet.days == found.days
    above, below = paper.timeline(quiet, ""), paper.svg(found, "")

    def today(svg):
        """Where the line of today stands: the thickest upright line."""
        lines = [
            path
            for path in ElementTree.fromstring(svg).iter(f"{SVG}path")
            if "stroke-width: 1.8" in path.get("style", "")
        ]
        (line,) = lines
        return float(re.match(r"M ([-\d.]+)", line.get("d"))[1])

    assert today(above) == pytest.approx(today(below), abs=0.1)


def test_nothing_is_drawn_in_a_pattern_that_another_drawing_defines(paper):
    quiet = timeline(ahead().quiet(90), words(), 43)
    svgs = [paper.timeline(quiet, ""), *(paper.svg(chart(kind), "") for kind in KINDS)]
    for svg in svgs:
        defined = set(re.findall(r'<pattern id="([^"]+)"', svg))
        assert set(re.findall(r"fill: url\(#([^)]+)\)", svg)) <= defined


@pytest.mark.parametrize("kind", ["shares", "bayes"])
def test_a_stack_and_its_row_in_the_table_say_the_same(kind):
    shown = tables.stacks_table(chart(kind), "After", words())
    assert shown.heads[1:] == tuple(label for _, label in chart(kind).legend)
    for row, stack in zip(shown.rows, chart(kind).rows, strict=True):
        assert row[0] == stack.label
        assert sum(int(cell.rstrip("%")) for cell in row[1:]) == pytest.approx(100, abs=2)


@pytest.mark.parametrize("kind", ["curve", "patience"])
def test_every_point_of_a_line_stands_in_the_table(kind):
    found = chart(kind)
    shown = tables.curves_table(found, str, words())
    for column, line in enumerate(found.lines, 1):
        assert [row[column] for row in shown.rows] == [
            words().money(round(amount)) for _, amount in line.points
        ]
