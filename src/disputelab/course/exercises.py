"""Every sort of exercise, fresh from a seed: the same seed, the same question in each language."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from disputelab.course.days import any_day
from disputelab.course.disputes import any_disagreement
from disputelab.course.endings import any_ending, any_order
from disputelab.course.moves import any_advice, any_move
from disputelab.course.question import Pick, Question

STORIES = (
    "begging-seller",
    "extension-then-arrival",
    "promises-instead-of-time",
    "brake-part-disputed-again",
    "no-second-dispute",
    "silent-seller-pays",
    "seven-of-ten",
    "eight-days-of-bargaining",
    "offer-of-nothing",
    "cancelled-too-late",
    "late-but-protected",
    "goods-go-back",
)
"""Those that an exercise draws on where it is not told which."""

Maker = Callable[..., Question]
KINDS: dict[str, Maker] = {
    "ending": any_ending,
    "day": any_day,
    "order": any_order,
    "may": any_move,
    "advise": any_advice,
    "disagree": lambda rng, language, _: any_disagreement(rng, language),
}


def exercise(
    kind: str, seed: int, language: str, stories: Sequence[str] = STORIES, **about: str
) -> Question:
    """An exercise of a kind: a key of `KINDS`.

    Its choices are in an order of their own, but for days and moves, whose order means something.
    """
    rng = Random(f"{kind} {seed}")
    found = KINDS[kind](rng, language, stories, **about)
    return shuffled(found, rng) if found.pick is not Pick.ONE else found


def shuffled(question: Question, rng: Random) -> Question:
    """The same question with its choices in another order, and not in the right one."""
    choices = list(question.choices)
    while True:
        rng.shuffle(choices)
        keys = tuple(choice.key for choice in choices)
        if keys not in question.right:
            return replace(question, choices=tuple(choices))
