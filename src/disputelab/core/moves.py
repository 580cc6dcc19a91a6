"""Who can do what: the actors, the moves, and the fields that each move carries."""

from dataclasses import dataclass
from enum import StrEnum

from disputelab.core.order import CancelReason, Evidence, Message, OpenReason
from disputelab.core.values import quick


class Actor(StrEnum):
    """Whoever makes a move; the clock is a player like the others."""

    BUYER = "buyer"
    SELLER = "seller"
    CARRIER = "carrier"
    PLATFORM = "platform"
    CLOCK = "clock"


class Do(StrEnum):
    """What can happen to an order."""

    SHIP = "ship"
    DELIVER = "deliver"
    EXTEND_PROTECTION = "extend-protection"
    MESSAGE = "message"
    OPEN_DISPUTE = "open-dispute"
    ADD_EVIDENCE = "add-evidence"
    AGREE = "agree"
    OFFER = "offer"
    DECLINE = "decline"
    ACCEPT_OFFER = "accept-offer"
    RETURN_GOODS = "return-goods"
    RECEIVE_RETURN = "receive-return"
    ESCALATE = "escalate"
    RULE = "rule"
    CANCEL_DISPUTE = "cancel-dispute"
    CONFIRM_RECEIPT = "confirm-receipt"
    PROTECTION_EXPIRES = "protection-expires"
    REPLY_DEADLINE = "reply-deadline"
    SETTLEMENT_DEADLINE = "settlement-deadline"


class Quantity(StrEnum):
    """What a field holds where it is not a word from a list."""

    CENTS = "cents"
    DAYS = "days"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a move: its name, a quantity or the words it may hold, whether it is needed."""

    name: str
    holds: Quantity | type[StrEnum]
    required: bool = True


FIELDS: dict[Do, tuple[Field, ...]] = dict.fromkeys(Do, ()) | {
    Do.EXTEND_PROTECTION: (Field("days", Quantity.DAYS),),
    Do.MESSAGE: (Field("kind", Message),),
    Do.OPEN_DISPUTE: (Field("reason", OpenReason), Field("claim", Quantity.CENTS, required=False)),
    Do.ADD_EVIDENCE: (Field("kind", Evidence),),
    Do.OFFER: (
        Field("refund", Quantity.CENTS),
        Field("return_goods", Quantity.FLAG, required=False),
    ),
    Do.RULE: (Field("refund", Quantity.CENTS),),
    Do.CANCEL_DISPUTE: (Field("reason", CancelReason, required=False),),
}

NAMES = ("claim", "refund", "return_goods", "days", "reason", "kind")
_NAMED = {do: {field.name: field for field in fields} for do, fields in FIELDS.items()}


@quick
@dataclass(frozen=True, slots=True)
class Move:
    """One thing that somebody does; amounts in cents, fields that do not apply are None.

    Raises ValueError where a field is missing, foreign to the move, or of the wrong sort.
    """

    do: Do
    claim: int | None = None
    refund: int | None = None
    return_goods: bool | None = None
    days: int | None = None
    reason: OpenReason | CancelReason | None = None
    kind: Message | Evidence | None = None

    def __post_init__(self) -> None:
        fields = _NAMED[self.do]
        values = (
            self.claim,
            self.refund,
            self.return_goods,
            self.days,
            self.reason,
            self.kind,
        )
        for name, value in zip(NAMES, values, strict=True):
            if name not in fields:
                if value is not None:
                    raise ValueError(f"{self.do} has no {name}")
            elif value is None:
                if fields[name].required:
                    raise ValueError(f"{self.do} needs {name}")
            elif not _fits(value, fields[name].holds):
                raise ValueError(f"{self.do}: {name} cannot be {value!r}")


def _fits(value: object, holds: Quantity | type[StrEnum]) -> bool:
    if holds is Quantity.FLAG:
        return isinstance(value, bool)
    if isinstance(holds, Quantity):
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, holds)
