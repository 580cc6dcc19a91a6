"""A random story of any kind, made by choosing: for Hypothesis, for the million, with one seed."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from disputelab.core import (
    ARC,
    FIELDS,
    NAMED,
    READINGS,
    Actor,
    Do,
    Event,
    Move,
    Order,
    Position,
    Quantity,
    Rulebook,
    Scenario,
    dawn,
    fresh,
    next_dawn,
    on_day,
    rulebook,
    step,
)

Choose = Callable[[Sequence[Any]], Any]
"""Picks one of several, such as `random.Random(1).choice`; the first is the plainest."""

PEOPLE = [do for do in Do if ARC[do].actor is not Actor.CLOCK]
RETURN = (Do.OPEN_DISPUTE, Do.OFFER, Do.ACCEPT_OFFER)
BEGINNINGS = [
    (),
    (Do.OPEN_DISPUTE,),
    (Do.OPEN_DISPUTE, Do.CANCEL_DISPUTE, Do.OPEN_DISPUTE),
    (Do.OPEN_DISPUTE, Do.DECLINE, Do.ESCALATE),
    RETURN,
    (*RETURN, Do.RETURN_GOODS),
    (*RETURN, Do.RETURN_GOODS, Do.ESCALATE),
    (*RETURN, Do.RETURN_GOODS, Do.ESCALATE, Do.OFFER, Do.ACCEPT_OFFER),
]
"""Where stories set out from, or try to, so that they get far."""
OFTEN = {Do.OPEN_DISPUTE: 20, Do.OFFER: 9, Do.ACCEPT_OFFER: 9, Do.RETURN_GOODS: 9}
OFTEN |= {Do.RECEIVE_RETURN: 9, Do.DECLINE: 5, Do.ESCALATE: 5, Do.CANCEL_DISPUTE: 5}
OFTEN |= {Do.RULE: 5, Do.EXTEND_PROTECTION: 3, Do.ADD_EVIDENCE: 2}
"""How much more often than others these moves are made where they can be."""
GAPS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 5, 6, 8, 9, 15]
FEW_DAYS = [8, 5, 12, 2, 1, 0]
USUAL = {Quantity.DAYS: [5, 1, 20, 0], Quantity.FLAG: [True, True, False]}


def amounts(price: int) -> list[int]:
    """Amounts in cents, one of them more than anybody may claim."""
    return [price // 2, price, 1, price // 2, price, 1, 0, price + 1]


def a_rulebook(choose: Choose) -> Rulebook:
    """A named rulebook with some readings and figures of its own."""
    own: dict[str, Any] = {}
    for key, values in READINGS.items():
        own[key] = choose([None, *sorted(values)])
    for key in ("reply_days", "settle_days", "protection_days"):
        own[key] = choose([None, *FEW_DAYS])
    chosen = {key: value for key, value in own.items() if value is not None}
    return rulebook(choose(sorted(NAMED))).override(**chosen)


def a_move(choose: Choose, do: Do, price: int) -> Move:
    """A move of that kind, sensible or not."""
    values = {}
    for field in FIELDS[do]:
        usual = amounts(price) if field.holds is Quantity.CENTS else USUAL.get(field.holds)
        options = usual or list(field.holds)  # type: ignore[arg-type]
        values[field.name] = choose(options if field.required else [*options, None])
    return Move(do, **values)


@cache
def _likely(stage: object) -> list[Do]:
    """What is done at a stage: often what can be done there, and at times anything."""
    can = [] if stage == "over" else [do for do in PEOPLE if not ARC[do].barred[stage]]
    return [do for do in can for _ in range(OFTEN.get(do, 1))] + PEOPLE


def waited(position: Position, day: int, book: Rulebook) -> Position:
    """The position on a later day on which nobody has done anything but the clock."""
    while (due := next_dawn(position, book)) is not None and due <= day:
        position = dawn(position, due, book)[-1][1]
    return on_day(position, day)


def a_story(choose: Choose) -> Scenario:
    """A story of up to 25 events: most of them what can be done, the rest anything."""
    book = a_rulebook(choose)
    price = choose([4000, 999, 4000, 1])
    order = Order(price, protection_days=choose([None, 30, 20, 14, 10, 30, 5, 0]))
    position = fresh(price, Scenario("a story", order, (), 0, book).protection_days)
    events, planned = [], list(choose(BEGINNINGS))
    left = len(planned) + choose([2, 0, 5, 10, 20])
    while left > 0:
        day = position.day + (1 if planned else choose(GAPS))
        position = waited(position, day, book)
        stage = "over" if position.finished else position.stage
        do = planned.pop(0) if planned else choose(_likely(stage))
        move = a_move(choose, do, price)
        events.append(Event(day, move))
        position = step(position, move, book).after or position
        left = min(left - 1, 2) if position.finished else left - 1  # the end is soon told
    until = position.day + choose([0, 1, 10, 70])
    return Scenario("a story", order, tuple(events), until, book)
