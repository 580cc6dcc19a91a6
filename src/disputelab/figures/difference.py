"""What differs between two stories, in sentences."""

from collections.abc import Iterator

from disputelab.core import Difference, History, Step, difference
from disputelab.figures.reasons import why
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_

SAME = N_("The two stories are the same, step for step, and they end alike.")
ALIKE = N_("They end alike. {verdict}")
APART = N_("A ends like this. {verdict} B ends like this. {other}")


def sentences(one: History, other: History, language: str) -> tuple[str, ...]:
    """Where two stories part, how each ends, and the difference in money and days.

    The first is called A, the second B. Raises KeyError for an unknown
    language.
    """
    words = Words(language, one.scenario.order), Words(language, other.scenario.order)
    found = difference(one, other)
    if found.same:
        return (words[0].text(SAME),)
    return (*_parting(found, *words), *_ending(found, one, other, *words))


def _parting(found: Difference, words: Words, others: Words) -> Iterator[str]:
    here, there = found.steps
    if here and there:
        told = N_("A, {day}: {here} B, {other_day}: {there}")
    elif here:
        told = N_("A goes on, {day}: {here} In B nothing more happens.")
    elif there:
        told = N_("In A nothing more happens. B goes on, {other_day}: {there}")
    else:
        yield words.text(N_("In both the same things happen on the same days."))
        return
    told = words.text(told).format(
        day=words.day(here.day) if here else "",
        here=_told(here, words) if here else "",
        other_day=others.day(there.day) if there else "",
        there=_told(there, others) if there else "",
    )
    yield words.text(N_("They part at step {number}.")).format(number=found.number)
    yield told


def _told(step: Step, words: Words) -> str:
    if step.accepted:
        return why(step, words)
    tried = f"{words.label(step.actor)} {words.label(step.move.do)}"
    text = words.text(N_("{tried}, which is refused. {why}"))
    return text.format(tried=tried, why=why(step, words))


def _ending(
    found: Difference, one: History, other: History, words: Words, others: Words
) -> Iterator[str]:
    this, that = verdict(one.end, words), verdict(other.end, others)
    if found.ends_alike:
        yield words.text(ALIKE).format(verdict=this)
        return
    yield words.text(APART).format(verdict=this, other=that)
    if one.scenario.order.currency == other.scenario.order.currency:
        yield from _money(found, words)
    if found.days:
        later = found.days > 0
        days = words.count("{number} day", "{number} days", abs(found.days))
        text = N_("A ends {days} later.") if later else N_("A ends {days} sooner.")
        yield words.text(text).format(days=days)


def _money(found: Difference, words: Words) -> Iterator[str]:
    if found.refunded > 0:
        text = N_("In A the buyer gets {amount} more back.")
    elif found.refunded < 0:
        text = N_("In A the buyer gets {amount} less back.")
    elif found.released > 0:
        text = N_("In A the seller gets {amount} more.")
    elif found.released < 0:
        text = N_("In A the seller gets {amount} less.")
    else:
        return
    yield words.text(text).format(amount=words.money(abs(found.refunded or found.released)))
