"""What can be reached from a screen: the shortest way to a goal, and the step that lost it.

Nothing of this is stored: it is searched for among everything that the rules allow.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from disputelab.core import Actor, Do, Evidence, Move, OpenReason, Position, Step, step
from disputelab.course.live import Live, moments
from disputelab.course.pages import Screen, Variant, after
from disputelab.course.screens import buttons
from disputelab.course.tasks import Task

Place = TypeVar("Place")
Way = tuple[Screen, tuple[str, ...]]
"""A screen, and the buttons that led to it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a goal is out of reach: the step that put it there; None where days went by."""

    step: Step | None

    @property
    def by(self) -> Do | None:
        """What was done."""
        return self.step.move.do if self.step else None


def solved(task: Task, screen: Screen) -> bool:
    """Whether the goal is reached."""
    return task.goal.met(screen.live.position, screen.live.rulebook)


@cache
def shortest(task: Task, variant: Variant) -> tuple[str, ...]:
    """The ids of the fewest buttons that reach the goal, the first such way.

    Raises ValueError where there is none.
    """

    def onward(way: Way) -> Iterator[Way]:
        screen, pressed = way
        for button in buttons(screen, variant):
            if button.enabled:
                yield after(screen, button), (*pressed, button.id)

    start: Way = (Screen(task.start(variant)), ())
    found = _first(start, lambda way: solved(task, way[0]), onward, lambda way: _page(way[0]))
    if found is None:
        raise ValueError(f"{task.id} cannot be solved in the {variant}")
    return found[1]


def failed(task: Task, screen: Screen) -> Lost | None:
    """What has put the goal out of reach, or None where it can still be reached."""
    if not hopeless(task, screen.live):
        return None
    lived = moments(task.restart(screen.live), screen.live)
    first = bisect_left(lived, True, key=lambda live: hopeless(task, live))
    known = len(lived[first - 1].history.steps) if first else 0
    return Lost(next(filter(_decides, lived[first].history.steps[known:]), None))


def _decides(made: Step) -> bool:
    """Whether a step is to blame; what only falls on the day on which it was too late is not."""
    return made.accepted and (made.actor is Actor.BUYER or made.after.finished)


def hopeless(task: Task, live: Live) -> bool:
    """Whether nothing that the buyer can still do leads to the goal."""
    return _hopeless(task, _Seen(live, essence(live)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A position with what tells it from others as far as a goal can see."""

    live: Live
    key: Hashable

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Seen) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(10_000)
def _hopeless(task: Task, seen: _Seen) -> bool:
    def met(live: Live) -> bool:
        return task.goal.met(live.position, live.rulebook)

    def onward(live: Live) -> Iterator[Live]:
        return (one for one in deeds(live) if task.goal.open_still(one.position))

    if not task.goal.open_still(seen.live.position):
        return True
    return _first(seen.live, met, onward, essence) is None


def deeds(live: Live) -> Iterator[Live]:
    """What the buyer can do, without the clicks: each move that the rules allow, and to wait."""
    price = live.position.price
    for move in (
        Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED, claim=price),
        Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED, claim=price // 2),
        Move(Do.ADD_EVIDENCE, kind=Evidence.PHOTO),
        Move(Do.ACCEPT_OFFER),
        Move(Do.ESCALATE),
        Move(Do.RETURN_GOODS),
        Move(Do.CANCEL_DISPUTE),
        Move(Do.CONFIRM_RECEIPT),
    ):
        if step(live.position, move, live.rulebook).allowed:
            yield live.made(move)
    if live.day < live.last:
        yield live.waited(live.day + 1)


def _first(
    start: Place,
    met: Callable[[Place], bool],
    onward: Callable[[Place], Iterator[Place]],
    key: Callable[[Place], Hashable],
) -> Place | None:
    """The nearest place that is wanted, found by breadth-first search, or None."""
    seen, edge = {key(start)}, [start]
    if met(start):
        return start
    while edge:
        further = []
        for place in edge:
            for found in onward(place):
                if met(found):
                    return found
                if (known := key(found)) not in seen:
                    seen.add(known)
                    further.append(found)
        edge = further
    return None


def _page(screen: Screen) -> Hashable:
    return screen.page, screen.reason, screen.claim, essence(screen.live)


def essence(live: Live) -> Hashable:
    """What tells a position from others, but for what no goal and no rule asks about.

    Without that, a dispute cancelled and opened again and again would never come to an end.
    """
    p = live.position
    cancelled = any(past.ended_by is None for past in p.past)
    order = (p.day, p.money, p.protection, p.goods, p.ending)
    return (*order, _dispute(p), cancelled, live.ahead, live.rulebook)


def _dispute(p: Position) -> Hashable:
    d = p.dispute
    return d and (d.opened_on, d.claimed, d.stage, d.offer, d.sent_back, d.has_proof)
