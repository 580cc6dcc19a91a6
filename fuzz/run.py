"""Runs the fuzzing targets one after another, shows how far they are, and says what was found.

`make fuzz` gives each 600 seconds, `make fuzz SECONDS=60 ARGS=loader` one of them a minute. What
libFuzzer collects is kept in .cache/fuzz, so that the next run goes on from there. The exit status
is 1 where an input was found that crashes or takes too much; its file is named.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from beginnings import seeds, words

HERE = Path(__file__).parent
TARGETS = ("loader", "link", "replay")
KEPT = HERE.parent / ".cache" / "fuzz"
LIMITS = ("-timeout=20", "-rss_limit_mb=600", "-max_len=4096", "-print_final_stats=1")
"""Per input: seconds by the clock, on a machine that may be busy; MB of the whole process."""
EVERY = 15.0
"""Seconds from one line of progress to the next."""
AT = re.compile(r"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)/\S+ .*rss: (\d+)Mb")
FINAL = re.compile(r"stat::number_of_executed_units:\s+(\d+)|stat::peak_rss_mb:\s+(\d+)")


def prepare(target: str) -> tuple[Path, Path]:
    """The folder of a target with its inputs, and the dictionary."""
    folder = KEPT / target
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    (folder / "seeds").mkdir(exist_ok=True)
    for number, data in enumerate(seeds(target)):
        (folder / "seeds" / f"{number:03}").write_bytes(data)
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words())
    dictionary = folder / "words"
    dictionary.write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")
    return folder, dictionary


def run(target: str, seconds: int) -> bool:
    """Fuzz a target for so long; whether nothing was found."""
    folder, dictionary = prepare(target)
    before = {*folder.glob("found-*")}
    command = [sys.executable, str(HERE / f"{target}.py"), *LIMITS, f"-dict={dictionary}"]
    command += [f"-max_total_time={seconds}", f"-artifact_prefix={folder}/found-"]
    command += [str(folder / "corpus"), str(folder / "seeds")]
    env = {**os.environ, "PYTHONPATH": f"{HERE.parent / 'src'}:{HERE.parent / 'tests'}"}
    began = told = time.monotonic()
    at: tuple[str, ...] = ()
    final: dict[str, str] = {}
    tail: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        env=env,
    ) as process:  # fmt: skip
        assert process.stdout
        for line in process.stdout:
            tail = [*tail[-200:], line]
            if found := AT.search(line):
                at = found.groups()
            if found := FINAL.search(line):
                final["executed" if found[1] else "peak"] = found[1] or found[2]
            if at and time.monotonic() - told >= EVERY:
                told = time.monotonic()
                print(f"{target:>7} {told - began:4.0f} s: {_said(at)}", flush=True)
    took = time.monotonic() - began
    if process.returncode == 0:
        at = (final.get("executed", "0"), *at[1:4], final.get("peak", "0"))
        print(f"{target}: nothing found in {took:.0f} s; {_said(at)} at most")
        return True
    print("".join(tail[-60:]))
    for path in {*folder.glob("found-*")} - before:
        print(f"{target}: found in {took:.0f} s; python fuzz/{target}.py {path} reads it again")
    return False


def _said(at: tuple[str, ...]) -> str:
    number, edges, features, kept, megabytes = at or ("0",) * 5
    return f"{number} inputs, {edges} edges, {features} features, {kept} kept, {megabytes} MB"


def main() -> int:
    """Run what was asked for; returns the exit status."""
    asked = argparse.ArgumentParser(description="Fuzzing, a target at a time.")
    asked.add_argument("target", nargs="*", choices=[*TARGETS, []], help="all, if none is named")
    asked.add_argument("--seconds", type=int, default=600, help="for each target (600)")
    chosen = asked.parse_args()
    clean = [run(target, chosen.seconds) for target in chosen.target or TARGETS]
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main())
