"""Worst and best, held against a plain search of the game: position by position, nothing merged."""

from functools import cache

import numpy as np
import pytest

from disputelab.core import ARC, Actor, Goods, dawn, on_day, step
from disputelab.futures import Amounts, Graph

from .cases import OPENED, SHIPPED, Numbers, small

PRICE = 4000
AMOUNTS = Amounts((PRICE,), (0, PRICE), 1)
CASES = {
    "shipped": ((SHIPPED,), {}),
    "disputed": ((SHIPPED, OPENED), {}),
    "never again": ((SHIPPED, OPENED), {"reopening": "never"}),
    "silence is reviewed": ((SHIPPED, OPENED), {"silence": "review"}),
    "no late cancel": ((SHIPPED, OPENED), {"late_cancel": "unavailable"}),
}


class Game:
    """Who can bring about what, as a game on the rules' own positions.

    The buyer moves or lets the day pass; after each move of his, in the evening and in the morning
    the others make as many moves as they like. A play that goes on for ever is lost for who wants.
    """

    def __init__(self, graph):
        self.graph = graph
        self.moves = {
            mine: [m for m in graph.moves if (ARC[m.do].actor is Actor.BUYER) is mine]
            for mine in (True, False)
        }
        self.positions = Numbers()
        for name in ("after", "others", "tomorrow", "mornings", "reachable"):
            setattr(self, name, cache(getattr(self, f"_{name}")))

    def _after(self, here, mine):
        """What the moves of one side lead to; no more extensions and disputes than are counted."""
        position, rulebook = self.positions[here], self.graph.rulebook
        found = (step(position, move, rulebook).after for move in self.moves[mine])
        return {self.positions.of(p) for p in found if p and p != position and self.counted(p)}

    def counted(self, position):
        return len(position.past) < 2 and (
            position.protection.ended
            or position.protection.last_day <= self.graph.position.protection.last_day + 1
        )

    def _others(self, here):
        """All that any number of moves of the others leads to."""
        found, todo = {here}, [here]
        while todo:
            new = self.after(todo.pop(), False) - found
            found |= new
            todo += new
        return found

    def _tomorrow(self, here):
        position = self.positions[here]
        made = dawn(position, position.day + 1, self.graph.rulebook)
        return self.positions.of(made[-1][1] if made else on_day(position, position.day + 1))

    def _mornings(self, here):
        """The positions in which the buyer's next turn may begin if today is let pass."""
        return {
            there for evening in self.others(here) for there in self.others(self.tomorrow(evening))
        }

    def _reachable(self, here):
        """Every position of the same day in which the buyer may have the turn."""
        found, todo = {here}, [here]
        while todo:
            new = {q for p in self.after(todo.pop(), True) for q in self.others(p)} - found
            found |= new
            todo += new
        return frozenset(found)

    def can(self, position, goal, against):
        """Whether the buyer can bring the goal about, with the others against it or for it."""
        every = all if against else any

        @cache
        def wins(today):
            """The turns of a day's positions from which it can be brought about."""
            day = self.positions[next(iter(today))].day
            if day == self.graph.until:
                won = {p for p in today if goal(self.positions[p])}
            else:
                won = {p for p in today if every(q in morning(q) for q in self.mornings(p))}
            while True:
                more = {
                    p
                    for p in today - won
                    if any(every(r in won for r in self.others(q)) for q in self.after(p, True))
                }
                if not more:
                    return won
                won |= more

        def morning(q):
            return wins(self.reachable(q))

        start = self.positions.of(position)
        return start in wins(self.reachable(start))


@pytest.mark.parametrize("case", CASES)
def test_the_worst_and_the_best_of_a_turn_are_those_of_a_plain_search(case):
    events, readings = CASES[case]
    history = small(*events, protection=1, reply_days=1, settle_days=1, **readings)
    graph = Graph(history.end, history.scenario.rulebook, AMOUNTS, until=3)
    game, half = Game(graph), PRICE / 2

    def worth(position):
        came = half * (position.goods is Goods.DELIVERED)
        return min(position.money.refunded + came, PRICE)

    final = graph.by_shape(worth(shape) for shape in graph.rules.shapes)
    for choose, against in ((np.minimum, True), (np.maximum, False)):
        found = graph.solve(final, np.maximum, choose).turns[0, graph.start]
        assert game.can(history.end, lambda p, least=found: worth(p) >= least, against)
        assert not game.can(history.end, lambda p, least=found: worth(p) > least, against)
