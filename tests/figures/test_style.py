"""Every colour is readable on what it stands on, in the light and in the dark, to all eyes."""

import re
from itertools import combinations

import pytest

from disputelab.core import replay
from disputelab.figures.compose import compose
from disputelab.figures.draw import Drawing
from disputelab.figures.scene import WIDE, Rect
from disputelab.figures.style import (
    BARS,
    DARK,
    INK,
    LATER,
    LINES,
    MARKS,
    MUTED,
    PAGE,
    PAPER,
    PROTECTION,
    REFUSED,
    dark,
    theme_css,
    themed,
)
from disputelab.figures.timeline import timeline
from disputelab.figures.words import Words
from disputelab.scenarios import shipped

from .seeing import BLIND, contrast, distance, under

TEXT, SIGN = 4.5, 3.0
THEMES = {"light": str, "dark": dark}
LANES = {
    "goods": ("not-shipped", "shipped", "delivered"),
    "protection": ("protection", "extension", "ended"),
    "dispute": ("awaiting-seller", "negotiating", "review", "return-pending"),
    "clocks": ("reply", "settlement"),
    "money": ("held", "refunded", "released"),
    "sellers": ("agrees", "ignores", "aggressive", "promises"),
    "endings": ("refunded", "split", "seller-paid", "goods"),
}
EVERY_THEME = pytest.mark.parametrize("theme", THEMES)
VEIL, SHARE = LATER[:7], int(LATER[7:], 16) / 255


@EVERY_THEME
@pytest.mark.parametrize("kind", BARS)
def test_a_label_is_readable_on_its_bar_also_under_the_veil(kind, theme):
    if kind == "certain":  # it is thin, and nothing is written on it
        return
    color, style = THEMES[theme], BARS[kind]
    for ink in {INK, style.ink}:
        assert contrast(color(ink), color(style.face)) >= TEXT
        veiled = under(color(style.face), color(VEIL), SHARE)
        assert contrast(color(ink), veiled) >= TEXT


@EVERY_THEME
def test_what_is_written_beside_the_bars_and_on_the_signs_is_readable(theme):
    color = THEMES[theme]
    for ink in (INK, MUTED, REFUSED):
        for ground in (PAGE, PAPER):
            assert contrast(color(ink), color(ground)) >= TEXT
    for sign in MARKS.values():
        assert contrast(color(PAGE), color(sign.color)) >= TEXT


@EVERY_THEME
def test_signs_and_lines_stand_out_from_what_they_stand_on(theme):
    color = THEMES[theme]
    grounds = [color(PAPER), color(PAGE), under(color(PAPER), color(VEIL), SHARE)]
    signs = [sign.color for sign in MARKS.values()] + [line for line, _ in LINES]
    for sign in (*signs, REFUSED, INK):
        assert min(contrast(color(sign), ground) for ground in grounds) >= SIGN
    for lane in LANES.values():
        for kind in lane:
            for line in (INK, PROTECTION):
                assert contrast(color(line), color(BARS[kind].face)) >= SIGN, kind


@EVERY_THEME
@pytest.mark.parametrize("kind", [kind for kind, style in BARS.items() if style.edge != "none"])
def test_patterns_and_edges_stand_out_from_their_bar(kind, theme):
    color, style = THEMES[theme], BARS[kind]
    assert contrast(color(style.edge), color(style.face)) >= SIGN


def test_what_is_certain_stands_out_from_what_is_possible():
    for color in THEMES.values():
        for kind in LANES["endings"]:
            certain = BARS["certain"].face
            assert contrast(color(certain), color(BARS[kind].face)) >= SIGN


@pytest.mark.parametrize("lane", LANES)
def test_kinds_of_one_lane_differ_by_their_pattern(lane):
    patterns = [BARS[kind].hatch for kind in LANES[lane]]
    assert len(set(patterns)) == len(patterns)


@pytest.mark.parametrize("blind", BLIND)
@EVERY_THEME
def test_kinds_of_one_lane_differ_by_pattern_or_colour_to_the_colour_blind(theme, blind):
    color = THEMES[theme]
    for lane in LANES.values():
        for one, other in combinations((BARS[kind] for kind in lane), 2):
            apart = distance(color(one.face), color(other.face), blind)
            assert apart >= 10 or one.hatch != other.hatch
    for (one, dash), (other, dash2) in combinations(LINES, 2):
        assert dash != dash2 or distance(color(one), color(other), blind) >= 10


def test_marks_of_one_lane_have_signs_of_their_own():
    for lane in (("buyer", "seller", "carrier", "platform", "clock"), ("message", "offer")):
        assert len({MARKS[kind].sign for kind in lane}) == len(lane)


def drawn():
    history = replay(shipped()["goods-go-back"].scenario)
    return timeline(history, Words("en", history.scenario.order), 20)


def test_every_colour_of_a_picture_follows_the_theme_where_it_stands_in_a_style():
    svg = Drawing().svg(drawn(), "said in #0b5c8a")
    assert 'aria-label="said in #0b5c8a"' in svg
    plain = re.sub(r"var\(--c-(\w{6}), #\1\)", "", svg.replace("said in #0b5c8a", ""))
    assert re.findall(r"#[0-9a-f]{6}\b", plain) == []
    named = set(re.findall(r"var\(--c-(\w{6})", svg))
    assert {color[1:] for color in (INK, PAPER, PROTECTION, PAGE)} - {PROTECTION[1:]} <= named


def test_every_colour_of_a_scene_has_one_for_the_dark():
    for item in compose(drawn(), WIDE).items:
        hues = (item.face, item.edge) if isinstance(item, Rect) else (getattr(item, "color", INK),)
        for hue in hues:
            assert hue == "none" or dark(hue) != hue
    assert {line for line, _ in LINES} <= set(DARK)
    assert {hue for bar in BARS.values() for hue in (bar.face, bar.edge)} - {"none"} <= set(DARK)


def test_the_page_defines_every_colour_for_the_dark():
    css = theme_css()
    for light, instead in DARK.items():
        assert f"--c-{light[1:]}: {instead};" in css
        assert themed(f"fill: {light}") == f"fill: var(--c-{light[1:]}, {light})"
    assert dark(LATER) == DARK[PAGE] + LATER[7:]
    assert dark("none") == "none"
