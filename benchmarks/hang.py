"""Pages that never end: opened without a browser, some at a time, and counted.

    python benchmarks/hang.py [--loads 100] [--at-a-time 3 …] [--servers plain …]

The page is streamed while its notebook runs, so a server that has lost a message leaves it
unfinished for ever. A load that has not ended after 30 s counts as hung; it is waited for until
90 s, to tell those that a busy machine has only made late. Figures are printed and added to
`.cache/hang.json`, a line for each server and load.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from statistics import median

from servers import HERE, Command, Server, binder, ours, running, voila
from tornado.simple_httpclient import HTTPTimeoutError
from visitors import client, leave, visit

BARE = "cells.ipynb"
"""A slider and a label, in three cells."""
KNOWN = ("hung", "late", "whole")
HUNG = 30
"""Seconds."""
KEPT = HERE.parent / ".cache" / "hang.json"


def probed(folder: Path, port: int) -> list[str | Path]:
    """Plain Voila with a probe that says where a receive waits for ever."""
    _, _, _, *options = voila()(folder, port)
    return [sys.executable, HERE / "probe.py", *options]


SERVERS: dict[str, tuple[Command, str]] = {
    "plain": (voila(), BARE),
    "probed": (probed, BARE),
    "wakeful": (voila(wakeful=True), BARE),
    "ours": (ours, "dashboard.ipynb"),
    "ours-binder": (binder, "dashboard.ipynb"),
}


async def opened(server: Server, page: str, loads: int, at_a_time: int) -> tuple[Counter, list]:
    """What became of so many loads, and the seconds of those that ended well."""
    asking, left = client(), iter(range(loads))
    found: Counter[str] = Counter()
    seconds: list[float] = []

    async def one_after_the_other() -> None:
        for _ in left:
            visited = await visit(asking, server.render + page)
            late = "late" if visited.seconds > HUNG else "whole"
            found[visited.wrong or late] += 1
            if visited.wrong or late == "late":
                print(
                    f"  {datetime.now():%T} {visited.wrong or late}: {visited.kernel}", flush=True
                )
            if not visited.wrong:
                seconds.append(visited.seconds)
            try:
                await leave(asking, server.address, visited)
            except (OSError, HTTPTimeoutError) as error:
                found[f"goodbye: {error}"] += 1

    await asyncio.gather(*(one_after_the_other() for _ in range(at_a_time)))
    return found, seconds


def measured(name: str, loads: int, at_a_time: int, port: int | None) -> dict[str, object]:
    """One server under one load, as plain figures."""
    command, page = SERVERS[name]
    with tempfile.TemporaryDirectory(prefix="hang-") as folder:
        with running(command, Path(folder), [*(HERE / "pages").glob("*.ipynb")], port) as server:
            start = time.perf_counter()
            found, seconds = asyncio.run(opened(server, page, loads, at_a_time))
            took = time.perf_counter() - start
            kernels = len(server.process.children(recursive=True))
        said = "".join(server.log)
    return {
        "server": name,
        "page": page,
        "loads": loads,
        "at a time": at_a_time,
        "hung": found["hung"] + found["late"],
        "of them only late": found["late"],
        "whole": found["whole"],
        "else": {what: many for what, many in found.items() if what not in KNOWN},
        "median s": round(median(seconds), 2) if seconds else None,
        "longest s": round(max(seconds), 2) if seconds else None,
        "whole run s": round(took),
        "processes left": kernels,
        "load average": os.getloadavg()[0],
        "said": said[-8000:],
    }


def main() -> None:
    """Measure and tell."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--servers", nargs="+", default=["plain", "ours"], choices=[*SERVERS])
    arguments.add_argument("--loads", type=int, default=100)
    arguments.add_argument("--at-a-time", type=int, nargs="+", default=[3, 5, 10])
    arguments.add_argument("--port", type=int)
    asked = arguments.parse_args()
    KEPT.parent.mkdir(exist_ok=True)
    for at_a_time in asked.at_a_time:
        for name in asked.servers:
            found = measured(name, asked.loads, at_a_time, asked.port)
            print(json.dumps({key: one for key, one in found.items() if key != "said"}))
            print(found["said"], flush=True)
            with KEPT.open("a") as kept:
                kept.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
