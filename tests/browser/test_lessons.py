"""Lessons used as a learner would: bet, answer wrongly and rightly, try another one, come back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from disputelab.course.lessons import lesson
from support.lessons import exercises

Open = Callable[..., Page]
CLOCK = "en/02-protection-clock.ipynb"


def exercise(page: Page, number: int) -> Locator:
    return page.locator(".check .exercise").nth(number)


def answer(box: Locator, text: str) -> None:
    box.get_by_label(text, exact=True).check()
    box.get_by_role("button", name="Check").click()


def test_a_bet_is_closed_before_the_timeline_moves(open_page: Open):
    page = open_page(path=CLOCK)
    bet = page.locator(".bet")
    expect(bet.locator("svg.timeline")).to_have_count(0)
    button = bet.get_by_role("button", name="I bet on this")
    expect(button).to_be_disabled()
    bet.get_by_label("day 74").check()
    button.click()
    expect(bet.locator(".feedback .refused")).to_contain_text("Day 75")
    expect(bet.locator(".belief-behind")).to_be_visible()
    expect(bet.locator("svg.timeline")).to_be_visible()
    expect(bet.locator(".today .widget-readout")).to_have_text("90")
    bet.get_by_role("button", name="Take the bet back").click()
    expect(bet.locator("svg.timeline")).to_have_count(0)


def test_two_wrong_answers_bring_a_hint_then_the_solution_and_a_right_one_ends_it(open_page: Open):
    page = open_page(path=CLOCK)
    box, known = exercise(page, 1), exercises(lesson("clock"))["check-2"]
    asked = known.question
    wrong = [choice.text for choice in asked.choices if (choice.key,) not in asked.right]
    show = box.get_by_role("button", name="Show the answer")
    expect(show).to_be_disabled()
    answer(box, wrong[0])
    expect(box.locator(".feedback .sign")).to_have_text("✗")
    expect(box.locator(".hint")).to_have_count(0)
    answer(box, wrong[1])
    expect(box.locator(".hint")).to_contain_text("A hint")
    show.click()
    expect(box.locator(".feedback").last).to_contain_text(asked.solution)
    expect(box.get_by_role("button", name="Check")).to_be_disabled()
    box.get_by_role("button", name="Another one").click()
    expect(box.locator(".feedback")).to_have_count(0)
    known.fresh()
    answer(box, known.question.solution)
    expect(box.locator(".feedback .sign")).to_have_text("✓")


def test_another_one_like_this_asks_something_else(open_page: Open):
    page = open_page(path=CLOCK)
    box = exercise(page, 0)
    before = box.inner_text()
    box.get_by_role("button", name="Another one").click()
    expect(box).not_to_have_text(re.compile(re.escape(before.splitlines()[0])))


def test_the_code_is_hidden_and_one_click_shows_it(open_page: Open):
    page = open_page(path=CLOCK)
    code = page.get_by_text('clock.bet("day"')
    expect(code).to_be_hidden()
    page.locator("#show-code").click()
    expect(page.locator(".jp-CodeCell .jp-Cell-inputWrapper").nth(1)).to_be_visible()
    page.locator("#show-code").click()
    expect(page.locator(".jp-CodeCell .jp-Cell-inputWrapper").nth(1)).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_lesson_fits_a_phone(open_page: Open, language: str):
    page = open_page(path=f"{language}/02-protection-clock.ipynb", width=400)
    expect(page.locator(".try svg.timeline")).to_have_attribute("viewBox", re.compile("0 0 400 .*"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_the_other_language_is_a_click_away(open_page: Open):
    page = open_page(path=CLOCK)
    page.get_by_role("link", name="Русский").click()
    expect(page.locator("h1")).to_contain_text("Часы защиты", timeout=60_000)
    expect(page.locator("html")).to_have_attribute("lang", "ru", timeout=60_000)


def test_what_was_answered_is_there_again_after_a_reload(open_page: Open):
    page = open_page(path=CLOCK)
    bet = page.locator(".bet")
    bet.get_by_label("day 75").check()
    bet.get_by_role("button", name="I bet on this").click()
    expect(bet.locator(".feedback .accepted")).to_be_visible()
    page.wait_for_function("localStorage.getItem('disputelab.progress')")
    page.reload()
    expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
    expect(page.locator(".bet .feedback .accepted")).to_be_visible()
