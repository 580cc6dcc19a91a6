"""What a careful buyer would be told before a move. Advice never changes what happens."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from disputelab.core.moves import Do
from disputelab.core.order import Dispute, Goods, OpenReason, Position, Stage

NEAR_DAYS = 7
"""How many days before its end protection counts as about to end (an assumption)."""


class Level(StrEnum):
    """How much hangs on a piece of advice."""

    DANGER = "danger"
    CAUTION = "caution"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Advice:
    """A warning: the moves it comes before (None: waiting), when it holds, and its claims."""

    code: str
    level: Level
    before: tuple[Do | None, ...]
    holds: Callable[[Position], bool]
    claims: tuple[str, ...]


def _near(p: Position) -> bool:
    return not p.protection.ended and p.protection.last_day - p.day <= NEAR_DAYS


def _if_open(test: Callable[[Position, Dispute], bool]) -> Callable[[Position], bool]:
    return lambda p: p.dispute is not None and test(p, p.dispute)


def _offered(test: Callable[[int, Dispute], bool]) -> Callable[[Position], bool]:
    return _if_open(lambda p, d: d.offer is not None and test(d.offer.refund, d))


def _not_received(p: Position, d: Dispute) -> bool:
    return p.goods is Goods.DELIVERED and d.reason is OpenReason.NOT_RECEIVED


CANCEL = (Do.CANCEL_DISPUTE,)
ACCEPT = (Do.ACCEPT_OFFER,)
OPEN = (Do.OPEN_DISPUTE,)
WAITING = (None,)
DANGER, CAUTION, NOTE = Level

# fmt: off
ADVICE: tuple[Advice, ...] = (
    Advice("cancel-after-protection", DANGER, CANCEL,
           _if_open(lambda p, d: p.protection.ended), ("1.10", "4.03", "2.14")),
    Advice("cancel-without-extension", DANGER, CANCEL,
           _if_open(lambda p, d: p.goods is not Goods.DELIVERED and not d.protection_extended),
           ("1.07",)),
    Advice("cancel-near-expiry", CAUTION, CANCEL, _if_open(lambda p, d: _near(p)), ("2.23",)),
    Advice("cancel-before-refund", DANGER, CANCEL,
           _if_open(lambda p, d: d.stage is Stage.RETURN_PENDING), ("1.18",)),
    Advice("cancel-while-seller-silent", CAUTION, CANCEL,
           _if_open(lambda p, d: d.stage is Stage.AWAITING_SELLER), ("2.20",)),
    Advice("promise-is-no-guarantee", CAUTION, CANCEL,
           _if_open(lambda p, d: p.said is not None), ("2.10", "2.11", "3.09", "3.17")),
    Advice("accept-is-final", CAUTION, ACCEPT, lambda p: True, ("1.14", "3.03")),
    Advice("accept-below-claim", NOTE, ACCEPT,
           _offered(lambda refund, d: 0 < refund < d.claimed), ("1.11",)),
    Advice("accept-nothing", DANGER, ACCEPT,
           _offered(lambda refund, d: refund == 0), ("1.11", "1.13", "2.13")),
    Advice("goods-fine-decline-money", NOTE, ACCEPT, _if_open(_not_received), ("1.16", "3.05")),
    Advice("no-evidence", CAUTION, (Do.OPEN_DISPUTE, Do.ESCALATE),
           lambda p: p.dispute is None or not p.dispute.has_proof, ("2.25", "3.12", "3.21")),
    Advice("no-evidence", CAUTION, WAITING,
           _if_open(lambda p, d: d.stage is Stage.REVIEW and not d.has_proof),
           ("2.25", "3.12", "3.21")),
    Advice("reopen-is-harder", CAUTION, OPEN, lambda p: bool(p.past), ("2.08", "3.14")),
    Advice("expiry-is-near", DANGER, WAITING,
           lambda p: p.goods is not Goods.DELIVERED and p.dispute is None and _near(p), ("2.22",)),
    Advice("opened-by-mistake", CAUTION, WAITING, _if_open(_not_received), ("3.05", "3.07")),
)
# fmt: on


def advise(position: Position, before: Do | None = None) -> tuple[Advice, ...]:
    """What to tell a buyer before a move, or before another day of waiting (None).

    Nothing is left to advise on a finished order.
    """
    if position.finished:
        return ()
    return tuple(row for row in ADVICE if before in row.before and row.holds(position))
