"""A story, as plain data, changed at random: mostly into another story, at times into none."""

from collections.abc import Callable
from random import Random
from typing import Any

from core.making import FEW_DAYS, PEOPLE

from disputelab.core import FIELDS, FIGURES, NAMED, READINGS, Quantity

Data = dict[str, Any]
MOST = 60
"""Events; above that a story only gets shorter."""
DAYS = [0, 1, 4, 5, 6, 7, 8, 9, 20, 59, 60, 61, 90, 3649, 3650]
CENTS = [1, 2, 50, 99, 100, 999, 4000, 4001, 10**11 - 1, 10**11]
TEXTS = ["", "a", "<script>alert(1)</script>", "\x00\x1b[31m", "\u202e\u2028{title}%s", "=1+1"]
TEXTS += ["🧨" * 40, "W" * 300, "слово " * 40, "#: [", "\ufeff", "\U000e0001"]
CURRENCIES = ["", "USD", "RUB", "JPY", "XXX", "zzz"]
DATES = [None, "2019-03-01", "0001-01-01", "9999-12-31", "2020-02-29", "9990-01-01"]


def changed(story: Data, chance: Random) -> Data:
    """A story after one change; it may be no story any more."""
    change = chance.choice(CHANGES)
    change(story, chance)
    story["events"] = sorted(story["events"], key=lambda event: event["day"])[: MOST + 20]
    last = max([0, *(event["day"] for event in story["events"])])
    story["until"] = max(story["until"], last)
    return story


def _event(chance: Random, price: float, day: int) -> Data:
    do = chance.choice(PEOPLE)
    event: Data = {"day": day, "do": do.value}
    for field in FIELDS[do]:
        if not field.required and chance.random() < 0.3:
            continue
        event[field.name] = _value(field.holds, chance, price)
    return event


def _value(holds: Any, chance: Random, price: float) -> Any:
    if holds is Quantity.CENTS:
        return chance.choice([0, price, price / 2, price + 0.01, 0.01, chance.choice(CENTS) / 100])
    if holds is Quantity.DAYS:
        return chance.choice(DAYS)
    if holds is Quantity.FLAG:
        return chance.random() < 0.5
    return chance.choice(list(holds)).value


def _day(story: Data, chance: Random) -> int:
    events = story["events"]
    near = chance.choice(events)["day"] if events else 0
    return chance.choice([near, near + chance.choice(DAYS[:11]), chance.choice(DAYS)])


def _insert(story: Data, chance: Random) -> None:
    if len(story["events"]) < MOST:
        event = _event(chance, story["order"]["price"], _day(story, chance))
        story["events"].insert(chance.randint(0, len(story["events"])), event)


def _remove(story: Data, chance: Random) -> None:
    events = story["events"]
    start = chance.randint(0, len(events))
    del events[start : start + chance.choice([1, 1, 2, 8])]


def _repeat(story: Data, chance: Random) -> None:
    events = story["events"]
    start = chance.randint(0, len(events))
    later = chance.choice([0, 1, 9])
    if len(events) < MOST:
        events += [one | {"day": one["day"] + later} for one in events[start : start + 6]]


def _move(story: Data, chance: Random) -> None:
    if story["events"]:
        chance.choice(story["events"])["day"] = _day(story, chance)


def _swap(story: Data, chance: Random) -> None:
    events = story["events"]
    if len(events) > 1:
        one, other = chance.sample(range(len(events)), 2)
        events[one], events[other] = events[other], events[one]


def _order(story: Data, chance: Random) -> None:
    name = chance.choice(["price", "currency", "protection_days", "paid_on", "cashback_percent"])
    story["order"][name] = chance.choice(
        {
            "price": [cents / 100 for cents in CENTS],
            "currency": CURRENCIES,
            "protection_days": [None, *DAYS],
            "paid_on": DATES,
            "cashback_percent": [0, 4.91, 0.01, 1e-9, 3.3333333333333335],
        }[name]
    )


def _rules(story: Data, chance: Random) -> None:
    book: Data = {"base": chance.choice(list(NAMED))}
    for name, values in READINGS.items():
        if chance.random() < 0.3:
            book[name] = chance.choice(list(values))
    for name in FIGURES:
        if chance.random() < 0.3:
            book[name] = chance.choice([*FEW_DAYS, *DAYS])
    story["rulebook"] = book


def _texts(story: Data, chance: Random) -> None:
    story[chance.choice(["title", "about"])] = chance.choice(TEXTS)


def _until(story: Data, chance: Random) -> None:
    story["until"] = _day(story, chance)


CHANGES: tuple[Callable[[Data, Random], None], ...] = (
    *(_insert, _insert, _insert, _insert, _remove, _remove, _repeat, _move, _move, _swap),
    *(_order, _rules, _texts, _until),
)


VALUES: list[Any] = [None, True, False, 0, 1, -1, 3, 3650, 3651, 1e-9, 0.5, 1e308, float("inf")]
VALUES += [
    10**99,
    "",
    "own",
    "offer-of-nothing",
    "ship",
    "offer",
    "photo",
    "strictest",
    "USD",
    "\ud800",
]
VALUES += [[], {}, [0], [0, 5], [5, "ship"], [1, "offer", 100], [0, 0, []], {"events": [0, 0, [0]]}]


def disturbed(data: Any, chance: Random, names: list[str]) -> Any:
    """Plain data after one change anywhere in it: a value, a key, or a part more or less."""
    inside = isinstance(data, dict | list) and data
    if not inside or chance.random() < 0.1:
        return chance.choice([chance.choice(VALUES), chance.choice(names), [data], data])
    keys = list(data) if isinstance(data, dict) else [*range(len(data))]
    key, way = chance.choice(keys), chance.random()
    if way < 0.7:
        return _with(data, key, disturbed(data[key], chance, names))
    if way < 0.85:
        return _without(data, key)
    if isinstance(data, dict):
        return {**data, chance.choice(names): chance.choice([data[key], *VALUES])}
    return [*data[:key], chance.choice([data[key], *VALUES]), *data[key:]]


def _with(data: Any, key: Any, value: Any) -> Any:
    changed = data.copy()
    changed[key] = value
    return changed


def _without(data: Any, key: Any) -> Any:
    changed = data.copy()
    del changed[key]
    return changed
