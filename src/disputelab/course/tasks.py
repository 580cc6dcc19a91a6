"""Tasks for the practice screens: a story, a day, a goal, and what is said afterwards."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from disputelab.core import (
    Do,
    Goods,
    Move,
    OpenReason,
    Position,
    Rulebook,
    Scenario,
    Stage,
    rulebook,
    step,
)
from disputelab.course.live import Live, begin
from disputelab.course.pages import Variant
from disputelab.scenarios import shipped, to_scenario
from disputelab.sources import Phrase


class Want(StrEnum):
    """What a goal asks for."""

    WAY_BACK = "way-back"
    MONEY_BACK = "money-back"
    PLATFORM = "platform"
    FAIR = "fair"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached; what is not asked for is left as it is.

    `cents` are to come back at least; `days` of protection are to be left at least; `by` is the
    last day for it; `kept`: no dispute may have been cancelled; `proof`: something that counts is
    to be attached.
    """

    want: Want
    cents: int = 0
    days: int = 0
    by: int | None = None
    kept: bool = False
    proof: bool = False

    def met(self, position: Position, book: Rulebook) -> bool:
        """Whether a position is what is asked for."""
        return self.open_still(position) and _WANTED[self.want](self, position, book)

    def open_still(self, position: Position) -> bool:
        """Whether neither the day nor a cancel has put it out of reach."""
        late = self.by is not None and position.day > self.by
        cancelled = any(past.ended_by is None for past in position.past)
        return not late and not (self.kept and cancelled)


def _way_back(goal: Goal, p: Position, book: Rulebook) -> bool:
    """The dispute is over, and another can be opened today and for some days more."""
    again = Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED)
    left = p.protection.last_day - p.day
    return bool(p.past) and left >= goal.days and step(p, again, book).allowed


def _money_back(goal: Goal, p: Position, _b: Rulebook) -> bool:
    return p.finished and p.money.refunded >= goal.cents


def _platform(goal: Goal, p: Position, _b: Rulebook) -> bool:
    proven = p.dispute is not None and p.dispute.has_proof
    return p.stage is Stage.REVIEW and (proven or not goal.proof)


def _fair(_g: Goal, p: Position, _b: Rulebook) -> bool:
    """The goods are here, the seller has the money, and no dispute is left."""
    return p.finished and p.goods is Goods.DELIVERED and not p.money.refunded


_WANTED = {
    Want.WAY_BACK: _way_back,
    Want.MONEY_BACK: _money_back,
    Want.PLATFORM: _platform,
    Want.FAIR: _fair,
}


@dataclass(frozen=True, slots=True)
class Debrief:
    """What is said when it is over, with the claims behind it."""

    text: Phrase
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A task: `told` is where the buyer stands, `goal` what to reach and `asks` says it.

    `lost` has what is said where the goal is out of reach, by the move that put it there;
    None stands for the days that went by.
    """

    id: str
    title: Phrase
    told: Phrase
    asks: Phrase
    scenario: Scenario
    day: int
    variants: tuple[Variant, ...]
    books: Mapping[Variant, Rulebook]
    goal: Goal
    done: Debrief
    lost: Mapping[Do | None, Debrief]

    def start(self, variant: Variant) -> Live:
        """The order as the buyer finds it."""
        return begin(self._under(self.books[variant]), self.day)

    def restart(self, live: Live) -> Live:
        """The order as it stood before everything that the buyer did in it."""
        return begin(self._under(live.rulebook), self.day)

    def _under(self, book: Rulebook) -> Scenario:
        s = self.scenario
        return Scenario(s.title, s.order, s.events, s.until, book, s.about)


@cache
def tasks() -> Mapping[str, Task]:
    """Every task by its id, from the easiest on (read-only)."""
    text = files(__package__).joinpath("tasks.toml").read_text(encoding="utf-8")
    return MappingProxyType({id: _task(id, row) for id, row in tomllib.loads(text).items()})


def _task(id: str, row: dict[str, Any]) -> Task:
    own = row["story"]
    scenario = shipped()[own].scenario if isinstance(own, str) else _own(own, row["title"]["en"])
    variants = tuple(Variant(name) for name in row.get("variants", list(Variant)))
    named = row.get("rulebooks", {})
    return Task(
        id,
        Phrase(**row["title"]),
        Phrase(**row["told"]),
        Phrase(**row["asks"]),
        scenario,
        row["day"],
        variants,
        {v: rulebook(named[v]) if v in named else scenario.rulebook for v in variants},
        Goal(**row["goal"] | {"want": Want(row["goal"]["want"])}),
        _debrief(row["done"]),
        {None if do == "days" else Do(do): _debrief(said) for do, said in row["lost"].items()},
    )


def _own(story: dict[str, Any], title: str) -> Scenario:
    return to_scenario({"title": title, **story})


def _debrief(row: dict[str, Any]) -> Debrief:
    return Debrief(Phrase(row["en"], row["ru"]), tuple(row["claims"]))
