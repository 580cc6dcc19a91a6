"""Beyond the lessons: the front page, every sort of exercise, practice, the game, progress."""

import json
import re
from collections.abc import Callable
from itertools import islice, permutations

import pytest
from playwright.sync_api import Locator, Page, expect

from disputelab.app.course.practice import Practice
from disputelab.core import Do
from disputelab.course.codes import Code
from disputelab.course.game import begin, moves, play, skip
from disputelab.course.lessons import lessons
from disputelab.course.pages import Variant
from disputelab.course.question import Pick, Question
from disputelab.course.search import shortest
from disputelab.course.tasks import tasks
from disputelab.locale import LANGUAGES
from support.lessons import exercises

Open = Callable[..., Page]


def front(open_page: Open, query: str = "") -> Page:
    return open_page(query, path="start.ipynb")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_lists_the_lessons_and_leads_to_the_first(open_page: Open, language: str):
    page = front(open_page, f"?lang={language}")
    expect(page.locator(".lessons > li")).to_have_count(len(lessons()))
    page.locator(".lessons a").first.click()
    expect(page.locator("h1")).to_contain_text(lessons()[0].title.text(language), timeout=60_000)


def test_the_root_of_the_server_is_the_front_page(open_page: Open, address: str):
    page = open_page()
    page.goto(address, timeout=60_000)
    expect(page.locator(".lessons > li")).to_have_count(len(lessons()), timeout=60_000)


def give(box: Locator, question: Question, keys: tuple[str, ...]) -> None:
    """Answer an exercise on the page with these keys."""
    if question.pick is Pick.ONE:
        box.get_by_label(question.choice(keys[0]).text, exact=True).check()
    elif question.pick is Pick.TWO:
        for choice in question.choices:
            box.get_by_label(choice.text, exact=True).set_checked(choice.key in keys)
    else:
        rows = box.locator(".order-row .line")
        for choice in question.choices:  # until the page shows this question
            expect(rows.filter(has_text=choice.text).first).to_be_visible()
        lines = rows.all_inner_texts()
        key_of = {choice.text: choice.key for choice in question.choices}
        order = [key_of[line.strip()] for line in lines]
        for place, key in enumerate(keys):
            while (at := order.index(key)) > place:
                box.locator(".order-row").nth(at).get_by_role("button").first.click()
                order[at - 1], order[at] = order[at], order[at - 1]
                expect(box.locator(".order-row .line").nth(at - 1)).to_have_text(
                    question.choice(key).text
                )
    box.get_by_role("button", name="Check").click()


WHERE = {
    "ending": "02-protection-clock",
    "day": "02-protection-clock",
    "may": "02-protection-clock",
    "order": "06-proof-escalation-review",
    "disagree": "08-where-articles-disagree",
    "advise": "09-what-to-do-now",
}
"""A lesson whose last questions have one of each sort."""


def wrong(question: Question) -> list[tuple[str, ...]]:
    """Two answers that are not right, the same one twice where there is no other."""
    keys = [choice.key for choice in question.choices]
    sizes = {Pick.ONE: 1, Pick.TWO: 2, Pick.ORDER: len(keys)}
    tries = permutations(keys, sizes[question.pick])
    shown = tuple(keys)  # an order that nobody has touched is no answer
    found = (one for one in tries if not question.is_right(one) and one != shown)
    two = list(islice(found, 2))
    return [two[0], two[-1]]


@pytest.mark.parametrize("kind", WHERE)
def test_every_sort_of_exercise_is_answered_wrongly_hinted_shown_and_asked_afresh(
    open_page: Open, kind: str
):
    one = next(one for one in lessons() if one.file.startswith(WHERE[kind]))
    found = exercises(one)
    part = next(p for p in one.parts if p.startswith("check") and found[p].question.kind == kind)
    page, known = open_page(path=one.page("en")), found[part]
    box = page.locator(".check .exercise").nth(int(part[-1]) - 1)
    sign, hint = box.locator(".feedback .sign").first, box.locator(".hint")
    for tries, keys in enumerate(wrong(known.question)):
        give(box, known.question, keys)
        expect(sign).to_have_text("✗")
        expect(hint).to_have_count(tries)
    box.get_by_role("button", name="Show the answer").click()
    expect(box.locator(".feedback").last).to_contain_text("The answer:")
    box.get_by_role("button", name="Another one").click()
    expect(box.locator(".feedback")).to_have_count(0)
    known.fresh()
    give(box, known.question, min(known.question.right))
    expect(sign).to_have_text("✓")


def test_a_story_to_make_shows_an_example_after_two_tries_and_passes_with_it(open_page: Open):
    page = open_page(path="en/02-protection-clock.ipynb")
    box = page.locator(".task .exercise").last
    example = box.get_by_role("button", name="Show an example")
    expect(example).to_be_disabled()
    for _ in range(2):
        box.get_by_role("button", name="Is this the story?").click()
    expect(box.locator(".conditions .refused").first).to_be_visible()
    example.click()
    expect(box.locator(".conditions .refused")).to_have_count(0)
    box.get_by_role("button", name="Is this the story?").click()
    expect(box).to_contain_text("This is such a story.")


@pytest.mark.parametrize("variant", Variant)
def test_every_practice_task_is_solved_by_the_shortest_clicks(open_page: Open, variant: Variant):
    page = open_page(path="practice.ipynb")
    name = {Variant.BROWSER: "In the browser", Variant.APP: "In the app"}[variant]
    page.get_by_role("button", name=name).click()
    for task in tasks().values():
        if variant not in task.variants:
            continue
        page.get_by_label("Task", exact=True).select_option(task.title.text("en"))
        expect(page.locator(".told")).to_contain_text(task.asks.text("en"))
        known = Practice("en", task.id, variant)
        for number, id in enumerate(shortest(task, variant), 1):
            label = known._rows[id].button.description
            page.get_by_role("button", name=label, exact=True).first.click()
            known.press(id)
            expect(page.locator(".clicks")).to_contain_text(re.compile(rf"^\s*{number} click"))
        expect(page.locator(".debrief")).to_contain_text(task.done.text.en[:40])


def played(code: Code) -> list[str]:
    """Labels to click until a game is over: open a dispute as soon as one can, then wait."""
    game, clicks = begin(code), []
    while not game.over:
        opening = next((c for c in moves(game) if c.move.do is Do.OPEN_DISPUTE and c.offered), None)
        if opening and not game.position.past:
            clicks.append("Open a dispute")
            game = play(game, opening.move)
        else:
            clicks.append("Wait until something happens")
            game = skip(game)
    return clicks


def test_a_whole_game_is_played_and_debriefed_and_kept(open_page: Open):
    code = Code(7)
    page = open_page(path="game.ipynb")
    page.get_by_label("Code").fill(str(code))
    page.get_by_label("Code").press("Tab")
    page.get_by_role("button", name="Play this code").click()
    for number, label in enumerate(played(code)):
        day = page.locator(".state").inner_text()
        page.get_by_role("button", name=label).click()
        expect(page.locator(".state"), f"click {number}").not_to_have_text(day)
    expect(page.locator(".debriefing")).to_contain_text("Behind the curtain")
    page.wait_for_function("localStorage.getItem('disputelab.progress')")
    page.reload()
    expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
    expect(page.locator(".scores")).to_contain_text(str(code))


def test_progress_is_saved_to_a_file_and_loaded_in_a_fresh_browser(open_page: Open, tmp_path):
    page = open_page(path="en/02-protection-clock.ipynb")
    page.locator(".bet").get_by_label("day 75").check()
    page.get_by_role("button", name="I bet on this").click()
    page.wait_for_function("localStorage.getItem('disputelab.progress')")
    kept = page.evaluate("localStorage.getItem('disputelab.progress')")
    page.get_by_role("link", name="All lessons").first.click()
    page.get_by_role("button", name="Progress").click(timeout=60_000)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "progress.json"
    saved.value.save_as(file)
    assert json.loads(file.read_text()) == json.loads(kept)
    other = front(open_page)
    other.get_by_role("button", name="Progress").click()
    with other.expect_file_chooser() as chosen:
        other.get_by_role("button", name="Load a file").click()
    chosen.value.set_files(file)
    other.wait_for_function("localStorage.getItem('disputelab.progress')")
    assert other.evaluate("localStorage.getItem('disputelab.progress')") == kept
