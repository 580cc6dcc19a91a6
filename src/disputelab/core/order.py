"""What is known of an order: plain values, from the money down to the offer on the table.

Amounts are whole cents, days are whole days counted from payment (day 0).
"""

from dataclasses import dataclass
from enum import StrEnum

from disputelab.core.values import quick


class Goods(StrEnum):
    """Where the goods are."""

    NOT_SHIPPED = "not-shipped"
    SHIPPED = "shipped"
    DELIVERED = "delivered"


class Stage(StrEnum):
    """How far an open dispute has come."""

    AWAITING_SELLER = "awaiting-seller"
    NEGOTIATING = "negotiating"
    REVIEW = "review"
    RETURN_PENDING = "return-pending"


class OpenReason(StrEnum):
    """Why a buyer opens a dispute [1.02, 2.24]."""

    NOT_RECEIVED = "not-received"
    DAMAGED = "damaged"
    WRONG_ITEM = "wrong-item"
    WRONG_SIZE_OR_COLOUR = "wrong-size-or-colour"
    WRONG_QUANTITY = "wrong-quantity"
    POOR_QUALITY = "poor-quality"


class CancelReason(StrEnum):
    """Why a buyer withdraws a dispute [2.06, 3.07, 3.08]."""

    MONEY_RETURNED = "money-returned"
    GOODS_ARRIVED = "goods-arrived"
    NO_CLAIMS = "no-claims"
    OPENED_BY_MISTAKE = "opened-by-mistake"
    TRIVIAL = "trivial"


class Evidence(StrEnum):
    """What a buyer can attach to a dispute [2.25, 3.12]."""

    PHOTO = "photo"
    UNBOXING_VIDEO = "unboxing-video"
    TRACKING_SCREENSHOT = "tracking-screenshot"
    ORDER_DATA = "order-data"
    CHAT = "chat"

    @property
    def counts(self) -> bool:
        """Whether the platform looks at it: everything but private chat does [3.12]."""
        return self is not Evidence.CHAT


class Message(StrEnum):
    """What a seller says outside the dispute [1.06, 2.10, 3.10]."""

    PLEAD = "plead"
    PROMISE_ARRIVAL = "promise-arrival"
    PROMISE_REPLACEMENT = "promise-replacement"


class EndedBy(StrEnum):
    """What finished the order."""

    PROTECTION_EXPIRED = "protection-expired"
    RECEIPT_CONFIRMED = "receipt-confirmed"
    SETTLED = "settled"
    DECIDED = "decided"
    SELLER_SILENT = "seller-silent"
    LATE_CANCEL = "late-cancel"


class State(StrEnum):
    """How an order stands, in a word."""

    OPEN = "open"
    IN_DISPUTE = "in-dispute"
    REFUNDED = "refunded"
    SPLIT = "split"
    SELLER_PAID = "seller-paid"


@quick
@dataclass(frozen=True, slots=True)
class Money:
    """The price in its three places, in cents: they always add up to the price."""

    held: int
    refunded: int = 0
    released: int = 0

    @property
    def price(self) -> int:
        """The price in cents."""
        return self.held + self.refunded + self.released


@quick
@dataclass(frozen=True, slots=True)
class Protection:
    """Buyer protection: its last day, and whether its end has come."""

    last_day: int
    ended: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Offer:
    """What the seller proposes: a refund in cents, with or without the goods going back."""

    refund: int
    return_goods: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Dispute:
    """An open dispute; `claimed` is the amount asked for, in cents."""

    opened_on: int
    round: int
    reason: OpenReason
    claimed: int
    stage: Stage = Stage.AWAITING_SELLER
    offer: Offer | None = None
    evidence: frozenset[Evidence] = frozenset()
    sent_back: bool = False
    protection_extended: bool = False
    """Whether the seller has extended protection since this dispute was opened."""

    @property
    def has_proof(self) -> bool:
        """Whether anything that counts is attached [3.12]."""
        return any(kind.counts for kind in self.evidence)


@quick
@dataclass(frozen=True, slots=True)
class PastDispute:
    """A dispute that is over: `ended_by` is None where it was cancelled and money stayed held."""

    round: int
    opened_on: int
    ended_on: int
    ended_by: EndedBy | None


@quick
@dataclass(frozen=True, slots=True)
class Ending:
    """What finished the order, and on which day."""

    by: EndedBy
    on: int


@quick
@dataclass(frozen=True, slots=True)
class Position:
    """Everything that is known of an order on one day."""

    day: int
    money: Money
    protection: Protection
    goods: Goods = Goods.NOT_SHIPPED
    dispute: Dispute | None = None
    past: tuple[PastDispute, ...] = ()
    ending: Ending | None = None
    said: Message | None = None
    """The seller's last message. No rule reads it; the advice does."""

    @property
    def price(self) -> int:
        """The price in cents."""
        return self.money.price

    @property
    def finished(self) -> bool:
        """Whether no money is held any more."""
        return not self.money.held

    @property
    def stage(self) -> Stage | None:
        """The stage of the open dispute, or None."""
        return self.dispute.stage if self.dispute else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the order stands: its state, what ended it and when, and the money in cents."""

    state: State
    stage: Stage | None
    ended_by: EndedBy | None
    ended_on: int | None
    held: int
    refunded: int
    released: int


def fresh(price: int, protection_days: int) -> Position:
    """The position of an order just paid, on day 0.

    Raises ValueError where the price in cents is not above zero or the days are negative.
    """
    if price <= 0:
        raise ValueError("the price must be above zero")
    if protection_days < 0:
        raise ValueError("the days of protection must not be negative")
    return Position(0, Money(price), Protection(protection_days))


def on_day(position: Position, day: int) -> Position:
    """The same position on another day, with nothing else changed."""
    if position.day == day:
        return position
    p = position  # spelled out, since every step of a replay comes through here
    return Position(day, p.money, p.protection, p.goods, p.dispute, p.past, p.ending, p.said)


def outcome(position: Position) -> Outcome:
    """How the order stands in a position."""
    money, ending = position.money, position.ending
    if money.held:
        state = State.IN_DISPUTE if position.dispute else State.OPEN
    elif not money.released:
        state = State.REFUNDED
    else:
        state = State.SPLIT if money.refunded else State.SELLER_PAID
    return Outcome(
        state,
        position.stage,
        ending.by if ending else None,
        ending.on if ending else None,
        money.held,
        money.refunded,
        money.released,
    )
