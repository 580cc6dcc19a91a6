"""Every future: merged positions, held against the rules asked one position after another."""

import random

import pytest

from disputelab.core import (
    NAMED,
    Event,
    Order,
    Scenario,
    dawn,
    fresh,
    on_day,
    outcome,
    replay,
    rulebook,
    step,
)
from disputelab.futures import Amounts, Graph

from .cases import PRICE

AMOUNTS = Amounts((PRICE,), (0, PRICE // 2, PRICE), extension=2)
COUNTS = {
    "combined": 51_402,
    "strictest": 26_549,
    "article-1": 51_382,
    "article-2": 51_402,
    "article-3": 51_402,
    "article-4": 51_402,
}


@pytest.mark.parametrize("name", NAMED)
def test_so_many_positions_may_follow_a_fresh_order(name):
    amounts = Amounts((PRICE,), (0, PRICE // 2, PRICE))
    assert Graph(fresh(PRICE, 60), rulebook(name), amounts).count == COUNTS[name]


def tiny(name, until=5):
    book = rulebook(name).override(reply_days=1, settle_days=2)
    return Graph(fresh(PRICE, 2), book, AMOUNTS, until)


def place(graph, position):
    """The place of any position, its last protected day included."""
    found = graph.place(position)
    last = position.protection.last_day
    guarded = not position.finished and not position.protection.ended
    if guarded:
        found += min(graph.last_days.index(last), len(graph.last_days) - 1)
    return found


def unmerged(graph):
    """Every position by day, one after another, by the rules alone."""
    today, days = {graph.position}, []
    for day in range(graph.day, graph.until + 1):
        found = list(today)
        for position in found:  # grows while it is read
            for move in graph.moves:
                after = step(position, move, graph.rulebook).after
                beyond = after and after.protection.last_day > graph.last_days[-1]
                again = after and len(after.past) + bool(after.dispute) > 2
                if after and not beyond and not again and after not in today:
                    today.add(after)
                    found.append(after)
        days.append(today)
        nights = [(dawn(p, day + 1, graph.rulebook), p) for p in today]
        today = {made[-1][1] if made else on_day(p, day + 1) for made, p in nights}
    return days


@pytest.mark.parametrize("name", ["combined", "strictest", "article-1"])
def test_merged_and_unmerged_exploration_reach_the_same_places(name):
    graph = tiny(name, until=3)
    for positions, reached in zip(unmerged(graph), graph.reached, strict=True):
        places = {place(graph, position) for position in positions}
        assert places == {int(p) for p in reached.nonzero()[0]}


@pytest.mark.parametrize("seed", range(40))
def test_every_path_of_the_rules_is_a_path_of_the_graph(seed):
    pick, graph = random.Random(seed), tiny("combined", until=8)
    position = graph.position
    while position.day < graph.until:
        for move in pick.choices(graph.moves, k=pick.randrange(4)):
            here = place(graph, position)
            after = step(position, move, graph.rulebook).after
            if after is None or after.protection.last_day > graph.last_days[-1]:
                continue
            there = place(graph, after)
            arrows = [
                (graph.moves[number], target)
                for side in (graph.buyer, graph.others)
                for number, target in side.leaving(here)
            ]
            assert there == here or (move, there) in arrows or position.finished
            position = after
        night = graph.night(position.day)[place(graph, position)]
        made = dawn(position, position.day + 1, graph.rulebook)
        position = made[-1][1] if made else on_day(position, position.day + 1)
        assert place(graph, position) == night
        assert graph.reached[position.day - graph.day, night]


@pytest.mark.parametrize("seed", range(40))
def test_every_path_of_the_graph_is_a_story_that_replays_to_the_same_end(seed):
    pick, graph = random.Random(seed), tiny(pick_book(seed), until=8)
    here, events = graph.start, []
    for day in range(graph.day, graph.until + 1):
        for _ in range(pick.randrange(4)):
            arrows = [arrow for side in (graph.buyer, graph.others) for arrow in side.leaving(here)]
            # An extension from beyond the horizon leads back to where it started.
            arrows = [a for a in arrows if a[1] != here]
            if arrows:
                move, here = pick.choice(arrows)
                events.append(Event(day, graph.moves[move]))
        if day < graph.until:
            here = int(graph.night(day)[here])
    order = Order(PRICE, protection_days=2)
    history = replay(Scenario("", order, tuple(events), graph.until, graph.rulebook))
    assert all(made.accepted for made in history.steps)
    shape = graph.rules.shapes[graph.situations[here // len(graph.last_days)].shape]
    found, expected = history.outcome, outcome(shape)
    assert (found.state, found.stage, found.ended_by) == (
        expected.state,
        expected.stage,
        expected.ended_by,
    )
    assert (found.held, found.refunded) == (expected.held, expected.refunded)


def pick_book(seed):
    return ("combined", "strictest", "article-1")[seed % 3]
