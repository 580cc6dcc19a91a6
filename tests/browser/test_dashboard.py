"""The dashboard used as a person would, in a real browser through a real server."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]
BRAKE = "?story=brake-part-disputed-again"


def verdict(page: Page) -> Locator:
    return page.locator(".card.end .sentence")


def row(page: Page, text: str) -> Locator:
    return page.locator(".row", has_text=text).first


def drag(page: Page, slider: Locator, to: float) -> None:
    """Drag the handle of a slider to a part of its track, 0 to 1."""
    slider.scroll_into_view_if_needed()
    handle = slider.locator(".noUi-handle").bounding_box()
    track = slider.locator(".noUi-base").bounding_box()
    assert handle
    assert track
    y = handle["y"] + handle["height"] / 2
    page.mouse.move(handle["x"] + handle["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * to, y, steps=8)
    page.mouse.up()


def choose(page: Page, text: str) -> None:
    """Pick from the list of what can happen today, whatever sign stands before it."""
    choices = page.locator(".add-line select")
    option = choices.locator("option", has_text=text)
    expect(option).to_have_count(1)
    choices.select_option(label=option.text_content())


def test_everything_stands_on_one_screen_of_1280_by_800(open_page: Open):
    page = open_page()
    parts = ("controls", "rows", "add-line", "entries", "verdicts", "figure", "playback")
    for part in parts:
        box = page.locator(f".{part}").bounding_box()
        assert box, part
        assert box["x"] >= 0, part
        assert box["x"] + box["width"] <= 1280, part
        assert box["y"] + box["height"] <= 800, part
    assert page.locator(".panel.why").is_visible()
    assert page.locator(".panel.may").is_visible()
    assert page.locator(".row").count() >= 4


@pytest.mark.parametrize("language", ["en", "ru"])
def test_on_a_phone_nothing_runs_out_of_the_page_sideways(open_page: Open, language: str):
    page = open_page(f"?lang={language}", width=400)
    expect(page.locator("svg.timeline")).to_have_attribute("viewBox", re.compile("0 0 400 .*"))
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.disputelab *')].filter(e =>
             e.getBoundingClientRect().right > innerWidth + 1 &&
             !e.closest('.scroll, .rows, details')).map(e => e.className.toString())"""
    )
    assert wide == []


def test_picking_a_story_shows_its_events_and_its_ending(open_page: Open):
    page = open_page()
    page.get_by_label("Story", exact=True).select_option(
        "★ Half of the servos are of a cheaper kind"
    )
    expect(verdict(page)).to_contain_text("The buyer gets 20.00")
    expect(page.locator(".card.end")).to_have_class("card end split")
    expect(row(page, "Platform rules")).to_be_visible()


def test_dragging_a_dispute_past_the_end_of_protection_turns_the_verdict(open_page: Open):
    page = open_page(BRAKE)
    expect(verdict(page)).to_contain_text("The buyer gets all")
    opened = row(page, "Buyer opens a dispute")
    drag(page, opened.locator(".row-day"), 1.0)
    expect(opened.locator(".refused")).to_contain_text("✗ Buyer opens a dispute")
    cancelled = row(page, "Buyer cancels the dispute")
    expect(cancelled.locator(".refused")).to_be_visible()
    again = page.locator(".row", has_text="Buyer opens a dispute").last
    drag(page, again.locator(".row-day"), 1.0)
    expect(verdict(page)).to_contain_text("The seller gets all")
    expect(verdict(page)).to_contain_text("protection had run out on day 71")
    refused = page.locator("tr.step.refused", has_text="opens a dispute").first
    expect(refused).to_contain_text("The order was finished on day 71")


def test_every_reason_gives_its_claims_on_a_click(open_page: Open):
    page = open_page(BRAKE)
    step = page.locator("tr.step", has_text="Buyer opens a dispute").first
    expect(step.locator(".claims li").first).to_be_hidden()
    step.locator(".claims summary").last.click()
    expect(step.locator(".claims li", has_text="2.18")).to_contain_text("article 2, line 58")


def test_the_alternative_text_of_the_picture_is_the_verdict(open_page: Open):
    page = open_page(BRAKE)
    words = verdict(page).text_content()
    assert words
    expect(page.get_by_role("img", name=words)).to_be_visible()


def test_an_event_that_is_possible_is_added_today(open_page: Open):
    page = open_page(BRAKE)
    rows = page.locator(".row").count()
    choose(page, "Seller: extend protection")
    expect(page.locator(".add-why")).to_contain_text("Possible today")
    page.get_by_role("button", name="Add on day").click()
    expect(page.locator(".row")).to_have_count(rows + 1)
    expect(row(page, "✓ Seller extends protection")).to_be_visible()


def test_an_event_that_is_not_possible_says_why_and_is_refused(open_page: Open):
    page = open_page(BRAKE)
    choose(page, "Platform: give its ruling")
    expect(page.locator(".add-why .refused")).to_contain_text(
        "The platform is not reviewing the dispute; it"
    )
    page.get_by_role("button", name="Add on day").click()
    expect(row(page, "✗ Platform rules")).to_be_visible()
    expect(page.locator("tr.step.refused", has_text="Platform rules")).to_contain_text("possible")


def test_an_event_is_removed_and_reset_brings_it_back(open_page: Open):
    page = open_page(BRAKE)
    rows = page.locator(".row").count()
    row(page, "Buyer opens a dispute").get_by_role("button").click()
    expect(page.locator(".row")).to_have_count(rows - 1)
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".row")).to_have_count(rows)


def test_a_reading_of_the_rules_changes_the_ending(open_page: Open):
    page = open_page(BRAKE)
    expect(verdict(page)).to_contain_text("The buyer gets all")
    page.get_by_label("Reopening").select_option("never")
    expect(verdict(page)).to_contain_text("The seller gets all")
    page.get_by_label("Rulebook").select_option("strictest")
    expect(page.get_by_label("Silent seller").locator("option:checked")).to_have_text(
        "the platform reviews"
    )


def test_stepping_through_the_days_moves_today(open_page: Open):
    page = open_page(BRAKE)
    page.locator(".playback .today input, .playback .today .widget-readout").first.wait_for()
    before = page.locator(".card.now h3").text_content()
    page.locator(".stepper").nth(1).click()
    expect(page.locator(".card.now h3")).not_to_have_text(before or "")
    page.locator(".stepper").nth(0).click()
    expect(page.locator(".card.now h3")).to_have_text(before or "")


def test_play_moves_today_by_itself(open_page: Open):
    page = open_page(BRAKE)
    before = page.locator(".card.now h3").text_content()
    page.locator(".widget-play button").first.click()
    expect(page.locator(".card.now h3")).not_to_have_text(before or "")


def test_switching_to_russian_changes_every_word_and_the_address(open_page: Open):
    page = open_page(BRAKE)
    page.get_by_role("button", name="Русский").click()
    expect(verdict(page)).to_contain_text("покупател")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("svg.timeline text", has_text="Деньги")).to_be_visible()
    assert "lang=ru" in page.url
    shown = page.locator(".disputelab").inner_text()
    for english in ("Reset", "Story", "Buyer", "opens a dispute", "What happened", "Today"):
        assert english not in shown, english
    page.reload()
    expect(verdict(page)).to_contain_text("покупател", timeout=60_000)


def test_the_address_chooses_the_language(open_page: Open):
    page = open_page("?lang=ru")
    expect(verdict(page)).to_contain_text("родав")
    expect(page).to_have_title("Лаборатория споров: чьи это деньги и до какого дня?")


def test_help_is_there_when_asked_for(open_page: Open):
    page = open_page()
    expect(page.locator(".help")).to_be_hidden()
    page.get_by_role("button", name="Help").click()
    expect(page.locator(".help")).to_contain_text("Pick a story")


def test_the_address_follows_the_story_and_the_reasons_follow_today(open_page: Open):
    page = open_page()
    story = page.get_by_label("Story", exact=True)
    story.select_option("A seller presses every button at the wrong moment")
    expect(page).to_have_url(re.compile("state=1.seller-at-the-wrong-moment.32&lang=en$"))
    last = page.locator("tr.step").last
    expect(last).not_to_be_in_viewport()
    handle = page.locator(".today .noUi-handle")
    handle.press("End")
    expect(last).to_be_in_viewport()
    expect(page.locator(".panel.may")).to_contain_text("The order is finished")


@pytest.mark.parametrize(("language", "name"), [("en", "What may"), ("ru", "Что может")])
def test_the_second_page_shows_what_may_follow_and_a_witness_opens_in_the_story(
    open_page: Open, language: str, name: str
):
    page = open_page(f"?lang={language}&story=begging-seller")
    page.get_by_role("button", name=name).click()
    expect(page.locator(".outlook svg.chart").first).to_be_visible()
    expect(page.locator(".belief").first).to_be_visible()
    expect(page.locator(".figure svg.timeline")).to_be_hidden()
    page.locator(".outlook .tools button").first.click()
    expect(page.locator(".figure svg.timeline")).to_be_visible()
    told = {"en": "An invented continuation", "ru": "Придуманное продолжение"}[language]
    expect(page.locator(".controls .about")).to_contain_text(told)


@pytest.mark.parametrize("width", [400, 1280, 1920])
def test_every_label_of_the_second_page_is_whole_as_the_browser_draws_it(
    open_page: Open, width: int
):
    page = open_page("?lang=ru&story=begging-seller", width=width)
    page.get_by_role("button", name="Что может").click()
    expect(page.locator(".outlook svg.chart").nth(4)).to_be_visible()
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.outlook svg text')].filter(text => {
             const [own, all] = [text, text.ownerSVGElement].map(e => e.getBoundingClientRect());
             return own.left < all.left - 1 || own.right > all.right + 1;
           }).map(text => text.textContent)"""
    )
    assert cut == []
    above = page.locator(".outlook svg.timeline").bounding_box()
    below = page.locator(".outlook svg.timeline + svg.chart").bounding_box()
    assert above
    assert below
    assert (above["x"], above["width"]) == (below["x"], below["width"])


@pytest.mark.parametrize(("language", "name"), [("en", "Trainer's guide"), ("ru", "Пособие")])
def test_the_trainers_guide_opens_from_the_dashboard(open_page: Open, language: str, name: str):
    page = open_page(f"?lang={language}")
    page.get_by_role("link", name=name).click()
    expect(page.locator(".guide h1")).to_contain_text(name, timeout=60_000)
    expect(page.locator(".guide table").first).to_be_visible()
