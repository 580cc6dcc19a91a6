"""The course without a server: every page is a file, and Python runs in the browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from disputelab.course.lessons import lessons
from disputelab.figures.scene import NARROW, WIDE
from support.awaited import come

Open = Callable[[str], Page]


def verdict(page: Page) -> Locator:
    return page.locator(".card.end .sentence")


def test_a_story_is_played_on_the_dashboard_and_its_verdict_turns(open_page: Open):
    page = open_page("voici/render/dashboard.html?story=brake-part-disputed-again&lang=en")
    expect(verdict(page)).to_contain_text("The buyer gets all")

    # An event is taken out, and put back.
    rows = page.locator(".row")
    expect(rows.first).to_be_visible()
    count = rows.count()
    page.locator(".row", has_text="Buyer opens a dispute").last.get_by_role("button").click()
    expect(rows).to_have_count(count - 1)
    expect(verdict(page)).to_contain_text("The seller gets all")
    page.get_by_role("button", name="Undo").click()
    expect(verdict(page)).to_contain_text("The buyer gets all")

    # One is added, today is moved, and the address has kept all of it.
    page.get_by_role("button", name="Add on day").click()
    expect(rows).to_have_count(count + 1)
    today = page.locator(".card.now h3").text_content() or ""
    page.locator(".stepper").nth(1).click()
    expect(page.locator(".card.now h3")).not_to_have_text(today)
    expect(page).to_have_url(re.compile(r"dashboard\.html\?state=1\.brake-part.*&lang=en"))

    # On a phone the picture is the narrow one.
    picture = page.locator(".live svg.timeline")
    expect(picture).to_have_attribute("viewBox", re.compile(f"^0 0 {WIDE.width:g} "))
    page.set_viewport_size({"width": 400, "height": 800})
    expect(picture).to_have_attribute("viewBox", re.compile(f"^0 0 {NARROW.width:g} "))
    page.set_viewport_size({"width": 1280, "height": 800})

    # The picture is drawn in the browser; what needs numpy and matplotlib says so.
    expect(page.locator("svg.timeline text", has_text="Money").first).to_be_visible()
    page.get_by_role("button", name="What may follow").click()
    expect(page.locator(".pages-box")).to_contain_text("needs the library numpy")
    page.get_by_role("button", name="The story").click()
    page.get_by_role("button", name="Take away").click()
    page.get_by_role("button", name="PNG").click()
    expect(page.locator(".takeaway")).to_contain_text("needs the library matplotlib")


def test_the_front_page_leads_to_a_lesson_and_remembers_what_was_done(open_page: Open):
    page = open_page("?lang=ru")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator(".lessons > li")).to_have_count(len(lessons()))
    page.locator(".lessons a").first.click()
    come(page)
    expect(page.locator("h1")).to_contain_text(lessons()[0].title.text("ru"))

    # A bet has a picture, drawn here without matplotlib, and it is kept for the next time.
    bet = page.locator(".bet")
    bet.locator("input[type=radio]").first.check()
    bet.get_by_role("button").first.click()
    expect(bet.locator("svg.timeline").first).to_be_visible()
    page.wait_for_function("localStorage.getItem('disputelab.progress')?.includes('bet')")
