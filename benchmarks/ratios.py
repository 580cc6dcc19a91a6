"""Ours and its peers by turns in one run: a noisy machine then slows all of them alike."""

from collections.abc import Callable, Mapping
from statistics import median, quantiles
from typing import Any

Times = dict[str, list[float]]
OURS = "disputelab"


def by_turns(
    benchmark: Any,
    ours: Callable[[], object],
    peers: Mapping[str, Callable[[], object]],
    rounds: int,
    before: Callable[[], object] = lambda: None,
) -> Times:
    """The seconds of each round of ours and of every peer, each run once a round.

    The peers take their turn while pytest-benchmark sets up the next round of ours, by the same
    timer; `before` runs ahead of all of them and is not timed.
    """
    times: Times = {name: [] for name in peers}
    timer = benchmark._timer

    def turn() -> None:
        before()
        for name, peer in peers.items():
            start = timer()
            peer()
            times[name].append(timer() - start)

    benchmark.pedantic(ours, setup=turn, rounds=rounds, warmup_rounds=1)
    own = list(benchmark.stats.stats.data)
    return {OURS: own} | {name: taken[-len(own) :] for name, taken in times.items()}


def each(times: Times, **counts: int) -> Times:
    """The seconds of one thing, where so many of them were done in a round (others: as for us)."""
    return {
        name: [one / counts.get(name, counts[OURS]) for one in taken]
        for name, taken in times.items()
    }


def show(title: str, times: Times, unit: str = "ms") -> None:
    """Print the median and the 95th percentile of each."""
    scale = {"s": 1.0, "ms": 1e3, "µs": 1e6}[unit]
    print(f"\n{title}")
    for name, taken in times.items():
        middle, late = median(taken) * scale, p95(taken) * scale
        print(f"  {name:34} {middle:10.3f} {unit}   95th {late:10.3f} {unit}")


def ratio(times: Times, one: str, other: str, benchmark: Any) -> float:
    """How many times as long the one takes as the other, by the medians; kept in the report."""
    found = median(times[one]) / median(times[other])
    print(f"  {one} / {other}: {found:.2f}")
    benchmark.extra_info[f"{one} / {other}"] = round(found, 3)
    return found


def p95(taken: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(taken, n=20, method="inclusive")[-1]
