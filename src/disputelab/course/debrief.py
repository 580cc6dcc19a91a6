"""What a game came to, what the best play would have expected, and the move that cost most.

Everything is held against what the buyer knew at the time: neutral beliefs, and what the seller had
shown by then. Until the parcel comes nobody knows whether the goods are faulty, so the goods are
taken to be worth a little less than the price; from then on the buyer knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from disputelab.arrays import np
from disputelab.core import Actor, Goods, Move, advise
from disputelab.course.game import Game, through
from disputelab.course.world import FAULTY
from disputelab.futures import Ahead, Behaviour, Beliefs
from disputelab.futures.habits import TOLERANCE
from disputelab.futures.outlook import Chances, Solved

PAID_BACK = 0.8
"""The part of the price that faulty goods still bring, by a dispute (an assumption)."""
LEAST, SMALL = 0.01, 0.05
"""A move that costs up to this part of the price counts as good."""

CLOSE = 0.8
"""Days of waiting that cost at least this part of the costliest tell the same story."""


class Weighed:
    """What the buyer's moves are worth at a moment of a game, as the buyer could know."""

    def __init__(self, game: Game) -> None:
        self.game, self.day = game, game.day
        self.ahead = Ahead(game.history, game.day, faulty=game.faulty)
        self.beliefs = believed(game)

    @cached_property
    def _solved(self) -> tuple[Chances, Solved]:
        chances = self.ahead.outlook.chances(self.beliefs)
        return chances, self.ahead.outlook.solve(chances)

    @cached_property
    def worth(self) -> dict[Move | None, float]:
        """What each move of the day is worth in cents; None is to wait."""
        outlook, (chances, solved) = self.ahead.outlook, self._solved
        return {
            move: max(float(solved.ends[0][p, 0]) for _, p in outlook.choices_after(move, chances))
            for move in (*outlook.possible, None)
        }

    @property
    def best(self) -> float:
        """What the best move is worth."""
        return max(self.worth.values())

    @property
    def better(self) -> tuple[Move | None, ...]:
        """The best moves."""
        return tuple(m for m, value in self.worth.items() if value >= self.best - TOLERANCE)

    def of(self, move: Move) -> float:
        """What a move is worth, whatever stands in its fields."""
        return next(v for m, v in self.worth.items() if m is not None and m.do is move.do)

    def waiting(self, last: int) -> tuple[float, dict[int, float]]:
        """What it is worth to wait through a day as long as nothing happens, and each day's cost.

        What comes after that is played as well as can be.
        """
        outlook, (chances, solved) = self.ahead.outlook, self._solved
        last = min(last, outlook.until)
        places = [outlook.start]
        for day in range(self.day, last):
            places.append(int(outlook.night(day)[places[-1]]))
        final, ended, drops = outlook.final(chances), solved.ends[last - self.day], {}
        for day in range(last, self.day - 1, -1):
            place, kept = places[day - self.day], solved.ends[day - self.day]
            drops[day] = float(outlook.best(kept, chances)[place, 0] - kept[place, 0])
            if day > self.day:
                turn = outlook.best(ended, chances)
                turn[place] = ended[place]
                begun = outlook.before(turn, chances, day)
                ended = np.where(outlook.finished[:, None], final, begun[outlook.night(day - 1)])
        return float(ended[outlook.start, 0]), drops


@dataclass(frozen=True, slots=True)
class Decision:
    """A move, or a stretch of waiting (None) in which nothing happened; amounts in cents.

    `at` is the day to look at: that of the move, or the one on which waiting cost most. `expected`
    is what it was worth, `best` what the best would have been.
    """

    first: int
    last: int
    at: Game
    move: Move | None
    expected: float
    best: float

    @property
    def cost(self) -> float:
        """What it cost against the best."""
        return max(self.best - self.expected, 0.0)


@dataclass(frozen=True, slots=True)
class Debrief:
    """A game that is over: what the buyer has, what was to be expected at the start, in cents."""

    game: Game
    got: int
    hoped: float
    decisions: tuple[Decision, ...]

    @property
    def worst(self) -> Decision | None:
        """The decision that cost most, the earliest of several; None where none cost anything.

        Less than a hundredth of the price does not count.
        """
        found = max(self.decisions, key=lambda one: one.cost, default=None)
        return found if found and found.cost >= LEAST * self.game.position.price else None

    @property
    def well_played(self) -> bool:
        """Whether no decision cost more than a small part of the price."""
        return self.worst is None or self.worst.cost <= SMALL * self.game.position.price


@dataclass(frozen=True, slots=True)
class Score:
    """A game that is over as a line of the table of games; amounts in whole cents."""

    code: str
    seller: str
    got: int
    hoped: int
    cost: int

    @classmethod
    def read(cls, row: object) -> "Score | None":
        """The line that was kept as plain JSON, or None where it is no such line."""
        match row:
            case {
                "code": str(code),
                "seller": str(seller),
                "got": int(got),
                "hoped": int(hoped),
                "cost": int(cost),
            } if seller in set(Behaviour):
                return cls(code, seller, got, hoped, cost)
        return None

    @classmethod
    def of(cls, found: Debrief) -> "Score":
        """The line of a debriefing; `cost` is what its decisions cost together."""
        game = found.game
        cost = sum(one.cost for one in found.decisions)
        seller = str(game.world.behaviour)
        return cls(str(game.code), seller, found.got, round(found.hoped), round(cost))


def believed(game: Game) -> Beliefs:
    """What the buyer believes in a game, before the seller's deeds are taken into account."""
    if game.position.goods is Goods.DELIVERED:
        return game.code.beliefs
    return game.code.beliefs.but(goods_worth=1 - FAULTY * (1 - PAID_BACK))


def got(game: Game) -> int:
    """What the buyer has, in cents: money back and goods that are fine, at most the price."""
    position = game.position
    goods = position.price * (position.goods is Goods.DELIVERED and not game.faulty)
    return min(position.money.refunded + goods, position.price)


def debrief(game: Game) -> Debrief:
    """The debriefing of a game that is over. Raises ValueError for one that is not."""
    if not game.over:
        raise ValueError("the game is not over yet")
    start = Weighed(through(game, 0, 0))
    return Debrief(game, got(game), start.best, tuple(_decisions(game, start)))


def _decisions(game: Game, start: Weighed) -> Iterator[Decision]:
    """Every move of the buyer's and every stretch of waiting, in the order of the days."""
    events, here = game.history.scenario.events, start
    buyers = [step.event for step in game.history.steps if step.actor is Actor.BUYER]
    for number, event in enumerate(events):
        if event.day > here.day:
            yield _waited(here, number, event.day)
            here = Weighed(through(game, number, event.day))
        if number in buyers:
            known = here if _same(here, number) else Weighed(through(game, number, event.day))
            yield Decision(
                event.day, event.day, known.game, event.move, known.of(event.move), known.best
            )
        here = Weighed(through(game, number + 1, event.day))
    if game.day > here.day:
        yield _waited(here, len(events), game.day)


def _same(here: Weighed, events: int) -> bool:
    return len(here.game.history.scenario.events) == events


def _waited(here: Weighed, events: int, until: int) -> Decision:
    """The decision to wait from a day until another one begins."""
    expected, drops = here.waiting(until - 1)
    return Decision(here.day, until - 1, _telling(here, events, drops), None, expected, here.best)


def _telling(here: Weighed, events: int, drops: dict[int, float]) -> Game:
    """The first of the costliest days; where it is a close thing, one on which advice can be given.

    Where waiting cost nothing, that is simply the first day.
    """
    most = max(drops.values())
    if most < 1:
        return here.game
    close = [through(here.game, events, d) for d in sorted(drops) if drops[d] >= CLOSE * most]
    return next((game for game in close if advise(game.position)), close[0])
