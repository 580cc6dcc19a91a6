"""What is sold in the game, and the letters of its people: made from the history, kept nowhere."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from disputelab.core import Actor, Do, History, Position, Step
from disputelab.figures.reasons import why
from disputelab.figures.words import Words

Pick = Callable[[Sequence[Any], str, int], Any]
"""How one of several texts is picked, for a situation and a number of its own."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to buy: its price in cents, and in each language its name and what may be wrong."""

    price: int
    names: Mapping[str, str]
    faults: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Letter:
    """Something in the inbox: its day, whom it is from, what it says, and what it does."""

    day: int
    sender: Actor
    text: str
    effect: str = ""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("messages.toml").read_text(encoding="utf-8"))


@cache
def items() -> tuple[Item, ...]:
    """Everything that can be bought."""
    languages = ("en", "ru")
    return tuple(
        Item(
            row["price"],
            {language: row[language] for language in languages},
            {language: row[f"fault_{language}"] for language in languages},
        )
        for row in _data()["items"]
    )


def shops() -> tuple[str, ...]:
    """What sellers call themselves."""
    return tuple(_data()["shops"])


@cache
def situations() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """For each situation its texts, each by language."""
    return {name: tuple(rows) for name, rows in _data().items() if name not in ("items", "shops")}


def letters(
    history: History, item: Item, faulty: bool, pick: Pick, words: Words
) -> tuple[Letter, ...]:
    """The inbox of a history, newest first."""

    def text(situation: str, number: int, after: Position, days: int | None = None) -> str:
        chosen: str = pick(situations()[situation], situation, number)[words.language]
        return chosen.format_map(_shown(after, days, item, words))

    found = [Letter(0, Actor.SELLER, text("paid", 0, history.start))]
    for number, step in enumerate(history.steps):
        situation = _situation(step, history.steps[:number], faulty)
        said = text(situation, number, step.after, step.move.days) if situation else ""
        if step.actor in (Actor.SELLER, Actor.CARRIER):
            if said:
                found.append(Letter(step.day, step.actor, said))
        else:
            found.append(Letter(step.day, Actor.PLATFORM, said, why(step, words)))
    return tuple(reversed(found))


def _situation(step: Step, before: Sequence[Step], faulty: bool) -> str:
    """Which of the texts a step calls for; none where another letter says it already."""
    do, dispute = step.move.do, step.after.dispute
    if do is Do.MESSAGE:
        return str(step.move.kind)
    if do is Do.DELIVER:
        return "delivered-faulty" if faulty else "delivered-fine"
    if do is Do.DECLINE:
        if any(s.day == step.day and s.move.do is Do.MESSAGE for s in before):
            return ""  # the plea has asked for a cancel instead
        return "declines-again" if dispute and dispute.round > 1 else "declines"
    if do is Do.RULE:
        return "ruled-for" if step.move.refund else "ruled-against"
    return _SITUATIONS.get(do, "")


_SITUATIONS = {
    Do.SHIP: "shipped",
    Do.AGREE: "pays",
    Do.OFFER: "offers",
    Do.EXTEND_PROTECTION: "extends",
    Do.REPLY_DEADLINE: "silent",
    Do.SETTLEMENT_DEADLINE: "review",
    Do.ESCALATE: "escalated",
}


def _shown(after: Position, days: int | None, item: Item, words: Words) -> dict[str, str]:
    """What a letter can show."""
    offer = after.dispute.offer if after.dispute else None
    return {
        "item": item.names[words.language],
        "fault": item.faults[words.language],
        "price": words.money(item.price),
        "refund": words.money(offer.refund if offer else after.money.refunded),
        "days": str(days),
        "last_day": words.number(after.protection.last_day),
    }
