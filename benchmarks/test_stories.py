"""The whole command on many stories, on one core.

Its peers on the same core, by turns: reading and writing the stories as JSON alone, and plain
steps. A machine on which a plain step takes 0.7 µs has 14 million of them in ten seconds.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import pytest
from plain import EVENTS, plain_steps
from ratios import show, tell
from varied import varied

STORIES = 20_000
ROUNDS = 5
LAPS = 100_000
MOST_SECONDS, PLAIN_STEP = 10, 0.7e-6
COMMAND = [sys.executable, "-m", "disputelab", "replay", "--format", "json"]
PARSED = "import json, sys\nfor line in open(sys.argv[1]): print(json.dumps(json.loads(line)))"


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stories") / "stories.jsonl"
    with path.open("w") as file:
        file.writelines(json.dumps(story, default=str) + "\n" for story in varied(STORIES))
    return path


@pytest.fixture
def one_core() -> Iterator[None]:
    """What is started here runs on one core, as by `taskset`."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


def run(command: list[Any]) -> tuple[float, float]:
    """The seconds that a command takes by the clock, and those of the processor."""
    before, start = os.times(), perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        lines = sum(1 for _ in process.stdout or ())
    assert (process.returncode, lines) == (0, STORIES)
    after, clock = os.times(), perf_counter() - start
    used = after.children_user + after.children_system
    return clock, used - before.children_user - before.children_system


@pytest.mark.usefixtures("one_core")
def test_replay_of_many_stories(benchmark: Any, stories: Path) -> None:
    replayed, parsed, plain = [], [], []

    def turn() -> None:
        start = process_time()
        plain_steps(LAPS)
        plain.append((process_time() - start) / LAPS / len(EVENTS))
        replayed.append(run([*COMMAND, stories]))
        parsed.append(run([sys.executable, "-c", PARSED, stories]))

    benchmark.pedantic(turn, rounds=ROUNDS)
    used = {
        name: [processor for _, processor in times]
        for name, times in (("replay", replayed), ("json alone", parsed))
    }
    show(benchmark, f"{STORIES} stories on one core, seconds of the processor", used, "s")
    show(benchmark, "a plain step", {"plain step": plain}, "µs")
    normal = median(used["replay"]) / median(plain) * PLAIN_STEP
    tell(benchmark, "replay where a plain step takes 0.7 µs, s", round(normal, 2), "at most 10")
    assert normal < MOST_SECONDS
