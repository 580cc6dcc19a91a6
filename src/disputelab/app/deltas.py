"""A draft as plain data: no more than what of it differs from another one.

Data from outside is checked as a file is; what is amiss raises ValueError (Malformed is one).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from disputelab.app.model import Draft
from disputelab.core import FIELDS, Do, Event, Scenario
from disputelab.scenarios import event_data, to_data, to_scenario
from disputelab.scenarios.load import MOST_BYTES

Data = dict[str, Any]
HEAD = ("title", "about", "rulebook", "order", "until")


def delta(draft: Draft, base: Draft | None) -> Data:
    """What differs between a draft and the one it is based on; without one, everything."""
    then = _head(base.scenario) if base else {}
    now = _head(draft.scenario)
    found = _changes(now, then)
    if "order" in found:
        found["order"] = _changes(now["order"], then.get("order", {}))
    splice = _splice(draft.rows, base.rows if base else ())
    if splice:
        found["events"] = splice
    return found


def apply(found: object, base: Draft | None) -> Draft:
    """The draft that differs so from another; raises ValueError where there can be none."""
    changes = fields(found, *HEAD, "events")
    then = _head(base.scenario) if base else {}
    data = _with(then, {name: changes[name] for name in changes if name in HEAD})
    if "order" in changes:
        data["order"] = _with(then.get("order", {}), fields(changes["order"]))
    return _draft(data, _spliced(changes.get("events", []), base.rows if base else ()))


def fields(data: object, *names: str) -> Data:
    """The data, if it is an object with no other keys than these (any, where none are given)."""
    if not isinstance(data, dict) or (names and not set(data) <= set(names)):
        raise ValueError("an object was expected, or other keys")
    return data


def _head(scenario: Scenario) -> Data:
    data = to_data(replace(scenario, events=()))
    del data["events"]
    return data


def _changes(now: Data, then: Data) -> Data:
    """The keys whose values differ; None stands for one that is gone."""
    return {key: now.get(key) for key in {**then, **now} if now.get(key) != then.get(key)}


def _with(then: Data, changes: Data) -> Data:
    return {key: value for key, value in {**then, **changes}.items() if value is not None}


def _splice(now: Sequence[Event], then: Sequence[Event]) -> list[Any]:
    """Which rows of the old give way, from and to, and what stands there: nothing if none do.

    An event is the number of an old row, that number with another day, or all that it consists of.
    """
    if now is then or now == then:
        return []
    most = min(len(now), len(then))
    start = next((i for i in range(most) if now[i] != then[i]), most)
    pairs = zip(reversed(now[start:]), reversed(then[start:]), strict=False)
    alike = next((i for i, (a, b) in enumerate(pairs) if a != b), most - start)
    rows = {event: i for i, event in enumerate(then)}
    moves = {event.move: i for i, event in enumerate(then)}

    def entry(event: Event) -> Any:
        if event in rows:
            return rows[event]
        if event.move in moves:
            return [moves[event.move], event.day]
        data = event_data(event)
        values = [data.get(spec.name) for spec in FIELDS[event.move.do]]
        while values and values[-1] is None:
            values.pop()
        return [event.day, data["do"], *values]

    return [start, len(then) - alike, [entry(event) for event in now[start : len(now) - alike]]]


def _spliced(splice: Any, then: Sequence[Event]) -> list[Data]:
    """The data of all events, row by row."""
    rows = [event_data(event) for event in then]
    if splice == []:
        return rows
    if not isinstance(splice, list) or len(splice) != 3 or not isinstance(splice[2], list):
        raise ValueError("a splice has a start, an end, and a list")
    start, end, entries = splice
    middle = [_event(entry, rows) for entry in entries]
    return [*rows[: _index(start, len(rows))], *middle, *rows[_index(end, len(rows)) :]]


def _event(entry: Any, rows: list[Data]) -> Data:
    if isinstance(entry, int):
        return rows[_index(entry, len(rows) - 1)]
    if not isinstance(entry, list) or len(entry) < 2:
        raise ValueError("no event")
    first, second, *values = entry
    if isinstance(second, int):
        return {**rows[_index(first, len(rows) - 1)], "day": second}
    names = [spec.name for spec in FIELDS[Do(second)]]
    if len(values) > len(names):
        raise ValueError("more fields than the event has")
    given = {name: value for name, value in zip(names, values, strict=False) if value is not None}
    return {"day": first, "do": second, **given}


def _index(value: Any, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError(f"{value!r} is no row")
    return value


def _draft(data: Data, rows: list[Data]) -> Draft:
    if any(type(row["day"]) is not int for row in rows):
        raise ValueError("a day is a whole number")
    if any(len(str(data.get(name))) > MOST_BYTES for name in HEAD):
        raise ValueError("no file could hold such a story")
    order = sorted(range(len(rows)), key=lambda index: rows[index]["day"])
    scenario = to_scenario({**data, "events": [rows[index] for index in order]})
    placed = sorted(zip(order, scenario.events, strict=True), key=lambda pair: pair[0])
    return Draft(scenario, tuple(event for _, event in placed))
