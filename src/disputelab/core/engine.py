"""One move at a time: may it be made, why, and what comes of it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from disputelab.core.arcs import ARC, ARCS, CLOCK_MOVES
from disputelab.core.moves import FIELDS, Actor, Do, Move, Quantity
from disputelab.core.order import Evidence, Message, OpenReason, Position, on_day
from disputelab.core.rulebooks import Rulebook
from disputelab.core.rules import Chance, Numbers, Rule, When, no_numbers
from disputelab.core.values import quick

_URGENCY = {chance: number for number, chance in enumerate(Chance)}


@quick
@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that was consulted, whether it held, and the numbers it used (days, cents)."""

    rule: Rule
    holds: bool
    numbers: Numbers


@quick
@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of a move in a position. Everything else is worked out when asked."""

    position: Position
    move: Move
    rulebook: Rulebook
    failed: tuple[Rule, ...]

    @property
    def allowed(self) -> bool:
        """Whether every rule held."""
        return not self.failed

    @property
    def actor(self) -> Actor:
        """Whose move it is."""
        return ARC[self.move.do].actor

    @property
    def after(self) -> Position | None:
        """The next position, or None where the move is refused."""
        if self.failed:
            return None
        return ARC[self.move.do].effect(self.position, self.move, self.rulebook)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every rule consulted, in order, with its numbers."""
        known, telling = _known(self.move.do, self.failed)
        if not telling:
            return known
        reasons = list(known)
        for index in telling:
            rule, holds = known[index].rule, known[index].holds
            numbers = rule.numbers(self.position, self.move, self.rulebook)
            reasons[index] = Reason(rule, holds, numbers)
        return tuple(reasons)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims behind it: of the effect, or of the rules that failed."""
        if self.failed:
            found = [claim for rule in self.failed for claim in rule.sources(self.rulebook)]
        else:
            arc = ARC[self.move.do]
            reading = arc.turns_on(self.position)
            if reading is None:
                return arc.claims
            found = [*arc.claims, *getattr(self.rulebook, reading).claims]
        return tuple(dict.fromkeys(found))

    @property
    def when(self) -> When | None:
        """When a refused move was or will be possible; None for one that is allowed."""
        return _when(self.failed, self.position, self.move, self.rulebook)


@cache
def _known(do: Do, failed: tuple[Rule, ...]) -> tuple[tuple[Reason, ...], tuple[int, ...]]:
    """The reasons without their numbers, and which of them have some to tell."""
    reasons = tuple(Reason(rule, rule not in failed, {}) for rule in ARC[do].rules)
    telling = [
        index
        for index, (rule, holds) in enumerate((reason.rule, reason.holds) for reason in reasons)
        if rule.numbers is not no_numbers and not (holds and rule.is_about_place)
    ]
    return reasons, tuple(telling)


def step(position: Position, move: Move, rulebook: Rulebook) -> Verdict:
    """The verdict on a move; a refusal is a verdict too, and changes nothing."""
    return Verdict(position, move, rulebook, _failed(position, move, rulebook))


def _failed(position: Position, move: Move, rulebook: Rulebook) -> tuple[Rule, ...]:
    arc = ARC[move.do]
    dispute = position.dispute
    failed = arc.barred[dispute.stage if dispute else None] if position.money.held else arc.over
    for rule in arc.beyond_place:
        if not rule.holds(position, move, rulebook):
            failed = (*failed, rule)
    return failed


def _when(
    failed: tuple[Rule, ...], position: Position, move: Move, rulebook: Rulebook
) -> When | None:
    soonest = None
    for rule in failed:
        when = rule.when(position, move, rulebook)
        if soonest is None or _URGENCY[when.chance] < _URGENCY[soonest.chance]:
            soonest = when
    return soonest


def sample(do: Do, amount: int) -> Move:
    """A plain move of that kind, as a menu shows it; `amount` in cents where it carries one."""
    values: dict[object, Any] = {
        Quantity.CENTS: amount,
        Quantity.DAYS: 7,
        OpenReason: OpenReason.NOT_RECEIVED,
        Message: Message.PLEAD,
        Evidence: Evidence.PHOTO,
    }
    return Move(do, **{field.name: values[field.holds] for field in FIELDS[do] if field.required})


def menu(position: Position, rulebook: Rulebook) -> tuple[Verdict, ...]:
    """Every move, in the order of the arcs, with its verdict today.

    Moves that carry an amount are shown with the amount claimed.
    """
    amount = position.dispute.claimed if position.dispute else position.price
    return tuple([step(position, move, rulebook) for move in _samples(amount)])


@lru_cache(1000)
def _samples(amount: int) -> tuple[Move, ...]:
    return tuple(sample(arc.do, amount) for arc in ARCS)


def next_dawn(position: Position, rulebook: Rulebook) -> int | None:
    """The next day that begins with a move of the clock if nobody does anything, or None."""
    if position.finished:
        return None
    stage, tomorrow = position.stage, position.day + 1
    days = []
    for move in CLOCK_MOVES:
        if ARC[move.do].barred[stage]:
            continue
        when = _when(_failed(position, move, rulebook), position, move, rulebook)
        if when is None:
            days.append(tomorrow)
        elif when.chance is Chance.FROM and when.day is not None:
            days.append(max(when.day, tomorrow))
    return min(days, default=None)


def dawn(position: Position, day: int, rulebook: Rulebook) -> list[tuple[Verdict, Position]]:
    """What the clock does at the start of a later day, in order, if it did nothing until then.

    Each move comes with the position after it.
    """
    made = []
    position = on_day(position, day)
    for move in CLOCK_MOVES:
        if not _failed(position, move, rulebook):
            verdict = Verdict(position, move, rulebook, ())
            position = verdict.after or position
            made.append((verdict, position))
    return made
