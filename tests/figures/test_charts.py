"""Charts of what may follow: what is drawn is what is meant, readable, and the same as a table."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from disputelab.core import replay
from disputelab.figures import ahead as charts
from disputelab.figures import tables
from disputelab.figures.draw import NARROW, WIDE
from disputelab.figures.letters import fitting, width
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
        weight = "bold" if re.search(r"font: (bold|700)", style) else "normal"
        wide = width(text.text or "", size, weight)
        anchor = re.search(r"text-anchor: (\w+)", style)
        shift = {"middle": wide / 2, "end": wide}.get(anchor[1] if anchor else "", 0)
        found.append((text.text, x - shift, x - shift + wide))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_label_runs_out_of_the_picture(paper, kind, language):
    for text, start, end in labels(paper.svg(chart(kind, language), "")):
        assert start >= -1, text
        assert end <= paper.size.width + 1, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["ranges", "shares", "doors", "bayes"])
def test_every_row_has_its_label_whole_on_the_wide_page(kind, language):
    shown = [text for text, _, _ in labels(Chart(WIDE).svg(chart(kind, language), ""))]
    for row in chart(kind, language).rows:
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
        if f"fill: var(--c-{color[1:]}," in path.get("style", ""):
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
    above, below = paper.timeline(quiet, found, ""), paper.svg(found, "")
    assert uprights(above)[0][0] == pytest.approx(uprights(below)[0][0], abs=0.1)


def uprights(svg):
    """The lines of today, as x, top and bottom; the last on a chart of doors is in its key."""
    found = []
    for path in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        if "stroke-width: 1.8" in path.get("style", ""):
            points = re.findall(r"[ML] ([-\d.]+) ([-\d.]+)", path.get("d"))
            ys = [float(y) for _, y in points]
            found.append((float(points[0][0]), min(ys), max(ys)))
    return found


def test_on_the_narrow_page_the_line_of_today_goes_through_no_label():
    svg = Chart(NARROW).svg(chart("doors"), "")
    lines = uprights(svg)[:-1]
    assert len(lines) == len(chart("doors").rows)
    rows = {row.label for row in chart("doors").rows}
    heights = [
        float(text.get("y") or re.search(r"translate\(\S+ ([-\d.]+)", text.get("transform"))[1])
        for text in ElementTree.fromstring(svg).iter(f"{SVG}text")
        if text.text in rows
    ]
    assert heights
    for y in heights:
        assert not any(top < y and y - 10 < bottom for _, top, bottom in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_of_doors_says_what_it_rests_on_and_explains_its_signs(paper, language):
    found = chart("doors", language)
    shown = [text for text, _, _ in labels(paper.svg(found, ""))]
    assert found.title in shown
    assert {kind for kind, _ in found.key} == {
        "possible",
        "certain",
        "for-good",
        "by-itself",
        "today",
    }
    assert {text for _, text in found.key} <= set(shown)


def test_a_label_that_does_not_fit_is_shortened_to_the_room():
    label = "не возвращено ничего: получение подтверждено"
    assert fitting(label, width(label, 11.5), 11.5) == label
    short = fitting(label, 200, 11.5)
    assert short.endswith("…")
    assert 180 < width(short, 11.5) <= 200
    assert fitting(label, 5, 11.5) == ""


def test_bold_and_cyrillic_letters_are_wider():
    # As Chromium measures them in this font.
    assert width("приложить доказательство", 11.5) == pytest.approx(168.4, abs=0.5)
    assert width("★ подождать ещё день", 11.5, "bold") == pytest.approx(158.3, abs=0.5)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (4000, [0, 1000, 2000, 3000, 4000]),
        (1850, [0, 500, 1000, 1500, 2000]),
        (1388, [0, 500, 1000, 1500]),
        (3, [0, 1, 2, 3]),
        (0, [0, 20, 40, 60, 80, 100]),
        (4800, [0, 1000, 2000, 3000, 4000, 5000]),
    ],
)
def test_money_is_ticked_in_round_steps(most, ticks):
    assert [at for at, _ in charts.money_ticks(most, words())] == ticks


def test_nothing_is_drawn_in_a_pattern_that_another_drawing_defines(paper):
    quiet = timeline(ahead().quiet(90), words(), 43)
    svgs = [
        paper.timeline(quiet, chart("doors"), ""),
        *(paper.svg(chart(kind), "") for kind in KINDS),
    ]
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
