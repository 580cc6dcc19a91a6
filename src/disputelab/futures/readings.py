"""Whether the articles' disagreements matter: the same position under each reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from disputelab.core import READINGS, Move, Outcome, Rulebook, Scenario, replay, rulebook
from disputelab.futures.beliefs import Beliefs
from disputelab.futures.doors import Door, End
from disputelab.futures.prospects import Ahead, Prospect

CENT = 1.0
"""What is less does not count as another amount."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A position under another value of a reading, held against the value that is followed.

    `ends` are endings possible under one of the two alone, `doors` those whose days differ (as they
    are now, and as they would be); `best` are the best moves, now and then.
    """

    reading: str
    value: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    only_now: tuple[End, ...]
    only_then: tuple[End, ...]
    doors: tuple[tuple[Door, Door], ...]
    best_now: tuple[Move | None, ...]
    best_then: tuple[Move | None, ...]
    worth: tuple[tuple[Move | None, float, float], ...]
    """The moves that are worth another amount, in cents: now, and then."""

    @property
    def matters(self) -> bool:
        """Whether the endings, the doors, the best move or what a move is worth are others."""
        return bool(
            self.only_now
            or self.only_then
            or self.doors
            or self.best_now != self.best_then
            or self.worth
        )


def contrasts(ahead: Ahead, beliefs: Beliefs, proof: bool = True) -> Iterator[Contrast]:
    """The position under every other value of every reading, one at a time."""
    for reading, values in READINGS.items():
        followed = getattr(ahead.rulebook, reading)
        for value in values:
            if value != followed.value:
                book = ahead.rulebook.override(**{reading: value})
                yield _contrast(ahead, beliefs, proof, reading, book)


def _contrast(
    ahead: Ahead, beliefs: Beliefs, proof: bool, reading: str, book: Rulebook
) -> Contrast:
    other = Ahead(ahead.history, ahead.day, book)
    here, there = (
        {door.end: door for door in one.doors.all if door.possible} for one in (ahead, other)
    )
    now, then = ahead.prospects(beliefs, proof), other.prospects(beliefs, proof)
    return Contrast(
        reading,
        getattr(book, reading).value,
        getattr(book, reading).claims,
        getattr(ahead.rulebook, reading).claims,
        tuple(end for end in here if end not in there),
        tuple(end for end in there if end not in here),
        tuple(
            (door, there[end]) for end, door in here.items() if end in there and door != there[end]
        ),
        _best(now),
        _best(then),
        tuple(_worth(now, then)),
    )


def _worth(
    now: tuple[Prospect, ...], then: tuple[Prospect, ...]
) -> Iterator[tuple[Move | None, float, float]]:
    other = {one.move: one.expected for one in then}
    for one in now:
        if one.move in other and abs(one.expected - other[one.move]) >= CENT:
            yield one.move, one.expected, other[one.move]


def _best(prospects: tuple[Prospect, ...]) -> tuple[Move | None, ...]:
    return tuple(prospect.move for prospect in prospects if prospect.is_best)


def differing(
    scenarios: dict[str, Scenario], name: str = "strictest"
) -> dict[str, tuple[Outcome, Outcome]]:
    """The stories that end differently under a named rulebook: how they end, and would end."""
    found = {}
    for story, scenario in scenarios.items():
        ends = replay(scenario).outcome, replay(replace(scenario, rulebook=rulebook(name))).outcome
        if ends[0] != ends[1]:
            found[story] = ends
    return found
