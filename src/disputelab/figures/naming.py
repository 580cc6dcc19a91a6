"""What the reader calls endings, moves, beliefs and habits."""

from disputelab.core import EndedBy, Move, State
from disputelab.figures.words import Words
from disputelab.futures import Behaviour, End, Habit
from disputelab.locale import N_

NAMES: dict[str, str] = {
    Behaviour.AGREES: N_("agrees"),
    Behaviour.IGNORES: N_("ignores"),
    Behaviour.AGGRESSIVE: N_("turns aggressive"),
    Behaviour.PROMISES: N_("promises"),
    "true_to_type": N_("deeds show the behaviour"),
    "pays_all": N_("who agrees pays all"),
    "extends": N_("who promises extends protection"),
    "comes": N_("the parcel comes at all"),
    "comes_within": N_("if it comes, within days"),
    "goods_worth": N_("worth of goods that come"),
    "wins_with_proof": N_("ruling for the buyer, with proof"),
    "wins_without_proof": N_("ruling for the buyer, no proof"),
    "wins_again_with_proof": N_("reopened, with proof"),
    "wins_again_without_proof": N_("reopened, no proof"),
    "wins_though_it_came": N_("'not received', yet it came"),
    "review_days": N_("days of a review"),
    "returns_days": N_("days of a return"),
    "ships_within": N_("days until it is shipped"),
    Habit.NEVER_DISPUTES: N_("never disputes"),
    Habit.CANCELS_WHEN_ASKED: N_("cancels when asked"),
    Habit.CANCELS_AFTER_EXTENSION: N_("cancels only after an extension"),
    Habit.ALWAYS_ESCALATES: N_("always escalates"),
    Habit.PLAYS_BEST: N_("plays best"),
    "refunded": N_("all back"),
    "split": N_("a part back"),
    "goods": N_("nothing back, the goods are here"),
    "nothing": N_("nothing at all"),
    "held": N_("still held"),
}
WAIT = N_("wait another day")
MONEY = {
    State.REFUNDED: N_("all back"),
    State.SPLIT: N_("a part back"),
    State.SELLER_PAID: N_("nothing back"),
}
CAUSES = {
    EndedBy.PROTECTION_EXPIRED: N_("protection runs out"),
    EndedBy.RECEIPT_CONFIRMED: N_("receipt is confirmed"),
    EndedBy.SETTLED: N_("buyer and seller settle"),
    EndedBy.DECIDED: N_("the platform decides"),
    EndedBy.SELLER_SILENT: N_("the seller stays silent"),
    EndedBy.LATE_CANCEL: N_("cancelled too late"),
}


def name(word: str, words: Words) -> str:
    """The name of a belief, a behaviour, a habit, or a kind of outcome."""
    return words.text(NAMES[word])


def move_name(move: Move | None, words: Words) -> str:
    """The name of a move of the buyer's; None is to wait."""
    return words.action(move.do) if move else words.text(WAIT)


def end_name(end: End, words: Words) -> str:
    """The name of an ending: what comes back, and what brings it."""
    return f"{words.text(MONEY[end.state])}: {words.text(CAUSES[end.by])}"
