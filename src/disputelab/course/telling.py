"""What a learner is told of a story before the answer: the order, and what people do when."""

from collections.abc import Iterable

from disputelab.core import ARC, FIELDS, READINGS, Do, Event, Move, Quantity, Scenario, rulebook
from disputelab.figures.words import Words
from disputelab.locale import N_

ORDER = N_("An order of {price}, with {days} of protection from payment on.")
REFUSED = N_("What the rules do not allow is refused and changes nothing.")
RULEBOOK = N_("The rulebook followed is {name}.")


def order_line(scenario: Scenario, words: Words) -> str:
    """The price and the protection of the order, and the rulebook where it is not the usual one."""
    days = words.count("{number} day", "{number} days", scenario.protection_days)
    said = words.text(ORDER).format(price=words.money(scenario.order.price), days=days)
    book = scenario.rulebook
    if book.name != "combined":
        said += " " + words.text(RULEBOOK).format(name=words.label(book.name))
    for reading in READINGS:
        value = getattr(book, reading).value
        if value != getattr(rulebook(book.name), reading).value:
            label = words.label(f"silence:{value}" if value == "review" else value)
            said += f" {words.label(reading)}: {label}."
    return said


def event_line(event: Event, words: Words) -> str:
    """Who does what on which day; whether it may be done is not said."""
    return f"{words.number(event.day)} · {move_line(event.move, words)}"


def move_line(move: Move, words: Words) -> str:
    """Who does what, with its amount, its reason …"""
    values = [(getattr(move, field.name), field.holds) for field in FIELDS[move.do]]
    told = move.do is not Do.RULE  # what the platform rules is for the learner to find out
    details = [
        _value(value, holds, words)
        for value, holds in values
        if told and value is not None and value is not False
    ]
    who, what = words.label(ARC[move.do].actor), words.label(move.do)
    return f"{who} {what} ({', '.join(details)})" if details else f"{who} {what}"


def _value(value: object, holds: object, words: Words) -> str:
    if holds is Quantity.FLAG:
        return words.text(N_("wants the goods back"))
    assert isinstance(value, int | str)
    if holds is Quantity.CENTS:
        return words.money(int(value))
    if holds is Quantity.DAYS:
        return words.count("{number} day", "{number} days", int(value))
    return words.label(str(value))


def story_lines(scenario: Scenario, words: Words, events: Iterable[Event] = ()) -> tuple[str, ...]:
    """The order, and its events (or those given), a line each."""
    told = tuple(events) or scenario.events
    return (order_line(scenario, words), *(event_line(event, words) for event in told))
