"""Doors: through which day the buyer can still reach each ending, for certain or at all.

A door is looked at along the days on which nobody does anything: the last day is the last one
through which the buyer can sit still and not lose it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from disputelab.arrays import np
from disputelab.core import ARC, Actor, EndedBy, Event, Position, State, outcome
from disputelab.futures.graph import Array, Graph, Node, Step


@dataclass(frozen=True, slots=True)
class End:
    """How an order can end: who gets the money, and what finished it."""

    state: State
    by: EndedBy


@dataclass(frozen=True, slots=True)
class Window:
    """Days from the first through the last; `last` is None where it stays open for good."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Door:
    """An ending, when it is possible, when the buyer can have it for certain.

    Each window is of days on which nobody has done anything since; None where there are none.
    `by_itself` is the day on which it comes if that stays so.
    """

    end: End
    possible: Window | None
    certain: Window | None
    by_itself: int | None


class Doors:
    """The doors of every ending that a graph knows."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        found = {_end(shape) for shape in graph.rules.shapes if shape.finished}
        self.ends = tuple(sorted((end for end in found if end), key=_order))
        bits = {end: 1 << number for number, end in enumerate(self.ends)}
        self._final = graph.by_shape(
            bits[end] if (end := _end(shape)) else 0 for shape in graph.rules.shapes
        )
        self._possible = graph.solve(self._final, np.bitwise_or, np.bitwise_or).turns
        self._certain = graph.solve(self._final, np.bitwise_or, np.bitwise_and).turns

    @cached_property
    def waiting(self) -> tuple[int, ...]:
        """The place on each day if nobody does anything."""
        places = [self.graph.start]
        for day in range(self.graph.day, self.graph.until):
            places.append(int(self.graph.night(day)[places[-1]]))
        return tuple(places)

    @cached_property
    def all(self) -> tuple[Door, ...]:
        """Every door, those of refunds first."""
        return tuple(self._door(end) for end in self.ends)

    def _door(self, end: End) -> Door:
        bit = 1 << self.ends.index(end)
        there = next((i for i, place in enumerate(self.waiting) if self._final[place]), None)
        by_itself = None
        if there is not None and self._final[self.waiting[there]] == bit:
            by_itself = self.graph.day + there
        return Door(
            end,
            self._window(self._possible, bit, there),
            self._window(self._certain, bit, there),
            by_itself,
        )

    def _window(self, solved: Array, bit: int, over: int | None) -> Window | None:
        """The last stretch of days with a bit; the day on which the order is over does not count.

        From where nothing changes any more until the horizon, nothing will.
        """
        days = range(len(self.waiting) if over is None else over)
        held = [bool(solved[day, self.waiting[day]] & bit) for day in days]
        if not any(held):
            return None
        last = max(day for day in days if held[day])
        first = next((day + 1 for day in range(last, -1, -1) if not held[day]), 0)
        still = over is None and self.waiting[last] == self.waiting[-1]
        start = self.graph.day
        return Window(start + first, None if still else start + last)

    def witness(self, door: Door) -> tuple[Event, ...] | None:
        """What happens in a story that uses the last day of a door; None for one that is shut."""
        if door.possible is None:
            return None
        day = self.graph.day if door.possible.last is None else door.possible.last
        bit = 1 << self.ends.index(door.end)
        start = Node(day, self.waiting[day - self.graph.day])
        return deeds(self.graph.route(*self._towards(bit), start))

    def counter(self, door: Door) -> tuple[Event, ...] | None:
        """What happens where the buyer makes for an ending today and the others prevent it.

        None where nobody can prevent it, or where it is out of reach anyhow.
        """
        graph, bit = self.graph, 1 << self.ends.index(door.end)
        sure, at = (self._certain & bit) > 0, Node(graph.day, graph.start)
        if sure[0, at.place]:
            return None
        plan = graph.route(*self._towards(bit), at)
        if plan is None:
            return None
        tried: list[Step] = []
        for step in plan:
            if step.move and ARC[step.move.do].actor is not Actor.BUYER:
                break  # the others need not help
            if sure[step.node.day - graph.day, step.node.place]:
                if step.move:
                    tried.append(step)
                break
            tried.append(step)
        at = tried[-1].node if tried else at
        shut = (self._possible & bit) == 0
        return deeds([*tried, *(graph.route(~sure, shut, at, alone=True) or [])])

    def _towards(self, bit: int) -> tuple[Array, Array]:
        return (self._possible & bit) > 0, np.broadcast_to(self._final == bit, self._possible.shape)


def deeds(steps: Iterable[Step] | None) -> tuple[Event, ...]:
    """The moves among some steps, as events of a story."""
    return tuple(Event(step.node.day, step.move) for step in steps or () if step.move)


def _end(shape: Position) -> End | None:
    found = outcome(shape)
    return End(found.state, found.ended_by) if found.ended_by else None


def _order(end: End) -> tuple[int, int]:
    return list(State).index(end.state), list(EndedBy).index(end.by)
