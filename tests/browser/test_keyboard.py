"""All of it by keyboard alone: every control is reached, in the order in which it is seen."""

from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, expect

from .conftest import settled
from .test_every_page import CONTROLS, STOP

Open = Callable[..., Page]


def test_what_comes_next_by_tab_stands_further_down_or_to_the_right(open_page: Open):
    page = open_page(path="start.ipynb")
    places = page.evaluate(
        f"() => {{ {STOP} return ({CONTROLS})().filter((e) => !e.closest('#skip'))"
        ".map((e) => e.getBoundingClientRect()).map((b) => [b.top, b.bottom]); }"
    )
    back = [(one, other) for one, other in pairwise(places) if other[1] < one[0]]
    assert back == []


def test_the_skip_link_leads_to_the_verdict(open_page: Open):
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".columns .right").first).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.right'))")


def test_a_bet_is_made_by_keyboard(open_page: Open):
    page = open_page(path="en/02-protection-clock.ipynb")
    bet = page.locator(".bet")
    bet.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(bet.locator("input[type=radio]").nth(1)).to_be_checked()
    expect(bet.get_by_role("button", name="I bet on this")).to_be_enabled()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(bet.locator(".feedback")).to_be_visible()


def test_a_practice_screen_is_clicked_through_and_taken_back_by_keyboard(open_page: Open):
    page = open_page(path="practice.ipynb")
    page.locator(".mock button:enabled").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".clicks")).to_contain_text("1 click so far")
    settled(page)  # the screen is made anew after a click
    page.get_by_role("button", name="Take back").focus()
    page.keyboard.press("Space")
    expect(page.locator(".clicks")).to_contain_text("0 clicks so far")


def test_for_those_who_want_no_motion_a_bet_shows_its_end_at_once(open_page: Open):
    page = open_page(path="en/02-protection-clock.ipynb")
    page.emulate_media(reduced_motion="reduce")
    bet = page.locator(".bet")
    bet.get_by_label("day 74").check()
    days: list[str] = []

    def shown(day: str) -> None:
        days.append(day)

    page.expose_function("day", shown)
    page.evaluate(
        """() => new MutationObserver(() => {
             const shown = document.querySelector(".bet .today .widget-readout");
             if (shown) day(shown.textContent);
           }).observe(document.querySelector(".bet"), { childList: true, subtree: true })"""
    )
    bet.get_by_role("button", name="I bet on this").click()
    expect(bet.locator("svg.timeline")).to_be_visible()
    expect(bet.locator(".feedback")).to_be_visible()
    assert set(days) <= {"90"}
    moving = "document.getAnimations().filter((a) => a.playState === 'running').length"
    assert page.evaluate(moving) == 0
