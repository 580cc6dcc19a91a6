"""Every page as axe-core sees it: in both languages, light and dark."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from disputelab.course.lessons import lessons
from disputelab.locale import LANGUAGES

from .conftest import settled

Open = Callable[..., Page]
PAGES = ("start", "dashboard", "practice", "game", "guide")
BOTH = ("ahead", "rules")
"""Notebooks that are in both languages at once."""
OPTIONS = {
    "light": {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}
"""All rules that are on by themselves, and the one on the size of targets; in the dark what the
colours alone decide: the rest of the page is the same."""


def violations(page: Page, name: str) -> list[str]:
    """What axe-core finds on a page in a theme, in words."""
    settled(page)
    return [
        f"{name}: {rule['id']}: {rule['help']}: {node['html'][:160]}"
        for rule in Axe().run(page, options=OPTIONS[name]).response["violations"]
        for node in rule["nodes"]
    ]


def theme(page: Page, name: str) -> None:
    page.locator(f"[data-choose-theme={name}]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", name)


def in_both_themes(page: Page) -> list[str]:
    found = []
    for name in OPTIONS:
        theme(page, name)
        found += violations(page, name)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_violation(open_page: Open, name: str, language: str):
    page = open_page(f"?lang={language}", path=f"{name}.ipynb")
    assert in_both_themes(page) == []
    expect(page.locator("html")).to_have_attribute("lang", re.compile(rf"{language}|en"))


@pytest.mark.parametrize("name", BOTH)
def test_no_notebook_in_both_languages_has_a_violation(open_page: Open, name: str):
    assert in_both_themes(open_page(path=f"{name}.ipynb")) == []


@pytest.mark.parametrize("number", range(len(lessons())))
def test_no_lesson_has_a_violation(open_page: Open, number: int):
    # The editions have the same cells: by turns in one language and in the other.
    lesson, language = lessons()[number], list(LANGUAGES)[number % 2]
    page = open_page(path=lesson.page(language))
    expect(page.locator("html")).to_have_attribute("lang", language)
    bet = page.locator(".bet")
    if bet.locator("input[type=radio]").count():
        bet.locator("input[type=radio]").first.check()
        bet.get_by_role("button").first.click()
        expect(bet.locator(".feedback")).to_be_visible()
    assert in_both_themes(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_section_of_the_front_page_has_a_violation(open_page: Open, language: str):
    page = open_page(f"?lang={language}", path="start.ipynb")
    for number in (1, 2, 3):
        page.locator(".menu button").nth(number).click()
        expect(page.locator(".section").nth(number)).to_be_visible()
        assert in_both_themes(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["ahead", "compare", "present"])
def test_no_view_of_the_dashboard_has_a_violation(open_page: Open, view: str, language: str):
    page = open_page(f"?lang={language}&story=offer-of-nothing")
    if view == "compare":
        page.locator(".views button").nth(2).click()
        page.locator(".compare select").select_option(index=1)
        expect(page.locator(".difference .sentence")).to_be_visible()
    elif view == "ahead":
        page.locator(".views button").nth(1).click()
        expect(page.locator(".outlook .told").first).to_be_visible(timeout=30_000)
    else:
        page.locator(".views button").nth(3).click()
        expect(page.locator(".room-bets")).to_be_visible()
        page.keyboard.press("l")
        page.keyboard.press(" ")
        expect(page.locator(".presenter .sentence")).to_be_visible()
    assert in_both_themes(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_panel_of_the_dashboard_has_a_violation(open_page: Open, language: str):
    page = open_page(f"?lang={language}")
    panels = (".link-panel", ".shelf", ".takeaway", ".open-panel .help")
    within = (".widget-toggle-button", ".tools .widget-button", ".widget-toggle-button", "")
    for number, (panel, more) in enumerate(zip(panels, within, strict=True)):
        page.locator(".desk-tools .widget-toggle-button").nth(number).click()
        expect(page.locator(panel)).to_be_visible()
        if more:
            page.locator(f"{panel} {more}").first.click()
        assert in_both_themes(page) == []
