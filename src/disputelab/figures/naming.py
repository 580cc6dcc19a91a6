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
BELIEFS: dict[str, str] = {
    Behaviour.AGREES: N_("the seller agrees"),
    Behaviour.IGNORES: N_("the seller ignores disputes"),
    Behaviour.AGGRESSIVE: N_("the seller turns aggressive"),
    Behaviour.PROMISES: N_("the seller promises"),
    "true_to_type": N_("what the seller does shows what the seller is like"),
    "pays_all": N_("a seller who agrees pays all"),
    "extends": N_("a seller who promises extends protection"),
    "comes": N_("the parcel comes at all"),
    "comes_within": N_("days within which a parcel comes, if it does"),
    "goods_worth": N_("what goods that come are worth, of the price"),
    "wins_with_proof": N_("the platform rules for a buyer with proof"),
    "wins_without_proof": N_("the platform rules for a buyer without proof"),
    "wins_again_with_proof": N_("in a reopened dispute the platform rules for a buyer with proof"),
    "wins_again_without_proof": N_(
        "in a reopened dispute the platform rules for a buyer without proof"
    ),
    "wins_though_it_came": N_("the platform rules for 'not received', though the parcel came"),
    "review_days": N_("days that a review takes"),
    "returns_days": N_("days until goods sent back are confirmed"),
    "ships_within": N_("days until an order is shipped"),
}
"""What each belief is about, in words that need no heading."""
HABITS: dict[Habit, str] = {
    Habit.NEVER_DISPUTES: N_("Opens no dispute, whatever happens."),
    Habit.CANCELS_WHEN_ASKED: N_(
        "Cancels the dispute as soon as the seller promises something, and opens no other."
    ),
    Habit.CANCELS_AFTER_EXTENSION: N_(
        "Cancels the first dispute only when the seller promises and has extended protection; "
        "opens another when that is about to end."
    ),
    Habit.ALWAYS_ESCALATES: N_(
        "Cancels at nobody's request and asks the platform to decide as soon as that is possible."
    ),
    Habit.PLAYS_BEST: N_("Does on each day what is best under these beliefs."),
}
"""What a buyer of each habit does."""
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
    EndedBy.LATE_CANCEL: N_("the dispute is cancelled too late"),
}


def name(word: str, words: Words) -> str:
    """The name of a behaviour, a habit, or a kind of outcome."""
    return words.text(NAMES[word])


def belief_name(belief: str, words: Words) -> str:
    """What a belief is about, as the beginning of a line."""
    return capital(words.text(BELIEFS[belief]))


def move_name(move: Move | None, words: Words) -> str:
    """The name of a move of the buyer's; None is to wait."""
    return words.action(move.do) if move else words.text(WAIT)


def end_name(end: End, words: Words) -> str:
    """The name of an ending: what comes back, and what brings it."""
    return f"{words.text(MONEY[end.state])}: {words.text(CAUSES[end.by])}"


def capital(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]
