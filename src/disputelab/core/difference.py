"""Where two stories part, and how differently they end."""

from dataclasses import dataclass
from itertools import zip_longest

from disputelab.core.order import Outcome, outcome
from disputelab.core.replay import History, Step


@dataclass(frozen=True, slots=True)
class Difference:
    """Two histories compared: `steps` and `outcomes` are those of the one, then of the other.

    `number` is that of the first step that differs, counted from 1, and `steps` are the two of
    that number: None for a history that has no more. Where no step differs, all three are None.
    """

    number: int | None
    steps: tuple[Step | None, Step | None]
    outcomes: tuple[Outcome, Outcome]

    @property
    def same(self) -> bool:
        """Whether the same things happen on the same days, to the same end."""
        return self.number is None and self.outcomes[0] == self.outcomes[1]

    @property
    def ends_alike(self) -> bool:
        """Whether state, cause, day and money are the same at the end."""
        return self.outcomes[0] == self.outcomes[1]

    @property
    def refunded(self) -> int:
        """How much more the buyer has back in the one than in the other, in cents."""
        one, other = self.outcomes
        return one.refunded - other.refunded

    @property
    def released(self) -> int:
        """How much more the seller has in the one than in the other, in cents."""
        one, other = self.outcomes
        return one.released - other.released

    @property
    def days(self) -> int | None:
        """How many days later the one ends than the other; None unless both end."""
        one, other = (found.ended_on for found in self.outcomes)
        return None if one is None or other is None else one - other


def difference(one: History, other: History) -> Difference:
    """What differs between two histories."""
    outcomes = (one.outcome, other.outcome)
    for index, (step, counterpart) in enumerate(zip_longest(one.steps, other.steps)):
        if step is None or counterpart is None or _deed(step) != _deed(counterpart):
            return Difference(index + 1, (step, counterpart), outcomes)
    return Difference(None, (None, None), outcomes)


def _deed(step: Step) -> tuple[object, ...]:
    """What is to be seen of a step: positions also hold the price and rules, from day 0 on."""
    found = outcome(step.after)
    return step.day, step.move, step.accepted, found.state, found.stage, found.ended_by
