"""Positions without what no rule reads, their clocks kept apart.

A *shape* is a position without its day: left out are also words, how and when earlier disputes
were opened and ended, all of them but one, and every clock that no longer matters. What people can
do depends on the shape alone. The clocks stand beside it: the age of the dispute makes a
*situation* of it; the last protected day is kept by whoever asks, since the night only needs to
know whether it is over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from disputelab.core import (
    ARC,
    Dispute,
    Do,
    Ending,
    Evidence,
    Goods,
    Move,
    OpenReason,
    PastDispute,
    Position,
    Protection,
    Rulebook,
    dawn,
    step,
)
from disputelab.core.values import replace

TODAY = 10_000
"""The day on which shapes are put to the rules."""
FAR = 2 * TODAY
RUNNING = frozenset(
    stage for do in (Do.REPLY_DEADLINE, Do.SETTLEMENT_DEADLINE) for stage in ARC[do].leaves
)
"""The stages from which a deadline leaves: in all others a dispute's age does not matter."""


class Situation(NamedTuple):
    """A shape by its number, and the age of its dispute in days (None where none asks for it)."""

    shape: int
    age: int | None


@dataclass(frozen=True, slots=True)
class Lead:
    """What a move leads to from a shape."""

    move: int
    shape: int
    longer: int
    """Days by which protection lasts longer."""
    ages: bool
    """Whether the dispute of before keeps its age."""
    runs: bool
    """Whether there is a dispute afterwards whose age matters."""

    def age(self, before: int | None) -> int | None:
        """The age of the dispute afterwards."""
        if self.ages:
            return before
        return 0 if self.runs else None


class Rules:
    """The rules put to shapes, each question once.

    `detailed` keeps what beliefs ask for besides: whether proof is attached, and whether the
    dispute is over goods that were not received.
    """

    def __init__(self, rulebook: Rulebook, moves: Sequence[Move], detailed: bool = False) -> None:
        self.rulebook, self.moves, self.detailed = rulebook, moves, detailed
        self.shapes: list[Position] = []
        self._numbers: dict[Position, int] = {}
        self._leads: dict[int, tuple[Lead, ...]] = {}

    def situation(self, position: Position) -> Situation:
        """What the rules can tell apart in a position."""
        age = position.day - position.dispute.opened_on if _runs(position) else None  # type: ignore[union-attr]
        shape = _shape(position, self.detailed)
        number = self._numbers.setdefault(shape, len(self.shapes))
        if number == len(self.shapes):
            self.shapes.append(shape)
        return Situation(number, age)

    def guarded(self, here: Situation) -> bool:
        """Whether the last protected day still matters."""
        shape = self.shapes[here.shape]
        return not shape.finished and not shape.protection.ended

    def leads(self, shape: int) -> tuple[Lead, ...]:
        """What can be done there, and what it leads to; not what changes nothing."""
        if shape not in self._leads:
            self._leads[shape] = tuple(self._ask(shape))
        return self._leads[shape]

    def _ask(self, number: int) -> Iterator[Lead]:
        shape = self.shapes[number]
        for move, made in enumerate(self.moves):
            after = step(shape, made, self.rulebook).after
            if after is None:
                continue
            found, _ = self.situation(after)
            longer = 0
            if not after.finished and not after.protection.ended:
                longer = after.protection.last_day - shape.protection.last_day
            if found != number or longer:
                runs = _runs(after)
                yield Lead(move, found, longer, runs and _runs(shape), runs)

    def night(self, here: Situation, last_day_over: bool) -> Situation:
        """The situation after the clock's moves at the start of the next day.

        `last_day_over`: whether the day that ends was the last protected one.
        """
        position = self.shapes[here.shape]
        if position.finished:
            return here
        if here.age and position.dispute:
            dispute = replace(position.dispute, opened_on=TODAY - here.age)
            position = replace(position, dispute=dispute)
        if last_day_over and self.guarded(here):
            position = replace(position, protection=Protection(TODAY))
        made = dawn(position, TODAY + 1, self.rulebook)
        return self.situation(made[-1][1] if made else replace(position, day=TODAY + 1))


def _shape(p: Position, detailed: bool) -> Position:
    if p.finished:
        assert p.ending
        goods = Goods.DELIVERED if p.goods is Goods.DELIVERED else Goods.NOT_SHIPPED
        ending = Ending(p.ending.by, TODAY)
        return Position(TODAY, p.money, Protection(TODAY, True), goods, ending=ending)
    past = (PastDispute(1, 0, 0, None),) if p.past else ()
    dispute = p.dispute
    if dispute:
        missing = not detailed or dispute.reason is OpenReason.NOT_RECEIVED
        dispute = Dispute(
            TODAY,
            len(past) + 1,
            OpenReason.NOT_RECEIVED if missing else OpenReason.POOR_QUALITY,
            dispute.claimed,
            dispute.stage,
            dispute.offer,
            frozenset({Evidence.PHOTO}) if detailed and dispute.has_proof else frozenset(),
            dispute.sent_back,
        )
    ended = p.protection.ended
    protection = Protection(TODAY if ended else FAR, ended)
    return Position(TODAY, p.money, protection, p.goods, dispute, past)


def _runs(position: Position) -> bool:
    return position.dispute is not None and position.dispute.stage in RUNNING
