"""Questions on one story for paper: what is asked, what there is to tick, and the key.

Nothing that is asked tells what comes after the day of the bet; every answer is the engine's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from disputelab.core import Actor, Do, History, Scenario, menu, replay, sample, step
from disputelab.core.periods import reply_deadline, settlement_deadline
from disputelab.core.rulebooks import FIGURES
from disputelab.course.days import ASKS
from disputelab.course.endings import HELD, ending
from disputelab.course.question import Question
from disputelab.figures.naming import capital, move_name
from disputelab.figures.reasons import refusal
from disputelab.figures.words import Words
from disputelab.futures import Ahead, Beliefs, TooFar
from disputelab.locale import N_

MOST = 6
FORESEEN = 150
"""Through how many days what may follow is worked out: more take long."""

PROTECTED = N_("Through which day does protection run, as things stand?")
REPLY = N_("Through which day may the seller answer the open dispute?")
SETTLE = N_("Through which day may the two settle before the platform joins?")
IF_OPENED = N_("If the buyer opens a dispute today, through which day may the seller answer it?")
MAY = N_("Can the buyer {move} now? What decides it?")
IDLE = N_("If nobody does anything more, who has the money at the end of day {number}?")
BET = N_("Your bet: who has the money at the end of day {number}?")
ADVISE = N_("What would you advise the buyer to do now, and why?")
WORTH = N_("Under the neutral beliefs this brings {money} on average.")


@dataclass(frozen=True, slots=True)
class Task:
    """A question on paper: what there is to tick, lines to write on, and the key to it.

    `answer` is in words; `why` and its claims say what decides.
    """

    ask: str
    options: tuple[str, ...]
    lines: int
    answer: str
    why: str = ""
    claims: tuple[str, ...] = ()


def bet_day(history: History, today: int) -> int:
    """The day to bet on: today, or the day before the order was finished, if that is earlier."""
    ended = history.at(today).ending
    return max(ended.on - 1, 0) if ended else today


def through(scenario: Scenario, day: int) -> Scenario:
    """The story in which nobody does anything after a day."""
    kept = tuple(event for event in scenario.events if event.day <= day)
    return replace(scenario, events=kept)


def worksheet(history: History, day: int, language: str, seed: int = 0) -> tuple[Task, ...]:
    """Up to `MOST` questions on a story, asked at the end of a day.

    The seed chooses the moves that are asked about.
    """
    scenario = history.scenario
    words, cut = Words(language, scenario.order), replay(through(scenario, day))
    days = list(_days(cut, day, words))
    moves = list(_moves(cut, day, words, Random(f"worksheet {seed}")))
    last = [_ticked(ending(cut.scenario, language), IDLE, words), *_advice(cut, day, words)]
    if cut.scenario != scenario:
        last.append(_ticked(ending(scenario, language), BET, words))
    while len(days) + len(moves) + len(last) > MOST:
        (moves if len(moves) > 1 else days).pop()
    return (*days, *moves, *last)


def _days(cut: History, day: int, words: Words) -> Iterator[Task]:
    """Questions on days; the answers are read off the rules."""
    position, book = cut.at(day), cut.scenario.rulebook
    if position.finished:
        return
    usual = {name: getattr(book, name).value == days for name, (days, _) in FIGURES.items()}
    if not position.protection.ended:
        yield _day(PROTECTED, position.protection.last_day, "last-open", True, words)
    dispute = position.dispute
    if dispute and position.stage == "awaiting-seller":
        yield _day(REPLY, reply_deadline(dispute, book) - 1, "reply", usual["reply_days"], words)
    elif dispute and position.stage == "negotiating":
        last = settlement_deadline(dispute, book) - 1
        yield _day(SETTLE, last, "settle", usual["settle_days"], words)
    elif not dispute:
        after = step(position, sample(Do.OPEN_DISPUTE, position.price), book).after
        if after and after.dispute:
            last = reply_deadline(after.dispute, book) - 1
            yield _day(IF_OPENED, last, "reply", usual["reply_days"], words)


def _day(ask: str, last: int, about: str, usual: bool, words: Words) -> Task:
    """`usual`: whether the rule as the course words it is the one that holds here."""
    rule = ASKS[about]
    why, claims = (words.text(rule.rule), rule.claims) if usual else ("", ())
    return Task(words.text(ask), (), 1, capital(words.day(last)), why, claims)


def _moves(cut: History, day: int, words: Words, rng: Random) -> Iterator[Task]:
    """A move of the buyer's that cannot be made on the day, and one that can."""
    position = cut.at(day)
    if position.finished:
        return
    found = menu(position, cut.scenario.rulebook)
    mine = [verdict for verdict in found if verdict.actor is Actor.BUYER]
    yes, no = words.text(N_("Yes.")), words.text(N_("No."))
    for allowed in (False, True):
        if fitting := [verdict for verdict in mine if verdict.allowed is allowed]:
            asked = rng.choice(fitting)
            said = words.text(MAY).format(move=words.action(asked.move.do))
            why = "" if allowed else refusal(asked, words)
            yield Task(said, (yes, no), 1, yes if allowed else no, why, asked.claims)


def _ticked(asked: Question, ask: str, words: Words) -> Task:
    right = asked.choice(min(asked.right)[0])
    said = words.text(ask).format(number=asked.day)
    options = tuple(choice.text for choice in asked.choices)
    claims = () if right.key == HELD else asked.claims
    return Task(said, options, 0, right.text, right.told, claims)


def _advice(cut: History, day: int, words: Words) -> Iterator[Task]:
    """What to advise, where it makes a difference, and what may follow is soon worked out."""
    position = cut.at(day)
    if position.finished or position.protection.last_day - day > FORESEEN:
        return
    try:
        found = Ahead(cut, day).prospects(Beliefs())
    except TooFar:
        return
    best = [capital(move_name(one.move, words)) for one in found if one.is_best]
    if len(best) < len(found):
        worth = words.money(round(max(one.expected for one in found)))
        why = words.text(WORTH).format(money=worth)
        yield Task(words.text(ADVISE), (), 2, " / ".join(best), why)
