"""The browser's clock is wrong, or is set anew while a page is open."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from faults.conftest import Open
from faults.test_lost import OFFER, step, stepped

YEAR = timedelta(days=366)


@pytest.mark.parametrize("moved", [YEAR, -20 * YEAR], ids=["a year on", "twenty years back"])
def test_a_page_goes_on_when_the_clock_is_moved(open_page: Open, moved: timedelta):
    page = open_page(OFFER)
    page.clock.set_system_time(datetime.now(UTC) + moved)
    step(page)
    stepped(page, 37)
    expect(page.locator("#lost")).to_be_hidden()
    page.reload()
    stepped(page, 37)
    shift = page.evaluate("Date.now()") / 1000 - datetime.now(UTC).timestamp()
    assert abs(shift - moved.total_seconds()) < 3600
