"""Doors: witnesses reach them, counter-stories miss them, a plain search finds no later way."""

from functools import cache

import pytest

from disputelab.core import dawn, on_day, replay, step
from disputelab.futures import Amounts, Doors, End, Graph

from .cases import DAYS, OPENED, Numbers, ahead, small


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


class Search:
    """Every ending that can be reached, by the rules alone, one position after another."""

    def __init__(self, graph):
        self.graph, self.positions = graph, Numbers()
        self.following = cache(self._following)

    def _following(self, number):
        here, rulebook = self.positions[number], self.graph.rulebook
        if here.finished or here.day > self.graph.until:
            return []
        made = dawn(here, here.day + 1, rulebook)
        found = [made[-1][1] if made else on_day(here, here.day + 1)]
        for move in self.graph.moves:
            after = step(here, move, rulebook).after
            if after and len(after.past) < 2 and self.within(after):
                found.append(after)
        return {self.positions.of(after) for after in found}

    def within(self, position):
        return position.protection.last_day <= self.graph.last_days[-1]

    def endings(self, position):
        seen, todo = set(), [self.positions.of(position)]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo += self.following(here)
        reached = (self.positions[number] for number in seen)
        return {p.ending.by for p in reached if p.finished and p.day <= self.graph.until}


@pytest.mark.parametrize("events", [(), (OPENED,)], ids=["no dispute", "a dispute"])
@pytest.mark.parametrize("silence", ["refunds-buyer", "review"])
def test_on_each_quiet_day_the_open_doors_are_those_that_a_plain_search_finds(events, silence):
    history = small(*events, protection=1, reply_days=1, settle_days=1, silence=silence)
    graph = Graph(history.end, history.scenario.rulebook, Amounts((4000,), (0, 2000, 4000), 1), 4)
    doors, search, position = Doors(graph), Search(graph), history.end
    for day in range(3):
        plain = search.endings(on_day(position, day))
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
