"""Stories in one line: `story("3 ship, 40 open-dispute claim=20, 44 decline", until=49)`.

Each happening is a day, an event and its fields; amounts are in whole units of money. A dispute
is about goods that never came, a message pleads, and evidence is a photo, unless said otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal

from disputelab.core import (
    FIELDS,
    Actor,
    Do,
    Event,
    History,
    Move,
    Order,
    Position,
    Quantity,
    Rulebook,
    Scenario,
    Step,
    Verdict,
    advise,
    replay,
    rulebook,
    step,
)

USUAL = {Do.OPEN_DISPUTE: "reason=not-received", Do.MESSAGE: "kind=plead"}
USUAL[Do.ADD_EVIDENCE] = "kind=photo"


def move(text: str) -> Move:
    """The move that the text describes, such as "offer refund=10 return_goods=yes"."""
    name, *fields = text.split()
    do = Do(name)
    holds = {field.name: field.holds for field in FIELDS[do]}
    pairs = [pair.split("=") for pair in [*USUAL.get(do, "").split(), *fields]]
    return Move(do, **{key: _value(holds[key], value) for key, value in pairs})


def _value(holds, text):
    if holds is Quantity.CENTS:
        return int(Decimal(text) * 100)
    if holds is Quantity.DAYS:
        return int(text)
    return text == "yes" if holds is Quantity.FLAG else holds(text)


@dataclass(frozen=True)
class Told:
    """A story that was replayed, and what can be asked of it at its end."""

    history: History

    @property
    def book(self) -> Rulebook:
        return self.history.scenario.rulebook

    @property
    def end(self) -> Position:
        return self.history.end

    @property
    def state(self) -> str:
        return self.history.outcome.state

    @property
    def stage(self) -> str | None:
        return self.history.outcome.stage

    @property
    def ended(self) -> tuple[str, int] | None:
        found = self.history.outcome
        return (found.ended_by, found.ended_on) if found.ended_by else None

    @property
    def money(self) -> tuple[float, float, float]:
        """Held, refunded and released."""
        found = self.history.outcome
        return found.held / 100, found.refunded / 100, found.released / 100

    @property
    def clock(self) -> list[str]:
        """What the clock did, each with its day."""
        return [_shown(made) for made in self.history.steps if made.actor is Actor.CLOCK]

    @property
    def happened(self) -> list[str]:
        return [_shown(made) for made in self.history.steps if made.accepted]

    @property
    def refused(self) -> list[str]:
        return [_shown(made) for made in self.history.steps if not made.accepted]

    def verdict(self, text: str) -> Verdict:
        """What the rules say of a move at the end of the story."""
        return step(self.end, move(text), self.book)

    def may(self, text: str) -> bool:
        return self.verdict(text).allowed

    def bars(self, text: str) -> list[str]:
        """The rules that stand in the way of a move."""
        return [rule.id for rule in self.verdict(text).failed]

    def when(self, text: str) -> str:
        """When a refused move was or will be possible, such as "until 10"."""
        found = self.verdict(text).when
        assert found
        more = found.move if found.day is None else found.day
        return found.chance if more is None else f"{found.chance} {more}"

    def advice(self, before: str | None = None) -> set[str]:
        """What a buyer is told before a move, or before waiting."""
        return {row.code for row in advise(self.end, Do(before) if before else None)}


def _shown(made: Step) -> str:
    return f"{made.day} {made.move.do}"


def story(text: str = "", until=None, price="40", protection=60, book="combined", **chosen) -> Told:
    """Replay a story through its last day: `until`, or the day of its last event."""
    parts = [part.split(maxsplit=1) for part in text.split(",") if part.strip()]
    events = tuple(Event(int(day), move(what)) for day, what in parts)
    last = until if until is not None else events[-1].day if events else 0
    order = Order(int(Decimal(price) * 100), protection_days=protection)
    rules = rulebook(book).override(**chosen)
    return Told(replay(Scenario("a story", order, events, last, rules)))
