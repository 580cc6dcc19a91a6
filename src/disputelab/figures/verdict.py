"""Where the money is and why, in one sentence; and the advice in words."""

from disputelab.core import Advice, EndedBy, Position, Stage, State, outcome
from disputelab.figures.words import Words
from disputelab.locale import N_

MONEY = {
    State.REFUNDED: N_("The buyer gets all {refunded} back"),
    State.SPLIT: N_("The buyer gets {refunded} back and the seller gets {released}"),
    State.SELLER_PAID: N_("The seller gets all {released}"),
}
CAUSE = {
    EndedBy.PROTECTION_EXPIRED: N_("protection had run out on {day} with no dispute open"),
    EndedBy.RECEIPT_CONFIRMED: N_("the buyer confirmed receipt on {day}"),
    EndedBy.SETTLED: N_("buyer and seller settled on {day}, and that is final"),
    EndedBy.DECIDED: N_("the platform ruled on {day}"),
    EndedBy.SELLER_SILENT: N_("the seller had not answered when {day} began"),
    EndedBy.LATE_CANCEL: N_("the buyer cancelled on {day}, after protection had ended"),
}
HELD = {
    Stage.AWAITING_SELLER: N_("{held} is still held: the dispute awaits the seller's answer"),
    Stage.NEGOTIATING: N_("{held} is still held: buyer and seller are negotiating"),
    Stage.REVIEW: N_("{held} is still held: the platform is reviewing the dispute"),
    Stage.RETURN_PENDING: N_("{held} is still held until the goods have gone back"),
}
ADVICE = {
    "cancel-after-protection": N_(
        "Protection has ended: if you cancel now, the whole price goes to the seller."
    ),
    "cancel-without-extension": N_(
        "The goods are not here and protection was not extended since you opened the dispute: "
        "cancel only after an extension."
    ),
    "cancel-near-expiry": N_(
        "Protection ends within a week: after a cancel there may be no time left to open again."
    ),
    "cancel-before-refund": N_("The goods are to go back: wait for your money before you cancel."),
    "cancel-while-seller-silent": N_(
        "The seller has not answered yet: silence works for you, do not cancel because of it."
    ),
    "promise-is-no-guarantee": N_(
        "The seller begged or promised: nothing holds them to it, and the platform cannot use it."
    ),
    "accept-is-final": N_(
        "Accepting is final: once the money has moved, no dispute can be opened on this order."
    ),
    "accept-below-claim": N_("The offer is less than you claimed; be sure that it is enough."),
    "accept-nothing": N_("The offer is zero: accepting ends the dispute for good, for nothing."),
    "goods-fine-decline-money": N_(
        "The goods came: if they are fine, the fair way is to decline the money, cancel, and "
        "confirm receipt."
    ),
    "no-evidence": N_(
        "Nothing that counts is attached yet: add photos, an unboxing video, order data or "
        "tracking."
    ),
    "reopen-is-harder": N_(
        "A dispute was cancelled before: opening again needs its reason anew, and proof is harder."
    ),
    "expiry-is-near": N_(
        "Protection ends within a week and nothing has come: open a dispute before it does, or "
        "the money goes to the seller."
    ),
    "opened-by-mistake": N_(
        "The goods came, but the dispute still says that they did not: left open, it can count "
        "against you."
    ),
}


def verdict(position: Position, words: Words) -> str:
    """One sentence: who gets the money and why, or that it is still held and for what."""
    result = outcome(position)
    amounts = {
        "held": words.money(result.held),
        "refunded": words.money(result.refunded),
        "released": words.money(result.released),
    }
    if result.ended_by is not None and result.ended_on is not None:
        money = words.text(MONEY[result.state]).format(**amounts)
        cause = words.text(CAUSE[result.ended_by]).format(day=words.day(result.ended_on))
        return f"{money}: {cause}."
    if result.stage:
        return words.text(HELD[result.stage]).format(**amounts) + "."
    runs = N_("{held} is still held: no dispute is open, and protection runs through {day}.")
    return words.text(runs).format(**amounts, day=words.day(position.protection.last_day))


def advice(row: Advice, words: Words) -> str:
    """A piece of advice in words."""
    return words.text(ADVICE[row.code])
