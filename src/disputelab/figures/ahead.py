"""What may follow, as charts: from the futures to plain values that are drawn elsewhere."""

from collections.abc import Mapping, Sequence
from math import ceil

from disputelab.core import Goods, outcome
from disputelab.figures.charts import (
    Curve,
    Curves,
    DoorChart,
    DoorRow,
    Pane,
    Part,
    Range,
    Ranges,
    Stack,
    Stacks,
)
from disputelab.figures.naming import belief_name, end_name, move_name, name
from disputelab.figures.words import Words
from disputelab.futures import (
    Ahead,
    Behaviour,
    Door,
    Habit,
    Kind,
    Patience,
    Population,
    Prospect,
    Seen,
    Sweep,
    Window,
    assumptions,
)
from disputelab.futures.sensitivity import reach
from disputelab.locale import N_

SHARES = ("refunded", "split", "goods", "nothing")
PARTS = 5
DOOR_SIGNS = (
    ("possible", N_("possible")),
    ("certain", N_("for certain: the buyer alone can bring it about")),
    ("for-good", N_("without limit")),
    ("by-itself", N_("comes by itself")),
)


def ranges(prospects: Sequence[Prospect], words: Words) -> Ranges:
    """The three figures of every move."""
    most = max((one.best for one in prospects), default=0.0) or 100.0
    rows = tuple(
        Range(
            move_name(one.move, words),
            one.worst,
            one.expected,
            one.best,
            one.is_best,
            words.money(round(one.expected)),
        )
        for one in prospects
    )
    ticks = tuple((at, text) for at, text in money_ticks(most, words) if at <= most)
    return Ranges(rows, most, ticks)


def money_ticks(most: float, words: Words) -> tuple[tuple[float, str], ...]:
    """Round amounts from 0 to the first that is no less than `most`, in cents."""
    whole = round(most) or 100
    step = _round_step(whole / PARTS)
    amounts = range(0, step * ceil(whole / step) + 1, step)
    return tuple((float(amount), words.money(amount)) for amount in amounts)


def _round_step(least: float) -> int:
    """The first of 1, 2, 5, 10, 20 … that is no less."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if step >= least:
                return step
        power *= 10


def _part(kind: str, share: float, words: Words) -> Part:
    return Part(kind, name(kind, words), share, words.percent(share))


def shares(prospects: Sequence[Prospect], words: Words) -> Stacks:
    """What the buyer may end with after every move, and how likely."""
    rows = tuple(
        Stack(
            move_name(one.move, words),
            tuple(_part(kind, getattr(one.shares, kind), words) for kind in SHARES),
            words.money(round(one.expected)),
        )
        for one in prospects
    )
    return Stacks(rows, tuple((kind, name(kind, words)) for kind in SHARES))


def doors(ahead: Ahead, days: int, words: Words) -> DoorChart:
    """The doors of every ending over the days of the story, and of those it can still take."""
    found = [door for door in ahead.doors.all if door.possible or door.by_itself]
    days = max([days, *(last + 1 for door in found if (last := _last(door.possible)))])
    rows = tuple(
        DoorRow(
            end_name(door.end, words),
            door.end.state.value,
            tuple(
                Pane(window.first, days if window.last is None else window.last + 1, for_good, kind)
                for kind, window in (("possible", door.possible), ("certain", door.certain))
                if window
                for for_good in [window.last is None]
            ),
            door.by_itself,
            until(door, words),
        )
        for door in found
    )
    gap = max(days // 6, 1)
    ticks = tuple((day, str(day)) for day in range(0, days, gap))
    signs = tuple((kind, words.text(text)) for kind, text in DOOR_SIGNS)
    today = words.text(N_("today: day {number}")).format(number=ahead.day)
    title = words.text(N_("If nobody does anything from today on"))
    return DoorChart(rows, days, ahead.day, title, (*signs, ("today", today)), ticks)


def _last(window: Window | None) -> int | None:
    return window.last if window else None


def until(door: Door, words: Words) -> str:
    """Through which day a door is open."""
    if door.possible is None:
        return words.text(N_("out of reach"))
    if door.possible.last is None:
        return words.text(N_("without limit"))
    return words.text(N_("through {day}")).format(day=words.day(door.possible.last))


def certain(window: Window | None, words: Words) -> str:
    """From which day and through which day a door can be gone through for certain."""
    if window is None:
        return words.text(N_("never"))
    if window.last is None:
        return words.text(N_("{since} on")).format(since=words.since(window.first))
    if window.first == window.last:
        return words.text(N_("on {day} alone")).format(day=words.day(window.first))
    return words.text(N_("{since} through {day}")).format(
        since=words.since(window.first), day=words.day(window.last)
    )


def bayes(seen: Seen, words: Words) -> Stacks:
    """The behaviours before the story, and after each thing that the seller has shown."""
    rows = [Stack(words.text(N_("Before the story")), _behaviours(seen.prior, words), "")]
    for sign in seen.signs:
        if sign.days:
            did = words.count(
                "{number} day without an answer",
                "{number} days without an answer",
                sign.days,
            )
        else:
            assert sign.step
            did = words.label(sign.step.move.do)
        rows.append(Stack(f"{words.number(sign.day)}: {did}", _behaviours(sign.shares, words), ""))
    return Stacks(tuple(rows), tuple((str(kind), name(kind, words)) for kind in Behaviour))


def _behaviours(found: Mapping[Behaviour, float], words: Words) -> tuple[Part, ...]:
    return tuple(_part(str(kind), share, words) for kind, share in found.items())


def curve(swept: Sweep, words: Words) -> Curves:
    """Every move's expected figure over the range of a belief."""
    lines = tuple(
        Curve(
            move_name(move, words),
            str(number),
            tuple(zip(swept.values, map(float, swept.expected[:, number]), strict=True)),
        )
        for number, move in enumerate(swept.moves)
    )
    low, high = reach(swept.belief)
    values = [low + (high - low) * number / (PARTS - 1) for number in range(PARTS)]
    return Curves(
        lines,
        belief_name(swept.belief, words),
        words.text(N_("expected")),
        tuple((value, amount(swept.belief, value, words)) for value in values),
        money_ticks(float(swept.expected.max()), words),
        tuple((value, amount(swept.belief, value, words)) for value in swept.changes),
    )


def amount(belief: str, value: float, words: Words) -> str:
    """The value of a belief in words: days, or a share in percent."""
    days = assumptions()[belief].kind is Kind.DAYS
    return f"{value:.0f}" if days else words.percent(value)


def patience(days: Sequence[Patience], words: Words) -> Curves:
    """What each day is worth to who acts on it, and to who waits."""
    lines = (
        (N_("who acts on that day"), tuple((float(day.day), day.acting) for day in days)),
        (N_("who lets it pass"), tuple((float(day.day), day.waiting) for day in days)),
    )
    most = max((day.acting for day in days), default=0.0)
    costly = max(days, key=lambda day: day.cost)
    ticks = [days[number].day for number in range(0, len(days), max(len(days) // 6, 1))]
    marks = ((float(costly.day), words.day(costly.day)),) if costly.cost >= 1 else ()
    return Curves(
        tuple(Curve(words.text(label), str(n), points) for n, (label, points) in enumerate(lines)),
        words.text(N_("day")),
        words.text(N_("expected")),
        tuple((float(day), str(day)) for day in ticks),
        money_ticks(most, words),
        marks,
    )


def populations(found: Mapping[Habit, Population], words: Words) -> Stacks:
    """How so many orders end for each habit."""
    kinds = (*SHARES, "held")
    rows = tuple(
        Stack(
            name(habit, words),
            tuple(_part(kind, share, words) for kind, share in ended(population).items()),
            words.text(N_("{money} on average")).format(money=words.money(round(population.mean))),
        )
        for habit, population in found.items()
    )
    return Stacks(rows, tuple((kind, name(kind, words)) for kind in kinds))


def ended(population: Population) -> dict[str, float]:
    """The share of the orders that ended in each kind of way."""
    found = dict.fromkeys((*SHARES, "held"), 0)
    for place, orders in population.there():
        shape = population.outlook.shape(place)
        result, came = (
            outcome(shape),
            shape.goods is Goods.DELIVERED and not population.outlook.faulty,
        )
        kind = "held" if result.held else str(result.state)
        if kind == "seller-paid":
            kind = "goods" if came else "nothing"
        found[kind] += orders
    return {kind: orders / population.size for kind, orders in found.items()}
