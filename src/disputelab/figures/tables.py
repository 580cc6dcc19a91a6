"""What may follow, as tables: the same figures that the charts show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from disputelab.figures.ahead import certain, ended, until
from disputelab.figures.charts import Curves, Stacks
from disputelab.figures.naming import end_name, move_name, name
from disputelab.figures.words import Words
from disputelab.futures import Door, Habit, Population, Prospect
from disputelab.locale import N_


@dataclass(frozen=True, slots=True)
class Table:
    """Heads, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def prospects_table(prospects: Iterable[Prospect], words: Words) -> Table:
    """The three figures of every move."""
    heads = (N_("Move"), N_("Worst"), N_("Expected"), N_("Best"))
    return Table(
        tuple(map(words.text, heads)),
        tuple(
            (
                ("★ " if one.is_best else "") + move_name(one.move, words),
                *(words.money(round(value)) for value in (one.worst, one.expected, one.best)),
            )
            for one in prospects
        ),
    )


def doors_table(doors: Iterable[Door], words: Words) -> Table:
    """The last days of every door."""
    heads = (N_("Ending"), N_("Possible"), N_("For certain"), N_("By itself"))
    return Table(
        tuple(map(words.text, heads)),
        tuple(
            (
                end_name(door.end, words),
                until(door, words),
                certain(door.certain, words),
                words.day(door.by_itself) if door.by_itself is not None else "–",
            )
            for door in doors
        ),
    )


def population_table(found: Mapping[Habit, Population], words: Words) -> Table:
    """How the orders end for each habit."""
    kinds = ("refunded", "split", "goods", "nothing", "held")
    heads = (words.text(N_("Habit")), *(name(kind, words) for kind in kinds))
    rows = []
    for habit, population in found.items():
        share = ended(population)
        cells = (words.percent(share[kind], 1) for kind in kinds)
        rows.append((name(habit, words), *cells, words.money(round(population.mean))))
    return Table((*heads, words.text(N_("On average"))), tuple(rows))


def stacks_table(chart: Stacks, head: str, words: Words) -> Table:
    """The parts of every stack in percent; `head` names what the stacks stand for."""
    rows = []
    for row in chart.rows:
        share = {part.kind: part.share for part in row.parts}
        rows.append((row.label, *(words.percent(share.get(kind, 0.0)) for kind, _ in chart.legend)))
    return Table((words.text(head), *(label for _, label in chart.legend)), tuple(rows))


def curves_table(chart: Curves, across: Callable[[float], str], words: Words) -> Table:
    """The money that each line shows at each value; `across` writes a value."""
    rows = tuple(
        (across(points[0][0]), *(words.money(round(amount)) for _, amount in points))
        for points in zip(*(line.points for line in chart.lines), strict=True)
    )
    return Table((chart.x_label, *(line.label for line in chart.lines)), rows)
