"""What `import disputelab` costs beside the standard library's modules that it uses anyway.

Each in a fresh interpreter, by turns: the whole process's time by the clock, then the processor's
time of the import alone, told by the interpreter itself.
"""

import subprocess
import sys
from typing import Any

from ratios import OURS, Times, by_turns, ratio, show

PEER = "import dataclasses, enum, datetime, decimal"
EVERYTHING = "from disputelab import replay, rulebook"
MOST = 1.5
ROUNDS = 25
ALONE = "import time; s = time.process_time(); {}; print(time.process_time() - s)"


def python(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_whole_process(benchmark: Any) -> None:
    peers = {
        "stdlib": lambda: python(PEER),
        "nothing": lambda: python("pass"),
        "all": lambda: python(EVERYTHING),
    }
    found = by_turns(benchmark, lambda: python("import disputelab"), peers, ROUNDS)
    show(benchmark, "a process that imports, by the clock", found)
    ratio(found, "all", "stdlib", benchmark)
    assert ratio(found, OURS, "stdlib", benchmark, "at most 1.5") <= MOST


def test_the_import_alone(benchmark: Any) -> None:
    programs = {OURS: "import disputelab", "stdlib": PEER, "all": EVERYTHING}
    found: Times = {name: [] for name in programs}

    def turn() -> None:
        for name, program in programs.items():
            found[name].append(float(python(ALONE.format(program))))

    benchmark.pedantic(turn, rounds=ROUNDS)
    show(benchmark, "the import alone, processor's time", found)
    ratio(found, "all", "stdlib", benchmark)
    assert ratio(found, OURS, "stdlib", benchmark, "at most 1.5") <= MOST
