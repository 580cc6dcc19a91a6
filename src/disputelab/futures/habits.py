"""What buyers do who do not think ahead, and one who does."""

from collections.abc import Sequence
from enum import StrEnum

from disputelab.arrays import np
from disputelab.core import NEAR_DAYS, Do, Goods, Stage
from disputelab.futures.graph import Array
from disputelab.futures.outlook import Chances, Outlook, Solved
from disputelab.futures.turns import ASKS_TO_CANCEL, Answer, Known, Row

TOLERANCE = 1e-6
"""Cents by which two moves may differ and still count as equally good: rounding, no more."""


class Habit(StrEnum):
    """How a buyer goes about an order.

    All but the first open a dispute when protection is about to end and nothing has come, and
    withdraw it when the parcel comes after all.
    """

    NEVER_DISPUTES = "never-disputes"
    CANCELS_WHEN_ASKED = "cancels-when-asked"
    CANCELS_AFTER_EXTENSION = "cancels-after-extension"
    ALWAYS_ESCALATES = "always-escalates"
    PLAYS_BEST = "plays-best"


def wanted(habit: Habit, outlook: Outlook, known: Known, near: bool) -> Do | None:
    """What a buyer of a habit does first; None is to do nothing.

    `near`: protection ends within the days that count as near.
    """
    shape = outlook.turns.shape(known)
    if habit is Habit.NEVER_DISPUTES or shape.finished:
        return None
    came = shape.goods is Goods.DELIVERED and not outlook.faulty
    if shape.dispute is None:
        believes = habit is Habit.CANCELS_WHEN_ASKED and shape.past
        return Do.OPEN_DISPUTE if near and not came and not believes else None
    cancels = came or _cancels(habit, known, again=bool(shape.past))
    if cancels:
        return Do.CANCEL_DISPUTE
    escalates = habit is Habit.ALWAYS_ESCALATES and shape.stage is Stage.NEGOTIATING
    return Do.ESCALATE if escalates else None


def _cancels(habit: Habit, known: Known, again: bool) -> bool:
    """Whether the seller's answer makes a buyer cancel: nobody does so in a second dispute."""
    asked = known.answer in ASKS_TO_CANCEL and not again
    if habit is Habit.CANCELS_AFTER_EXTENSION:
        return asked and known.answer is Answer.EXTENDS
    return asked and habit is Habit.CANCELS_WHEN_ASKED


class Plan:
    """For each day and place the option that a buyer takes, as an entry of `outlook.options`."""

    def __init__(
        self, outlook: Outlook, habit: Habit, chances: Chances, solved: Solved | None = None
    ) -> None:
        self.outlook, self.habit, self.chances = outlook, habit, chances
        if habit is Habit.PLAYS_BEST:
            self._solved = solved or outlook.solve(chances)
        else:
            self._near, self._calm = (self._entries(near) for near in (True, False))

    def entries(self, day: int) -> Array:
        """An entry for each of `outlook.options.places`."""
        options, outlook = self.outlook.options, self.outlook
        if self.habit is Habit.PLAYS_BEST:
            reached = outlook.reached(self._solved.ends[day - outlook.day], self.chances)[:, 0]
            best = np.maximum.reduceat(reached, options.starts)
            widths = np.diff(np.append(options.starts, len(reached)))
            good = reached >= np.repeat(best, widths) - TOLERANCE
            first: Array = np.minimum.reduceat(
                np.where(good, np.arange(len(good)), len(good)), options.starts
            )
            return first
        left = np.array(outlook.last_days)[options.places % len(outlook.last_days)] - day
        return np.where(left <= NEAR_DAYS, self._near, self._calm)

    def _entries(self, near: bool) -> Array:
        outlook = self.outlook
        offsets = np.array([self._offset(rows, near) for rows in outlook.choices])
        known = outlook.options.places // len(outlook.last_days)
        found: Array = outlook.options.starts + offsets[known]
        return found

    def _offset(self, rows: Sequence[Row], near: bool) -> int:
        """Which of the options does what is wanted and no more, with proof where there is any."""
        do = wanted(self.habit, self.outlook, rows[0].source, near) if rows else None
        allowed = {do, Do.ADD_EVIDENCE} if self.chances.proof else {do}
        fitting = [
            number
            for number, row in enumerate(rows)
            if row.moves and row.moves[0].do is do and {m.do for m in row.moves} <= allowed
        ]
        return fitting[-1] if fitting else 0
