"""Every page, loaded once: by Tab alone, as axe-core sees it, and on the narrowest screens."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as Late

from disputelab.course.lessons import lessons
from disputelab.locale import LANGUAGES

from .conftest import opening, settled

Open = Callable[..., Page]
CONTROLS = """() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0'], [contenteditable=true]"
)].filter((e) => (e.tabIndex >= 0 || e.isContentEditable) && !e.disabled
  && e.checkVisibility({ visibilityProperty: true })
  && (e.type !== "radio" || e === stop(e)))"""
"""Each stop of the Tab key, in the order of the page; a group of radio buttons is one stop."""
STOP = """const stop = (radio) => {
  const all = [...document.querySelectorAll(`input[name="${radio.name}"]`)];
  return all.find((e) => e.checked) ?? all[0];
};"""
NUMBER = f"() => {{ {STOP} return ({CONTROLS})().map((e, i) => (e.dataset.control = i)).length; }}"
AT = "document.activeElement.dataset.control ?? ''"
SHOWN = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
}"""
BOTH = ("ahead.ipynb", "rules.ipynb")
"""Notebooks that are in both languages at once."""
PAGES = (
    *(
        f"{name}.ipynb?lang={language}"
        for name in ("start", "dashboard", "practice", "game", "guide")
        for language in LANGUAGES
    ),
    *BOTH,
    # The editions of the lessons have the same cells: by turns in one language and in the other.
    *(one.page(list(LANGUAGES)[number % 2]) for number, one in enumerate(lessons())),
)
OPTIONS = {
    "light": {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}
"""All rules that are on by themselves, and the one on the size of targets; in the dark what the
colours alone decide: the rest of the page is the same."""
LIGHT_ALONE = tuple(f"{number:02}-" for number in range(2, len(lessons())))
"""Lessons between the first and the last have the colours of these."""
SIZES = ((320, 256), (400, 800))
"""A window of 1280 by 1024 enlarged to 400 %, and a phone."""
OUTSIDE = """() => [...document.querySelectorAll("main *, footer *")].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && e.checkVisibility({ visibilityProperty: true })
    && !e.closest("table, pre, .scroll, .inbox");
}).map((e) => `${e.tagName}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}`)"""
"""What sticks out at the right; tables and program text may scroll by themselves."""


@pytest.fixture(scope="module", params=PAGES)
def shown(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """One page after another, each for all the tests that ask for it."""
    with opening(browser, address, still=True) as opened:
        yield opened(path=request.param)


def test_tab_alone_reaches_every_control_in_order_with_the_focus_seen(shown: Page):
    settled(shown)
    count = shown.evaluate(NUMBER)
    assert count >= 5
    reached: list[int] = []
    unseen: list[str] = []
    for _ in range(count + 5):
        shown.keyboard.press("Tab")
        at = shown.evaluate(AT)
        if at == "":
            assert shown.evaluate("document.activeElement === document.body")
            break
        reached.append(int(at))
        if not shown.evaluate(SHOWN):
            unseen.append(shown.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert unseen == []
    assert sorted(set(reached)) == list(range(count))
    assert reached == sorted(reached)


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
    alone = Path(urlsplit(page.url).path).name.startswith(LIGHT_ALONE)
    for name in ("light",) if alone else OPTIONS:
        theme(page, name)
        found += violations(page, name)
    return found


def test_no_page_has_a_violation(shown: Page):
    bet = shown.locator(".bet")
    if bet.count() and bet.locator("input[type=radio]").count():
        bet.locator("input[type=radio]").first.check()
        bet.get_by_role("button").first.click()
        expect(bet.locator(".feedback")).to_be_visible()
    assert in_both_themes(shown) == []
    expect(shown.locator("html")).to_have_attribute("lang", re.compile("^(en|ru)$"))


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_cut_off(shown: Page, size: tuple[int, int]):
    shown.set_viewport_size({"width": size[0], "height": size[1]})
    fits = f"({OUTSIDE})().length === 0 && document.documentElement.scrollWidth <= innerWidth"
    try:  # the kernel answers to the new width
        shown.wait_for_function(fits, timeout=10_000)
    except Late:
        pytest.fail("\n".join(shown.evaluate(OUTSIDE)) or "the page scrolls sideways")


def test_a_scrolling_list_shows_several_of_its_lines_when_enlarged(open_page: Open):
    page = open_page(width=320, height=256)
    for box in page.locator(".scroll, .rows").all():
        found = box.bounding_box()
        assert found
        assert found["height"] >= 100


def test_no_section_of_the_front_page_has_a_violation(open_page: Open):
    page = open_page("?lang=en", path="start.ipynb")
    for number in (1, 2, 3):
        page.locator(".menu button").nth(number).click()
        expect(page.locator(".section").nth(number)).to_be_visible()
        assert in_both_themes(page) == []


@pytest.mark.parametrize(
    ("view", "language"), [("ahead", "ru"), ("compare", "en"), ("present", "ru")]
)
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


def test_no_panel_of_the_dashboard_has_a_violation(open_page: Open):
    page = open_page("?lang=ru")
    panels = (".link-panel", ".shelf", ".takeaway", ".open-panel .help")
    within = (".widget-toggle-button", ".tools .widget-button", ".widget-toggle-button", "")
    for number, (panel, more) in enumerate(zip(panels, within, strict=True)):
        page.locator(".desk-tools .widget-toggle-button").nth(number).click()
        expect(page.locator(panel)).to_be_visible()
        if more:
            page.locator(f"{panel} {more}").first.click()
        assert in_both_themes(page) == []
