"""The tasks of the practice screens: each can be solved, and each way to lose it is told."""

import re

import pytest

from disputelab.core import Do, EndedBy, outcome
from disputelab.course.attempt import attempt
from disputelab.course.pages import Screen, Variant
from disputelab.course.search import deeds, essence, failed, hopeless, shortest, solved
from disputelab.course.tasks import Goal, Want, tasks
from disputelab.sources import claims

CASES = [(task, variant) for task in tasks().values() for variant in task.variants]
IDS = [f"{task.id}-{variant}" for task, variant in CASES]
every_case = pytest.mark.parametrize(("task", "variant"), CASES, ids=IDS)
every_task = pytest.mark.parametrize("task", tasks().values(), ids=list(tasks()))


def pressed(tried, way):
    for id in way.split():
        tried = tried.press(id)
    return tried


def plays(task, variant):
    """Every play up to where its goal is reached or lost, but for what no goal can tell apart.

    Of those that are lost, each is there once for each way into it.
    """
    edge, seen = [task.start(variant)], set()
    while edge:
        live = edge.pop()
        yield live
        if solved(task, Screen(live)) or hopeless(task, live):
            continue
        for one in deeds(live):
            if hopeless(task, one):
                yield one
            elif essence(one) not in seen:
                seen.add(essence(one))
                edge.append(one)


@every_case
def test_the_shortest_way_solves_the_task_and_none_of_its_beginnings_does(task, variant):
    tried = attempt(task, variant)
    for id in shortest(task, variant):
        assert not tried.solved
        assert not tried.lost
        tried = tried.press(id)
    assert tried.solved
    assert not tried.lost


@every_task
def test_every_way_to_lose_a_task_is_told_and_none_is_told_that_cannot_happen(task):
    found = {
        lost.by
        for variant in task.variants
        for live in plays(task, variant)
        if (lost := failed(task, Screen(live)))
    }
    assert found == set(task.lost)


@every_case
def test_what_is_lost_stays_lost_and_what_is_not_can_still_be_reached(task, variant):
    for live in plays(task, variant):
        if hopeless(task, live):
            assert all(hopeless(task, one) for one in deeds(live))
        elif not solved(task, Screen(live)):
            assert not all(hopeless(task, one) for one in deeds(live))


@every_task
def test_a_task_is_told_in_both_languages_with_claims_that_exist(task):
    debriefs = (task.done, *task.lost.values())
    for phrase in (task.title, task.told, task.asks, *(said.text for said in debriefs)):
        assert re.search(r"[a-z]", phrase.en)
        assert not re.search(r"[а-яё]", phrase.en)
        assert re.search(r"[а-яё]", phrase.ru)
        assert len(phrase.en.split()) <= 60
    for said in debriefs:
        assert said.claims
        assert set(said.claims) <= set(claims())


@every_task
def test_a_task_begins_before_the_end_of_its_story_with_an_order_that_is_not_finished(task):
    for variant in task.variants:
        live = task.start(variant)
        assert live.day == task.day < task.scenario.until
        assert not live.position.finished


def test_the_tasks_cover_what_the_articles_warn_of():
    assert list(tasks()) == [
        "opened-by-mistake",
        "keep-the-way-back",
        "extension-first",
        "parcel-never-came",
        "seller-silent",
        "offer-of-nothing",
        "half-back",
        "pleading-seller",
        "came-after-all",
        "return-not-confirmed",
        "too-late",
    ]
    assert {task.goal.want for task in tasks().values()} == set(Want)


@pytest.mark.parametrize(
    ("task", "way", "by"),
    [
        ("keep-the-way-back", "orders dispute accept", Do.ACCEPT_OFFER),
        ("seller-silent", "orders dispute cancel yes", Do.CANCEL_DISPUTE),
        ("offer-of-nothing", "orders dispute accept", Do.ACCEPT_OFFER),
        ("offer-of-nothing", "next-day", None),
        ("half-back", "orders dispute accept", Do.ACCEPT_OFFER),
        ("pleading-seller", "orders dispute cancel yes", Do.CANCEL_DISPUTE),
        ("came-after-all", "orders dispute accept", Do.ACCEPT_OFFER),
        ("return-not-confirmed", "orders dispute cancel yes", Do.CANCEL_DISPUTE),
        ("parcel-never-came", "orders order receipt", Do.CONFIRM_RECEIPT),
        ("parcel-never-came", "next-news", Do.PROTECTION_EXPIRES),
        ("extension-first", "orders dispute cancel yes next-news", None),
    ],
)
def test_the_step_that_loses_a_task_is_named(task, way, by):
    tried = pressed(attempt(tasks()[task], Variant.APP), way)
    assert tried.lost
    assert tried.lost.by is by
    assert by is None or tried.lost.step in tried.screen.live.history.steps


def test_the_step_that_lost_it_is_named_whatever_is_pressed_later():
    tried = pressed(attempt(tasks()["keep-the-way-back"], Variant.APP), "orders dispute accept")
    assert pressed(tried, "orders order").lost == tried.lost


def test_an_early_cancel_can_be_mended_while_the_days_allow_it():
    tried = pressed(attempt(tasks()["extension-first"], Variant.APP), "orders dispute cancel yes")
    assert not tried.lost
    assert not tried.solved
    again = "open reason:not-received claim:all send next-news orders dispute cancel yes"
    assert pressed(tried, again).solved


def test_chat_is_no_proof_for_a_goal_that_asks_for_some():
    tried = attempt(tasks()["offer-of-nothing"], Variant.APP)
    chat = pressed(tried, "orders dispute evidence attach:chat escalate")
    assert not chat.solved
    assert pressed(chat, "evidence attach:unboxing-video").solved


def test_a_task_with_no_way_says_so():
    task = tasks()["seller-silent"]
    price = task.scenario.order.price
    hard = type(task)(
        **{name: getattr(task, name) for name in type(task).__slots__}
        | {"goal": Goal(Want.MONEY_BACK, cents=price + 1)}
    )
    with pytest.raises(ValueError, match="cannot be solved in the app"):
        shortest(hard, Variant.APP)


def test_the_fair_end_pays_the_seller_for_goods_that_are_here():
    tried = attempt(tasks()["came-after-all"], Variant.BROWSER)
    for id in shortest(tried.task, tried.variant):
        tried = tried.press(id)
    found = outcome(tried.screen.live.position)
    assert (found.refunded, found.ended_by) == (0, EndedBy.RECEIPT_CONFIRMED)
