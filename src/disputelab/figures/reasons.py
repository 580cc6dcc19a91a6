"""Why a move was made or refused, in one sentence."""

from collections.abc import Callable

from disputelab.core import (
    Chance,
    Dispute,
    Do,
    EndedBy,
    Evidence,
    Message,
    Position,
    Step,
    Verdict,
    When,
)
from disputelab.core.periods import reply_deadline
from disputelab.figures.words import Words
from disputelab.locale import N_

STOOD_IN_THE_WAY = {
    "money-is-held": N_("the order was finished on {ended_on} and no money is held any more"),
    "not-shipped-yet": N_("the goods were shipped already"),
    "is-shipped": N_("the goods have not been shipped"),
    "not-delivered-yet": N_("the goods were delivered already"),
    "protection-runs": N_("protection has ended"),
    "a-day-or-more": N_("an extension is of one day or more"),
    "no-dispute-is-open": N_("a dispute is open since {opened_on}"),
    "may-be-reopened": N_(
        "a dispute was cancelled on {cancelled_on}, and under this rulebook none can follow it"
    ),
    "claim-within-price": N_("a claim of {claim} is not between zero and the price of {price}"),
    "a-dispute-is-open": N_("no dispute is open"),
    "no-return-agreed": N_("buyer and seller have agreed that the goods go back"),
    "an-offer-is-on-the-table": N_("no offer is on the table"),
    "refund-within-claim": N_("a refund of {refund} is more than the {claimed} claimed"),
    "a-return-is-agreed": N_("no return of the goods has been agreed"),
    "not-sent-back-yet": N_("the goods were sent back already"),
    "is-sent-back": N_("the goods have not been sent back"),
    "the-seller-has-answered": N_(
        "the seller has not answered yet and may do so until {deadline} begins"
    ),
    "not-in-review-yet": N_("the platform is reviewing the dispute already"),
    "in-review": N_("the platform is not reviewing the dispute"),
    "may-be-cancelled": N_(
        "protection has ended, and under this rulebook no cancel is possible after that"
    ),
    "protection-is-over": N_("protection runs through {last_day}"),
    "the-seller-is-silent": N_("the seller is not expected to answer any more"),
    "reply-time-is-over": N_("the seller still has time to answer"),
    "the-two-negotiate": N_("buyer and seller are not negotiating"),
    "settlement-time-is-over": N_("buyer and seller still have time to settle"),
}
"""For each rule what stood in the way where it failed."""

CHANCES = {
    Chance.NEVER: N_("this will not become possible any more"),
    Chance.UNTIL: N_("it was possible through {day}"),
    Chance.FROM: N_("it will be possible from {day} on"),
    Chance.OTHERWISE: N_("with another value it is possible today"),
}
ONCE = {
    Do.SHIP: N_("it becomes possible once the seller has shipped"),
    Do.OPEN_DISPUTE: N_("it becomes possible once the buyer has opened a dispute"),
    Do.OFFER: N_("it becomes possible once the seller has made an offer"),
    Do.DECLINE: N_("it becomes possible once the seller has answered"),
    Do.ACCEPT_OFFER: N_("it becomes possible once an offer that wants the goods back is accepted"),
    Do.RETURN_GOODS: N_("it becomes possible once the buyer has sent the goods back"),
    Do.ESCALATE: N_("it becomes possible once the buyer has escalated"),
    Do.CANCEL_DISPUTE: N_("it becomes possible once the buyer has cancelled that dispute"),
}

MESSAGES = {
    Message.PLEAD: N_("the seller begs"),
    Message.PROMISE_ARRIVAL: N_("the seller promises that the parcel is about to arrive"),
    Message.PROMISE_REPLACEMENT: N_("the seller promises to send a replacement"),
}

_MONEY = {"claim", "price", "refund", "claimed"}


def when(chance: When, words: Words) -> str:
    """When a refused move was or will be possible."""
    if chance.move:
        return words.text(ONCE[chance.move])
    day = "" if chance.day is None else words.day(chance.day)
    return words.text(CHANCES[chance.chance]).format(day=day)


def refusal(verdict: Verdict, words: Words) -> str:
    """What stands in the way of a refused move, and when it was or will be possible."""
    rule = verdict.failed[0]
    numbers = rule.numbers(verdict.position, verdict.move, verdict.rulebook)
    shown = {
        name: words.money(number) if name in _MONEY else words.day(number)
        for name, number in numbers.items()
    }
    stood = words.text(STOOD_IN_THE_WAY[rule.id]).format(**shown)
    chance = verdict.when
    return _sentence(f"{stood}; {when(chance, words)}" if chance else stood)


def why(step: Step, words: Words) -> str:
    """One sentence on a step: what it did, or what stood in its way."""
    if not step.accepted:
        return refusal(step.verdict, words)
    return _sentence(_did(step, words))


def shares(position: Position, words: Words) -> str:
    """Who gets what of a price that is no longer held."""
    money = position.money
    if not money.released:
        return words.text(N_("all {price} goes back to the buyer")).format(
            price=words.money(money.price)
        )
    if not money.refunded:
        return words.text(N_("all {price} goes to the seller")).format(
            price=words.money(money.price)
        )
    return words.text(N_("{refunded} goes back to the buyer and {released} to the seller")).format(
        refunded=words.money(money.refunded), released=words.money(money.released)
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _did(step: Step, words: Words) -> str:
    return _DONE[step.move.do](step, words)


def _say(template: str) -> Callable[[Step, Words], str]:
    return lambda step, words: words.text(template).format_map(_Shown(step, words))


class _Shown(dict[str, str]):
    """What a sentence on a step can show, worked out when the sentence asks for it."""

    def __init__(self, step: Step, words: Words) -> None:
        self.step, self.words = step, words

    def __missing__(self, name: str) -> str:
        return _SHOWN[name](self.step, self.words)


def _disputed(step: Step) -> Dispute:
    dispute = step.after.dispute or step.verdict.position.dispute
    assert dispute
    return dispute


def _answer_by(step: Step) -> int:
    return reply_deadline(_disputed(step), step.verdict.rulebook) - 1


def _offered(step: Step) -> int:
    offer = _disputed(step).offer
    assert offer
    return offer.refund


_SHOWN: dict[str, Callable[[Step, Words], str]] = {
    "shares": lambda step, words: shares(step.after, words),
    "price": lambda step, words: words.money(step.after.price),
    "last_day": lambda step, words: words.day(step.after.protection.last_day),
    "claimed": lambda step, words: words.money(_disputed(step).claimed),
    "answer_by": lambda step, words: words.day(_answer_by(step)),
    "round": lambda step, words: str(_disputed(step).round),
    "refund": lambda step, words: words.money(_offered(step)),
}


def _choose(test: Callable[[Step], bool], yes: str, no: str) -> Callable[[Step, Words], str]:
    said_yes, said_no = _say(yes), _say(no)
    return lambda step, words: (said_yes if test(step) else said_no)(step, words)


def _ended_by(step: Step, by: EndedBy) -> bool:
    return step.after.ending is not None and step.after.ending.by is by


def _wants_goods(position: Position) -> bool:
    return bool(position.dispute and position.dispute.offer and position.dispute.offer.return_goods)


def _message(step: Step, words: Words) -> str:
    assert isinstance(step.move.kind, Message)
    said = words.text(MESSAGES[step.move.kind])
    return words.text(N_("{said}; that stops no clock and binds nobody")).format(said=said)


def _evidence(step: Step, words: Words) -> str:
    assert isinstance(step.move.kind, Evidence)
    counts = N_("the buyer attached evidence that counts: {kind}")
    idle = N_("the buyer attached private chat, which does not count as evidence")
    return words.text(counts if step.move.kind.counts else idle).format(
        kind=words.label(step.move.kind)
    )


_DONE: dict[Do, Callable[[Step, Words], str]] = {
    Do.SHIP: _say(N_("the seller shipped the goods")),
    Do.DELIVER: _say(N_("the carrier delivered the goods")),
    Do.EXTEND_PROTECTION: _say(
        N_("the seller extended protection: it now runs through {last_day}")
    ),
    Do.MESSAGE: _message,
    Do.OPEN_DISPUTE: _choose(
        lambda step: not step.verdict.position.past,
        N_("the buyer opened a dispute over {claimed}; the seller may answer through {answer_by}"),
        N_(
            "the buyer opened a dispute again, round {round}, over {claimed}; both clocks start "
            "anew and the seller may answer through {answer_by}"
        ),
    ),
    Do.ADD_EVIDENCE: _evidence,
    Do.AGREE: _say(N_("the seller agreed: {shares}")),
    Do.OFFER: _choose(
        lambda step: _wants_goods(step.after),
        N_("the seller offered {refund} of the {claimed} claimed and wants the goods back"),
        N_("the seller offered {refund} of the {claimed} claimed"),
    ),
    Do.DECLINE: _say(N_("the seller declined, and no offer is on the table")),
    Do.ACCEPT_OFFER: _choose(
        lambda step: step.after.finished,
        N_("the buyer accepted: {shares}"),
        N_(
            "the buyer accepted {refund} against the goods: they go back first, and the clocks stop"
        ),
    ),
    Do.RETURN_GOODS: _say(N_("the buyer sent the goods back")),
    Do.RECEIVE_RETURN: _say(N_("the goods are back: {shares}")),
    Do.ESCALATE: _say(N_("the buyer asked the platform to decide; any offer is off the table")),
    Do.RULE: _say(N_("the platform ruled: {shares}")),
    Do.CANCEL_DISPUTE: _choose(
        lambda step: step.after.finished,
        N_("the buyer cancelled after protection had ended, so all {price} goes to the seller"),
        N_(
            "the buyer cancelled the dispute: nothing is settled, the money stays held, and "
            "protection runs through {last_day}"
        ),
    ),
    Do.CONFIRM_RECEIPT: _say(N_("the buyer confirmed receipt, so all {price} goes to the seller")),
    Do.PROTECTION_EXPIRES: _choose(
        lambda step: step.after.finished,
        N_("protection ended and no dispute was open, so all {price} goes to the seller"),
        N_("protection ended, but a dispute is open: the money stays held until it ends"),
    ),
    Do.REPLY_DEADLINE: _choose(
        lambda step: _ended_by(step, EndedBy.SELLER_SILENT),
        N_("the seller did not answer in time: {shares}"),
        N_("the seller did not answer in time: the platform takes up the review"),
    ),
    Do.SETTLEMENT_DEADLINE: _say(
        N_("buyer and seller did not settle in time: the platform takes up the review")
    ),
}
