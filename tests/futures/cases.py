"""Positions to look ahead from, small and large."""

from functools import cache

from disputelab.core import (
    Do,
    Event,
    History,
    Move,
    OpenReason,
    Order,
    Position,
    Scenario,
    replay,
    rulebook,
)
from disputelab.futures import Ahead
from disputelab.scenarios import shipped

PRICE = 4000
DAYS = (
    ("begging-seller", 20),
    ("begging-seller", 41),
    ("begging-seller", 43),
    ("begging-seller", 75),
    ("cheaper-servos", 30),
    ("offer-of-nothing", 1),
    ("goods-go-back", 20),
    ("silent-seller-reviewed", 30),
    ("silent-seller-pays", 55),
    ("cancelled-too-late", 40),
    ("still-bargaining", 20),
)
"""Stories that ship, each on a day on which something may still follow."""


@cache
def ahead(story: str, day: int) -> Ahead:
    """What may follow a story that ships."""
    return Ahead(replay(shipped()[story].scenario), day)


def small(*events: Event, protection: int = 2, until: int = 0, **reading: str | int) -> History:
    """A short story with short periods: two days to reply, three to settle."""
    book = rulebook().override(**{"reply_days": 2, "settle_days": 3, **reading})
    return replay(Scenario("", Order(PRICE, protection_days=protection), events, until, book))


OPENED = Event(0, Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED))
SHIPPED = Event(0, Move(Do.SHIP))


class Numbers:
    """The numbers that positions go by: to look one up by itself takes most of a search's time."""

    def __init__(self) -> None:
        self._positions: list[Position] = []
        self._numbers: dict[Position, int] = {}

    def of(self, position: Position) -> int:
        """The number of a position, a new one if it has none yet."""
        number = self._numbers.setdefault(position, len(self._positions))
        if number == len(self._positions):
            self._positions.append(position)
        return number

    def __getitem__(self, number: int) -> Position:
        return self._positions[number]
