"""Questions on a move: may it be made, and if not, why not; and what to advise."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random

from disputelab.core import Actor, Do, History, Move, Scenario, Verdict, advise, menu, replay
from disputelab.course.behind import behind_refusal
from disputelab.course.question import Choice, Pick, Question
from disputelab.course.telling import story_lines
from disputelab.course.variants import varied
from disputelab.figures.naming import move_name
from disputelab.figures.reasons import refusal
from disputelab.figures.verdict import advice
from disputelab.figures.verdict import verdict as stands
from disputelab.figures.words import Words
from disputelab.futures import Ahead, Beliefs, Prospect
from disputelab.locale import N_
from disputelab.scenarios import shipped

YES = "yes"
REASONS = 3
MANY = 6


def may_it(history: History, day: int, verdict: Verdict, language: str) -> Question | None:
    """May the buyer make a move on a day? None where there is no reason to offer."""
    words = Words(language, history.scenario.order)
    told = [e for e in history.scenario.events if e.day <= day]
    right = YES if verdict.allowed else verdict.failed[0].id
    reasons = {verdict.failed[0].id: refusal(verdict, words)} if verdict.failed else {}
    for other in _refusals(history, day):
        text = refusal(other, words)
        if len(reasons) < REASONS and text not in reasons.values():
            reasons.setdefault(other.failed[0].id, text)
    if not reasons:
        return None
    yes = words.text(N_("Yes, it can be made."))
    truth = reasons.get(right, yes)
    no = words.text(N_("No. {reason}"))
    choices = [
        Choice(
            key,
            yes if key == YES else no.format(reason=reasons[key]),
            truth,
            verdict.claims,
            behind_refusal(verdict) if key == YES != right else "",
        )
        for key in (YES, *sorted(reasons))
    ]
    ask = N_("It is the end of day {number}. Can the buyer {move} now?")
    return Question(
        "may",
        words.text(ask).format(number=day, move=words.action(verdict.move.do)),
        story_lines(history.scenario, words, told),
        tuple(choices),
        frozenset({(right,)}),
        Pick.ONE,
        words.text(N_("Ask first whether money is still held, then whether a dispute is open.")),
        truth,
        verdict.claims,
        history,
        day,
        stands(history.at(day), words),
    )


def _refusals(history: History, day: int) -> Iterator[Verdict]:
    """What else the buyer cannot do: that day, and on the days before it."""
    days = [day, *sorted({step.day for step in history.steps if step.day < day}, reverse=True)]
    for one in days:
        for verdict in menu(history.at(one), history.scenario.rulebook):
            if verdict.actor is Actor.BUYER and not verdict.allowed:
                yield verdict


def any_move(rng: Random, language: str, stories: Sequence[str]) -> Question:
    """May a move be made, on some day of a fresh story?"""
    while True:
        history = replay(varied(rng, stories))
        day = rng.choice(sorted({made.day for made in history.steps}))
        book = history.scenario.rulebook
        mine = [v for v in menu(history.at(day), book) if v.actor is Actor.BUYER]
        # As often possible as not, where both are there.
        wanted = rng.random() < 0.5
        fitting = [v for v in mine if v.allowed is wanted] or mine
        if found := may_it(history, day, rng.choice(fitting), language):
            return found


@lru_cache(200)
def prospects(story: str, day: int) -> tuple[Prospect, ...]:
    """The moves of a story that ships, on a day, under neutral beliefs."""
    return Ahead(replay(shipped()[story].scenario), day).prospects(Beliefs())


def what_to_do(story: str, day: int, language: str) -> Question:
    """What would you advise on a day of a story that ships? Every best move is right."""
    scenario: Scenario = shipped()[story].scenario
    history, words = replay(scenario), Words(language, scenario.order)
    position, found = history.at(day), _offered(history, story, day)
    told = [e for e in scenario.events if e.day <= day]
    best = frozenset((_key(one.move),) for one in found if one.is_best)
    worth = N_("Under the neutral beliefs this brings {money} on average; the best brings {most}.")
    most = words.money(round(max((one.expected for one in found), default=0)))

    def choice(one: Prospect) -> Choice:
        rows = advise(position, one.move.do if one.move else None)
        said = words.text(worth).format(
            money=words.money(round(one.expected)),
            most=most,
        )
        warned = " ".join(advice(row, words) for row in rows)
        claims = tuple(claim for row in rows for claim in row.claims)
        key = _key(one.move)
        misconception = "silence-is-reason" if "2.20" in claims else ""
        return Choice(
            key,
            move_name(one.move, words).capitalize(),
            f"{warned} {said}".strip(),
            claims,
            "" if (key,) in best else misconception,
        )

    return Question(
        "advise",
        words.text(
            N_("It is the end of day {number}. What would you advise the buyer to do?")
        ).format(number=day),
        story_lines(scenario, words, told),
        tuple(choice(one) for one in found),
        best,
        Pick.ONE,
        words.text(N_("What is lost for good by each move, and what can still be done tomorrow?")),
        words.text(N_("The best move is the one that keeps most within reach.")),
        (),
        history,
        day,
    )


def _offered(history: History, story: str, day: int) -> tuple[Prospect, ...]:
    """The moves to choose from; evidence where there is proof already would change nothing."""
    dispute = history.at(day).dispute
    proved = dispute is not None and dispute.has_proof
    return tuple(
        one
        for one in prospects(story, day)
        if not (proved and one.move and one.move.do is Do.ADD_EVIDENCE)
    )


def _key(move: Move | None) -> str:
    return str(move.do) if move else "wait"


def _tells(story: str, day: int) -> bool:
    """Whether one move is better than another on that day."""
    found = _offered(replay(shipped()[story].scenario), story, day)
    return 1 < len(found) <= MANY and not all(one.is_best for one in found)


def any_advice(rng: Random, language: str, stories: Sequence[str]) -> Question:
    """What to do, on a day of one of the stories named.

    Raises StopIteration where it would make no difference on any day of any of them.
    """
    pairs = [
        (story, made.day)
        for story in sorted(stories)
        for made in replay(shipped()[story].scenario).steps
        if not made.after.finished
    ]
    rng.shuffle(pairs)
    story, day = next(pair for pair in pairs if _tells(*pair))
    return what_to_do(story, day, language)
