"""The browser's clock or the server's is wrong, or is set anew while a page is open."""

import os
import sys
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from faults.conftest import Open, ready
from faults.test_lost import OFFER, reload, step, stepped, told
from support.serving import kernel, running, running_still

YEAR = timedelta(days=366)
DAY = timedelta(days=1)
TOKEN = "a-token-of-the-class"
MOVED = Path(__file__).with_name("moved.py")


def test_a_page_goes_on_when_the_clock_is_moved(open_page: Open):
    page, day = open_page(OFFER), 36
    for moved in (YEAR, -20 * YEAR):
        page.clock.set_system_time(datetime.now(UTC) + moved)
        shift = page.evaluate("Date.now()") / 1000 - datetime.now(UTC).timestamp()
        assert abs(shift - moved.total_seconds()) < 3600
        day += 1
        step(page)
        stepped(page, day)
    page.reload()
    stepped(page, day)
    expect(page.locator("#lost")).to_be_hidden()


def test_pages_go_on_when_the_server_s_clock_is_moved(context: BrowserContext, tmp_path: Path):
    pipe, page, other = tmp_path / "clock", context.new_page(), context.new_page()
    os.mkfifo(pipe)
    moved = timedelta()
    options = ("--host=127.0.0.2", f"--token={TOKEN}", "--no-browser")
    with running([sys.executable, MOVED, pipe, *options], tmp_path) as server, pipe.open("w") as to:
        place = server.address.partition("?")[0]
        dashboard = f"{place}voila/render/dashboard.ipynb{OFFER}"

        def move(by: timedelta) -> None:
            nonlocal moved
            moved += by
            expected = datetime.now(UTC) + moved
            print(by.total_seconds(), file=to, flush=True)
            for _ in range(100):  # it is moved a moment later
                date = page.request.get(f"{place}nothing").headers["date"]
                late = expected - parsedate_to_datetime(date)
                if abs(late) < DAY / 2:
                    return
            raise AssertionError(f"the clock is {late} late")

        page.goto(f"{dashboard}&token={TOKEN}")
        ready(page)
        assert page.request.get(dashboard).ok
        (left,) = set(kernel(page).parent().children()) - {kernel(page)}  # of no page any more
        move(DAY)
        step(page)
        stepped(page, 37)
        for _ in range(5):  # it may have had something to do just after the first
            move(YEAR)
            if running_still([left], 3) == []:
                break
        assert running_still([left], 0) == [], "who left long ago keeps a kernel"
        move(-2 * DAY)
        step(page)
        stepped(page, 38)
        other.goto(dashboard)
        ready(other)
        kernel(page).kill()
        expect(told(page, "has ended. Reload")).to_be_visible()
        reload(page)
        stepped(page, 38)
