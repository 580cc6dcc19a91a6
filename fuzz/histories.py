"""A million random histories, each asked for every invariant: `make histories`.

The invariants and the stories are those of tests/core, where Hypothesis tells fewer of them and
shrinks those that fail. Here each story has a seed of its own: `--first SEED --count 1` tells one
again. The exit status is 1 where an invariant does not hold, or a kind of ending was never reached.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from core.invariants import AGAIN, ALWAYS
from core.making import a_story

from disputelab.core import Do, EndedBy, History, Stage, State, replay
from disputelab.scenarios import dump

SAMPLE = 50
"""Of so many stories one is also held against others like it, which takes longer."""
EVERY = 10.0
"""Seconds from one line of progress to the next."""
KINDS: dict[str, tuple[object, ...]] = {
    "ended by": (*EndedBy, None),
    "states": tuple(State),
    "stages at the end": (*Stage, None),
    "accepted": tuple(Do),
}


def count(history: History, seen: dict[str, Counter[object]]) -> None:
    """Count what a history shows."""
    found = history.outcome
    seen["ended by"][found.ended_by] += 1
    seen["states"][found.state] += 1
    seen["stages at the end"][found.stage] += 1
    for made in history.steps:
        seen["accepted" if made.accepted else "refused"][made.move.do] += 1


def check(history: History, deeply: bool) -> None:
    """Ask a history for every invariant; raises AssertionError, or whatever else goes wrong."""
    for invariant in ALWAYS:
        invariant(history)
    for invariant in AGAIN if deeply else ():
        invariant(history)


def run(first: int, number: int) -> int:
    """Tell so many stories, and say what they were; returns the exit status."""
    seen: dict[str, Counter[object]] = {kind: Counter() for kind in (*KINDS, "refused")}
    different: set[int] = set()
    began = told = time.monotonic()
    worked = time.process_time()
    for done, seed in enumerate(range(first, first + number), 1):
        scenario = None
        try:
            scenario = a_story(random.Random(seed).choice)
            history = replay(scenario)
            check(history, seed % SAMPLE == 0 or number == 1)
            count(history, seen)
            different.add(hash(scenario))
        except Exception:
            traceback.print_exc()
            print(dump(scenario) if scenario else "no story was made")
            print(f"python fuzz/histories.py --first {seed} --count 1    # tells it again")
            return 1
        if time.monotonic() - told >= EVERY:
            told = time.monotonic()
            print(f"{done:>9,} of {number:,} histories, {told - began:.0f} s", flush=True)
    print(f"{number:,} histories, each with {len(ALWAYS)} invariants; of {SAMPLE} one with")
    print(f"{len(AGAIN)} more; {time.monotonic() - began:.0f} s by the clock, ", end="")
    print(f"{time.process_time() - worked:.0f} s of the processor")
    print(f"{len(different):,} different stories")
    return tell(seen, number)


def tell(seen: dict[str, Counter[object]], number: int) -> int:
    """Say what was seen how often; returns 1 where many histories lack a kind altogether."""
    missing = 0
    for kind, found in seen.items():
        print(f"{kind}: {found.total():,}")
        for name in sorted(KINDS.get(kind, found), key=lambda one: -found[one]):
            print(f"  {found[name]:>10,} {name or 'none'}")
            missing += not found[name]
    if missing and number >= 10_000:
        print(f"{missing} kinds were never seen: so many histories prove little")
        return 1
    return 0


if __name__ == "__main__":
    given = argparse.ArgumentParser(description="Random histories, asked for every invariant.")
    given.add_argument("--first", type=int, default=1, help="the seed of the first (1)")
    given.add_argument("--count", type=int, default=1_000_000, help="how many (a million)")
    chosen = given.parse_args()
    sys.exit(run(chosen.first, chosen.count))
