"""The table of arcs: the only definition of what can happen to an order, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass, field

from disputelab.core.moves import Actor, Do, Move
from disputelab.core.order import (
    Dispute,
    EndedBy,
    Ending,
    Evidence,
    Goods,
    Message,
    Money,
    Offer,
    OpenReason,
    PastDispute,
    Position,
    Protection,
    Stage,
)
from disputelab.core.rulebooks import Rulebook
from disputelab.core.rules import (
    STAGES,
    Rule,
    a_day_or_more,
    a_dispute_is_open,
    a_return_is_agreed,
    an_offer_is_on_the_table,
    claim_within_price,
    in_review,
    is_sent_back,
    is_shipped,
    may_be_cancelled,
    may_be_reopened,
    money_is_held,
    no_dispute_is_open,
    no_return_agreed,
    not_delivered_yet,
    not_in_review_yet,
    not_sent_back_yet,
    not_shipped_yet,
    protection_is_over,
    protection_runs,
    refund_within_claim,
    reply_time_is_over,
    settlement_time_is_over,
    the_seller_has_answered,
    the_seller_is_silent,
    the_two_negotiate,
)
from disputelab.core.values import replace

AWAITING, NEGOTIATING, REVIEW, RETURN = (
    Stage.AWAITING_SELLER,
    Stage.NEGOTIATING,
    Stage.REVIEW,
    Stage.RETURN_PENDING,
)
STAY = STAGES


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """A move: who makes it, the rules it is held against, the stages it leads to, its effect.

    Its claims say why the effect is what it is; `turns_on` names the reading that the effect
    depends on, where it does. A stage is None where no dispute is open.
    """

    do: Do
    actor: Actor
    rules: tuple[Rule, ...]
    reaches: tuple[Stage | None, ...]
    effect: Callable[[Position, Move, Rulebook], Position]
    claims: tuple[str, ...] = ()
    turns_on: Callable[[Position], str | None] = lambda _: None
    barred: dict[Stage | None, tuple[Rule, ...]] = field(init=False, repr=False)
    """For each stage the rules that it breaks: looked up, since a menu asks it of every arc."""
    over: tuple[Rule, ...] = field(init=False, repr=False)
    """The same where the order is finished."""
    beyond_place: tuple[Rule, ...] = field(init=False, repr=False)
    """The rules that ask about more than the stage, or whether the order is finished."""

    def __post_init__(self) -> None:
        barred = {s: tuple(r for r in self.rules if s not in r.stages) for s in STAGES}
        over = tuple(r for r in self.rules if None not in r.stages or not r.over)
        beyond = tuple(rule for rule in self.rules if not rule.is_about_place)
        object.__setattr__(self, "barred", barred)
        object.__setattr__(self, "over", over)
        object.__setattr__(self, "beyond_place", beyond)

    @property
    def leaves(self) -> tuple[Stage | None, ...]:
        """The stages in which it can be made."""
        return tuple(stage for stage, rules in self.barred.items() if not rules)


def _change(p: Position, **values: object) -> Position:
    assert p.dispute
    return _with_dispute(p, replace(p.dispute, **values))


def _with_dispute(p: Position, dispute: Dispute | None) -> Position:
    return Position(p.day, p.money, p.protection, p.goods, dispute, p.past, p.ending, p.said)


def _end(p: Position, by: EndedBy, refund: int) -> Position:
    """Refund that much of the price, release the rest: the order is finished."""
    money = Money(0, refund, p.price - refund)
    past = p.past
    if p.dispute:
        past = (*past, PastDispute(p.dispute.round, p.dispute.opened_on, p.day, by))
    return Position(p.day, money, p.protection, p.goods, None, past, Ending(by, p.day), p.said)


def _ship(p: Position, _m: Move, _r: Rulebook) -> Position:
    return replace(p, goods=Goods.SHIPPED)


def _deliver(p: Position, _m: Move, _r: Rulebook) -> Position:
    return replace(p, goods=Goods.DELIVERED)


def _extend(p: Position, m: Move, _r: Rulebook) -> Position:
    assert m.days
    protection = Protection(p.protection.last_day + m.days)
    dispute = replace(p.dispute, protection_extended=True) if p.dispute else None
    return replace(p, protection=protection, dispute=dispute)


def _remember(p: Position, m: Move, _r: Rulebook) -> Position:
    assert isinstance(m.kind, Message)
    return replace(p, said=m.kind)


def _open(p: Position, m: Move, _r: Rulebook) -> Position:
    assert isinstance(m.reason, OpenReason)
    claimed = p.price if m.claim is None else m.claim
    return _with_dispute(p, Dispute(p.day, len(p.past) + 1, m.reason, claimed))


def _attach(p: Position, m: Move, _r: Rulebook) -> Position:
    assert p.dispute
    assert isinstance(m.kind, Evidence)
    return _change(p, evidence=p.dispute.evidence | {m.kind})


def _settle_at_claim(p: Position, _m: Move, _r: Rulebook) -> Position:
    assert p.dispute
    return _end(p, EndedBy.SETTLED, p.dispute.claimed)


def _answered(p: Position) -> Stage:
    return REVIEW if p.stage is REVIEW else NEGOTIATING


def _offer(p: Position, m: Move, _r: Rulebook) -> Position:
    return _change(p, offer=Offer(m.refund or 0, bool(m.return_goods)), stage=_answered(p))


def _decline(p: Position, _m: Move, _r: Rulebook) -> Position:
    return _change(p, offer=None, stage=_answered(p))


def _accept(p: Position, _m: Move, _r: Rulebook) -> Position:
    assert p.dispute
    assert p.dispute.offer
    if p.dispute.offer.return_goods:
        return _change(p, stage=RETURN)
    return _end(p, EndedBy.SETTLED, p.dispute.offer.refund)


def _send_back(p: Position, _m: Move, _r: Rulebook) -> Position:
    return _change(p, sent_back=True)


def _settle_at_offer(p: Position, _m: Move, _r: Rulebook) -> Position:
    assert p.dispute
    assert p.dispute.offer
    return _end(p, EndedBy.SETTLED, p.dispute.offer.refund)


def _escalate(p: Position, _m: Move, _r: Rulebook) -> Position:
    return _change(p, stage=REVIEW, offer=None)


def _rule(p: Position, m: Move, _r: Rulebook) -> Position:
    return _end(p, EndedBy.DECIDED, m.refund or 0)


def _cancel(p: Position, _m: Move, _r: Rulebook) -> Position:
    assert p.dispute
    if p.protection.ended:
        return _end(p, EndedBy.LATE_CANCEL, 0)
    past = PastDispute(p.dispute.round, p.dispute.opened_on, p.day, None)
    return replace(p, dispute=None, past=(*p.past, past))


def _confirm(p: Position, _m: Move, _r: Rulebook) -> Position:
    return _end(p, EndedBy.RECEIPT_CONFIRMED, 0)


def _expire(p: Position, _m: Move, _r: Rulebook) -> Position:
    ended = replace(p, protection=replace(p.protection, ended=True))
    return ended if p.dispute else _end(ended, EndedBy.PROTECTION_EXPIRED, 0)


def _silence(p: Position, _m: Move, r: Rulebook) -> Position:
    assert p.dispute
    if r.silence.value == "review":
        return _change(p, stage=REVIEW)
    return _end(p, EndedBy.SELLER_SILENT, p.dispute.claimed)


def _join(p: Position, _m: Move, _r: Rulebook) -> Position:
    return _change(p, stage=REVIEW)


def _reopens(p: Position) -> str | None:
    return "reopening" if p.past else None


def _is_late(p: Position) -> str | None:
    return "late_cancel" if p.protection.ended else None


def _by_silence(_p: Position) -> str | None:
    return "silence"


ANSWERABLE = (money_is_held, a_dispute_is_open, no_return_agreed)
A, D = Actor, Do

# fmt: off
ARCS: tuple[Arc, ...] = (
    Arc(D.SHIP, A.SELLER, (money_is_held, not_shipped_yet), STAY, _ship),
    Arc(D.DELIVER, A.CARRIER, (is_shipped, not_delivered_yet), STAY, _deliver),
    Arc(D.EXTEND_PROTECTION, A.SELLER, (money_is_held, protection_runs, a_day_or_more),
        STAY, _extend, ("1.07",)),
    Arc(D.MESSAGE, A.SELLER, (), STAY, _remember, ("2.11", "3.12")),
    Arc(D.OPEN_DISPUTE, A.BUYER,
        (money_is_held, no_dispute_is_open, protection_runs, may_be_reopened, claim_within_price),
        (AWAITING,), _open, ("2.18", "3.06", "3.20"), _reopens),
    Arc(D.ADD_EVIDENCE, A.BUYER, (money_is_held, a_dispute_is_open),
        (AWAITING, NEGOTIATING, REVIEW, RETURN), _attach, ("3.12",)),
    Arc(D.AGREE, A.SELLER, ANSWERABLE, (None,), _settle_at_claim, ("1.03", "3.15")),
    Arc(D.OFFER, A.SELLER, (*ANSWERABLE, refund_within_claim),
        (NEGOTIATING, REVIEW), _offer, ("2.05",)),
    Arc(D.DECLINE, A.SELLER, ANSWERABLE, (NEGOTIATING, REVIEW), _decline, ("2.16",)),
    Arc(D.ACCEPT_OFFER, A.BUYER, (*ANSWERABLE, an_offer_is_on_the_table),
        (None, RETURN), _accept, ("1.05", "1.12", "2.05")),
    Arc(D.RETURN_GOODS, A.BUYER,
        (money_is_held, a_dispute_is_open, a_return_is_agreed, not_sent_back_yet),
        (RETURN,), _send_back),
    Arc(D.RECEIVE_RETURN, A.SELLER,
        (money_is_held, a_dispute_is_open, a_return_is_agreed, is_sent_back),
        (None,), _settle_at_offer, ("1.18",)),
    Arc(D.ESCALATE, A.BUYER,
        (money_is_held, a_dispute_is_open, the_seller_has_answered, not_in_review_yet),
        (REVIEW,), _escalate, ("2.17",)),
    Arc(D.RULE, A.PLATFORM, (money_is_held, a_dispute_is_open, in_review, refund_within_claim),
        (None,), _rule, ("1.04",)),
    Arc(D.CANCEL_DISPUTE, A.BUYER, (money_is_held, a_dispute_is_open, may_be_cancelled),
        (None,), _cancel, ("1.05", "2.03", "2.04"), _is_late),
    Arc(D.CONFIRM_RECEIPT, A.BUYER, (money_is_held, no_dispute_is_open),
        (None,), _confirm, ("1.16",)),
    Arc(D.PROTECTION_EXPIRES, A.CLOCK, (money_is_held, protection_is_over),
        STAY, _expire, ("2.22",)),
    Arc(D.REPLY_DEADLINE, A.CLOCK,
        (money_is_held, a_dispute_is_open, the_seller_is_silent, reply_time_is_over),
        (None, REVIEW), _silence, ("2.18",), _by_silence),
    Arc(D.SETTLEMENT_DEADLINE, A.CLOCK,
        (money_is_held, a_dispute_is_open, the_two_negotiate, settlement_time_is_over),
        (REVIEW,), _join, ("3.20",)),
)
# fmt: on

ARC: dict[Do, Arc] = {arc.do: arc for arc in ARCS}
CLOCK_MOVES = tuple(Move(arc.do) for arc in ARCS if arc.actor is Actor.CLOCK)
"""The clock's moves, in the order in which they come where several fall on one day."""
RULES: tuple[Rule, ...] = tuple({rule.id: rule for arc in ARCS for rule in arc.rules}.values())
"""Every rule that some arc consults, once."""
