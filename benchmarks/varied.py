"""Many different stories, made from those that ship: other days, amounts, rules and deeds."""

from collections.abc import Iterator
from itertools import cycle
from random import Random
from typing import Any

from disputelab.core import FIELDS, NAMED, Do, Quantity
from disputelab.scenarios import LISTED, shipped, to_data

SEED = 2018
MORE = 3
"""How many events are put in anywhere, at most: most of them are refused."""


def varied(count: int) -> Iterator[dict[str, Any]]:
    """That many stories as plain data, the same in every run and no two alike."""
    random = Random(SEED)
    told = cycle([to_data(story.scenario) for story in shipped().values()])
    for number, data in zip(range(count), told, strict=False):
        price = random.randrange(100, 100_000)
        part = price / 100 / data["order"]["price"]
        days, day = [], 0
        for event in data["events"]:
            day = max(day, event["day"] + random.randint(-2, 4))
            days.append(day)
        events = [
            _event(day, event, part, price) for day, event in zip(days, data["events"], strict=True)
        ]
        for _ in range(random.randint(0, MORE)):
            at = random.randint(0, len(events))
            events.insert(at, _deed(random, days[at - 1] if at else 0, price))
            days.insert(at, events[at]["day"])
        yield data | {
            "title": f"Story {number}",
            "rulebook": random.choice([data["rulebook"], *NAMED]),
            "order": data["order"] | {"price": price / 100, "currency": "USD"},
            "events": events,
            "until": max([*days[-1:], data["until"]]) + random.randint(0, 5),
        }


def _event(day: int, event: dict[str, Any], part: float, price: int) -> dict[str, Any]:
    """The same event on another day, its amounts the same part of another price."""
    amounts = {
        name: min(round(event[name] * part * 100), price) / 100
        for name in ("claim", "refund")
        if event.get(name)
    }
    return event | {"day": day} | amounts


def _deed(random: Random, day: int, price: int) -> dict[str, Any]:
    """Anything that somebody might do, wise or not."""
    do = random.choice(LISTED)
    event: dict[str, Any] = {"day": day, "do": do.value}
    for field in FIELDS[Do(do)]:
        if field.holds is Quantity.CENTS:
            event[field.name] = random.randrange(1, price + 1) / 100
        elif field.holds is Quantity.DAYS:
            event[field.name] = random.randrange(1, 30)
        elif field.holds is Quantity.FLAG:
            event[field.name] = random.random() < 0.5
        else:
            event[field.name] = random.choice([*field.holds]).value
    return event
