"""Fresh stories from a seed: stories that ship, with other amounts and other days."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from disputelab.core import Actor, Do, Event, Move, Scenario
from disputelab.core.arcs import ARC
from disputelab.scenarios import shipped

FACTORS = (1, 2, 3)
SHIFTS = range(8)
NUDGES = (-9, -4, -1, 0, 0, 0, 1, 4, 9)


def varied(rng: Random, names: Sequence[str], nudged: bool = True) -> Scenario:
    """One of the stories named, without its title, which would give it away.

    Amounts are multiplied; from its first dispute on all days move, and protection with them; one
    thing that the buyer does moves a little further (`nudged`), and may change the ending.
    """
    scenario = shipped()[rng.choice(sorted(names))].scenario
    factor, shift = rng.choice(FACTORS), rng.choice(SHIFTS)
    first = next((e.day for e in scenario.events if e.move.do is Do.OPEN_DISPUTE), 0)
    events = [
        Event(e.day + shift * (e.day >= first), _times(e.move, factor)) for e in scenario.events
    ]
    until = scenario.until + shift
    if nudged:
        events = _nudged(rng, events, until)
    order = replace(
        scenario.order,
        price=scenario.order.price * factor,
        protection_days=scenario.protection_days + shift,
        paid_on=None,
    )
    return Scenario("", order, tuple(events), until, scenario.rulebook)


def _times(move: Move, factor: int) -> Move:
    amounts = {
        name: value * factor
        for name in ("claim", "refund")
        if (value := getattr(move, name)) is not None
    }
    return replace(move, **amounts)


def _nudged(rng: Random, events: list[Event], until: int) -> list[Event]:
    mine = [i for i, e in enumerate(events) if ARC[e.move.do].actor is Actor.BUYER]
    if not mine:
        return events
    moved = rng.choice(mine)
    day = min(max(events[moved].day + rng.choice(NUDGES), 0), until)
    events[moved] = replace(events[moved], day=day)
    return sorted(events, key=lambda event: event.day)
