"""The story as Python: run, it makes the very same history."""

import random
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO

import pytest

from disputelab.core import Event, Scenario, replay, rulebook
from disputelab.futures import Beliefs
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped
from disputelab.scenarios.python import as_python

BEGGING = shipped()["begging-seller"].scenario
TITLES = (
    '"""\nimport os\nos._exit(1)\n"""',
    "'); raise SystemExit(1) #",
    "back\\slash \\n \\",
    "{braces} %s ${x}",
    "turned \u202e marks \u2028 and \u2029 lines \x85",
    "tab\tquote\"apostrophe'",
    "# -*- coding: latin-1 -*-",
    "漢字 😀",
    "x" * 10_000,
    "",
    " leading: [yaml, {",
)


def run(code: str) -> dict:
    """What the code leaves behind, and what it printed."""
    found: dict = {}
    shown = StringIO()
    with redirect_stdout(shown):
        exec(compile(code, "pasted", "exec"), found)
    return {**found, "shown": shown.getvalue()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_a_story_that_ships_is_named_and_made_again(name, language):
    scenario = shipped()[name].scenario
    code = as_python(scenario, 20, language=language)
    assert f'shipped()["{name}"]' in code
    assert "read_yaml" not in code
    found = run(code)
    assert found["history"] == replay(scenario)
    assert found["today"] == 20
    assert found["story"].title or found["shown"]


def edited(seed: int) -> Scenario:
    """A story that ships, with its order, its rules or its days changed."""
    rng = random.Random(seed)
    scenario = shipped()[rng.choice(sorted(shipped()))].scenario
    if rng.random() < 0.6:
        price = scenario.order.price * rng.randint(1, 3) + rng.randint(0, 99)
        currency = rng.choice(["", "EUR", scenario.order.currency])
        order = replace(scenario.order, price=price, currency=currency)
        scenario = replace(scenario, order=order)
    if rng.random() < 0.6:
        values = {"silence": "review", "reply_days": rng.randint(1, 9), "reopening": "never"}
        kept = {key: value for key, value in values.items() if rng.random() < 0.5}
        book = rulebook(rng.choice(["combined", "strictest", "article-1"])).override(**kept)
        scenario = replace(scenario, rulebook=book)
    if rng.random() < 0.5:
        events = [Event(event.day + rng.randint(0, 5), event.move) for event in scenario.events]
        events.sort(key=lambda event: event.day)
        scenario = replace(scenario, events=tuple(events), until=scenario.until + 9)
    return scenario


@pytest.mark.parametrize("seed", range(40))
def test_a_story_that_was_changed_is_made_again(seed):
    scenario = edited(seed)
    assert run(as_python(scenario, 9))["history"] == replay(scenario)


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_no_title_can_become_code(title):
    scenario = replace(BEGGING, title=title, about=title, events=BEGGING.events[:1], until=40)
    code = as_python(scenario, 9)
    assert all(letter.isprintable() or letter == "\n" for letter in code)
    found = run(code)
    assert found["story"] == scenario
    assert set(found) <= NAMES


NAMES = {
    *("SVG", "display", "replay", "tell", "figure", "Words", "read_yaml"),
    *("story", "history", "today", "words", "__builtins__", "shown"),
}


def test_beliefs_are_looked_ahead_with():
    code = as_python(BEGGING, 42, Beliefs().but(comes=0.2), proof=False)
    assert "Beliefs().but(comes=0.2)" in code
    found = run(code)
    assert found["beliefs"] == Beliefs().but(comes=0.2)
    assert "expected" in found["shown"].lower()


def test_code_for_a_story_that_ships_fits_a_screen():
    assert len(as_python(BEGGING, 42, Beliefs()).splitlines()) <= 30
