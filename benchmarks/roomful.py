"""A roomful of learners on one machine, at our dashboard and at a bare notebook of plain Voila.

    python benchmarks/roomful.py [--learners 40] [--minutes 10] [--every 3]

All come within ten seconds and move something every three. Most are protocol learners
(`learners.py`), a few are pages in Chromium: as many browsers as learners would take the two cores
from the server that is measured. Figures are printed and kept in `.cache/roomful.json`.
"""

import argparse
import asyncio
import json
import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psutil
from learners import ANSWERED_WITHIN, BARE, OURS, Learned, Learner, Script, Stay
from playwright.async_api import Browser, async_playwright
from servers import HERE, Command, Server, ours, running, voila
from test_first_picture import WATCH
from test_slider import MOVE
from visitors import PATIENCE, client

from support import chromium
from support.browser import ARGS

BROWSERS = 4
COME_WITHIN = 10
"""Seconds."""
SETTLED = 20
"""Seconds after the last learner has come, from which on memory is compared."""
MIB = 1 << 20
KEPT = HERE.parent / ".cache" / "roomful.json"
PEERS: dict[str, tuple[Command, Script]] = {"ours": (ours, OURS), "bare": (voila(), BARE)}


def memory(server: Server) -> dict[str, float]:
    """The proportional set size of the server and of all that it has started, in MiB."""

    def pss(process: psutil.Process) -> float:
        with suppress(OSError):
            for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    return int(line.split()[1]) / 1024
        return 0.0

    return {
        "server": pss(server.process),
        "kernels": sum(pss(one) for one in server.process.children(recursive=True)),
    }


def processor(server: Server) -> float:
    """Seconds of the processor that the server and all that lives of what it started have used."""
    used = 0.0
    for one in (server.process, *server.process.children(recursive=True)):
        with suppress(psutil.Error):
            times = one.cpu_times()
            used += times.user + times.system
    return used


async def recorded(browser: Browser, server: Server, script: Script) -> list[str]:
    """The addresses that a page asks for when it is opened for the first time, but its own."""
    found: list[str] = []
    context = await browser.new_context()
    page = await context.new_page()
    page.on("request", lambda asked: found.append(asked.url))
    await page.goto(server.render + script.page, timeout=PATIENCE * 1000)
    await page.locator(script.picture).first.wait_for(timeout=PATIENCE * 1000)
    await page.wait_for_timeout(1000)
    await context.close()
    return [url for url in found if url.startswith(server.address) and "/render/" not in url]


async def seen(browser: Browser, server: Server, script: Script, stay: Stay) -> Learned:
    """What becomes of one learner in a browser with nothing kept."""
    learned, said = Learned(), list[str]()
    await asyncio.sleep(max(0, stay.begins - time.perf_counter()))
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = await context.new_page()
        page.on("console", lambda one: one.type == "error" and said.append(one.text[:200]))
        page.on("pageerror", lambda error: said.append(str(error)[:200]))
        page.on("requestfailed", lambda asked: said.append(f"{asked.failure} {asked.url[-120:]}"))
        page.set_default_timeout(PATIENCE * 1000)
        await page.add_init_script("localStorage.setItem('disputelab.tour', '1')")
        await page.add_init_script(WATCH.replace("SHOWN", repr(script.picture)))
        await page.goto(server.render + script.page, timeout=PATIENCE * 1000)
        await page.locator(script.handle).first.wait_for()
        await page.wait_for_function("window.firstPicture")
        learned.interactive = await page.evaluate("window.firstPicture") / 1000
        turn = 0
        while (now := time.perf_counter()) < stay.ends:
            key = ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft")[turn % 4]
            async with asyncio.timeout(ANSWERED_WITHIN):
                learned.pictures.append(
                    await page.evaluate(MOVE, [script.handle, script.picture, key])
                )
            turn += 1
            await asyncio.sleep(max(0, now + stay.every - time.perf_counter()))
    except Exception as error:  # whatever goes wrong is what we want to know
        learned.failures.append(f"{type(error).__name__}: {str(error)[:300]}")
        with suppress(Exception):
            learned.failures.append(f"its page: {(await page.inner_text('body'))[:300]!r} {said}")
    finally:
        await context.close()
    return learned


async def filled(server: Server, script: Script, room: argparse.Namespace) -> dict[str, Any]:
    """The figures of a room full of learners on one server."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium.find(), args=[*ARGS, "--no-sandbox"]
        )
        files = await recorded(browser, server, script)
        await asyncio.sleep(5)
        alone = memory(server)
        here = [
            Learner(client(), server.address, script, files)
            for _ in range(room.learners - room.browsers)
        ]
        begins = time.perf_counter() + 1
        ends = begins + COME_WITHIN + room.minutes * 60
        stays = [
            Stay(begins + COME_WITHIN * n / room.learners, ends, room.every)
            for n in range(room.learners)
        ]
        # Those in browsers come among the others, not before or after them.
        stride = max(1, room.learners // max(1, room.browsers))
        picked = [n * stride + stride // 2 for n in range(room.browsers)]
        last = asyncio.Event()
        staying = [
            asyncio.create_task(learner.stay(stay, last))
            for learner, stay in zip(
                here, (one for n, one in enumerate(stays) if n not in picked), strict=True
            )
        ]
        watching = [asyncio.create_task(seen(browser, server, script, stays[n])) for n in picked]
        samples: list[dict[str, Any]] = []
        while time.perf_counter() < ends - 1:
            await asyncio.sleep(min(15, max(0.5, ends - 1 - time.perf_counter())))
            there = sum(
                learner.learned.interactive is not None or bool(learner.learned.failures)
                for learner in here
            )
            samples.append(
                memory(server)
                | {
                    "at": round(time.perf_counter() - begins, 1),
                    "there": there,
                    "cpu": processor(server),
                    "load": os.getloadavg()[0],
                    "processes": len(server.process.children(recursive=True)),
                }
            )
        in_browsers = [await one for one in watching]
        last.set()
        await asyncio.gather(*staying)
        await browser.close()
    return told([one.learned for one in here], in_browsers, samples, alone, len(files))


def spread(values: Sequence[float]) -> dict[str, float] | None:
    """The median and the 95th percentile, in seconds, and how many there were."""
    if len(values) < 2:
        return None
    late = quantiles(values, n=20, method="inclusive")[-1]
    return {"p50": round(median(values), 3), "p95": round(late, 3), "n": len(values)}


def told(
    here: Sequence[Learned],
    in_browsers: Sequence[Learned],
    samples: Sequence[dict[str, Any]],
    alone: dict[str, float],
    files: int,
) -> dict[str, Any]:
    """All figures of one server, as plain values."""
    everybody = [*here, *in_browsers]
    full = [one for one in samples if one["there"] == len(here)] or samples[-1:]
    steady = [one for one in full if one["at"] >= full[0]["at"] + SETTLED] or full[-1:]
    first, final = steady[0], steady[-1]
    took = final["at"] - first["at"]
    return {
        "learners": len(everybody),
        "of them in browsers": len(in_browsers),
        "failed": sum(bool(one.failures) for one in everybody),
        "failures": [failure for one in everybody for failure in one.failures],
        "interactive s": spread([t.interactive for t in here if t.interactive is not None]),
        "interactive in browsers s": [
            round(t.interactive, 2) for t in in_browsers if t.interactive is not None
        ],
        "answer s": spread([answer for one in here for answer in one.answers]),
        "picture s": spread([picture for one in in_browsers for picture in one.pictures]),
        "received MB a learner": round(
            sum(one.received for one in here) / max(1, len(here)) / 1e6, 2
        ),
        "asked again for the widgets": sum(one.repeated for one in here),
        "files fetched": files,
        "memory MiB": {
            "server alone": round(alone["server"], 1),
            "server": [round(first["server"], 1), round(final["server"], 1)],
            "kernels and what they share, a learner": [
                round(one["kernels"] / len(everybody), 2) for one in (first, final)
            ],
            "over s": round(took),
            "each": [
                (one["at"], round(one["server"], 1), round(one["kernels"], 1), one["processes"])
                for one in samples
            ],
        },
        "cores used": round((final["cpu"] - first["cpu"]) / took, 2) if took else None,
        "load average": [round(one["load"], 1) for one in samples],
    }


def main() -> None:
    """Measure one server after the other, and tell."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--servers", nargs="+", default=[*PEERS], choices=[*PEERS])
    arguments.add_argument("--learners", type=int, default=40)
    arguments.add_argument("--browsers", type=int, default=BROWSERS)
    arguments.add_argument("--minutes", type=float, default=10)
    arguments.add_argument("--every", type=float, default=3)
    arguments.add_argument("--port", type=int)
    room = arguments.parse_args()
    made: dict[str, Any] = {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        "cores": os.cpu_count(),
        "minutes": room.minutes,
        "every s": room.every,
    }
    for name in room.servers:
        command, script = PEERS[name]
        with (
            tempfile.TemporaryDirectory(prefix="room-") as folder,
            running(command, Path(folder), [HERE / "pages" / "echo.ipynb"], room.port) as server,
        ):
            made[name] = asyncio.run(filled(server, script, room))
        print(json.dumps({name: made[name]}, indent=1), flush=True)
    if {"ours", "bare"} <= made.keys():
        made["ratios"] = ratios(made["ours"], made["bare"])
        print(json.dumps(made["ratios"], indent=1))
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(made, indent=1) + "\n")


def ratios(one: dict[str, Any], other: dict[str, Any]) -> dict[str, float]:
    """Ours by the bare notebook's."""
    found = {
        f"{what} {which}": round(one[what][which] / other[what][which], 2)
        for what in ("interactive s", "answer s", "picture s")
        for which in ("p50", "p95")
        if one[what] and other[what]
    }
    kernels = "kernels and what they share, a learner"
    for at, when in enumerate(("at the beginning", "at the end")):
        mine, theirs = (all_["memory MiB"][kernels][at] for all_ in (one, other))
        found[f"memory a learner {when}"] = round(mine / theirs, 2)
    return found


if __name__ == "__main__":
    main()
