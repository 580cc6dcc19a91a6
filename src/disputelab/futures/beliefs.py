"""What a buyer believes of the others, and what the seller's deeds change about it.

Everything here is an assumption, and none of it changes what may happen: that is the rules' alone.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from disputelab.core import Do, History, Position, Stage, Step

MOST_DAYS = 120
"""The range of a belief that is a number of days is from 1 to this."""


class Behaviour(StrEnum):
    """How a seller behaves in a dispute [3.15]."""

    AGREES = "agrees"
    IGNORES = "ignores"
    AGGRESSIVE = "aggressive"
    PROMISES = "promises"


class Kind(StrEnum):
    """What a belief is measured in."""

    SHARE = "share"
    CHANCE = "chance"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A belief to start from, why, and the claims that point to it."""

    name: str
    value: float
    kind: Kind
    claims: tuple[str, ...]
    en: str
    ru: str

    def reason(self, language: str) -> str:
        """The sentence of reasoning, in a language."""
        return self.ru if language == "ru" else self.en


@cache
def assumptions() -> Mapping[str, Assumption]:
    """Every belief with its neutral value, by name."""
    text = files(__package__).joinpath("beliefs.toml").read_text(encoding="utf-8")
    return {
        name: Assumption(
            name, row["value"], Kind(row["kind"]), tuple(row["claims"]), row["en"], row["ru"]
        )
        for name, row in tomllib.loads(text).items()
    }


def _usual() -> dict[str, float]:
    return {name: row.value for name, row in assumptions().items()}


@dataclass(frozen=True)
class Beliefs:
    """A value for every belief; shares and chances from 0 to 1, days from 1 on.

    Raises ValueError for an unknown name or a value out of range.
    """

    values: Mapping[str, float] = field(default_factory=_usual)

    def __post_init__(self) -> None:
        for name, value in self.values.items():
            if name not in assumptions():
                raise ValueError(f"there is no belief {name!r}")
            days = assumptions()[name].kind is Kind.DAYS
            if not (value >= 1 if days else 0 <= value <= 1):
                raise ValueError(f"{name} cannot be {value}")
        if not sum(self.values[behaviour] for behaviour in Behaviour):
            raise ValueError("some behaviour must be possible")

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def but(self, **values: float) -> "Beliefs":
        """These beliefs with other values."""
        return replace(self, values={**self.values, **values})

    @property
    def shares(self) -> dict[Behaviour, float]:
        """The behaviours, adding up to 1."""
        total = sum(self[behaviour] for behaviour in Behaviour)
        return {behaviour: self[behaviour] / total for behaviour in Behaviour}

    def shows(self, behaviour: Behaviour, shown: Behaviour) -> float:
        """How likely a seller of one behaviour is to act like one of another."""
        true = self["true_to_type"]
        return true * (behaviour is shown) + (1 - true) / len(Behaviour)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for or against a behaviour, and what it makes of the belief.

    `step` is the step of the history that it is; None for silence that still lasts, of `days` days.
    """

    day: int
    shown: Behaviour
    step: Step | None
    days: int
    likelihood: Mapping[Behaviour, float]
    shares: Mapping[Behaviour, float]


SHOWN: dict[Do, Behaviour] = {
    Do.AGREE: Behaviour.AGREES,
    Do.DECLINE: Behaviour.AGGRESSIVE,
    Do.MESSAGE: Behaviour.PROMISES,
    Do.RECEIVE_RETURN: Behaviour.AGREES,
    Do.REPLY_DEADLINE: Behaviour.IGNORES,
}
"""Which behaviour a deed looks like; an offer depends on its amount."""


def shown(step: Step) -> Behaviour | None:
    """The behaviour that a step looks like, or None where it tells nothing of the seller."""
    if not step.accepted:
        return None
    if step.move.do is Do.OFFER:
        return Behaviour.AGREES if step.move.refund else Behaviour.AGGRESSIVE
    return SHOWN.get(step.move.do)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a story has shown of its seller: every sign, and the shares of the behaviours.

    `answered` leaves out the silence of a dispute that is still unanswered; `shares` counts it.
    """

    prior: Mapping[Behaviour, float]
    signs: tuple[Sign, ...]
    answered: Mapping[Behaviour, float]
    shares: Mapping[Behaviour, float]


def seen(history: History, day: int, beliefs: Beliefs, reply_days: int | None = None) -> Seen:
    """What the buyer has seen of the seller through a day, by Bayes' rule.

    `reply_days` is the reply period, where it is not that of the story's own rulebook.

    Each deed in a dispute speaks for the behaviour that it looks like; a day without an answer
    speaks for a seller who ignores, since one who answers does so on any day of the reply period.
    """
    prior: Mapping[Behaviour, float] = beliefs.shares
    period = history.scenario.rulebook.reply_days.value if reply_days is None else reply_days
    signs: list[Sign] = []

    def note(on: int, behaviour: Behaviour, step: Step | None = None, days: int = 0) -> None:
        likelihood = {
            kind: _likelihood(beliefs, kind, behaviour, days, period) for kind in Behaviour
        }
        updated = _update(signs[-1].shares if signs else prior, likelihood)
        signs.append(Sign(on, behaviour, step, days, likelihood, updated))

    for step in history.steps:
        if step.day > day:
            break
        behaviour = shown(step)
        if behaviour:
            note(step.day, behaviour, step)
        elif (
            step.accepted
            and step.move.do is Do.CANCEL_DISPUTE
            and (days := silent_days(step.verdict.position))
        ):
            note(step.day, Behaviour.IGNORES, step, days)
    answered = signs[-1].shares if signs else prior
    if days := silent_days(history.at(day)):
        note(day, Behaviour.IGNORES, None, days)
    shares = signs[-1].shares if signs else prior
    return Seen(prior, tuple(signs), answered, shares)


def silent_days(position: Position) -> int:
    """For how many days the seller has left the open dispute without an answer."""
    if position.dispute is None or position.stage is not Stage.AWAITING_SELLER:
        return 0
    return position.day - position.dispute.opened_on


def _likelihood(
    beliefs: Beliefs, kind: Behaviour, behaviour: Behaviour, days: int, period: int
) -> float:
    shows = beliefs.shows(kind, behaviour)
    if not days:
        return shows
    return shows + (1 - shows) * max(period - days, 0) / max(period, 1)


def _update(
    shares: Mapping[Behaviour, float], likelihood: Mapping[Behaviour, float]
) -> dict[Behaviour, float]:
    joint = {kind: share * likelihood[kind] for kind, share in shares.items()}
    total = sum(joint.values())
    # Where beliefs rule out what has happened, it cannot teach anything about them.
    return {kind: value / total for kind, value in joint.items()} if total else dict(shares)
