"""The lessons and the misconceptions: complete, in order, in both languages."""

import re

import pytest

from disputelab.course.lessons import done_share, is_done, lesson, lessons, next_lesson
from disputelab.course.misconceptions import misconceptions
from disputelab.course.progress import Progress
from disputelab.sources import claims

IDS = tuple(one.id for one in lessons())
BELIEFS = """
reopen-always dispute-stops-clock accept-keeps-open promise-binds silence-is-reason
close-is-one-thing last-day-counts-out chat-is-proof decline-is-the-end late-cancel-harmless
sent-back-is-settled confirm-first
"""
PHRASES = [
    *(phrase for one in lessons() for phrase in (one.title, one.aim)),
    *(phrase for one in misconceptions().values() for phrase in (one.statement, one.correction)),
]


def after(*keys, right=True):
    progress = Progress()
    for key in keys:
        progress = progress.noted(key, None, right)
    return progress


def test_the_lessons_stand_in_reading_order():
    named = "start clock open end seller proof button disagree ahead play write"
    assert " ".join(IDS) == named
    assert [int(one.file[:2]) for one in lessons()] == list(range(1, 12))


@pytest.mark.parametrize("one", lessons(), ids=IDS)
def test_a_lesson_takes_ten_to_twenty_minutes_and_has_parts_of_its_own(one):
    assert 10 <= one.minutes <= 20
    assert re.fullmatch(r"\d\d-[a-z-]+\.ipynb", one.file)
    assert len(set(one.parts)) == len(one.parts) > 0
    assert after(*one.keys).entries
    assert one.page("ru") == f"ru/{one.file}"


@pytest.mark.parametrize("one", lessons(), ids=IDS)
def test_an_aim_is_one_sentence(one):
    for language in ("en", "ru"):
        assert re.fullmatch(r"[^.!?]+\.", one.aim.text(language))


def test_a_lesson_is_found_by_its_id():
    assert lesson("proof").file == "06-proof-escalation-review.ipynb"
    with pytest.raises(KeyError):
        lesson("nothing")


def test_a_lesson_is_done_when_all_its_parts_are():
    one = lesson("clock")
    assert done_share(Progress(), one) == 0
    assert done_share(after(one.keys[0], "open/bet"), one) == 1 / len(one.keys)
    assert done_share(after(*one.keys), one) == 1


def test_a_bet_is_done_once_it_is_made_and_a_task_once_it_is_solved():
    progress = after("clock/bet", "clock/task-1", right=False)
    assert is_done(progress, "clock/bet")
    assert not is_done(progress, "clock/task-1")
    assert not is_done(progress, "clock/task-2")


def test_the_next_lesson_is_the_first_that_is_not_done():
    assert next_lesson(Progress()) is lessons()[0]
    assert next_lesson(after(*lessons()[0].keys)) is lessons()[1]
    assert next_lesson(after(*(key for one in lessons() for key in one.keys))) is None


def test_the_misconceptions_have_the_ids_that_codes_and_files_know():
    assert sorted(misconceptions()) == sorted(BELIEFS.split())
    assert all(id == one.id for id, one in misconceptions().items())


@pytest.mark.parametrize("one", misconceptions().values(), ids=list(misconceptions()))
def test_a_misconception_cites_claims_and_leads_to_a_lesson(one):
    assert one.claims
    assert set(one.claims) <= set(claims())
    assert lesson(one.lesson)


def test_the_misconceptions_follow_the_lessons():
    order = [IDS.index(one.lesson) for one in misconceptions().values()]
    assert order == sorted(order)


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase.en[:40] for phrase in PHRASES])
def test_a_phrase_is_in_both_languages_and_short(phrase):
    assert not re.search("[а-яё]", phrase.en, re.IGNORECASE)
    assert re.search("[а-яё]", phrase.ru)
    assert not re.search("[a-z]", phrase.ru, re.IGNORECASE)
    assert all(len(phrase.text(language).split()) <= 40 for language in ("en", "ru"))
    assert phrase.en[-1] == phrase.ru[-1] or phrase.en[-1].isalpha()
