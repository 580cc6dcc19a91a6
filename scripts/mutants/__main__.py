"""Mutation testing of the core: every small change to its code should fail some test.

`make mutants` goes on where it was ended; `ARGS=--again` tries those once more that lived, as
after new tests; `ARGS="--only engine.py"` takes one file. What became of each mutant is kept in
.cache/mutants.jsonl, under a key that holds the text of its file.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import plan
import trial

KEPT = Path(".cache/mutants.jsonl")
LEAST = 95.0


def key(mutant: plan.Change) -> str:
    text = f"{mutant.path.name} {mutant.operator} {mutant.occurrence} {mutant.source}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def known() -> dict[str, str]:
    lines = KEPT.read_text().splitlines() if KEPT.exists() else []
    return {row["key"]: row["became"] for row in map(json.loads, lines)}


def limits(slow: bool) -> list[tuple[tuple[str, ...], float]]:
    """The groups of tests with the seconds that each may take, from a run of the core as it is."""
    found = []
    for files in plan.groups() if slow else plan.groups()[:1]:
        became, seconds = trial.attempt(None, [(files, 600.0)])
        if became != "lived":
            sys.exit(f"mutants: the tests fail without any mutant: {' '.join(files)}")
        print(f"mutants: {len(files)} files of tests take {seconds:.1f} s", flush=True)
        found.append((files, 3 * seconds + 2))
    return found


def run(changes: list[plan.Change], again: bool, slow: bool) -> None:
    done = known()
    waiting = [
        one for one in changes if key(one) not in done or (again and done[key(one)] == "lived")
    ]
    if not waiting:
        return
    # Ended early, it has seen a fair sample of every file.
    waiting = [one for first in range(4) for one in waiting[first::4]]
    trial.prepare()
    groups = limits(slow)
    fast = groups[0]
    killers: list[str] = []
    begun = time.monotonic()
    with KEPT.open("a") as kept:
        for number, change in enumerate(waiting, 1):
            # The two that killed the mutants just before it go first, each alone.
            usual = [((file,), fast[1]) for file in killers[:2]]
            mutant = trial.Mutant(change.path, change.mutated)
            became, seconds = trial.attempt(mutant, [*usual, *groups])
            if became in fast[0]:
                killers = [became, *(file for file in killers if file != became)]
            row = {"key": key(change), "became": became, "seconds": seconds}
            kept.write(json.dumps(row) + "\n")
            kept.flush()
            if became == "lived" or number % 20 == 0:
                left = (time.monotonic() - begun) / number * (len(waiting) - number) / 60
                print(f"mutants: {number} of {len(waiting)}, {left:.0f} minutes left", flush=True)
            if became == "lived":
                print(f"  lived: {change}", flush=True)


def report(changes: list[plan.Change]) -> int:
    """The table of results and the list of those that lived; 1 where something is amiss."""
    done, explained = known(), plan.explained()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    lived = []
    for change in changes:
        became = done.get(key(change), "not tried")
        became = "killed" if became.endswith(".py") else became
        rows[change.path.name][became] += 1
        if became == "lived":
            lived.append(change)
    rows["together"] = sum(rows.values(), Counter())
    print("\n| file | mutants | killed | too long | do not load | lived | score |")
    print("|---|---|---|---|---|---|---|")
    for name, row in rows.items():
        tried = row.total() - row["not tried"]
        loaded = tried - row["unloadable"]
        score = 100 * (1 - row["lived"] / loaded) if loaded else 100
        cells = [tried, row["killed"], row["too long"], row["unloadable"], row["lived"]]
        print(f"| {name} | {' | '.join(map(str, cells))} | {score:.1f} % |")
    if row["not tried"]:
        print(f"\nmutants: {row['not tried']} have not been tried")
    names = [str(change) for change in lived]
    told = [line for line in explained if line.split()[0] in rows]
    said = {
        f"lived and are not explained in {plan.PAGE}": [one for one in names if one not in told],
        "are explained there, but are killed or gone": [one for one in told if one not in names],
    }
    for what, which in said.items():
        print(f"\nmutants: {len(which)} {what}", *(f"- {one}" for one in which), sep="\n")
    return int(any(said.values()) or score < LEAST)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--again", action="store_true", help="try those once more that lived")
    parser.add_argument("--slow", action="store_true", help="the same, with the slow tests too")
    parser.add_argument("--only", metavar="FILE", help="only the mutants of this file of the core")
    parser.add_argument("--report", action="store_true", help="try none, say what is known")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only one in N, a sample")
    asked = parser.parse_args()
    changes = [one for one in plan.changes() if asked.only in (None, one.path.name)]
    changes = changes[:: asked.every]
    if not asked.report:
        run(changes, asked.again or asked.slow, asked.slow)
    return report(changes)


sys.exit(main())
