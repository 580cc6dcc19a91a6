"""What the browser keeps: no room for it, a newer version's, changed in two tabs at once."""

import json

from playwright.sync_api import BrowserContext, Page, expect

from disputelab.course.progress import VERSION
from faults.conftest import Open
from faults.test_lost import OFFER, step, stepped

LIST, PROGRESS = "disputelab.prepared", "disputelab.progress"
NEWER = {
    LIST: json.dumps({"version": 2, "items": [{"from": "tomorrow"}]}),
    PROGRESS: json.dumps({"version": VERSION + 1, "entries": {}}),
}
CLOCK, OPENING = "en/02-protection-clock.ipynb", "en/03-opening-a-dispute.ipynb"
FILL = """() => {
  for (let text = "x".repeat(1 << 22); text; ) {
    try { localStorage.setItem("full", (localStorage.getItem("full") ?? "") + text); }
    catch { text = text.slice(text.length / 2 + 1); }
  }
}"""
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"


def kept(page: Page, key: str, holds: str = "") -> str:
    """What the browser keeps under a key, once there is something in it."""
    page.wait_for_function(
        "([key, text]) => localStorage.getItem(key)?.includes(text)", arg=[key, holds]
    )
    return str(page.evaluate("key => localStorage.getItem(key)", key))


def put(page: Page) -> None:
    """Put the story of a page on the list."""
    button = page.get_by_role("button", name="Put this story on my list")
    if not button.is_visible():
        page.get_by_role("button", name="Files", exact=True).click()
    button.click()


def bet(page: Page) -> None:
    """Bet on something, whatever it is."""
    box = page.locator(".bet")
    box.locator("input[type=radio]").first.check()
    box.get_by_role("button", name="I bet on this").click()
    expect(box.locator(".feedback")).to_be_visible()


def test_a_browser_without_room_is_told_of_and_all_else_works(open_page: Open):
    page = open_page(OFFER)
    page.evaluate(FILL)
    put(page)
    expect(page.get_by_text("This browser has no room for the list")).to_be_visible()
    expect(page.locator(".list-row")).to_have_count(1)
    step(page)
    stepped(page, 37)
    lesson = open_page(path=CLOCK)
    bet(lesson)
    expect(lesson.get_by_text("This browser keeps nothing for this page")).to_be_visible()


def test_what_a_newer_version_has_kept_is_told_of_and_left_as_it_is(
    open_page: Open, context: BrowserContext
):
    for key, text in NEWER.items():
        context.add_init_script(f"localStorage.setItem({key!r}, {text!r})")
    page = open_page(OFFER)
    put(page)
    expect(page.get_by_text("The list in this browser was made by a newer version")).to_be_visible()
    expect(page.locator(".list-row")).to_have_count(1)
    lesson = open_page(path=CLOCK)
    bet(lesson)
    expect(lesson.get_by_text("newer version of the course")).to_be_visible()
    assert {key: kept(page, key) for key in NEWER} == NEWER


def test_two_tabs_on_one_story_go_their_own_ways_and_share_the_list(
    open_page: Open, context: BrowserContext
):
    page = open_page(OFFER)
    context.add_init_script(DEAF)  # as a tab is that sleeps
    other = open_page(OFFER)
    step(page)
    stepped(page, 37)
    stepped(other, 36)
    put(page)
    kept(page, LIST, "offer-of-nothing")
    other.locator(".controls select").first.select_option(index=3)
    put(other)
    for one in (page, other):
        expect(one.locator(".list-row")).to_have_count(2)
    first, second = json.loads(kept(page, LIST))["items"]
    assert first["name"] == "offer-of-nothing" != second["name"]
    stepped(page, 37)


def test_what_is_done_in_two_tabs_is_all_kept(open_page: Open, context: BrowserContext):
    page = open_page(path=CLOCK)
    context.add_init_script(DEAF)
    other = open_page(path=OPENING)
    bet(page)
    kept(page, PROGRESS, "clock/bet")
    bet(other)
    kept(page, PROGRESS, "open/bet")
    assert {"clock/bet", "open/bet"} <= set(json.loads(kept(page, PROGRESS))["entries"])
