"""The rules that a move is held against. A `Rule` that fails *is* the reason for a refusal.

Each rule speaks of one thing only: a rule about the stage of a dispute is content where there is
no dispute at all, since another rule says that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from disputelab.core import periods
from disputelab.core.moves import Do, Move
from disputelab.core.order import Goods, Position, Stage
from disputelab.core.rulebooks import Rulebook
from disputelab.core.values import quick

Test = Callable[[Position, Move, Rulebook], bool]
Numbers = Mapping[str, int]


class Chance(StrEnum):
    """When a refused move can be made after all, from hopeless to nearly there."""

    NEVER = "never"
    UNTIL = "until"
    AFTER = "after"
    FROM = "from"
    OTHERWISE = "otherwise"


@quick
@dataclass(frozen=True, slots=True)
class When:
    """When a refused move was or will be possible.

    NEVER again · UNTIL a day, which is past · AFTER another move · FROM a day on · OTHERWISE:
    now, with another amount or number of days.
    """

    chance: Chance
    day: int | None = None
    move: Do | None = None


NEVER = When(Chance.NEVER)
OTHERWISE = When(Chance.OTHERWISE)


@cache
def after(move: Do) -> When:
    """Possible once that move has been made."""
    return When(Chance.AFTER, move=move)


def no_numbers(_p: Position, _m: Move, _r: Rulebook) -> Numbers:
    """What most rules use."""
    return {}


def _never(_p: Position, _m: Move, _r: Rulebook) -> When:
    return NEVER


STAGES: tuple[Stage | None, ...] = (None, *Stage)
"""The stages of a dispute; None where none is open."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Something that must hold: its name, its test, where it comes from, and the way out.

    A rule with neither claims nor a reading behind it is an assumption.
    """

    id: str
    holds: Test
    claims: tuple[str, ...] = ()
    reading: str | None = None
    when: Callable[[Position, Move, Rulebook], When] = _never
    numbers: Callable[[Position, Move, Rulebook], Numbers] = no_numbers
    stages: tuple[Stage | None, ...] = STAGES
    """The stages in which it can hold: fewer than all where the rule is about the stage."""
    over: bool = True
    """Whether it can hold once the order is finished."""

    def __reduce__(self) -> str:
        # A rule is named in this module by its id: a copy of a verdict has the same rules.
        return self.id.replace("-", "_")

    @property
    def is_about_place(self) -> bool:
        """Whether it asks only for the stage, or for whether the order is finished.

        Where such a rule holds there are no numbers to tell.
        """
        return self.stages != STAGES or not self.over

    @property
    def assumption(self) -> bool:
        """Whether no article speaks of it."""
        return not self.claims and self.reading is None

    def sources(self, rulebook: Rulebook) -> tuple[str, ...]:
        """The claims behind it, those of the reading that the rulebook follows included."""
        if self.reading is None:
            return self.claims
        reading: tuple[str, ...] = getattr(rulebook, self.reading).claims
        return (*self.claims, *reading)


def _at(id: str, *stages: Stage | None, **more: Any) -> Rule:
    return Rule(id, lambda p, m, r: p.stage in stages, stages=stages, **more)


def _protection(p: Position, _m: Move, _r: Rulebook) -> Numbers:
    return {"last_day": p.protection.last_day}


def _until_protection_ended(p: Position, _m: Move, _r: Rulebook) -> When:
    return When(Chance.UNTIL, day=p.protection.last_day)


def _once_open(p: Position, _m: Move, r: Rulebook) -> When:
    barred = p.protection.ended or (p.past and r.reopening.value == "never")
    return NEVER if barred or p.finished else after(Do.OPEN_DISPUTE)


def _once_cancelled(p: Position, m: Move, r: Rulebook) -> When:
    barred = m.do is Do.OPEN_DISPUTE and r.reopening.value == "never"
    return NEVER if barred or p.protection.ended else after(Do.CANCEL_DISPUTE)


def _once_in_review(p: Position, _m: Move, r: Rulebook) -> When:
    if p.dispute and p.stage is Stage.NEGOTIATING:
        deadline = periods.settlement_deadline(p.dispute, r)
        return When(Chance.FROM, day=max(deadline, p.day + 1))
    if p.dispute and p.stage is Stage.AWAITING_SELLER and r.silence.value == "review":
        return When(Chance.FROM, day=periods.reply_deadline(p.dispute, r))
    return after(Do.ESCALATE)


def _claimed(p: Position, m: Move, _r: Rulebook) -> Numbers:
    return {"refund": m.refund or 0, "claimed": p.dispute.claimed if p.dispute else 0}


money_is_held = Rule(
    "money-is-held",
    lambda p, m, r: not p.finished,
    ("1.14", "2.02", "3.03"),
    numbers=lambda p, m, r: {"ended_on": p.ending.on if p.ending else p.day},
    over=False,
)
not_shipped_yet = Rule("not-shipped-yet", lambda p, m, r: p.goods is Goods.NOT_SHIPPED)
is_shipped = Rule(
    "is-shipped",
    lambda p, m, r: p.goods is not Goods.NOT_SHIPPED,
    when=lambda p, m, r: NEVER if p.finished else after(Do.SHIP),
)
not_delivered_yet = Rule("not-delivered-yet", lambda p, m, r: p.goods is not Goods.DELIVERED)
protection_runs = Rule(
    "protection-runs",
    lambda p, m, r: not p.protection.ended,
    ("2.22", "3.13"),
    when=_until_protection_ended,
    numbers=_protection,
)
a_day_or_more = Rule("a-day-or-more", lambda p, m, r: m.days != 0, when=lambda p, m, r: OTHERWISE)
no_dispute_is_open = _at(
    "no-dispute-is-open",
    None,
    claims=("1.16",),
    when=_once_cancelled,
    numbers=lambda p, m, r: {"opened_on": p.dispute.opened_on} if p.dispute else {},
)
may_be_reopened = Rule(
    "may-be-reopened",
    lambda p, m, r: not p.past or r.reopening.value == "while-protected",
    reading="reopening",
    numbers=lambda p, m, r: {"cancelled_on": p.past[-1].ended_on} if p.past else {},
)
claim_within_price = Rule(
    "claim-within-price",
    lambda p, m, r: m.claim is None or 0 < m.claim <= p.price,
    when=lambda p, m, r: OTHERWISE,
    numbers=lambda p, m, r: {"claim": m.claim or 0, "price": p.price},
)
a_dispute_is_open = _at("a-dispute-is-open", *Stage, claims=("2.01",), when=_once_open)
no_return_agreed = _at(
    "no-return-agreed",
    None,
    Stage.AWAITING_SELLER,
    Stage.NEGOTIATING,
    Stage.REVIEW,
    claims=("1.18",),
    when=lambda p, m, r: after(Do.ESCALATE),
)
an_offer_is_on_the_table = Rule(
    "an-offer-is-on-the-table",
    lambda p, m, r: p.dispute is None or p.dispute.offer is not None,
    ("1.12", "2.05"),
    when=lambda p, m, r: after(Do.OFFER),
)
refund_within_claim = Rule(
    "refund-within-claim",
    lambda p, m, r: p.dispute is None or (m.refund or 0) <= p.dispute.claimed,
    when=lambda p, m, r: OTHERWISE,
    numbers=_claimed,
)
a_return_is_agreed = _at(
    "a-return-is-agreed",
    None,
    Stage.RETURN_PENDING,
    claims=("1.18",),
    when=lambda p, m, r: after(Do.ACCEPT_OFFER),
)
not_sent_back_yet = Rule(
    "not-sent-back-yet", lambda p, m, r: p.dispute is None or not p.dispute.sent_back
)
is_sent_back = Rule(
    "is-sent-back",
    lambda p, m, r: p.dispute is None or p.dispute.sent_back,
    ("1.18",),
    when=lambda p, m, r: after(Do.RETURN_GOODS),
)
the_seller_has_answered = _at(
    "the-seller-has-answered",
    None,
    Stage.NEGOTIATING,
    Stage.REVIEW,
    Stage.RETURN_PENDING,
    claims=("2.17",),
    when=lambda p, m, r: after(Do.DECLINE),
    numbers=lambda p, m, r: {"deadline": periods.reply_deadline(p.dispute, r)} if p.dispute else {},
)
not_in_review_yet = _at(
    "not-in-review-yet",
    None,
    Stage.AWAITING_SELLER,
    Stage.NEGOTIATING,
    Stage.RETURN_PENDING,
    claims=("2.17",),
    when=lambda p, m, r: after(Do.ACCEPT_OFFER),
)
in_review = _at("in-review", None, Stage.REVIEW, claims=("1.04", "3.20"), when=_once_in_review)
may_be_cancelled = Rule(
    "may-be-cancelled",
    lambda p, m, r: not p.protection.ended or r.late_cancel.value == "pays-seller",
    reading="late_cancel",
    when=_until_protection_ended,
    numbers=_protection,
)
protection_is_over = Rule(
    "protection-is-over",
    lambda p, m, r: not p.protection.ended and p.day >= periods.protection_end(p),
    ("2.22",),
    when=lambda p, m, r: (
        NEVER if p.protection.ended else When(Chance.FROM, day=periods.protection_end(p))
    ),
    numbers=_protection,
)
the_seller_is_silent = _at("the-seller-is-silent", None, Stage.AWAITING_SELLER, claims=("2.18",))
reply_time_is_over = Rule(
    "reply-time-is-over",
    lambda p, m, r: p.dispute is None or p.day >= periods.reply_deadline(p.dispute, r),
    ("2.18",),
    when=lambda p, m, r: (
        When(Chance.FROM, day=periods.reply_deadline(p.dispute, r)) if p.dispute else NEVER
    ),
)
the_two_negotiate = _at("the-two-negotiate", None, Stage.NEGOTIATING, claims=("3.20",))
settlement_time_is_over = Rule(
    "settlement-time-is-over",
    lambda p, m, r: p.dispute is None or p.day >= periods.settlement_deadline(p.dispute, r),
    ("3.20",),
    when=lambda p, m, r: (
        When(Chance.FROM, day=periods.settlement_deadline(p.dispute, r)) if p.dispute else NEVER
    ),
)
