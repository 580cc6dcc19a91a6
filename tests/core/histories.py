"""Random stories for Hypothesis, and a clock that runs them day by day by hand."""

from dataclasses import replace
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st

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
    Verdict,
    fresh,
    menu,
    rulebook,
    step,
)

PEOPLE = [do for do in Do if ARC[do].actor is not Actor.CLOCK]
CLOCK = (Do.PROTECTION_EXPIRES, Do.REPLY_DEADLINE, Do.SETTLEMENT_DEADLINE)
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


def checked(examples: int) -> settings:
    """The same examples in every run, however slow the machine."""
    return settings(max_examples=examples, deadline=None, derandomize=True)


def wait(position: Position, day: int, book: Rulebook) -> list[tuple[Verdict, Position]]:
    """What the clock does until a day, asked of each of its moves at the start of every day."""
    made = []
    while position.day < day:
        position = replace(position, day=position.day + 1)
        for do in CLOCK:
            verdict = step(position, Move(do), book)
            if verdict.allowed:
                position = verdict.after
                made.append((verdict, position))
    return made


def then(position: Position, made: list[tuple[Verdict, Position]], day: int) -> Position:
    """The position on a day, after what was made since."""
    return replace(made[-1][1] if made else position, day=day)


@st.composite
def rulebooks(draw) -> Rulebook:
    """A named rulebook with some readings and figures of its own."""
    own = {key: st.sampled_from(sorted(values)) for key, values in READINGS.items()}
    days = st.sampled_from(FEW_DAYS)
    own |= {"reply_days": days, "settle_days": days, "protection_days": days}
    chosen = draw(st.fixed_dictionaries({}, optional=own))
    return rulebook(draw(st.sampled_from(sorted(NAMED)))).override(**chosen)


@cache
def moves(do: Do, price: int) -> st.SearchStrategy[Move]:
    """Moves of that kind, sensible or not."""
    usual = {
        Quantity.CENTS: st.sampled_from([price // 2, price, 1, price // 2, price, 1, 0, price + 1]),
        Quantity.DAYS: st.sampled_from([5, 1, 20, 0]),
        Quantity.FLAG: st.sampled_from([True, True, False]),
    }
    values = {}
    for field in FIELDS[do]:
        chosen = usual[field.holds] if field.holds in usual else st.sampled_from(field.holds)
        values[field.name] = chosen if field.required else chosen | st.none()
    return st.builds(Move, st.just(do), **values)


@st.composite
def scenarios(draw) -> Scenario:
    """A story of up to 25 events: most of them what can be done, the rest anything."""
    book = draw(rulebooks())
    price = draw(st.sampled_from([4000, 999, 4000, 1]))
    order = Order(price, protection_days=draw(st.sampled_from([None, 30, 20, 14, 10, 30, 5, 0])))
    position = fresh(price, Scenario("a story", order, (), 0, book).protection_days)
    events, planned = [], list(draw(st.sampled_from(BEGINNINGS)))
    left = len(planned) + draw(st.sampled_from([2, 0, 5, 10, 20]))
    while left > 0:
        day = position.day + (1 if planned else draw(st.sampled_from(GAPS)))
        position = then(position, wait(position, day, book), day)
        allowed = [verdict.move.do for verdict in menu(position, book) if verdict.allowed]
        likely = [do for do in allowed if do in PEOPLE for _ in range(OFTEN.get(do, 1))]
        do = planned.pop(0) if planned else draw(st.sampled_from(likely + PEOPLE))
        move = draw(moves(do, price))
        events.append(Event(day, move))
        position = step(position, move, book).after or position
        left = min(left - 1, 2) if position.finished else left - 1  # the end is soon told
    until = position.day + draw(st.sampled_from([0, 1, 10, 70]))
    return Scenario("a story", order, tuple(events), until, book)
