"""Questions on the end of a story: who gets the money, on which day, in which order."""

from collections.abc import Sequence
from random import Random

from disputelab.core import Actor, Do, History, Scenario, State, Step, outcome, replay
from disputelab.course.behind import behind_ending
from disputelab.course.question import Choice, Pick, Question
from disputelab.course.telling import REFUSED, order_line, story_lines
from disputelab.course.variants import varied
from disputelab.figures.reasons import why
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_

HELD = "held"
ENDINGS = {
    State.REFUNDED.value: N_("All of it goes back to the buyer."),
    State.SPLIT.value: N_("A part goes back to the buyer, the rest to the seller."),
    State.SELLER_PAID.value: N_("All of it goes to the seller."),
    HELD: N_("Nobody has it yet: it is still held."),
}
LEAST, MOST = 4, 6
"""Of how many steps an order is asked for."""


def ending_of(history: History) -> str:
    """The key of the ending of a story."""
    state = outcome(history.end).state
    return state.value if state.value in ENDINGS else HELD


def ending(scenario: Scenario, language: str) -> Question:
    """Who has the money on the last day of a story?"""
    history, words = replay(scenario), Words(language, scenario.order)
    right, last = ending_of(history), decisive(history)
    said = verdict(history.end, words)
    head, *told = story_lines(scenario, words)
    claims = last.verdict.claims if last else ()

    def choice(key: str) -> Choice:
        told = f"{why(last, words)} {said}" if last else said
        wrong = key != right
        return Choice(
            key,
            words.text(ENDINGS[key]),
            told if wrong else said,
            claims,
            behind_ending(history, key) if wrong else "",
        )

    return Question(
        "ending",
        words.text(N_("Who has the money at the end of day {number}?")).format(
            number=scenario.until
        ),
        (f"{head} {words.text(REFUSED)}", *told),
        tuple(choice(key) for key in ENDINGS),
        frozenset({(right,)}),
        Pick.ONE,
        _ending_hint(history, words),
        why(last, words) if last else said,
        claims,
        history,
        scenario.until,
        _look_again(last, words),
    )


def _look_again(last: Step | None, words: Words) -> str:
    if last is None:
        return ""
    return words.text(N_("Look again at day {number}: what does it end, and for whom?")).format(
        number=last.day
    )


def decisive(history: History) -> Step | None:
    """The step that finished the order, or else the last one that was made."""
    made = [step for step in history.steps if step.accepted]
    ended = [step for step in made if step.after.finished]
    return next(iter(ended or made[-1:]), None)


def _ending_hint(history: History, words: Words) -> str:
    refused = next((step for step in history.steps if not step.accepted), None)
    if refused:
        text = N_("Not all that somebody tries is possible: look at day {number}.")
        return words.text(text).format(number=refused.day)
    clock = next((step for step in history.steps if step.actor is Actor.CLOCK), None)
    if clock:
        text = N_("The clock acts too: something ends when day {number} begins.")
        return words.text(text).format(number=clock.day)
    return words.text(N_("Ask after each step whether a dispute is open, and what that step ends."))


def any_ending(rng: Random, language: str, stories: Sequence[str]) -> Question:
    """Who has the money at the end of a fresh story?"""
    return ending(varied(rng, stories), language)


def in_order(scenario: Scenario, language: str) -> Question | None:
    """Put the steps in order; None for a story in which that would say nothing.

    People's days are told, the clock's have to be worked out.
    """
    history, words = replay(scenario), Words(language, scenario.order)
    steps = {_said(step, words): step for step in history.steps if step.accepted}
    kept = [step for step in steps.values() if step.move.do is not Do.ADD_EVIDENCE]
    kept = kept[-MOST:]
    days = [step.day for step in kept]
    clock = sum(step.actor is Actor.CLOCK for step in kept)
    if len(kept) < LEAST or len(set(days)) < len(days) or not clock:
        return None
    choices = tuple(
        Choice(
            f"{step.move.do}-{number}",
            _said(step, words),
            f"{words.day(step.day)}: {why(step, words)}",
            step.verdict.claims,
            "last-day-counts-out" if step.actor is Actor.CLOCK else "",
        )
        for number, step in enumerate(kept)
    )
    return Question(
        "order",
        words.text(N_("Put these in the order in which they happen.")),
        (order_line(scenario, words),),
        choices,
        frozenset({tuple(choice.key for choice in choices)}),
        Pick.ORDER,
        words.text(
            N_("A period runs through its last day; what its end brings comes on the next.")
        ),
        words.text(N_("The day on which a period starts does not count.")),
        tuple(dict.fromkeys(claim for step in kept for claim in step.verdict.claims)),
        history,
        scenario.until,
    )


def _said(step: Step, words: Words) -> str:
    said = f"{words.label(step.actor)} {words.label(step.move.do)}"
    return said if step.actor is Actor.CLOCK else f"{words.number(step.day)} · {said}"


def any_order(rng: Random, language: str, stories: Sequence[str]) -> Question:
    """Put the steps of a fresh story in order."""
    while (found := in_order(varied(rng, stories, nudged=False), language)) is None:
        pass
    return found
