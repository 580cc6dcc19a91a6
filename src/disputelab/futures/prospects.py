"""Three figures for every move of today, waiting included: the worst, the best, the expected.

Amounts are cents, of what the buyer has in the end: money back, and goods that have come by then.
The worst and the best are the rules' alone: everybody else against the buyer, or for him. The
expected is the beliefs'; it is that of a buyer who goes on as well as can be.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from disputelab.arrays import np
from disputelab.core import (
    Event,
    Goods,
    History,
    Move,
    Rulebook,
    Scenario,
    replay,
    step,
)
from disputelab.futures.beliefs import Beliefs, Seen, seen
from disputelab.futures.doors import Doors, deeds
from disputelab.futures.graph import Amounts, Array, Graph, Node, Step
from disputelab.futures.habits import TOLERANCE, Habit, Plan
from disputelab.futures.outlook import Chances, Outlook, Solved
from disputelab.futures.plays import Play


@dataclass(frozen=True, slots=True)
class Shares:
    """How likely the buyer ends with what, adding up to 1."""

    refunded: float
    split: float
    goods: float
    nothing: float


@dataclass(frozen=True, slots=True)
class Prospect:
    """A move of today (None: to wait), its three figures in cents, and whether none is better.

    `then` is what the buyer goes on with today where more is to be done at once.
    """

    move: Move | None
    worst: float
    expected: float
    best: float
    is_best: bool
    shares: Shares
    then: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Patience:
    """A day if nothing has happened since: what the best move is worth there, and waiting.

    Amounts are cents.
    """

    day: int
    acting: float
    waiting: float

    @property
    def cost(self) -> float:
        """What it costs to wait for another day."""
        return max(self.acting - self.waiting, 0.0)


class Ahead:
    """All that may follow a story from the end of a day on, under the story's rulebook or another.

    `faulty`: the buyer holds goods that are not as ordered. Nothing is worked out before it is
    asked for, and whatever is asked for raises TooFar where it would be too much.
    """

    def __init__(
        self, history: History, day: int, rulebook: Rulebook | None = None, faulty: bool = False
    ) -> None:
        self.history, self.day, self._faulty = history, day, faulty
        self.position = history.at(day)
        self.rulebook = rulebook or history.scenario.rulebook
        self._played: dict[tuple[Move | None, np.ufunc], tuple[Event, ...]] = {}
        self._extreme: dict[tuple[np.ufunc, float], dict[Move | None, float]] = {}

    @cached_property
    def graph(self) -> Graph:
        """Every future."""
        return Graph(self.position, self.rulebook, Amounts.of(self.history, self.day))

    @cached_property
    def doors(self) -> Doors:
        """Through which day each ending can be reached."""
        return Doors(self.graph)

    @cached_property
    def outlook(self) -> Outlook:
        """The futures as beliefs see them."""
        return Outlook(self.history, self.day, self.rulebook, faulty=self._faulty)

    def seen(self, beliefs: Beliefs) -> Seen:
        """What the story has shown of its seller."""
        return seen(self.history, self.day, beliefs, self.rulebook.reply_days.value)

    def prospects(self, beliefs: Beliefs, proof: bool = True) -> tuple[Prospect, ...]:
        """Every move that is possible today, in the order of the rules, and waiting at the end.

        `proof`: whether the buyer has some to show. Empty where the order is finished.
        """
        if self.position.finished:
            return ()
        outlook = self.outlook
        chances = outlook.chances(beliefs, proof=proof)
        solved = outlook.solve(chances)
        plan = Plan(outlook, Habit.PLAYS_BEST, chances, solved)
        shares = outlook.follow(plan.entries, chances, self._kinds)
        low, high = (self._extremes(chances, choose) for choose in (np.minimum, np.maximum))
        moves = [m for m in (*outlook.possible, None) if proof or m != outlook.turns.evidence]
        found = [self._best_of(move, chances, solved) for move in moves]
        best = max(value for value, _, _ in found)
        return tuple(
            Prospect(
                move,
                low[move],
                value,
                high[move],
                value >= best - TOLERANCE,
                Shares(*map(float, shares[place])),
                then,
            )
            for move, (value, then, place) in zip(moves, found, strict=True)
        )

    def _best_of(
        self, move: Move | None, chances: Chances, solved: Solved
    ) -> tuple[float, tuple[Move, ...], int]:
        """What a move is worth, what else is then done at once, and the place that it ends in."""
        choices = self.outlook.choices_after(move, chances)
        values = [float(solved.ends[0][place, 0]) for _, place in choices]
        best = next(i for i, value in enumerate(values) if value >= max(values) - TOLERANCE)
        return max(values), choices[best][0].moves, choices[best][1]

    @cached_property
    def _kinds(self) -> Array:
        """For each place whether all, a part, or none of it comes back, and the goods are here."""
        outlook = self.outlook
        price, refunded = self.position.price, outlook.refunded
        none = refunded == 0
        came = outlook.came.astype(bool) & (not outlook.faulty)
        kinds = (refunded == price, ~none & (refunded < price), none & came, none & ~came)
        return np.array(kinds, float).T

    def _extremes(self, chances: Chances, choose: np.ufunc) -> dict[Move | None, float]:
        worth = float(chances.worth[0])
        if (choose, worth) not in self._extreme:
            self._extreme[choose, worth] = self._extremes_of(worth, choose)
        return self._extreme[choose, worth]

    def _extremes_of(self, worth: float, choose: np.ufunc) -> dict[Move | None, float]:
        solved = self.graph.solve(self._final(worth), np.maximum, choose)
        found: dict[Move | None, float] = {None: float(solved.waited[self.graph.start])}
        for move in self.outlook.possible:
            found[move] = float(solved.moved[self._place(move)])
        return found

    def _place(self, move: Move | None) -> int:
        after = step(self.position, move, self.rulebook).after if move else None
        return self.graph.place(after or self.position)

    def _final(self, worth: float) -> Array:
        return self.graph.by_shape(
            min(shape.money.refunded + worth * (shape.goods is Goods.DELIVERED), shape.price)
            for shape in self.graph.rules.shapes
        )

    def play(self, move: Move | None, choose: np.ufunc) -> tuple[Event, ...]:
        """How a move of today can turn out: what happens from then on, the move included.

        `choose`: `np.minimum` at the worst, `np.maximum` at the best. The buyer goes on as neutral
        beliefs would have it, if that leads there, and the others do what they may believe likely.
        """
        if (move, choose) not in self._played:
            self._played[move, choose] = self._play(move, choose)
        return self._played[move, choose]

    def _play(self, move: Move | None, choose: np.ufunc) -> tuple[Event, ...]:
        chances, solved = self._neutral
        _, then, place = self._best_of(move, chances, solved)
        play = self._plays[choose]
        made = () if move is None else (move,)
        figure = self._extremes(chances, choose)[move]
        if abs(play.ends[place] - figure) < TOLERANCE:
            later = tuple(play.story(place))
            return (*(Event(self.day, one) for one in (*made, *then)), *later)
        return (*(Event(self.day, one) for one in made), *deeds(self._way(move, figure)))

    def _way(self, move: Move | None, figure: float) -> list[Step] | None:
        """A way from a move of today to an end that is worth so much.

        The others go it alone if they can, and finish the order if that can be; where nothing does
        so before the horizon, that is how it stays.
        """
        graph, (chances, _) = self.graph, self._neutral
        worth = abs(self._final(float(chances.worth[0])) - figure) < TOLERANCE
        everywhere = np.ones((graph.until - self.day + 1, graph.size), bool)
        over = everywhere & (graph.by_shape(shape.finished for shape in graph.rules.shapes) > 0)
        last = np.zeros_like(everywhere)
        last[-1] = True
        start = Node(self.day, self._place(move))
        ways = (
            graph.route(everywhere, worth & goal, start, alone)
            for goal in (over, last)
            for alone in (True, False)
        )
        return next((way for way in ways if way is not None), None)

    @cached_property
    def _neutral(self) -> tuple[Chances, Solved]:
        chances = self.outlook.chances(Beliefs())
        return chances, self.outlook.solve(chances)

    @cached_property
    def _plays(self) -> dict[np.ufunc, Play]:
        chances, solved = self._neutral
        plan = Plan(self.outlook, Habit.PLAYS_BEST, chances, solved)
        final = self.outlook.final(chances)[:, 0]
        return {choose: Play(plan, final, choose) for choose in (np.minimum, np.maximum)}

    def proof_worth(self, beliefs: Beliefs) -> float:
        """What it is worth to have proof to show, in cents."""
        worth = []
        for proof in (True, False):
            solved = self.outlook.solve(self.outlook.chances(beliefs, proof=proof))
            worth.append(float(solved.turn[self.outlook.start, 0]))
        return worth[0] - worth[1]

    def patience(self, beliefs: Beliefs, proof: bool = True) -> tuple[Patience, ...]:
        """What each day is worth if nothing happens until then, and what it costs to wait on it.

        It ends on the day before the order does, or before nothing changes any more.
        """
        outlook, graph = self.outlook, self.graph
        chances = outlook.chances(beliefs, proof=proof)
        solved = outlook.solve(chances)
        place, found = outlook.start, []
        for day in range(self.day, graph.until):
            if outlook.finished[place]:
                break
            ended = solved.ends[day - self.day]
            acting = outlook.best(ended, chances)[place, 0]
            found.append(Patience(day, float(acting), float(ended[place, 0])))
            place = int(outlook.night(day)[place])
        return tuple(found)

    def quiet(self, until: int) -> History:
        """The story through today, and then only what the clock brings, through a day."""
        return replay(self._going_on((), until))

    def _going_on(self, events: tuple[Event, ...], until: int) -> Scenario:
        old = self.history.scenario
        kept = tuple(event for event in old.events if event.day <= self.day)
        return replace(old, events=(*kept, *events), until=until, rulebook=self.rulebook)

    def story(self, events: tuple[Event, ...], until: int | None = None) -> Scenario:
        """The story through today, and then some events, until the order ends.

        It goes no further than `until`, or else the day through which the outlook looks.
        """
        last = max([self.day, *(event.day for event in events)])
        long = self._going_on(events, max(last, self.outlook.until if until is None else until))
        ending = replay(long).end.ending
        return replace(long, until=max(last, ending.on)) if ending else long
