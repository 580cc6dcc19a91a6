"""What a position is worth under beliefs: the turns of each day laid down in arrays.

The rules are asked once. Beliefs then only fill in the chances, so that another belief costs some
array arithmetic. Amounts are cents: the money that comes back, and goods that have come by then at
what they are worth, together at most the price.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from disputelab.arrays import np
from disputelab.core import Do, Goods, History, Move, OpenReason, Position, Rulebook, step
from disputelab.futures.beliefs import Beliefs, seen
from disputelab.futures.graph import Amounts, Array, horizon, last_days, placed
from disputelab.futures.limits import check
from disputelab.futures.situations import Situation
from disputelab.futures.turns import (
    Answer,
    Chance,
    Known,
    Row,
    Turns,
    arrivals,
    chance,
    expected_answers,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as arrays, sorted by the place that they leave.

    `places`: each source once; `starts`: where its rows begin; `sources`, `targets`, `chances` (a
    number) and `rows` (an index into `all`) have one entry a row and last protected day.
    """

    all: tuple[Row, ...]
    places: Array
    starts: Array
    sources: Array
    targets: Array
    chances: Array
    rows: Array

    def mean(self, values: Array, chances: Array) -> Array:
        """The values before the turn, given those after it, and a chance for each row.

        What the chances of a place leave over is the chance that nothing happens.
        """
        if not len(self.places):
            return values
        before = values.copy()
        quiet = 1 - np.add.reduceat(chances, self.starts, axis=0)
        moved = np.add.reduceat(chances * values[self.targets], self.starts, axis=0)
        before[self.places] = quiet * values[self.places] + moved
        return before


@dataclass(frozen=True, slots=True)
class Chances:
    """The chance of each row of each turn; rulings come once the platform rules at all.

    Chances have a column for each of several beliefs, or just one.
    """

    ship: Array
    deliver: Array
    """By day, for any parcel that is on its way."""
    seller: Array
    platform: Array
    rules: Array
    """That a review ends on a day."""
    worth: Array
    """What goods that have come are worth, in cents."""
    proof: bool


class Outlook:
    """The futures of a position as the beliefs' turns see them, ready for any beliefs.

    Places are numbered `known * len(last_days) + last day`; days run from `day` to `until`, the
    last of them the day on which every review ends.
    """

    def __init__(
        self,
        history: History,
        day: int,
        rulebook: Rulebook | None = None,
        until: int | None = None,
        faulty: bool = False,
    ) -> None:
        """`faulty`: the buyer holds goods that are not as ordered, said in a dispute or not.

        Raises TooFar where more may follow than is worked out.
        """
        self.history, self.day, self.position = history, day, history.at(day)
        book, position = rulebook or history.scenario.rulebook, self.position
        amounts = Amounts.of(history, day)
        self.until = horizon(position, book) + amounts.extension if until is None else until
        self.last_days = tuple(last_days(position, amounts.extension, self.until))
        self.faulty = faulty or _faulty(history, day)
        turns = self.turns = Turns(book, amounts, self.faulty)
        self.known: list[Known] = []
        self._numbers: dict[Known, int] = {}
        here = turns.known(position)._replace(answer=_answered(history, day))
        self.start = self._number(here) * len(self.last_days)
        self.possible = tuple(self._possible())
        """The moves that the buyer may make today."""
        self._after = {
            move: turns.options(turns.move(here, move) or here, (move,)) for move in self.possible
        }
        for row in (row for rows in self._after.values() for row in rows):
            self._number(row.target)
        self._compile()

    def _possible(self) -> Iterable[Move]:
        came = self.position.goods is Goods.DELIVERED
        for move in self.turns.buyer:
            if move.reason is not None and (move.reason is OpenReason.NOT_RECEIVED) is came:
                continue
            if step(self.position, move, self.turns.rules.rulebook).allowed:
                yield move

    def _number(self, known: Known) -> int:
        found = self._numbers.setdefault(known, len(self.known))
        if found == len(self.known):
            self.known.append(known)
        return found

    def _compile(self) -> None:
        turns = self.turns
        names = ("ship", "deliver", "seller", "platform", "options")
        rows: dict[str, list[Row]] = {name: [] for name in names}
        nights: list[tuple[int, int]] = []
        self.choices: list[list[Row]] = []
        """For each that is known the options of the buyer's turn, as in `options`."""
        for number, known in enumerate(self.known):  # grows while it is read
            check(len(self.known) * len(self.last_days), self.until - self.day + 1)
            if turns.shape(known).finished:
                nights.append((number, number))
                self.choices.append([])
                continue
            made = {name: list(getattr(turns, name)(known)) for name in rows}
            for name, new in made.items():
                rows[name] += new
                for row in new:
                    self._number(row.target)
            self.choices.append(made["options"])
            quiet, over = (self._number(turns.night(known, over)) for over in (False, True))
            nights.append((quiet, over))
        self.kinds: dict[Chance, int] = {}
        self._guarded = np.array(
            [turns.rules.guarded(Situation(known.shape, known.age)) for known in self.known]
        )
        self.ship, self.deliver = self._rows(rows["ship"]), self._rows(rows["deliver"])
        self.seller, self.platform = self._rows(rows["seller"]), self._rows(rows["platform"])
        self.options = self._rows(rows["options"])
        attached = [turns.evidence in row.moves for row in self.options.all]
        self._attached = np.array(attached, bool)[self.options.rows]
        lasts = np.arange(len(self.last_days))
        self._quiet, self._over = (
            placed(np.array(nights)[:, [over]], lasts, self._guarded, len(lasts)).ravel()
            for over in (0, 1)
        )
        shapes = [turns.shape(known) for known in self.known]
        self.refunded = self._by_known(shape.money.refunded for shape in shapes)
        self.came = self._by_known(shape.goods is Goods.DELIVERED for shape in shapes)
        self.finished = self._by_known(shape.finished for shape in shapes).astype(bool)

    def _by_known(self, values: Iterable[int]) -> Array:
        return np.fromiter(values, float).repeat(len(self.last_days))

    def _rows(self, rows: Sequence[Row]) -> Rows:
        lasts = len(self.last_days)
        entries = [
            (
                self._number(row.source),
                self._number(row.target),
                row.longer,
                self.kinds.setdefault(row.chance, len(self.kinds)),
            )
            for row in rows
        ]
        source, target, longer, kind = np.array(entries, int).reshape(-1, 4).T[..., None]
        last = np.arange(lasts)
        flat = np.broadcast_arrays(
            source * lasts + last,
            placed(target, last + longer, self._guarded, lasts),
            kind,
            np.arange(len(rows))[:, None],
        )
        order = np.argsort(flat[0].ravel(), kind="stable")
        sources, targets, kinds, index = (part.ravel()[order] for part in flat)
        places, starts = np.unique(sources, return_index=True)
        return Rows(tuple(rows), places, starts, sources, targets, kinds, index)

    @property
    def answered(self) -> Answer | None:
        """The answer that the seller has given last and is taken to repeat; None without one."""
        answer = self.known[self.start // len(self.last_days)].answer
        return answer if isinstance(answer, Answer) else None

    def shape(self, place: int) -> Position:
        """The position of a place as the rules see it, clocks apart."""
        return self.turns.shape(self.known[place // len(self.last_days)])

    def night(self, day: int) -> Array:
        """For each place at the end of a day the place with which the next day begins."""
        if day not in self.last_days:
            return self._quiet
        targets = self._quiet.copy()
        ends = slice(self.last_days.index(day), None, len(self.last_days))
        targets[ends] = self._over[ends]
        return targets

    def chances(self, *beliefs: Beliefs, proof: bool = True) -> Chances:
        """The chances under beliefs, one or several at once; `proof`: the buyer has some to show.

        What the story has shown of its seller is taken into account.
        """
        period = self.turns.rules.rulebook.reply_days.value
        columns = []
        for one in beliefs:
            found = seen(self.history, self.day, one, period)
            expected = expected_answers(found.answered, one)
            columns.append([chance(kind, one, expected, period) for kind in self.kinds])
        table = np.array(columns).T
        worth = [0 if self.faulty else self.position.price * one["goods_worth"] for one in beliefs]
        comes = [arrivals(one, self.day, self.until) for one in beliefs]
        return Chances(
            table[self.ship.chances],
            np.array(comes).T,
            table[self.seller.chances],
            table[self.platform.chances],
            np.array([1 / one["review_days"] for one in beliefs]),
            np.array(worth),
            proof,
        )

    def final(self, chances: Chances) -> Array:
        """What the buyer has in each place if nothing more happens, a column for each belief."""
        goods = self.came[:, None] * chances.worth
        found: Array = np.minimum(self.refunded[:, None] + goods, self.position.price)
        return found

    def solve(self, chances: Chances) -> "Solved":
        """What each place is worth to a buyer who plays as well as can be."""
        final = self.final(chances)
        ends, begun = [final], final
        for day in range(self.until, self.day, -1):
            turn = self.best(ends[-1], chances)
            begun = self.before(turn, chances, day)
            ends.append(np.where(self.finished[:, None], final, begun[self.night(day - 1)]))
        return Solved(ends[::-1], self.best(ends[-1], chances))

    def follow(self, entries: Callable[[int], Array], chances: Chances, final: Array) -> Array:
        """The means of some final values at the end of today's turn, a column for each of them.

        `entries` gives for each day the entries of `options` that the buyer takes.
        """
        ended = final
        for day in range(self.until, self.day, -1):
            turn = ended.copy()
            turn[self.options.places] = ended[self.options.targets[entries(day)]]
            begun = self.before(turn, chances, day)
            ended = np.where(self.finished[:, None], final, begun[self.night(day - 1)])
        return ended

    def best(self, ended: Array, chances: Chances) -> Array:
        """The values at the start of the buyer's turn, given those at its end."""
        turn, reached = ended.copy(), self.reached(ended, chances)
        turn[self.options.places] = np.maximum.reduceat(reached, self.options.starts, axis=0)
        return turn

    def reached(self, ended: Array, chances: Chances) -> Array:
        """What each option leads to; less than nothing where it needs proof and there is none."""
        reached: Array = ended[self.options.targets]
        if not chances.proof:
            reached = np.where(self._attached[:, None], -1.0, reached)
        return reached

    def choices_after(self, move: Move | None, chances: Chances) -> list[tuple[Row, int]]:
        """What the buyer can make of today after a move (None: to do nothing), and the places."""
        lasts = len(self.last_days)
        if move is None:
            return [(self.choices[self.start // lasts][0], self.start)]
        return [
            (row, self._number(row.target) * lasts)
            for row in self._after[move]
            if chances.proof or self.turns.evidence not in row.moves
        ]

    def before(self, turn: Array, chances: Chances, day: int) -> Array:
        """The values when the clock is done with a day, given those of the buyer's turn."""
        ruled = chances.platform if day == self.until else chances.platform * chances.rules
        values = self.platform.mean(turn, ruled)
        values = self.seller.mean(values, chances.seller)
        comes = chances.deliver[day - self.day]
        values = self.deliver.mean(values, np.tile(comes, (len(self.deliver.rows), 1)))
        return self.ship.mean(values, chances.ship)


@dataclass(frozen=True, slots=True)
class Solved:
    """What the places are worth, in cents, a column for each belief.

    `ends`: at the end of the buyer's turn, by day and place; `turn`: at the start of today's.
    """

    ends: list[Array]
    turn: Array


def _faulty(history: History, day: int) -> bool:
    """Whether the buyer has said that the goods are not as ordered; they are worth nothing then."""
    return any(
        step.accepted
        and step.day <= day
        and isinstance(step.move.reason, OpenReason)
        and step.move.reason is not OpenReason.NOT_RECEIVED
        for step in history.steps
    )


def _answered(history: History, day: int) -> Answer | int:
    """The answer that the seller has given last and stands by; 0 where there was none yet."""
    answer: Answer | int = 0
    asked = False
    for made in history.steps:
        if made.day > day or not made.accepted:
            continue
        asked = asked or made.move.do is Do.MESSAGE
        if made.move.do is Do.REPLY_DEADLINE:
            answer = Answer.SILENT
        elif made.move.do is Do.OFFER and made.move.refund:
            answer = Answer.OFFERS
        elif made.move.do in (Do.OFFER, Do.DECLINE):
            answer = Answer.PROMISES if asked else Answer.DECLINES
    return answer
