"""What a screen reader is told when something on the page changes."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import settled

Open = Callable[..., Page]
HEARD = """() => {
  window.heard = [];
  const voice = document.getElementById("disputelab-voice");
  new MutationObserver(() => heard.push(voice.textContent)).observe(voice, { childList: true });
}"""
VOICE = "#disputelab-voice[role=status][aria-live=polite][aria-atomic=true]"


def test_the_verdict_is_told_once_a_drag_has_come_to_rest(open_page: Open):
    page = open_page()
    verdict = page.locator(".card.end .sentence")
    before = verdict.text_content() or ""
    settled(page)
    expect(page.locator(VOICE)).to_have_text("")
    page.evaluate(HEARD)
    handle = page.locator(".row", has_text="Buyer cancels the dispute").get_by_role("slider")
    handle.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "End"):
        page.keyboard.press(key)
    expect(verdict).not_to_have_text(before)
    expect(page.locator(VOICE)).to_have_text(verdict.text_content())
    assert page.evaluate("heard.at(-1)") == verdict.text_content()
    assert page.evaluate("heard.length") == 1


def test_what_does_not_change_the_verdict_is_not_told(open_page: Open):
    page = open_page()
    settled(page)
    page.evaluate(HEARD)
    before = page.locator(".card.end .sentence").inner_text()
    page.get_by_role("slider", name="Today: day").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".today .widget-readout")).to_have_text("41")
    price = page.get_by_label("Price", exact=True)
    price.fill("41")
    price.press("Tab")
    told = page.locator(".card.end .sentence")
    expect(told).not_to_have_text(before)
    expect(page.locator(VOICE)).to_have_text(told.text_content())
    assert page.evaluate("heard") == [told.text_content()]


def test_the_answer_to_a_bet_is_told(open_page: Open):
    page = open_page(path="en/02-protection-clock.ipynb")
    bet = page.locator(".bet")
    bet.get_by_label("day 74").check()
    bet.get_by_role("button", name="I bet on this").click()
    expect(page.locator(VOICE)).to_contain_text("Not so.")
