"""How a day's move can turn out at the worst and at the best: stories of what the others may do.

The buyer keeps to a plan; the others do whatever the beliefs hold possible.
"""

from collections.abc import Iterator
from itertools import pairwise

from disputelab.arrays import np
from disputelab.core import Event
from disputelab.futures.graph import Array
from disputelab.futures.habits import Plan
from disputelab.futures.outlook import Rows


class Play:
    """What a plan comes to if the others choose: `np.minimum` against the buyer, or for him."""

    def __init__(self, plan: Plan, final: Array, choose: np.ufunc) -> None:
        self.plan, self.outlook, self._choose = plan, plan.outlook, choose
        outlook = self.outlook
        self._turns = (outlook.ship, outlook.deliver, outlook.seller, outlook.platform)
        ended = final
        self._days: list[tuple[Array, ...]] = [(ended,)]
        for day in range(outlook.until, outlook.day, -1):
            values = [ended.copy()]
            options = outlook.options
            values[0][options.places] = ended[options.targets[plan.entries(day)]]
            for rows in self._turns[::-1]:
                values.append(self._fold(rows, values[-1], day))
            ended = np.where(outlook.finished, final, values[-1][outlook.night(day - 1)])
            self._days.append((ended, *values[::-1]))
        self.ends = ended
        """What each place comes to at the end of today's turn."""

    def _fold(self, rows: Rows, values: Array, day: int) -> Array:
        if not len(rows.places):
            return values
        folded = values.copy()
        moved = self._choose.reduceat(values[rows.targets], rows.starts)
        must = rows is self.outlook.platform and day == self.outlook.until
        folded[rows.places] = moved if must else self._choose(moved, values[rows.places])
        return folded

    def story(self, place: int) -> Iterator[Event]:
        """What happens after today, for an order that ends the day in a place.

        Where nobody need do anything, nobody does.
        """
        outlook = self.outlook
        for day in range(outlook.day + 1, outlook.until + 1):
            if outlook.finished[place]:
                return
            place = int(outlook.night(day - 1)[place])
            _, *values = self._days[outlook.until - day + 1]
            for rows, (before, after) in zip(self._turns, pairwise(values), strict=True):
                if before[place] != after[place] or self._must(rows, place, day):
                    entry = self._entry(rows, place, before[place], after)
                    yield from (Event(day, move) for move in rows.all[rows.rows[entry]].moves)
                    place = int(rows.targets[entry])
            options = outlook.options
            at = np.searchsorted(options.places, place)
            if at < len(options.places) and options.places[at] == place:
                entry = int(self.plan.entries(day)[at])
                yield from (Event(day, move) for move in options.all[options.rows[entry]].moves)
                place = int(options.targets[entry])

    def _must(self, rows: Rows, place: int, day: int) -> bool:
        last = rows is self.outlook.platform and day == self.outlook.until
        return last and place in rows.places

    @staticmethod
    def _entry(rows: Rows, place: int, value: float, after: Array) -> int:
        first, last = np.searchsorted(rows.sources, [place, place + 1])
        return next(e for e in range(first, last) if after[rows.targets[e]] == value)
