"""The check: every answer worked out, every wrong one a misconception; codes and the class."""

from itertools import pairwise

import pytest

from disputelab.core import replay
from disputelab.course.check import (
    EXAMPLE,
    FORMS,
    BrokenCode,
    CheckResult,
    class_board,
    moved,
    questions,
    told,
)
from disputelab.course.check_items import ITEMS
from disputelab.course.misconceptions import misconceptions
from disputelab.figures.words import Words

SEEDS = range(200)
RIGHT = tuple(question.right + 1 for question in questions("A"))


def result(form="A", **wrong):
    """A result with every answer right but those of the named questions."""
    ids = [question.id for question in questions(form)]
    answers = dict(zip(ids, RIGHT, strict=True)) | {
        name.replace("_", "-"): answer for name, answer in wrong.items()
    }
    return CheckResult(form, tuple(answers.values()))


def wrong(form, belief):
    """A result with one answer wrong, that which shows a misconception."""
    for question in questions(form):
        for number, choice in enumerate(question.choices, 1):
            if choice.misconception == belief:
                return result(form, **{question.id: number})
    raise KeyError(belief)


def test_there_are_eight_questions_in_each_form():
    for form in FORMS:
        assert [question.id for question in questions(form)] == [item.id for item in ITEMS]
    assert len(ITEMS) == 8


@pytest.mark.parametrize("number", range(8), ids=[item.id for item in ITEMS])
@pytest.mark.parametrize("form", FORMS)
def test_one_choice_is_right_and_each_other_shows_a_misconception(form, number):
    rights = set()
    for seed in SEEDS:
        question = questions(form, seed)[number]
        assert [choice.right for choice in question.choices].count(True) == 1
        assert sorted(question.order) == list(range(len(question.choices)))
        for choice in question.choices:
            assert choice.right is (choice.misconception not in misconceptions())
        for language in ("en", "ru"):
            words = Words(language, question.scenario.order)
            shown = {question.choice(index, words) for index in question.order}
            assert len(shown) == len(question.choices)
            assert "{" not in "".join(
                [*shown, question.asked(words), *told(question.scenario, words)]
            )
        rights.add(question.right)
    assert len(rights) == 1  # codes tell answers by their place, whatever the seed


@pytest.mark.parametrize("form", FORMS)
def test_a_story_is_told_as_it_happens_with_nothing_refused(form):
    for seed in SEEDS:
        for question in questions(form, seed):
            history = replay(question.scenario)
            assert all(step.accepted for step in history.steps)
            assert not history.end.finished


def test_the_right_choice_does_not_always_stand_in_the_same_place():
    for number in range(8):
        places = [questions("A", seed)[number] for seed in range(20)]
        assert len({question.order.index(question.right) for question in places}) > 1


def test_every_misconception_can_be_found():
    for form in FORMS:
        found = {choice.misconception for q in questions(form) for choice in q.choices}
        assert found - {""} == set(misconceptions())


def test_the_forms_and_the_seeds_tell_other_stories():
    told_once = [
        tuple(q.scenario for q in questions(form, seed)) for form in FORMS for seed in (0, 1)
    ]
    assert all(one != other for one, other in pairwise(told_once))
    assert questions("A", 5) == questions("A", 5)
    with pytest.raises(ValueError, match="a form is one of"):
        questions("C")


def test_a_code_brings_back_the_result():
    for answers in (RIGHT, (0,) * 8, (1, 2, 3, 4, 4, 3, 2, 1)):
        for form in FORMS:
            assert CheckResult.from_code(CheckResult(form, answers).code) == CheckResult(
                form, answers
            )


def test_the_example_is_a_code():
    assert CheckResult.from_code(EXAMPLE).code == EXAMPLE


def test_a_code_with_one_letter_mistyped_is_found_out():
    code = result().code
    for place in (3, *range(5, 13), 14):
        for other in "AB01234":
            typed = code[:place] + other + code[place + 1 :]
            if typed != code:
                with pytest.raises(BrokenCode):
                    CheckResult.from_code(typed)


@pytest.mark.parametrize("answers", [(1,) * 7, (5, *RIGHT[1:]), (-1, *RIGHT[1:])])
def test_a_result_has_an_answer_to_each_question(answers):
    with pytest.raises(ValueError, match="answer"):
        CheckResult("A", answers)


def test_a_result_counts_what_is_right_and_names_what_is_believed():
    assert (result().right, result().shown) == (8, ())
    assert (result(proof=0).right, result(proof=0).shown) == (7, ())
    one = wrong("A", "chat-is-proof")
    assert (one.right, one.shown) == (7, ("chat-is-proof",))


def test_what_moved_between_two_checks():
    change = moved(wrong("A", "chat-is-proof"), wrong("B", "confirm-first"))
    assert (change.lost, change.gained, change.kept) == (("chat-is-proof",), ("confirm-first",), ())
    change = moved(wrong("A", "chat-is-proof"), wrong("B", "chat-is-proof"))
    assert (change.lost, change.gained, change.kept) == ((), (), ("chat-is-proof",))


def test_a_class_is_counted_by_misconception():
    lines = [
        wrong("A", "chat-is-proof").code,
        f"Anna: {wrong('A', 'chat-is-proof').code.lower()}, {result('B').code}.",
        "",
        f"{result('A').code} {wrong('B', 'confirm-first').code}",
        result("B").code.replace("-", "–").replace("C", "С").replace("B", "В"),
    ]
    board = class_board("\n".join(lines))
    assert (board.before, board.after, board.bad) == (3, 3, ())
    rows = {row.misconception: (row.before, row.after) for row in board.rows}
    assert list(rows) == list(misconceptions())
    assert rows.pop("chat-is-proof") == (2, 0)
    assert rows.pop("confirm-first") == (0, 1)
    assert set(rows.values()) == {(0, 0)}


def test_lines_that_cannot_be_read_are_told_by_their_number():
    code = result().code
    board = class_board(f"{code}\nhello\n\n{code[:-1]}\n{code}7\n{code} C1-A-123")
    assert board.before == 1
    assert [number for number, _ in board.bad] == [2, 4, 5, 6]
    assert EXAMPLE in board.bad[0][1].text("en")
    assert "C1-A-123" in board.bad[3][1].text("en")


def test_a_text_that_is_too_long_is_not_read():
    board = class_board((result().code + "\n") * 20_000)
    assert (board.before, len(board.bad)) == (0, 1)
