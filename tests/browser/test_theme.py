"""Light and dark: as the system has it, live, or as the reader chooses."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

Open = Callable[..., Page]
BACKGROUND = "getComputedStyle(document.querySelector('.disputelab')).backgroundColor"
DARK, LIGHT = "rgb(20, 25, 31)", "rgb(255, 255, 255)"


def test_the_page_follows_the_system_while_it_is_open(open_page: Open):
    page = open_page(path="start.ipynb")
    assert page.evaluate(BACKGROUND) == LIGHT
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(BACKGROUND) == DARK
    assert page.evaluate("getComputedStyle(document.querySelector('html')).colorScheme") == "dark"


def test_a_chosen_theme_stays_whatever_the_system_has_and_can_be_given_up(open_page: Open):
    page = open_page(path="game.ipynb")
    dark = page.get_by_role("button", name="dark")
    dark.click()
    expect(dark).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(".disputelab")).to_be_visible(timeout=60_000)
    expect(dark).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(BACKGROUND) == DARK
    page.get_by_role("button", name="as the system").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_dark_page_is_dark_before_anything_of_it_is_shown(browser: Browser, address: str):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}voila/render/game.ipynb", wait_until="commit")
    expect(page.locator("#loading_text")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == DARK
    context.close()


def test_in_high_contrast_what_is_chosen_and_where_a_slider_stands_is_still_seen(open_page: Open):
    page = open_page()
    page.emulate_media(forced_colors="active")
    chosen, other = page.locator(".views button").all()[:2]
    border = "e => getComputedStyle(e).borderTopWidth"
    assert chosen.evaluate(border) != other.evaluate(border)
    handle = page.locator(".noUi-handle").first
    look = "e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).backgroundColor]"
    edge, face = handle.evaluate(look)
    assert edge != face
