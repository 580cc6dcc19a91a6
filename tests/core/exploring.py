"""Every position that can be reached within some days of payment, one after another.

The space is endless, so the alphabet is bounded:
- amounts are nothing, half the price, and the price; only half the price is offered for a return;
- there is one reason for a dispute, one kind of message, one kind of evidence;
- protection is extended once, by 5 days, and an order has at most two disputes;
- positions are merged that differ only in what no rule reads: words, evidence, whether the
  extension came during the dispute, how and when earlier disputes ended, the day of the ending,
  and the day of opening once a dispute's clocks have stopped.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from disputelab.core import (
    CLOCK_MOVES,
    Dispute,
    Do,
    Ending,
    Evidence,
    Message,
    Move,
    OpenReason,
    PastDispute,
    Position,
    Rule,
    Rulebook,
    Stage,
    fresh,
    on_day,
    rulebook,
    step,
)

PRICE, AMOUNTS = 2, (0, 1, 2)
MOST_DISPUTES = 2
BOOKS = ("combined", "strictest")
RUNNING = (Stage.AWAITING_SELLER, Stage.NEGOTIATING)
MOVES = (
    *map(Move, (Do.SHIP, Do.DELIVER, Do.AGREE, Do.DECLINE, Do.ACCEPT_OFFER, Do.RETURN_GOODS)),
    *map(Move, (Do.RECEIVE_RETURN, Do.ESCALATE, Do.CANCEL_DISPUTE, Do.CONFIRM_RECEIPT)),
    *(Move(Do.EXTEND_PROTECTION, days=days) for days in (0, 5)),
    Move(Do.MESSAGE, kind=Message.PLEAD),
    Move(Do.ADD_EVIDENCE, kind=Evidence.PHOTO),
    *(Move(Do.OPEN_DISPUTE, reason=OpenReason.DAMAGED, claim=claim) for claim in AMOUNTS),
    *(Move(Do.OFFER, refund=refund) for refund in AMOUNTS),
    Move(Do.OFFER, refund=1, return_goods=True),
    *(Move(Do.RULE, refund=refund) for refund in AMOUNTS),
)


def merged(p: Position) -> Position:
    """The position without what no rule reads."""
    d = p.dispute
    if d:
        opened = d.opened_on if d.stage in RUNNING else 0
        d = Dispute(opened, d.round, d.reason, d.claimed, d.stage, d.offer, sent_back=d.sent_back)
    past = tuple(PastDispute(round, 0, 0, None) for round in range(1, len(p.past) + 1))
    ending = Ending(p.ending.by, 0) if p.ending else None
    return Position(p.day, p.money, p.protection, p.goods, d, past, ending)


@dataclass
class Explored:
    """All positions within some days, where each leads, and what came up on the way."""

    book: Rulebook
    protection: int
    leads: dict[Position, set[Position]]
    took: dict[Do, set[tuple[Stage | None, Stage | None]]]
    failed: set[Rule]

    def judge(self, position: Position, move: Move) -> Position | None:
        verdict = step(position, move, self.book)
        self.failed.update(verdict.failed)
        after = verdict.after
        if after is None:
            return None
        self.took[move.do].add((position.stage, after.stage))
        return merged(after)

    def follow(self, position: Position) -> set[Position]:
        """The positions that people's moves lead to."""
        found = {self.judge(position, move) for move in MOVES if not self.beyond(position, move)}
        return found - {None, position}

    def beyond(self, position: Position, move: Move) -> bool:
        """Whether a move that is possible is out of bounds."""
        if move.do is Do.EXTEND_PROTECTION:
            return bool(move.days) and position.protection.last_day > self.protection
        return move.do is Do.OPEN_DISPUTE and len(position.past) == MOST_DISPUTES

    def sleep(self, position: Position) -> Position:
        """The position after the clock's moves of the next day."""
        position = on_day(position, position.day + 1)
        for move in CLOCK_MOVES:
            position = self.judge(position, move) or position
        return merged(position)

    def explore(self, days: int) -> "Explored":
        today = {fresh(PRICE, self.protection)}
        for day in range(days + 1):
            found = list(today)
            for position in found:  # grows while it is read
                self.leads[position] = self.follow(position)
                found += self.leads[position] - today
                today |= self.leads[position]
            if day < days:
                asleep = {position: self.sleep(position) for position in found}
                for position, after in asleep.items():
                    self.leads[position].add(after)
                today = set(asleep.values())
        return self


@cache
def explored(book: str, protection=10, days=30) -> Explored:
    return Explored(rulebook(book), protection, {}, defaultdict(set), set()).explore(days)
