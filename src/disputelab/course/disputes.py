"""Questions on where two articles disagree."""

from itertools import combinations
from random import Random

from disputelab.core import Order
from disputelab.course.question import Choice, Pick, Question
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.sources import claims, disagreements

OTHERS = 3


def opposed(one: str, other: str) -> str | None:
    """The disagreement in which two claims stand on different sides, by its id, or None."""
    for id, found in disagreements().items():
        sides = [
            next((i for i, side in enumerate(found.sides) if claim in side.claims), None)
            for claim in (one, other)
        ]
        if None not in sides and sides[0] != sides[1]:
            return id
    return None


def any_disagreement(rng: Random, language: str) -> Question:
    """Which two of these claims cannot both be right?"""
    words = Words(language, Order(1))
    named = rng.choice(sorted(disagreements()))
    found = disagreements()[named]
    sides = rng.sample(list(found.sides), 2)
    pair = [rng.choice(side.claims) for side in sides]
    pool = [c for c in claims() if not any(opposed(c, p) for p in pair) and c not in pair]
    rng.shuffle(pool)
    shown = list(pair)
    for claim in pool:
        if len(shown) == OTHERS + 2:
            break
        if not any(opposed(claim, other) for other in shown):
            shown.append(claim)
    rng.shuffle(shown)
    right = frozenset(
        tuple(sorted(two)) for two in combinations(shown, 2) if opposed(*two) is not None
    )
    matters = found.matters.text(language)
    text = {claim: claims()[claim].text(language) for claim in shown}
    apart = words.text(N_("It goes with the others: nothing shown here says the opposite."))
    same = words.text(N_("This one is contradicted by another that is shown."))
    return Question(
        "disagree",
        words.text(N_("Which two of these cannot both be right?")),
        (),
        tuple(Choice(c, text[c], same if c in pair else apart, (c,)) for c in shown),
        right,
        Pick.TWO,
        words.text(N_("It is about this: {title}.")).format(title=found.text(language)),
        f"{found.text(language)}. {matters}",
        tuple(pair),
    )
