"""Every future of a position: all that anybody can do on each day, up to a horizon.

A *place* is a situation with one of the last protected days that extensions can lead to. What
people can do there, and what the night makes of it, is the same on every day; so the rules are
asked once, and the answers laid down in arrays. A node of the graph is a place on a day.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from disputelab.arrays import np
from disputelab.core import ARC, ARCS, Actor, Do, History, Move, Position, Rulebook, sample
from disputelab.futures.limits import check
from disputelab.futures.situations import Rules, Situation

Array = np.ndarray[Any, Any]
USUAL_EXTENSION = 15
"""Days by which protection is extended where the story names none (an assumption)."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts that a question needs: claims and refunds in cents, an extension in days."""

    claims: tuple[int, ...]
    refunds: tuple[int, ...]
    extension: int = USUAL_EXTENSION

    @classmethod
    def of(cls, history: History, day: int) -> "Amounts":
        """Those of a story through a day: its claim, its offers, nothing, and a part.

        Where no part of the claim was ever spoken of, the part is half of it. A dispute that is
        opened again claims what the one before it did, the first one the price.
        """
        steps = [step for step in history.steps if step.accepted and step.day <= day]
        claimed = history.scenario.order.price
        for step in steps:
            if step.after.dispute:
                claimed = step.after.dispute.claimed
        refunds = {0, claimed} | {s.move.refund for s in steps if s.move.refund is not None}
        if not any(0 < refund < claimed for refund in refunds):
            refunds.add(claimed // 2)
        days = [step.move.days for step in steps if step.move.days]
        return cls((claimed,), tuple(sorted(refunds)), days[-1] if days else USUAL_EXTENSION)

    def moves(self) -> tuple[Move, ...]:
        """What people can do, in the order of the arcs; what carries an amount comes last."""
        made: list[Move] = []
        for do in (arc.do for arc in ARCS if arc.actor is not Actor.CLOCK):
            plain = sample(do, 0)
            if do is Do.OPEN_DISPUTE:
                made += [replace(plain, claim=claim) for claim in self.claims]
            elif do is Do.EXTEND_PROTECTION:
                made.append(replace(plain, days=self.extension))
            elif do in (Do.OFFER, Do.RULE):
                made += [replace(plain, refund=refund) for refund in self.refunds]
                if do is Do.OFFER:
                    made.append(replace(plain, refund=self.refunds[-1], return_goods=True))
            else:
                made.append(plain)
        return tuple(sorted(made, key=lambda move: move.refund is not None))


class Node(NamedTuple):
    """A place on a day."""

    day: int
    place: int


class Step(NamedTuple):
    """A move, or a night (None), and the node that it leads to."""

    move: Move | None
    node: Node


@dataclass(frozen=True, slots=True)
class Arrows:
    """Moves between places, sorted by where they leave from.

    `places`: each source once; `starts`: where its moves begin; `sources`, `targets` and `moves`
    (an index) have one entry a move.
    """

    places: Array
    starts: Array
    sources: Array
    targets: Array
    moves: Array

    @classmethod
    def of(cls, sources: Array, targets: Array, moves: Array) -> "Arrows":
        """Arrows from unsorted ones; those of a source stay in their order."""
        order = np.argsort(sources, kind="stable")
        sources, targets, moves = sources[order], targets[order], moves[order]
        places, starts = np.unique(sources, return_index=True)
        return cls(places, starts, sources, targets, moves)

    def back(self) -> "Arrows":
        """The same arrows the other lead."""
        return Arrows.of(self.targets, self.sources, self.moves)

    def fold(self, values: Array, choose: np.ufunc) -> Array:
        """For each place the choice among its own value and those that its arrows lead to."""
        if not len(self.places):
            return values
        folded = values.copy()
        best = choose.reduceat(values[self.targets], self.starts, axis=0)
        folded[self.places] = choose(values[self.places], best)
        return folded

    def leaving(self, place: int) -> Iterator[tuple[int, int]]:
        """The moves that leave a place, each with the place that it leads to."""
        ends = np.searchsorted(self.sources, [place, place + 1])
        for arrow in range(*ends):
            yield int(self.moves[arrow]), int(self.targets[arrow])

    def closure(self, values: Array, choose: np.ufunc) -> Array:
        """The choice among all that any number of arrows leads to."""
        while True:
            folded = self.fold(values, choose)
            if np.array_equal(folded, values):
                return values
            values = folded


class Graph:
    """All that may follow a position through the day `until`, positions merged.

    Raises TooFar where that is more than is worked out.
    Places are numbered `situation * len(last_days) + last day`; days run from `day` to `until`.
    """

    def __init__(
        self, position: Position, rulebook: Rulebook, amounts: Amounts, until: int | None = None
    ) -> None:
        self.position, self.rulebook, self.day = position, rulebook, position.day
        self.until = horizon(position, rulebook) if until is None else until
        self.amounts, self.moves = amounts, amounts.moves()
        self.last_days = tuple(last_days(position, amounts.extension, self.until))
        self.rules = Rules(rulebook, self.moves)
        self.situations: list[Situation] = []
        self._index: dict[Situation, int] = {}
        self.start = self._number(self.rules.situation(position)) * len(self.last_days)
        self._explore()

    def _number(self, here: Situation) -> int:
        found = self._index.setdefault(here, len(self.situations))
        if found == len(self.situations):
            self.situations.append(here)
        return found

    def _explore(self) -> None:
        arrows: list[tuple[int, int, bool, int]] = []
        nights: list[tuple[int, int]] = []
        rules = self.rules
        for number, here in enumerate(self.situations):  # grows while it is read
            check(self.size, self.until - self.day + 1)
            for lead in rules.leads(here.shape):
                after = Situation(lead.shape, lead.age(here.age))
                arrows.append((number, self._number(after), lead.longer > 0, lead.move))
            over = self._number(rules.night(here, True)) if rules.guarded(here) else number
            nights.append((self._number(rules.night(here, False)), over))
        lasts = len(self.last_days)
        source, target, longer, move = np.array(arrows, int).reshape(-1, 4).T[..., None]
        last = np.arange(lasts)
        guarded = np.array([rules.guarded(here) for here in self.situations])
        flat = np.broadcast_arrays(
            source * lasts + last, placed(target, last + longer, guarded, lasts), move
        )
        sources, targets, moves = (part.ravel() for part in flat)
        mine = np.array([ARC[move.do].actor is Actor.BUYER for move in self.moves])[moves]
        self.buyer = Arrows.of(sources[mine], targets[mine], moves[mine])
        self.others = Arrows.of(sources[~mine], targets[~mine], moves[~mine])
        quiet, over = placed(np.array(nights).T[..., None], last, guarded, lasts)
        self._quiet: Array = quiet.ravel()
        self._over: Array = over.ravel()

    @property
    def size(self) -> int:
        """How many places there are."""
        return len(self.situations) * len(self.last_days)

    def place(self, position: Position) -> int:
        """The place of a position with the protection of today."""
        return self._index[self.rules.situation(position)] * len(self.last_days)

    def by_shape(self, values: Iterable[float]) -> Array:
        """Values of the shapes, in their order, as values of the places."""
        found = np.array(list(values))[[here.shape for here in self.situations]]
        return np.repeat(found, len(self.last_days))

    def night(self, day: int) -> Array:
        """For each place at the end of a day the place with which the next day begins."""
        if day not in self.last_days:
            return self._quiet
        targets = self._quiet.copy()
        ends = slice(self.last_days.index(day), None, len(self.last_days))
        targets[ends] = self._over[ends]
        return targets

    @cached_property
    def reached(self) -> Array:
        """Whether each place can be reached, by day and place: booleans (days, places)."""
        both = [
            np.concatenate(parts)
            for parts in zip(
                *((a.targets, a.sources, a.moves) for a in (self.buyer, self.others)), strict=True
            )
        ]
        back = Arrows.of(*both)
        found = np.zeros((self.until - self.day + 1, self.size), bool)
        found[0, self.start] = True
        for day in range(self.day, self.until + 1):
            today = found[day - self.day]
            today[:] = back.closure(today, np.logical_or)
            if day < self.until:
                found[day - self.day + 1, self.night(day)[today]] = True
        return found

    @cached_property
    def count(self) -> int:
        """How many merged positions there are, each day's apart."""
        return int(self.reached.sum())

    def solve(self, final: Array, buyer: np.ufunc, others: np.ufunc) -> "Solved":
        """What can be had from each place on each day, whoever wants it and whoever does not.

        `final` is what each place is worth once all is over; `buyer` and `others` choose: maximum
        for who wants it, minimum for who does not (bitwise or, and, for many yes-or-no questions
        at once). The buyer may make any number of moves a day, the others after each of them,
        before the night and after it. Nobody waits for ever: a choice has to get there.
        """
        turns = np.empty((self.until - self.day + 1, *final.shape), final.dtype)
        waited = answered = final
        for day in range(self.until, self.day - 1, -1):
            if day < self.until:
                waited = self.others.closure(answered[self.night(day)], others)
            value = waited
            while True:
                answered = self.others.closure(value, others)
                better = buyer(waited, self.buyer.fold(answered, buyer))
                if np.array_equal(better, value):
                    break
                value = better
            turns[day - self.day] = value
        return Solved(turns, answered, waited)

    def route(
        self, keep: Array, goal: Array, start: Node, alone: bool = False
    ) -> list[Step] | None:
        """The way with the fewest moves from a node to a goal, or None.

        `keep` and `goal` are by day and place: the way leads through what `keep` allows (the start
        need not be allowed). `alone`: the others move, and the buyer does nothing.
        """
        arrows = (self.others,) if alone else (self.others, self.buyer)
        before: dict[Node, tuple[Node, Move | None] | None] = {}
        found: deque[tuple[Node, tuple[Node, Move | None] | None]] = deque([(start, None)])
        while found:
            node, last = found.popleft()
            if node in before:
                continue
            before[node] = last
            day, place = node
            if goal[day - self.day, place]:
                return _back(before, node)
            for some in arrows:
                for move, target in some.leaving(place):
                    if keep[day - self.day, target]:
                        found.append((Node(day, target), (node, self.moves[move])))
            if day < self.until:
                target = int(self.night(day)[place])
                if keep[day + 1 - self.day, target]:
                    found.appendleft((Node(day + 1, target), (node, None)))
        return None


def _back(before: dict[Node, tuple[Node, Move | None] | None], node: Node) -> list[Step]:
    steps: list[Step] = []
    while (last := before[node]) is not None:
        steps.append(Step(last[1], node))
        node = last[0]
    return steps[::-1]


@dataclass(frozen=True, slots=True)
class Solved:
    """What can be had from each place: on the buyer's turn, by day and place, and of today.

    `moved`: after a move of the buyer that leads to a place today; `waited`: where the buyer lets
    today pass.
    """

    turns: Array
    moved: Array
    waited: Array


def placed(number: Array, last: Array, guarded: Array, lasts: int) -> Array:
    """The places of situations with a last protected day, as long as that day matters."""
    found: Array = number * lasts + np.where(guarded[number], np.minimum(last, lasts - 1), 0)
    return found


def horizon(position: Position, rulebook: Rulebook) -> int:
    """The day through which to look: protection and the clocks of a last dispute are over by then.

    Extensions yet to come may lead beyond it.
    """
    clocks = max(rulebook.reply_days.value, rulebook.settle_days.value)
    return max(position.day, position.protection.last_day) + clocks + 2


def last_days(position: Position, extension: int, until: int) -> Iterator[int]:
    """The last protected days that extensions can lead to; the last one is beyond the horizon."""
    last = position.protection.last_day
    yield last
    if position.protection.ended or position.finished:
        return
    while last < until:
        last += extension
        yield last
