"""What may follow: exploring it, other beliefs, and very many orders at once.

Timed is the processor's time of this process, side by side with plain work in the same run.
"""

import tracemalloc
from time import process_time
from typing import Any

import pytest
from plain import EVENTS, plain_search, plain_steps
from ratios import OURS, by_turns, each, ratio, show, tell

from disputelab.core import fresh, replay, rulebook
from disputelab.futures import (
    Ahead,
    Amounts,
    Beliefs,
    Graph,
    Habit,
    Outlook,
    Plan,
    Population,
    unstarted,
)
from disputelab.scenarios import shipped

NODES = 57_000
ORDERS = 1_000_000
LAPS = 10_000

pytestmark = pytest.mark.benchmark(timer=process_time)


def explore() -> int:
    return Graph(fresh(4000, 60), rulebook(), Amounts((4000,), (0, 2000, 4000))).count


def test_all_futures_of_a_fresh_order(benchmark: Any) -> None:
    times = by_turns(benchmark, explore, {"plain search": lambda: plain_search(NODES)}, 9)
    show(benchmark, "All futures of a fresh order with 60 days of protection", times)
    assert ratio(times, OURS, "plain search", benchmark, "at most 0.35") <= 0.25 / 0.72


def test_exploring_takes_less_than_200_megabytes(benchmark: Any) -> None:
    tracemalloc.start()
    benchmark.pedantic(explore)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    tell(benchmark, "exploring, MB at most", round(peak / 1e6), "at most 200")
    assert peak < 200e6


def test_other_beliefs(benchmark: Any) -> None:
    ahead = Ahead(replay(shipped()["begging-seller"].scenario), 20)
    ahead.prospects(Beliefs())
    chances = iter(range(1, 1000))

    def moved() -> None:
        ahead.prospects(Beliefs().but(comes=next(chances) / 1000))

    times = by_turns(benchmark, moved, {"plain steps": lambda: plain_steps(LAPS)}, 15)
    show(benchmark, "New figures for every move", times)
    steps = ratio(times, OURS, "plain steps", benchmark) * LAPS * len(EVENTS)
    assert steps <= 0.1 / 0.7e-6


def test_a_million_orders_for_each_habit(benchmark: Any) -> None:
    outlook = Outlook(unstarted(shipped()["begging-seller"].scenario), 0)
    chances = outlook.chances(Beliefs())
    solved = outlook.solve(chances)
    plans = [Plan(outlook, habit, chances, solved) for habit in Habit]
    done: list[Population] = []

    def run() -> None:
        done[:] = [Population(plan, ORDERS, 1) for plan in plans]
        for population in done:
            for _ in population.run():
                pass

    times = by_turns(benchmark, run, {"plain steps": lambda: plain_steps(LAPS)}, 9)
    moves = sum(population.moves for population in done)
    times = each(times, **{OURS: moves, "plain steps": LAPS * len(EVENTS)})
    show(benchmark, "A move of somebody's", times, "µs")
    assert ratio(times, OURS, "plain steps", benchmark, "at most 0.03") <= 1.5 / 50
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    tell(benchmark, "a million orders, MB at most", round(peak / 1e6), "at most 1000")
    assert peak < 1e9
