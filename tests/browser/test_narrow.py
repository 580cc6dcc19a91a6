"""Pages on a phone, and enlarged to 400 % on a window of 1280 by 1024."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from disputelab.course.lessons import lessons
from disputelab.locale import LANGUAGES

Open = Callable[..., Page]
SIZES = ((320, 256), (400, 800))
PAGES = ("start", "dashboard", "practice", "game", "guide", "ahead", "rules")
LESSONS = ("01", "06", "11")
OUTSIDE = """() => [...document.querySelectorAll("main *, footer *")].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && e.checkVisibility({ visibilityProperty: true })
    && !e.closest("table, pre, .scroll, .inbox");
}).map((e) => `${e.tagName}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}`)"""
"""What sticks out at the right; tables and program text may scroll by themselves."""


def cut_off(page: Page) -> list[str]:
    found: list[str] = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")
        found += [f"at {width}: {one}" for one in page.evaluate(OUTSIDE)]
        found += [
            f"at {width}: scrolls"
            for _ in range(
                page.evaluate("document.documentElement.scrollWidth > innerWidth ? 1 : 0")
            )
        ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_cut_off(open_page: Open, name: str, language: str):
    page = open_page(f"?lang={language}", path=f"{name}.ipynb", width=400)
    assert cut_off(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", LESSONS)
def test_no_lesson_is_cut_off(open_page: Open, number: str, language: str):
    lesson = next(one for one in lessons() if one.file.startswith(number))
    page = open_page(path=lesson.page(language), width=400)
    assert cut_off(page) == []


def test_a_scrolling_list_shows_several_of_its_lines_when_enlarged(open_page: Open):
    page = open_page(width=320, height=256)
    for box in page.locator(".scroll, .rows").all():
        found = box.bounding_box()
        assert found
        assert found["height"] >= 100
