"""The browser's clock is wrong, or is set anew while a page is open."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from faults.conftest import Open
from faults.test_lost import OFFER, step, stepped

YEAR = timedelta(days=366)


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
