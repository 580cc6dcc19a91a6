"""The whole command on many stories, on one core, beside reading and writing them as JSON alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from varied import varied

STORIES = 20_000
MOST_SECONDS = 10
ROUNDS = 3
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


@pytest.mark.usefixtures("one_core")
def test_replay_of_many_stories(benchmark: Any, stories: Path) -> None:
    taken: dict[str, list[tuple[float, float]]] = {"replay": [], "json alone": []}
    programs = {
        "replay": [*COMMAND, stories],
        "json alone": [sys.executable, "-c", PARSED, stories],
    }

    def turn() -> None:
        for name, command in programs.items():
            before, start = os.times(), perf_counter()
            with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
                lines = sum(1 for _ in process.stdout or ())
            assert (process.returncode, lines) == (0, STORIES)
            after = os.times()
            used = sum(after[2:4]) - sum(before[2:4])
            taken[name].append((perf_counter() - start, used))

    benchmark.pedantic(turn, rounds=ROUNDS)
    print(f"\n{STORIES} stories on one core, best of {ROUNDS}")
    for name, times in taken.items():
        clock, used = (min(values) for values in zip(*times, strict=True))
        each = f"{STORIES / clock:8.0f} stories/s"
        print(f"  {name:12} {clock:6.2f} s by the clock, {used:6.2f} s of processor, {each}")
    found = min(used for _, used in taken["replay"])
    benchmark.extra_info["stories a second of processor"] = round(STORIES / found)
    benchmark.extra_info["replay / json alone"] = round(
        found / min(used for _, used in taken["json alone"]), 2
    )
    assert found < MOST_SECONDS
