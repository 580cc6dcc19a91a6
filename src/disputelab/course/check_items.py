"""The eight questions of the check: for each a story, what is asked, and what may be answered.

No answer is marked as the right one: each says what would have to be so, and the engine is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from disputelab.course.check_tales import (
    Tale,
    Test,
    all_paid,
    back,
    decline,
    idle,
    is_best,
    is_open,
    last_day,
    last_open,
    late_cancel,
    nothing,
    proof,
    proves,
    reopening,
    reviewed,
    sent_back,
    silence,
    still_runs,
    too_late,
    tried,
)
from disputelab.locale import N_

Answer = tuple[str, str, Test]
"""The words, the misconception that they show, and when they are right."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question: its story from a source of chance, its words, its answers."""

    id: str
    tale: Callable[[Random, str], Tale]
    prompt: str
    answers: tuple[Answer, ...]


ITEMS: tuple[Item, ...] = (
    Item(
        "reopening",
        reopening,
        N_(
            "The parcel still does not come. What happens if the buyer opens a dispute again on "
            "day {day}?"
        ),
        (
            (
                N_("A new dispute opens: a cancelled one can be opened again at any time."),
                "reopen-always",
                tried,
            ),
            (
                N_("It opens: the days of the first dispute are added to protection."),
                "dispute-stops-clock",
                lambda t: tried(t) and t.end.end.protection.last_day > t.days["last"],
            ),
            (N_("It is refused: the seller has all the money by then."), "", all_paid),
            (
                N_("It is not needed: the seller has promised, and the platform enforces that."),
                "promise-binds",
                back,
            ),
        ),
    ),
    Item(
        "late-cancel",
        late_cancel,
        N_(
            "The seller asks for a cancel, and on day {day} the buyer cancels. What becomes of the "
            "money?"
        ),
        (
            (
                N_("It stays held: a cancel settles nothing, whenever it is made."),
                "late-cancel-harmless",
                idle,
            ),
            (N_("All of it goes to the seller at once."), "", all_paid),
            (
                N_("It goes back to the buyer, since the seller has promised it."),
                "promise-binds",
                back,
            ),
            (
                N_("It stays held: protection stood still while the dispute was open."),
                "dispute-stops-clock",
                lambda t: idle(t) and still_runs(t),
            ),
        ),
    ),
    Item(
        "nothing",
        nothing,
        N_("On day {day} the buyer accepts that offer. What then?"),
        (
            (
                N_("The order is over: the seller has the money, and no dispute can follow."),
                "",
                all_paid,
            ),
            (
                N_("It is as after a cancel: the dispute is gone, the money stays held."),
                "close-is-one-thing",
                idle,
            ),
            (
                N_("The bargaining goes on, and the buyer may still ask for more."),
                "accept-keeps-open",
                is_open,
            ),
            (
                N_("The dispute is over, but a new one can be opened through day {last}."),
                "reopen-always",
                tried,
            ),
        ),
    ),
    Item(
        "silence",
        silence,
        N_("It is day {today}, and the seller has said nothing. What brings the buyer most?"),
        (
            (
                N_("To cancel: whoever does not answer will not pay either."),
                "silence-is-reason",
                is_best(1),
            ),
            (
                N_("To cancel, and open a new dispute after day {last}."),
                "reopen-always",
                is_best(2),
            ),
            (
                N_("To cancel and confirm receipt, and complain after that."),
                "confirm-first",
                is_best(3),
            ),
            (N_("To leave the dispute open and wait."), "", is_best(0)),
        ),
    ),
    Item(
        "last-day",
        last_day,
        N_("Which is the last day on which the buyer can open a dispute again?"),
        (
            (
                N_("Day {before}: on day {last} protection is over."),
                "last-day-counts-out",
                last_open("before"),
            ),
            (N_("Day {last}: it still counts."), "", last_open("last")),
            (
                N_("Day {after}: one more day is always left."),
                "last-day-counts-out",
                last_open("after"),
            ),
            (
                N_("Day {later}: the days of the first dispute are added."),
                "dispute-stops-clock",
                last_open("later"),
            ),
        ),
    ),
    Item(
        "proof",
        proof,
        N_("The platform now reviews the dispute. What speaks for the buyer there?"),
        (
            (
                N_("The private chat in which the seller admits the damage."),
                "chat-is-proof",
                proves(0),
            ),
            (N_("A video of the unpacking."), "", proves(1)),
            (
                N_("The seller's written promise to pay: the platform enforces it."),
                "promise-binds",
                back,
            ),
            (
                N_("Nothing any more: with the seller's no the matter was decided."),
                "decline-is-the-end",
                too_late,
            ),
        ),
    ),
    Item(
        "decline",
        decline,
        N_("From then on nobody does anything. How do things stand on day {day}?"),
        (
            (
                N_("The dispute ended with the seller's no, and the seller has the money."),
                "decline-is-the-end",
                all_paid,
            ),
            (
                N_("The two still negotiate, and protection waits until they are done."),
                "dispute-stops-clock",
                lambda t: is_open(t) and still_runs(t),
            ),
            (
                N_("The dispute is closed, but it can be opened again at any time."),
                "reopen-always",
                idle,
            ),
            (N_("The platform reviews the dispute, and the money is held."), "", reviewed),
        ),
    ),
    Item(
        "return",
        sent_back,
        N_(
            "“Cancel, and I send the money.” The buyer cancels on day {day} and waits; no money "
            "comes, and on the day after protection the buyer tries to open a dispute. What now?"
        ),
        (
            (
                N_("The refund comes after all: the goods were sent back as agreed."),
                "sent-back-is-settled",
                lambda t: back(t) and t.end.outcome.refunded == t.end.end.price,
            ),
            (
                N_("The dispute opens: one that was cancelled can always be opened again."),
                "reopen-always",
                tried,
            ),
            (
                N_("It is too late: the seller has the goods and the money."),
                "",
                all_paid,
            ),
            (
                N_("The platform makes the seller pay as promised."),
                "promise-binds",
                back,
            ),
        ),
    ),
)
