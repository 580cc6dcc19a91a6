"""Makes docs/measured.md of what the benchmarks have left in .cache: no figure is written by hand.

`make measured` runs them first.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".cache"
OUT = ROOT / "docs" / "measured.md"
HEAD = """# Measured figures

Made by `make measured` from what the benchmarks left; do not edit. What each of them does, and why
some wishes were missed, says `benchmarks/README.md`. Peers take turns with us in the same run, so
ratios say more than seconds, which are those of one machine.
"""
HANGS = """Pages opened several at a time; hung is what has not ended after 30 s (`hang.py`).
`ours` is the dashboard from `make dashboard`; `ours-binder` is the dashboard from Jupyter Server
with Binder's settings; `plain` is a notebook of three cells on Voila as it comes. Whether one of
those hangs is a matter of chance; `tests/serving/test_channels.py` makes it happen.
"""


def number(value: float) -> str:
    """A figure with three digits that count."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(*rows: tuple[object, ...]) -> Iterator[str]:
    """The lines of a table; its first row is the head."""
    head, *others = ([str(cell).replace("|", "/") for cell in row] for row in rows)
    for row in (head, ["---"] * len(head), *others):
        yield f"| {' | '.join(row)} |"
    yield ""


def missed(value: float, wished: str) -> str:
    """A mark where a figure is not what was wished for: "at least 5", "at most 1.5", or ""."""
    if not wished:
        return ""
    way, _, limit = wished.rpartition(" ")
    met = value >= float(limit) if way == "at least" else value <= float(limit)
    return "" if met else ": **missed**"


def machine(info: dict[str, Any], date: str, versions: dict[str, str]) -> Iterator[str]:
    """The machine and the day."""
    cpu = info["cpu"]
    yield (
        f"{date[:10]}: {cpu.get('count')} cores ({cpu.get('brand_raw', info['machine'])}), "
        f"{info['system']}, Python {info['python_version']}; "
        + ", ".join(f"{name} {version}" for name, version in versions.items())
        + "."
    )
    yield ""


def speed(made: dict[str, Any]) -> Iterator[str]:
    """What pytest-benchmark kept: times and ratios of each benchmark."""
    yield "## Speed, side by side with peers\n"
    yield from machine(made["machine_info"], made["datetime"], made["machine_info"]["versions"])
    for one in made["benchmarks"]:
        extra = one["extra_info"]
        load = one["extra_info"].get("load")
        for times in extra.get("times", ()):
            yield f"### {times['title'][0].upper()}{times['title'][1:]}\n"
            yield f"`{one['fullname']}`" + (f", load {load}" if load else "") + "\n"
            rows = (
                (name, f"{number(middle)} {times['unit']}", f"{number(late)} {times['unit']}")
                for name, (middle, late) in times["rows"].items()
            )
            yield from table(("what", "median", "95th percentile"), *rows)
        figures = [
            (row["name"], row["value"], row["wished"] + missed(row["value"], row["wished"]))
            for row in extra.get("figures", ())
        ]
        if figures:
            yield from table(("figure", "measured", "wished for"), *figures)


def room(made: dict[str, Any]) -> Iterator[str]:
    """What roomful.py kept."""
    names = [name for name in ("ours", "bare") if name in made]
    ours = made[names[0]]
    yield "## A roomful of learners\n"
    yield (
        f"{made['when']}, {made['cores']} cores: {ours['learners']} learners within ten seconds, "
        f"{ours['of them in browsers']} of them real browsers, then a move every "
        f"{made['every s']:g} s for {made['minutes']:g} minutes; load average "
        f"{ours['load average'][0]} to {ours['load average'][-1]}. `benchmarks/roomful.py`\n"
    )
    rows: list[tuple[object, ...]] = [("what", *names)]
    rows.append(("learners that failed", *(made[name]["failed"] for name in names)))
    for what in ("interactive s", "answer s", "picture s"):
        for which in ("p50", "p95"):
            cells = (made[name][what] for name in names)
            rows.append((f"{what}, {which}", *(cell[which] if cell else "–" for cell in cells)))
    for at, when in enumerate(("at the beginning", "at the end")):
        each = (
            made[name]["memory MiB"]["kernels and what they share, a learner"][at] for name in names
        )
        rows.append((f"memory a learner, {when}, MiB", *each))
    rows.append(("cores used", *(made[name]["cores used"] for name in names)))
    yield from table(*rows)
    if ratios := made.get("ratios"):
        yield from table(("ours / bare", "ratio"), *ratios.items())


def hangs(rows: list[dict[str, Any]]) -> Iterator[str]:
    """What hang.py kept, the runs of one kind added up."""
    yield "## Pages that never end\n"
    yield HANGS
    added: dict[tuple[str, int], list[int]] = {}
    for row in rows:
        sums = added.setdefault((row["server"], row["at a time"]), [0, 0, 0])
        for place, name in enumerate(("loads", "hung", "of them only late")):
            sums[place] += row[name]
    head = ("server", "at a time", "loads", "hung", "of them only late")
    yield from table(head, *((*key, *sums) for key, sums in sorted(added.items())))


def main() -> None:
    """Write the page."""
    lines = [HEAD]
    if (found := KEPT / "bench.json").exists():
        lines += speed(json.loads(found.read_text()))
    if (found := KEPT / "roomful.json").exists():
        lines += room(json.loads(found.read_text()))
    if (found := KEPT / "hang.json").exists():
        lines += hangs([json.loads(line) for line in found.read_text().splitlines()])
    OUT.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print(f"disputelab: {OUT.relative_to(ROOT)} is made")


if __name__ == "__main__":
    main()
