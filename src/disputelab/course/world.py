"""The world of a game: the hidden seller, the parcel and the platform, as the beliefs have them.

Every draw hangs on the seed and on what is drawn, never on what was drawn before: the same code is
the same world whatever the buyer does in it. Each day has the turns of `futures.turns`: the clock,
the seller who ships, the carrier, the seller who answers, the platform, and then the buyer.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import accumulate
from typing import TypeVar

from disputelab.core import Do, Goods, History, Message, Move, Stage
from disputelab.course.codes import Code
from disputelab.futures import Answer, Behaviour, Beliefs
from disputelab.futures.beliefs import silent_days
from disputelab.futures.graph import USUAL_EXTENSION
from disputelab.futures.turns import arrivals, ruling_case

NEUTRAL = Beliefs()
FAULTY = 0.25
"""The share of parcels that are not as ordered (an assumption)."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class World:
    """All that is hidden in a game, drawn from its code."""

    code: Code

    def draw(self, what: str, number: int = 0) -> float:
        """A number from 0 up to 1 for something that may happen, on a day or in a round."""
        told = f"{self.code.seed}/{what}/{number}".encode()
        return int.from_bytes(blake2b(told, digest_size=6).digest()) / 2**48

    def pick(self, options: Sequence[T], what: str, number: int = 0) -> T:
        """One of some options, each as likely as the others."""
        return options[int(self.draw(what, number) * len(options))]

    @property
    def behaviour(self) -> Behaviour:
        """How the seller behaves."""
        if self.code.seller:
            return self.code.seller
        shares = NEUTRAL.shares
        upto = list(accumulate(shares.values()))
        return list(shares)[min(bisect_right(upto, self.draw("seller")), len(shares) - 1)]

    @property
    def answer(self) -> Answer:
        """How the seller answers a dispute: most often true to type."""
        shown = self.behaviour
        if self.draw("true") >= NEUTRAL["true_to_type"]:
            shown = self.pick(list(Behaviour), "shown")
        either = {
            Behaviour.AGREES: ("pays_all", Answer.PAYS, Answer.OFFERS),
            Behaviour.PROMISES: ("extends", Answer.EXTENDS, Answer.PROMISES),
        }
        if shown in either:
            belief, yes, no = either[shown]
            return yes if self.draw("answer") < NEUTRAL[belief] else no
        return Answer.SILENT if shown is Behaviour.IGNORES else Answer.DECLINES

    @property
    def faulty(self) -> bool:
        """Whether the goods are not as ordered, if they come."""
        return self.draw("faulty") < FAULTY

    def arrival(self) -> int | None:
        """The day on which the parcel comes, or None where it never does."""
        within = int(NEUTRAL["comes_within"])
        days = range(1, within + 1)
        sent = next((day for day in days if self.ships(day)), within + 1)
        return next((day for day in range(sent, within + 1) if self.comes(day)), None)

    def ships(self, day: int) -> bool:
        """Whether a seller who has not shipped does so on a day."""
        return self.draw("ships", day) < 1 / NEUTRAL["ships_within"]

    def comes(self, day: int) -> bool:
        """Whether a parcel that is on its way comes on a day."""
        hazards = _hazards()
        return day <= len(hazards) and self.draw("comes", day) < hazards[day - 1]


@cache
def _hazards() -> tuple[float, ...]:
    return tuple(arrivals(NEUTRAL, 1, int(NEUTRAL["comes_within"])))


Turn = Callable[[World, History], tuple[Move, ...]]


def ship(world: World, history: History) -> tuple[Move, ...]:
    """What the seller does about the parcel today."""
    waits = history.end.goods is Goods.NOT_SHIPPED
    return (Move(Do.SHIP),) if waits and world.ships(history.end.day) else ()


def deliver(world: World, history: History) -> tuple[Move, ...]:
    """What the carrier does today."""
    travels = history.end.goods is Goods.SHIPPED
    return (Move(Do.DELIVER),) if travels and world.comes(history.end.day) else ()


def answer(world: World, history: History) -> tuple[Move, ...]:
    """What the seller says to an open dispute today: one answer, repeated if it is opened again."""
    position, period = history.end, history.scenario.rulebook.reply_days.value
    if position.dispute is None or position.stage is not Stage.AWAITING_SELLER:
        return ()
    days = range(1, period + 1)
    if any(s.accepted and s.move.do in (Do.OFFER, Do.DECLINE) for s in history.steps):
        due = world.pick(days, "again", position.dispute.round)
    else:
        cancels = [s for s in history.steps if s.accepted and s.move.do is Do.CANCEL_DISPUTE]
        waited = sum(silent_days(step.verdict.position) for step in cancels)
        due = world.pick(days, "delay") - waited
    if position.day - position.dispute.opened_on != due:
        return ()
    decline, promise = Move(Do.DECLINE), Move(Do.MESSAGE, kind=_plea(world, history))
    longer = (
        () if position.protection.ended else (Move(Do.EXTEND_PROTECTION, days=USUAL_EXTENSION),)
    )
    return {
        Answer.PAYS: (Move(Do.AGREE),),
        Answer.OFFERS: (Move(Do.OFFER, refund=position.dispute.claimed // 2),),
        Answer.DECLINES: (decline,),
        Answer.PROMISES: (promise, decline),
        Answer.EXTENDS: (promise, *longer, decline),
        Answer.SILENT: (),
    }[world.answer]


def _plea(world: World, history: History) -> Message:
    """How a seller who asks to cancel puts it."""
    position = history.end
    here = position.goods is Goods.DELIVERED
    kinds = [kind for kind in Message if not (here and kind is Message.PROMISE_ARRIVAL)]
    return world.pick(kinds, "plea", position.dispute.round if position.dispute else 0)


def rule(world: World, history: History) -> tuple[Move, ...]:
    """What the platform does today: it rules for the buyer or against, or not yet."""
    position = history.end
    if position.dispute is None or position.stage is not Stage.REVIEW:
        return ()
    if world.draw("rules", position.day) >= 1 / NEUTRAL["review_days"]:
        return ()
    # One number for every case: with proof the same world never turns out worse than without.
    wins = world.draw("ruling") < NEUTRAL[ruling_case(position)]
    return (Move(Do.RULE, refund=position.dispute.claimed if wins else 0),)


TURNS: tuple[Turn, ...] = (ship, deliver, answer, rule)
"""The turns of a day between the clock's and the buyer's."""
