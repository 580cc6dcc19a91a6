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


def show(benchmark: Any, title: str, times: Times, unit: str = "ms") -> None:
    """Print and report the median and the 95th percentile of each, under a title."""
    scale = {"s": 1.0, "ms": 1e3, "µs": 1e6}[unit]
    print(f"\n{title}")
    rows = {name: (median(taken) * scale, p95(taken) * scale) for name, taken in times.items()}
    for name, (middle, late) in rows.items():
        print(f"  {name:34} {middle:10.3f} {unit}   95th {late:10.3f} {unit}")
    report(benchmark, "times", {"title": title, "unit": unit, "rows": rows})


def ratio(times: Times, one: str, other: str, benchmark: Any, wished: str = "") -> float:
    """How many times as long the one takes as the other, by the medians; reported."""
    found = median(times[one]) / median(times[other])
    tell(benchmark, f"{one} / {other}", round(found, 3), wished)
    return found


def tell(benchmark: Any, name: str, value: float | str, wished: str = "") -> None:
    """Print and report a figure, and what was wished for."""
    print(f"  {name}: {value}")
    report(benchmark, "figures", {"name": name, "value": value, "wished": wished})


def report(benchmark: Any, kind: str, row: object) -> None:
    """Keep a row for `--benchmark-json`, which page.py reads."""
    benchmark.extra_info.setdefault(kind, []).append(row)


def p95(taken: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(taken, n=20, method="inclusive")[-1]
