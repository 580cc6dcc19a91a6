"""Questions on a day: through when a dispute can be opened, answered, settled.

The days are those on which the rules change their answer, found by asking them day by day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from disputelab.core import Do, Event, Move, Scenario, replay, rulebook, sample, step
from disputelab.course.question import Choice, Pick, Question
from disputelab.course.telling import story_lines
from disputelab.course.variants import varied
from disputelab.figures.words import Words
from disputelab.locale import N_


@dataclass(frozen=True, slots=True)
class Ask:
    """A sort of day: the question, the rule behind it, its claims, a hint."""

    ask: str
    rule: str
    claims: tuple[str, ...]
    hint: str


ASKS = {
    "last-open": Ask(
        N_("What is the last day on which this buyer can open a dispute?"),
        N_(
            "Protection runs through its last day, counted from payment; an extension adds to it, "
            "and a dispute that was open meanwhile does not."
        ),
        ("2.21", "2.22", "3.13"),
        N_("Count from payment, add what the seller has added, and nothing else."),
    ),
    "reply": Ask(
        N_("Through which day may the seller answer the dispute that is opened?"),
        N_("The day of opening does not count: five days later is the last day for an answer."),
        ("2.18",),
        N_("The clock starts when the dispute is opened, and that day is not counted."),
    ),
    "settle": Ask(
        N_("Through which day may the two settle before the platform joins?"),
        N_(
            "The eight days are counted from opening, not from the seller's answer, and the day of "
            "opening does not count."
        ),
        ("3.20",),
        N_("Both clocks of a dispute start on the day on which it is opened."),
    ),
}


def last_open(scenario: Scenario) -> int:
    """The last day on which the buyer can open a dispute, after what `_matters` keeps."""
    kept = tuple(_matters(scenario, "last-open"))
    until = scenario.protection_days + sum(e.move.days or 0 for e in kept) + 1
    history = replay(replace(scenario, events=kept, until=max(until, scenario.until)))
    opening = sample(Do.OPEN_DISPUTE, scenario.order.price)
    return max(
        day
        for day in range(history.scenario.until + 1)
        if step(history.at(day), opening, scenario.rulebook).allowed
    )


def _clock_day(scenario: Scenario, do: Do, answered: bool) -> int:
    """The day before the one on which a clock ends, if the first dispute goes on until then."""
    opened = next(e for e in scenario.events if e.move.do is Do.OPEN_DISPUTE)
    kept = [e for e in scenario.events if e.move.do is Do.SHIP and e.day <= opened.day]
    kept.append(opened)
    if answered:
        kept.append(Event(opened.day + 1, Move(Do.DECLINE)))
    until = opened.day + 3 * scenario.rulebook.settle_days.value
    history = replay(replace(scenario, events=tuple(kept), until=until))
    return next(made.day for made in history.steps if made.move.do is do) - 1


DAYS: dict[str, Callable[[Scenario], int]] = {
    "last-open": last_open,
    "reply": lambda scenario: _clock_day(scenario, Do.REPLY_DEADLINE, answered=False),
    "settle": lambda scenario: _clock_day(scenario, Do.SETTLEMENT_DEADLINE, answered=True),
}


def which_day(scenario: Scenario, about: str, language: str) -> Question:
    """Through which day? `about` is a key of `ASKS`; the story opens a dispute, or ships."""
    words, asked = Words(language, scenario.order), ASKS[about]
    right = DAYS[about](scenario)
    told = _matters(scenario, about)
    days = {right: "", right - 1: "last-day-counts-out", right + 1: "last-day-counts-out"}
    for day, misconception in _tempting(scenario, about):
        days.setdefault(day, misconception)
    rule = words.text(asked.rule)
    choices = tuple(
        Choice(
            str(day),
            words.day(day),
            f"{_begun(words.day(right))}. {rule}",
            asked.claims,
            misconception,
        )
        for day, misconception in sorted(days.items())
        if day >= 0
    )
    return Question(
        "day",
        words.text(asked.ask),
        story_lines(scenario, words, told),
        choices,
        frozenset({(str(right),)}),
        Pick.ONE,
        words.text(asked.hint),
        rule,
        asked.claims,
        replay(scenario),
        right,
        rule,
    )


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _matters(scenario: Scenario, about: str) -> list[Event]:
    """What the day depends on: of disputes only the first, and only if it is over or asked for."""
    opened = next((e for e in scenario.events if e.move.do is Do.OPEN_DISPUTE), None)
    over = next((e for e in scenario.events if e.move.do is Do.CANCEL_DISPUTE), None)
    if about == "last-open":
        kinds, first = (Do.SHIP, Do.EXTEND_PROTECTION), (opened, over) if over else ()
        return [e for e in scenario.events if e.move.do in kinds or e in first]
    assert opened, "a dispute's clocks need a dispute"
    shipped = (e for e in scenario.events if e.move.do is Do.SHIP and e.day <= opened.day)
    return [*shipped, opened]


def _tempting(scenario: Scenario, about: str) -> list[tuple[int, str]]:
    """Days that a misconception leads to."""
    opened = [e.day for e in scenario.events if e.move.do is Do.OPEN_DISPUTE]
    if about != "last-open":
        other = "settle" if about == "reply" else "reply"
        return [(DAYS[other](scenario), ""), (scenario.protection_days, "dispute-stops-clock")]
    found = [(scenario.protection_days, "")]
    cancelled = [e.day for e in scenario.events if e.move.do is Do.CANCEL_DISPUTE]
    if opened and cancelled:
        pause = cancelled[0] - opened[0]
        found.append((last_open(scenario) + pause, "dispute-stops-clock"))
    if opened:
        found.append((opened[0] + scenario.rulebook.settle_days.value, ""))
    return found


def any_day(
    rng: Random, language: str, stories: Sequence[str], about: str = "last-open"
) -> Question:
    """Through which day, in a fresh story that follows the usual rulebook?"""
    scenario = replace(varied(rng, stories, nudged=False), rulebook=rulebook())
    return which_day(scenario, about, language)
