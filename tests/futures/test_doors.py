"""Doors: witnesses reach them, counter-stories miss them, a plain search finds no later way."""

import pytest

from disputelab.core import dawn, on_day, replay, step
from disputelab.futures import Amounts, Doors, End, Graph

from .cases import DAYS, OPENED, ahead, small


def end_of(history):
    found = history.outcome
    return End(found.state, found.ended_by) if found.ended_by else None


@pytest.mark.parametrize(("story", "day"), DAYS)
def test_every_door_has_a_witness_and_those_not_certain_a_counter_story(story, day):
    here = ahead(story, day)
    for door in here.doors.all:
        events = here.doors.witness(door)
        if door.possible is None:
            assert events is None
            continue
        history = replay(here.story(events, here.graph.until))
        assert all(made.accepted for made in history.steps if made.day > day)
        assert end_of(history) == door.end
        if door.certain is None or door.certain.first > day:
            counter = replay(here.story(here.doors.counter(door), here.graph.until))
            assert all(made.accepted for made in counter.steps if made.day > day)
            assert end_of(counter) != door.end
        else:
            assert here.doors.counter(door) is None


def search(position, graph, day):
    """Every ending that can be reached, by the rules alone, one position after another."""
    found, seen, todo = set(), set(), [on_day(position, day)]
    while todo:
        here = todo.pop()
        if here in seen or here.day > graph.until:
            continue
        seen.add(here)
        if here.finished:
            found.add(here.ending.by)
            continue
        made = dawn(here, here.day + 1, graph.rulebook)
        todo.append(made[-1][1] if made else on_day(here, here.day + 1))
        for move in graph.moves:
            after = step(here, move, graph.rulebook).after
            if after and len(after.past) < 2 and after.protection.last_day <= graph.last_days[-1]:
                todo.append(after)
    return found


@pytest.mark.parametrize("events", [(), (OPENED,)], ids=["no dispute", "a dispute"])
@pytest.mark.parametrize("silence", ["refunds-buyer", "review"])
def test_on_each_quiet_day_the_open_doors_are_those_that_a_plain_search_finds(events, silence):
    history = small(*events, protection=1, reply_days=1, settle_days=1, silence=silence)
    graph = Graph(history.end, history.scenario.rulebook, Amounts((4000,), (0, 2000, 4000), 1), 4)
    doors, position = Doors(graph), history.end
    for day in range(3):
        plain = search(position, graph, day)
        for door in doors.all:
            window = door.possible
            still = window is not None and (window.last is None or day <= window.last)
            if not position.finished:
                assert still is (door.end.by in plain) or len(ends_by(doors, door.end.by)) > 1
        made = dawn(position, day + 1, graph.rulebook)
        position = made[-1][1] if made else on_day(position, day + 1)


def ends_by(doors, by):
    return [end for end in doors.ends if end.by is by]


def test_an_offer_on_the_table_is_the_one_refund_that_is_certain():
    here = ahead("offer-of-nothing", 1)
    for door in here.doors.all:
        if door.certain and door.certain.first == 1:
            assert door.end.by.value in ("receipt-confirmed", "settled", "protection-expired")


def test_a_door_that_needs_an_open_dispute_shuts_with_the_last_protected_day():
    doors = {door.end.by: door for door in ahead("begging-seller", 20).doors.all}
    for by in ("decided", "seller-silent", "settled"):
        door = next(door for key, door in doors.items() if key.value == by)
        assert door.possible.last == 60
    expired = next(door for key, door in doors.items() if key.value == "protection-expired")
    assert expired.by_itself == 61
