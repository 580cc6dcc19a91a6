"""The kernel, the process that kernels come from, or the connection is lost."""

import re

import psutil
from playwright.sync_api import Locator, Page, expect

from faults.conftest import Open, ready
from support.serving import kernel
from support.wire import Wire

OFFER = "?story=offer-of-nothing&lang=en"


def today(page: Page) -> str:
    """The day that the kernel's own words name."""
    return page.locator(".card.now h3").text_content() or ""


def told(page: Page, words: str) -> Locator:
    """The words in which a page tells that it has lost something."""
    return page.locator("#lost [lang=en]").get_by_text(words)


def step(page: Page) -> None:
    """Move today by a day, with the keyboard."""
    page.locator(".today .noUi-handle").press("ArrowRight")


def stepped(page: Page, day: int) -> None:
    expect(page.locator(".card.now h3")).to_contain_text(f"{day}")
    page.wait_for_url(re.compile(rf"offer-of-nothing\.{day}(\.|&|$)"))


def reload(page: Page) -> None:
    page.locator("#lost").get_by_role("button").click()
    page.wait_for_load_state()
    ready(page)


def test_a_killed_kernel_takes_nothing_that_was_answered(open_page: Open):
    page = open_page(OFFER)
    step(page)
    stepped(page, 37)
    place = page.locator("h1").bounding_box()
    kernel(page).kill()
    expect(told(page, "The engine behind this page has ended. Reload")).to_be_visible()
    assert page.locator("#rendered_cells").evaluate("e => e.inert"), "it can be changed in vain"
    assert page.locator("h1").bounding_box() == place, "the page has come apart"
    reload(page)
    stepped(page, 37)
    expect(page.locator("#lost")).to_be_hidden()
    step(page)
    stepped(page, 38)


def test_all_pages_survive_the_process_that_their_kernels_come_from(
    open_page: Open, server: tuple[psutil.Process, int]
):
    page = open_page(OFFER)
    other = open_page("?story=seven-of-ten&lang=en")
    zygote = psutil.Process(kernel(page).ppid())
    assert kernel(other).ppid() == zygote.pid
    assert zygote.ppid() == server[0].pid
    zygote.kill()
    for one in (page, other):
        expect(told(one, "has ended. Reload")).to_be_visible()
    for one in (page, other):
        reload(one)
        expect(one.locator("#lost")).to_be_hidden()
    step(page)
    stepped(page, 37)
    assert psutil.Process(kernel(page).ppid()) != zygote


def test_a_short_gap_in_the_connection_mends_itself_without_a_word(open_page: Open, wire: Wire):
    page = open_page(OFFER, port=wire.port)
    page.evaluate(
        """() => { window.toldOf = []; new MutationObserver(() => window.toldOf.push(1))
          .observe(document.getElementById("lost"), { attributes: true }); }"""
    )
    wire.cut()
    step(page)
    wire.mend()
    stepped(page, 37)
    assert page.evaluate("window.toldOf") == []


def test_a_long_gap_is_told_and_the_page_goes_on_with_all_that_was_changed(
    open_page: Open, wire: Wire
):
    page = open_page(OFFER, port=wire.port)
    loads = page.evaluate("performance.timeOrigin")
    wire.cut()
    step(page)
    lost, cells = page.locator("#lost"), page.locator("#rendered_cells")
    expect(told(page, "The connection is cut.")).to_be_visible()
    expect(lost.get_by_role("button")).to_be_hidden()
    assert cells.evaluate("e => e.inert")
    wire.mend()
    expect(lost).to_be_hidden()
    stepped(page, 37)
    assert not cells.evaluate("e => e.inert")
    step(page)
    stepped(page, 38)
    assert page.evaluate("performance.timeOrigin") == loads, "the page was loaded again"


def test_a_gap_of_which_nobody_is_told_is_found(open_page: Open, wire: Wire):
    page = open_page(OFFER, port=wire.port)
    wire.stall()
    step(page)
    page.evaluate("dispatchEvent(new Event('online'))")  # as when a laptop wakes up elsewhere
    expect(told(page, "The connection is cut.")).to_be_visible()
    wire.cut()  # what was held back never comes
    wire.flow()
    wire.mend()
    expect(page.locator("#lost")).to_be_hidden()
    stepped(page, 37)
    step(page)
    stepped(page, 38)
