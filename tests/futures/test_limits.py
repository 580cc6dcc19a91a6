"""Periods may be ten years long: what would take minutes and gigabytes is not begun."""

import time
import tracemalloc

import pytest

from disputelab.core import replay
from disputelab.futures import Ahead, Beliefs, Outlook, TooFar
from disputelab.futures.limits import MOST_NODES
from disputelab.scenarios import to_scenario

MANY_BYTES = 150 << 20


def story(protection, reply, settle, extended=0):
    events = [{"day": 0, "do": "extend-protection", "days": extended}] if extended else []
    book = {"reply_days": reply, "settle_days": settle}
    order = {"price": 40, "protection_days": protection}
    data = {"title": "Long", "order": order, "rulebook": book, "events": events, "until": 5}
    return to_scenario(data)


LONG = [(3650, 5, 8), (60, 60, 60), (3650, 3650, 3650), (1000, 5, 8, 1), (60, 3650, 8)]


@pytest.mark.parametrize("days", LONG)
def test_what_is_too_far_is_said_at_once_and_within_memory(days):
    history = replay(story(*days))
    tracemalloc.start()
    started = time.process_time()
    try:
        with pytest.raises(TooFar, match="not worked out"):
            Ahead(history, 0).prospects(Beliefs())
        assert tracemalloc.get_traced_memory()[1] < MANY_BYTES
    finally:
        tracemalloc.stop()
    assert time.process_time() - started < 20  # some ten times faster while nothing is traced


@pytest.mark.parametrize("days", [(0, 0, 0), (60, 5, 8), (60, 5, 8, 1), (365, 8, 8), (90, 14, 14)])
def test_what_is_usual_and_rather_long_is_worked_out(days):
    ahead = Ahead(replay(story(*days)), 0)
    assert ahead.doors.all
    outlook = ahead.outlook
    nodes = len(outlook.known) * len(outlook.last_days) * (outlook.until - outlook.day + 1)
    assert nodes <= MOST_NODES


def test_a_later_day_of_a_long_story_is_worked_out():
    history = replay(to_scenario({**LATE, "until": 3650}))
    assert Ahead(history, 3600).outlook
    with pytest.raises(TooFar):
        Outlook(history, 0)


LATE = {"title": "Late", "order": {"price": 40, "protection_days": 3650}, "events": []}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_is_said_in_words(language):
    assert TooFar().text(language).endswith(".")
