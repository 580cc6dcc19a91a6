"""Very many orders at once, under the same beliefs and one habit of the buyer's.

Orders in the same place on the same day differ in nothing but their number, so they are moved
together: of those that stand there, chance draws how many go each way. Which order is which can be
told afterwards, for the whole population.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from disputelab.arrays import np
from disputelab.core import Event, History, Scenario, outcome, replay
from disputelab.futures.doors import End
from disputelab.futures.graph import Array
from disputelab.futures.habits import Plan
from disputelab.futures.outlook import Rows


def unstarted(scenario: Scenario) -> History:
    """The history of an order like that of a story, on which nothing has happened yet."""
    return replay(replace(scenario, events=(), until=scenario.protection_days))


@dataclass(frozen=True, slots=True)
class Flow:
    """How many orders went which way in one turn: entries of `rows`, and orders for each."""

    day: int
    rows: Rows
    entries: Array
    orders: Array


class Population:
    """So many orders, from the day of an outlook on; the same seed gives the same ones.

    `run` moves them a day at a time, so that whoever calls may show how far it is, and stop.
    """

    def __init__(self, plan: Plan, size: int = 1_000_000, seed: int = 0) -> None:
        self.plan, self.size = plan, size
        outlook = self.outlook = plan.outlook
        self._random = np.random.default_rng(seed)
        self.orders = np.zeros(len(outlook.finished), np.int64)
        """How many orders stand in each place."""
        self.orders[outlook.start] = size
        self.flows: list[Flow] = []

    def run(self) -> Iterator[int]:
        """Each day when it is over."""
        outlook, chances = self.outlook, self.plan.chances
        for day in range(outlook.day, outlook.until + 1):
            if day > outlook.day:
                self.orders = _gather(self.orders, outlook.night(day - 1))
                self._draw(day, outlook.ship, chances.ship[:, 0])
                comes = chances.deliver[day - outlook.day, 0]
                self._draw(day, outlook.deliver, np.full(len(outlook.deliver.rows), comes))
                self._draw(day, outlook.seller, chances.seller[:, 0])
                ruled = 1.0 if day == outlook.until else chances.rules[0]
                self._draw(day, outlook.platform, chances.platform[:, 0] * ruled)
            self._choose(day)
            yield day

    def _choose(self, day: int) -> None:
        options = self.outlook.options
        there = np.flatnonzero(self.orders[options.places])
        entries = self.plan.entries(day)[there]
        self._move(day, options, entries, self.orders[options.places[there]])

    def _draw(self, day: int, rows: Rows, chances: Array) -> None:
        there = np.flatnonzero(self.orders[rows.places])
        if not len(there):
            return
        left, rest = self.orders[rows.places[there]], np.ones(len(there))
        first, widths = rows.starts[there], np.diff(np.append(rows.starts, len(rows.rows)))[there]
        for rank in range(int(widths.max())):
            has = np.flatnonzero(widths > rank)
            entries = first[has] + rank
            share = np.clip(chances[entries] / np.maximum(rest[has], 1e-300), 0, 1)
            gone = self._random.binomial(left[has], share)
            left[has] -= gone
            rest[has] -= chances[entries]
            self._move(day, rows, entries, gone)

    def _move(self, day: int, rows: Rows, entries: Array, orders: Array) -> None:
        some = orders > 0
        entries, orders = entries[some], orders[some]
        np.subtract.at(self.orders, rows.sources[entries], orders)
        np.add.at(self.orders, rows.targets[entries], orders)
        self.flows.append(Flow(day, rows, entries, orders))

    @property
    def moves(self) -> int:
        """How many moves have been made by people, in all orders together."""
        return sum(
            int(flow.orders @ [len(flow.rows.all[flow.rows.rows[e]].moves) for e in flow.entries])
            for flow in self.flows
        )

    @property
    def endings(self) -> dict[End | None, int]:
        """How many orders ended in which way; None where the money is still held."""
        found: dict[End | None, int] = {}
        for place, orders in self.there():
            ended = outcome(self.outlook.shape(place))
            end = End(ended.state, ended.ended_by) if ended.ended_by else None
            found[end] = found.get(end, 0) + orders
        return found

    @property
    def money(self) -> dict[int, int]:
        """How many buyers have got how many cents back."""
        found: dict[int, int] = {}
        for place, orders in self.there():
            refunded = self.outlook.shape(place).money.refunded
            found[refunded] = found.get(refunded, 0) + orders
        return found

    @property
    def mean(self) -> float:
        """What a buyer has in the end on average, in cents: money back and goods."""
        return float(self.orders @ self.outlook.final(self.plan.chances)[:, 0]) / self.size

    @property
    def error(self) -> float:
        """The standard error of the mean, in cents."""
        final = self.outlook.final(self.plan.chances)[:, 0]
        variance = float(self.orders @ (final - self.mean) ** 2) / self.size
        return float(np.sqrt(variance / self.size))

    def there(self) -> Iterator[tuple[int, int]]:
        """Each place where orders stand, and how many."""
        for place in np.flatnonzero(self.orders):
            yield int(place), int(self.orders[place])

    def stories(self) -> list[tuple[tuple[Event, ...], int]]:
        """Every order's own story, once `run` is over: what happened to it, and its last place.

        Any of the orders in a place may be the one that goes some way, so they are drawn by lot.
        """
        outlook, told = self.outlook, [list[Event]() for _ in range(self.size)]
        places = np.full(self.size, outlook.start)
        day = outlook.day
        for flow in self.flows:
            while day < flow.day:
                places = outlook.night(day)[places]
                day += 1
            lots = np.lexsort((self._random.random(self.size), places))
            begins = np.searchsorted(places[lots], np.arange(len(outlook.finished)))
            taken = np.zeros(len(outlook.finished), int)
            sources, targets = flow.rows.sources[flow.entries], flow.rows.targets[flow.entries]
            there = places.copy()
            for entry, source, target, orders in zip(
                flow.entries, sources, targets, flow.orders, strict=True
            ):
                begin = begins[source] + taken[source]
                chosen = lots[begin : begin + orders]
                taken[source] += orders
                there[chosen] = target
                for move in flow.rows.all[flow.rows.rows[entry]].moves:
                    for order in chosen:
                        told[order].append(Event(flow.day, move))
            places = there
        return [(tuple(events), int(place)) for events, place in zip(told, places, strict=True)]


def _gather(orders: Array, targets: Array) -> Array:
    return np.bincount(targets, orders, len(orders)).astype(np.int64)
