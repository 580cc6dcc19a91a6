"""The colours of the pages: named in one place, told apart in both themes."""

import re
from importlib.resources import files

import pytest

from disputelab.app.style import style

APP = files("disputelab.app")
THEME = APP.joinpath("voila", "theme.css").read_text("utf-8")
SHEETS = {
    name: APP.joinpath(*name.split("/")).read_text("utf-8")
    for name in (
        "style.css",
        "course/front.css",
        "course/game.css",
        "course/lesson.css",
        "course/practice.css",
        "voila/page.css",
    )
}
BLOCKS = {
    theme: dict(re.findall(r"--([\w-]+): (#\w+)", block))
    for theme, block in re.findall(r"color-scheme: (\w+);(.*?)\}", THEME, re.DOTALL)
}
GROUNDS = ("page", "paper", "tint", "mark", "later", "won-paper", "split-paper", "lost-paper")
TEXTS = ("ink", "muted", "blue", "red", "green", "amber")
FILLED = ("blue", "muted", "seller", "carrier", "platform", "clock", "green")
BARS = ("held", "refunded", "released", "unshipped", "protected", "waiting")
SIGNS = ("edge", "won", "split", "lost")


def light(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_names_colours_that_there_are_and_brings_none_of_its_own(name: str):
    sheet = SHEETS[name]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)}])", sheet) == []
    known = re.findall(r"--([\w-]+):", THEME)
    assert set(re.findall(r"var\(--([\w-]+)\)", sheet)) <= set(known)


def test_both_themes_have_the_same_colours():
    assert set(BLOCKS) == {"light", "dark"}
    assert BLOCKS["light"].keys() == BLOCKS["dark"].keys()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_have_a_contrast_of_four_and_a_half_and_signs_of_three(theme: str):
    of = BLOCKS[theme]
    pairs = [(text, ground, 4.5) for text in TEXTS for ground in GROUNDS]
    pairs += [("on", filled, 4.5) for filled in FILLED] + [("ink", bar, 4.5) for bar in BARS]
    pairs += [(sign, ground, 3) for sign in SIGNS for ground in ("page", "paper")]
    weak = [pair for pair in pairs if contrast(of[pair[0]], of[pair[1]]) < pair[2]]
    assert weak == []


def test_the_colours_come_before_the_sheets_that_use_them():
    shown = style("course/game.css")
    assert shown.index("--ink:") < shown.index("var(--ink)") < shown.index(".game")
