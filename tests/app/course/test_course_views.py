"""The front page, the check, the board and the overview, through what their widgets hold."""

import json
import re

import pytest

from disputelab.app.course.board import BoardView
from disputelab.app.course.check import Check
from disputelab.app.course.front import Front
from disputelab.app.course.progress import ProgressView
from disputelab.app.course.store import ProgressModel
from disputelab.course.check import CheckResult, questions
from disputelab.course.lessons import lessons
from disputelab.course.misconceptions import misconceptions

DASHBOARD = "dashboard.ipynb?lang=en"

LANGUAGES = ("en", "ru")
BELIEFS = {
    language: [one.statement.text(language) for one in misconceptions().values()]
    for language in LANGUAGES
}


@pytest.fixture
def model():
    return ProgressModel()


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def check(model, language):
    return Check(model, language)


@pytest.fixture
def view(model):
    return ProgressView(model)


def answer(check, numbers):
    for choice, number in zip(check.choices, numbers, strict=True):
        choice.value = number


def right(form="A"):
    return [question.right + 1 for question in questions(form)]


def wrong(form="A"):
    """Every answer wrong: the choice after the right one, or before it where that is the last."""
    return [number % 4 + 1 for number in right(form)]


def links(text):
    return re.findall(r'href="([^"]+)"', text)


def test_the_result_can_be_shown_once_every_question_is_answered(check):
    assert check.show.disabled
    assert check.show.tooltip
    answer(check, [0] * 8)
    assert not check.show.disabled
    assert not check.show.tooltip


def test_every_right_answer_is_called_right(check, model):
    answer(check, right())
    check.finish()
    assert [said.value.count("✓") for said in check._said] == [1] * 8
    assert model.progress.entries["check/A"].solved


def test_every_wrong_answer_names_its_misconception_and_the_rule(check, language):
    answer(check, wrong())
    check.finish()
    for said, question, number in zip(check._said, questions("A"), wrong(), strict=True):
        found = misconceptions()[question.choices[number - 1].misconception]
        assert found.correction.text(language) in said.value
        assert found.claims[0] in said.value


def test_the_code_says_what_was_chosen_and_can_be_copied(check, model):
    answer(check, wrong())
    check.finish()
    code = CheckResult("A", tuple(wrong())).code
    assert code in check._result.value
    assert check._copy.text == code
    assert model.progress.entries["check/A"].answer == code


def test_another_answer_takes_the_result_away(check):
    answer(check, right())
    check.finish()
    check.choices[0].value = 0
    assert not check._result.value
    assert not any(said.value for said in check._said)
    assert check.show.layout.display == ""


def test_the_second_form_says_what_moved(check, language):
    answer(check, wrong("A"))
    check.finish()
    check.form.value = "B"
    assert check.answers == (None,) * 8
    answer(check, right("B"))
    check.finish()
    believed = CheckResult("A", tuple(wrong("A"))).shown
    for id in believed:
        assert misconceptions()[id].statement.text(language) in check._result.value
    assert f": {len(believed)}<" in check._result.value


def test_a_recorded_result_is_shown_again(model, language):
    code = CheckResult("A", tuple(wrong())).code
    model.record("check/A", code, False)
    check = Check(model, language)
    assert list(check.answers) == wrong()
    assert code in check._result.value


def test_progress_that_comes_later_fills_an_empty_check_alone(check, model):
    check.choices[0].value = 2
    model.record("check/A", CheckResult("A", tuple(wrong())).code, False)
    assert check.answers == (2, *[None] * 7)
    check.choices[0].value = None
    model.record("check/A", CheckResult("A", tuple(right())).code, True)
    assert list(check.answers) == right()


def test_a_recorded_answer_that_is_no_code_is_passed_over(check, model):
    model.record("check/A", {"name": "Anna"}, False)
    assert check.known("A") is None


def test_the_board_counts_and_names_bad_lines(language):
    board = BoardView(language)
    assert "<table" not in board._table.value
    before, after = (CheckResult("A", tuple(wrong("A"))), CheckResult("B", tuple(right("B"))))
    board.codes.value = f"{before.code}\n<b>Anna</b>\n{after.code}"
    shown = board._table.value
    assert all(text in shown for text in BELIEFS[language])
    assert shown.count("width:100.0%") == len(before.shown)
    assert shown.count("100%") == len(before.shown)
    assert "Anna" not in shown
    assert shown.count("<li>") == 1


def test_what_is_pasted_is_escaped():
    board = BoardView()
    board.codes.value = "C1-<script>"
    assert "<script>" not in board._table.value


def test_the_overview_has_a_row_for_every_lesson(view, model):
    one = lessons()[1]
    for key in one.keys:
        model.record(key, None, True)
    model.record(lessons()[2].keys[1], "wrong", False)
    rows = view._table.value.split("<tr>")
    assert f"✓ {len(one.keys)} of {len(one.keys)}<" in rows[3]
    assert f">0 of {len(lessons()[2].keys)}<" in rows[4]
    assert ">· …" in rows[4]


def test_the_file_that_is_saved_can_be_loaded_elsewhere(view, model):
    model.record("clock/bet", 60, True)
    elsewhere = ProgressView(ProgressModel())
    elsewhere.load(view._save.text.encode())
    assert elsewhere.model.progress == model.progress


def test_a_broken_file_is_explained_and_changes_nothing(view, model):
    model.record("clock/bet", 60, True)
    before = model.progress
    view.load(json.dumps({"version": 99}).encode())
    assert "99" in view._told.value
    assert "note no" in view._told.value
    view.load(b"\xff\xfe")
    assert "JSON" in view._told.value
    view.load(b'{"version": 2, "entries": {}, "<script>": 1}')
    assert "<script>" not in view._told.value
    assert model.progress is before


def test_forgetting_is_offered_only_where_there_is_something(view, model):
    assert view._forget.disabled
    assert view._forget.tooltip
    model.record("clock/bet", 60, True)
    assert not view._forget.disabled
    view._forget.click()
    assert not model.progress.entries
    assert view._undo.layout.display == ""
    view._undo.click()
    assert "clock/bet" in model.progress.entries
    assert view._undo.layout.display == "none"


def test_what_the_browser_holds_and_cannot_be_read_is_told_with_a_way_out(view, model):
    assert view._anew.layout.display == "none"
    with pytest.raises(ValueError, match="JSON") as caught:
        model.load("{oops")
    model.problem = caught.value
    assert "JSON" in view._table.value
    view._anew.click()
    assert model.problem is None
    assert view._anew.layout.display == "none"


def test_the_front_page_links_to_every_lesson_in_order_and_to_all_else(model, language):
    front = Front(language, model)
    assert links(front._lessons.value) == [one.page(language) for one in lessons()]
    course = front.widget.children[3].children[-1].value
    trainers = front.widget.children[6].children[0].value
    names = ("dashboard", "practice", "game", "guide", "dashboard")
    assert [*links(course), *links(trainers)] == [f"{one}.ipynb?lang={language}" for one in names]
    for shown in (front._lessons.value, course, trainers):
        assert re.findall(r'data-page="([^"]+)"', shown) == links(shown)


def test_a_card_says_how_much_of_its_lesson_is_done(model):
    front = Front("en", model)
    first, second = lessons()[:2]
    assert links(front._next.value) == [first.page("en"), DASHBOARD]
    for key in first.keys:
        model.record(key, None, True)
    model.record(second.keys[0], None, True)
    cards = front._lessons.value.split("<li>")
    assert "✓ all done" in cards[1]
    assert f"… 1 of {len(second.keys)} parts" in cards[2]
    assert "○ not begun" in cards[3]
    assert links(front._next.value) == [second.page("en"), DASHBOARD]


def test_with_all_lessons_done_there_is_no_next_one(model):
    for one in lessons():
        for key in one.keys:
            model.record(key, None, True)
    assert links(Front("en", model)._next.value) == [DASHBOARD]


def test_one_section_is_shown_at_a_time(model):
    front = Front("en", model)
    for number, section in enumerate(("course", "check", "progress", "class")):
        front.turn_to(section)
        shown = [box.layout.display != "none" for box in front.widget.children[3:]]
        assert shown == [number == other for other in range(4)]


def test_another_language_keeps_the_section_the_answers_and_the_codes(model):
    front = Front("en", model)
    front.turn_to("check")
    front._check.form.value = "B"
    front._check.choices[3].value = 2
    front._board.codes.value = "C1"
    front.speak("ru")
    assert front._page.language == "ru"
    assert front._chosen.value == "check"
    assert front._check.form.value == "B"
    assert front._check.choices[3].value == 2
    assert front._board.codes.value == "C1"
    assert lessons()[0].title.ru in front._lessons.value


def test_views_that_are_left_no_longer_follow_the_progress(model):
    front = Front("en", model)
    old = front._progress
    front.speak("ru")
    before = old._table.value
    model.record("clock/bet", 60, True)
    assert old._table.value == before
