"""A story, and the history that it turns into under the rules."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from disputelab.core.arcs import ARC
from disputelab.core.engine import Verdict, dawn, next_dawn, step
from disputelab.core.moves import Actor, Do, Move
from disputelab.core.order import Outcome, Position, fresh, on_day, outcome
from disputelab.core.rulebooks import Rulebook, rulebook
from disputelab.core.values import quick


@dataclass(frozen=True, slots=True)
class Order:
    """What was bought: price in cents, days of protection (None: the rulebook's figure).

    `paid_on` turns days into dates; `cashback_percent` is a cashback service's rate [1.22].
    """

    price: int
    currency: str = ""
    protection_days: int | None = None
    paid_on: date | None = None
    cashback_percent: Decimal = Decimal(0)

    def date_of(self, day: int) -> date | None:
        """The calendar date of a day, or None where the story has no dates (or they run out)."""
        try:
            return self.paid_on + timedelta(days=day) if self.paid_on else None
        except OverflowError:
            return None


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """A move on a day."""

    day: int
    move: Move


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story: an order, its events by day, the rulebook, and the last day to look at.

    Raises ValueError where days go backwards, an event falls after `until`, or one is the clock's.
    """

    title: str
    order: Order
    events: tuple[Event, ...]
    until: int
    rulebook: Rulebook = field(default_factory=rulebook)
    about: str = ""

    def __post_init__(self) -> None:
        days = [0, *(event.day for event in self.events), self.until]
        if days != sorted(days):
            raise ValueError("days never go backwards, and no event falls after the last day")
        if any(ARC[event.move.do].actor is Actor.CLOCK for event in self.events):
            raise ValueError("the clock makes its own events")

    @property
    def protection_days(self) -> int:
        """The days of protection at the start: the order's own, or the rulebook's figure."""
        own = self.order.protection_days
        return self.rulebook.protection_days.value if own is None else own


@quick
@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened or was refused: the verdict, and the position after it.

    `event` is the index of the listed event, None for a move of the clock.
    """

    verdict: Verdict
    after: Position
    event: int | None = None

    @property
    def day(self) -> int:
        """The day on which it falls."""
        return self.after.day

    @property
    def move(self) -> Move:
        """What was done."""
        return self.verdict.move

    @property
    def actor(self) -> Actor:
        """Who did it."""
        return self.verdict.actor

    @property
    def accepted(self) -> bool:
        """Whether it was allowed."""
        return self.verdict.allowed


@dataclass(frozen=True, slots=True)
class History:
    """A story replayed: every step in order, and the positions between them."""

    scenario: Scenario
    start: Position
    steps: tuple[Step, ...]

    def at(self, day: int) -> Position:
        """The position at the end of a day."""
        found = self.start
        for made in self.steps:
            if made.day > day:
                break
            found = made.after
        return on_day(found, day)

    @property
    def end(self) -> Position:
        """The position at the end of the last day."""
        return self.at(self.scenario.until)

    @property
    def outcome(self) -> Outcome:
        """How the order stands at the end of the last day."""
        return outcome(self.end)

    @property
    def cashback(self) -> int:
        """What a cashback service pays on what the seller keeps, in cents, rounded down.

        An assumption; it is no part of the dispute's money.
        """
        return int(self.end.money.released * self.scenario.order.cashback_percent / 100)


def replay(scenario: Scenario) -> History:
    """The history of a story, the clock's moves included, through its last day."""
    book = scenario.rulebook
    position = start = fresh(scenario.order.price, scenario.protection_days)
    steps: list[Step] = []
    for index, event in enumerate(scenario.events):
        position = _wait(position, event.day, book, steps)
        verdict = step(position, event.move, book)
        position = verdict.after or position
        steps.append(Step(verdict, position, index))
    _wait(position, scenario.until, book, steps)
    return History(scenario, start, tuple(steps))


def _wait(position: Position, day: int, book: Rulebook, steps: list[Step]) -> Position:
    while position.day < day and (due := next_dawn(position, book)) is not None and due <= day:
        for verdict, after in dawn(position, due, book):
            position = after
            steps.append(Step(verdict, after))
    return on_day(position, day)


def eve(history: History) -> int:
    """The day before the choice that matters most: the buyer's last move that did something.

    Where the buyer did nothing, the eve of the last step; on a story without steps its last day.
    """
    waits = (Do.OPEN_DISPUTE, Do.ADD_EVIDENCE)
    mine = [s for s in history.steps if s.actor is Actor.BUYER and s.accepted]
    chosen = [step for step in mine if step.move.do not in waits] or mine or [*history.steps]
    return max(chosen[-1].day - 1, 0) if chosen else history.scenario.until
