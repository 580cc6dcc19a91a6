"""The rules themselves: events with their reasons, and the whole menu.

Timed is the processor's time of this process, not that of whatever else the machine is doing.
"""

from time import process_time
from typing import Any

import pytest
from core.test_second_opinion import said
from peers import Deed, Statemachine, Transitions, deeds
from plain import EVENTS, plain_steps
from ratios import OURS, by_turns, each, ratio, show
from varied import varied

from disputelab.core import History, menu, on_day, replay, step
from disputelab.scenarios import to_scenario

STORIES = 50
TIMES_A_PEER = {Transitions: 1.2, Statemachine: 5}
"""How many times as fast as a peer we are at least. Wished for was 5 of both: see README.md."""
PLAIN_STEPS_A_MENU = 36
"""25 µs where a plain step takes 0.7."""

pytestmark = pytest.mark.benchmark(timer=process_time)


@pytest.fixture(scope="module")
def histories() -> list[History]:
    return [replay(to_scenario(data)) for data in varied(STORIES)]


def run(history: History, happened: list[Deed]) -> None:
    """Every event with all that can be asked of its verdict."""
    position, book = history.start, history.scenario.rulebook
    for day, move in happened:
        verdict = step(on_day(position, day), move, book)
        _ = verdict.reasons, verdict.claims, verdict.when
        position = verdict.after or verdict.position


@pytest.mark.parametrize(
    ("peer", "rounds"),
    [(Transitions(), 60), (Statemachine(), 10)],
    ids=["transitions", "python-statemachine"],
)
def test_events_with_reasons(
    benchmark: Any, histories: list[History], peer: Any, rounds: int
) -> None:
    happened = [(history, deeds(history)) for history in histories]
    begun: list[Any] = []

    def begin() -> None:
        while begun:
            peer.end(begun.pop())
        begun.extend(peer.begin(history) for history in histories)

    def theirs() -> None:
        for made, (_, done) in zip(begun, happened, strict=True):
            peer.run(made, done)

    def ours() -> None:
        for history, done in happened:
            run(history, done)

    found = by_turns(benchmark, ours, {"peer": theirs}, rounds, before=begin)
    for history, made in zip(histories, begun, strict=True):
        model = peer.model(made)
        model.day = history.end.day
        assert model.seen() == said(history.end)  # both told the same story
    events = sum(len(done) for _, done in happened)
    found = each(found, **{OURS: events})
    show(benchmark, f"one event; peer: {type(peer).__name__}, without reasons", found, "µs")
    assert ratio(found, "peer", OURS, benchmark, "at least 5") >= TIMES_A_PEER[type(peer)]


def test_the_whole_menu_with_reasons(benchmark: Any, histories: list[History]) -> None:
    positions = [
        (step.after, step.verdict.rulebook) for history in histories for step in history.steps
    ]
    laps = len(positions) * 5

    def ours() -> None:
        for position, book in positions:
            for verdict in menu(position, book):
                if verdict.failed:
                    _ = verdict.when

    found = by_turns(benchmark, ours, {"plain step": lambda: plain_steps(laps)}, 40)
    found = each(found, **{OURS: len(positions), "plain step": laps * len(EVENTS)})
    title = "the menu of 19 moves with failed rules and when, and one plain step"
    show(benchmark, title, found, "µs")
    assert ratio(found, OURS, "plain step", benchmark, "at most 36") <= PLAIN_STEPS_A_MENU
