"""A question as plain values: what is asked, what can be answered, and what each answer is told."""

from dataclasses import dataclass
from enum import StrEnum

from disputelab.core import History

Answer = tuple[str, ...]
"""The keys of the choices picked; in their order where an order is asked for."""


class Pick(StrEnum):
    """What an answer consists of."""

    ONE = "one"
    TWO = "two"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick: its words, and what who picks it is told.

    `misconception` names what is likely behind it where it is wrong, or is empty.
    """

    key: str
    text: str
    told: str = ""
    claims: tuple[str, ...] = ()
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in one language, with its answer worked out from the rules.

    `right` are the answers that are accepted; `history` is the story behind it, of which `told`
    tells what the learner may know; `rule` says what decides, with its claims.
    """

    kind: str
    ask: str
    told: tuple[str, ...]
    choices: tuple[Choice, ...]
    right: frozenset[Answer]
    pick: Pick
    hint: str
    rule: str
    claims: tuple[str, ...]
    history: History | None = None
    day: int = 0
    nudge: str = ""
    """What a wrong answer is told while more tries follow; else what its choice is told."""

    def is_right(self, answer: Answer) -> bool:
        """Whether an answer is accepted; of a pair the order does not matter."""
        return (tuple(sorted(answer)) if self.pick is Pick.TWO else answer) in self.right

    def choice(self, key: str) -> Choice:
        """The choice of a key."""
        return next(choice for choice in self.choices if choice.key == key)

    def about(self, answer: Answer) -> Choice:
        """The part of an answer to speak of: of a pair what does not belong there, of an order the
        first step out of place.
        """
        if self.pick is not Pick.ORDER:
            fitting = {key for right in self.right for key in right}
            return self.choice(next((key for key in answer if key not in fitting), answer[0]))
        best = min(self.right)
        wrong = next((key for key, other in zip(answer, best, strict=True) if key != other), None)
        return self.choice(wrong or answer[0])

    @property
    def solution(self) -> str:
        """The right answers in words."""
        joined = " → " if self.pick is Pick.ORDER else " + "
        return " / ".join(
            joined.join(self.choice(key).text for key in answer) for answer in sorted(self.right)
        )
