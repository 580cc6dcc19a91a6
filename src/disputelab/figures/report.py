"""A history as plain data, as text and as a sheet of cells: for the command line and for files."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from disputelab.core import Advice, History, Level, Step, advise
from disputelab.figures.reasons import why
from disputelab.figures.verdict import advice, verdict
from disputelab.figures.words import Words
from disputelab.locale import N_

HEADS = (
    N_("Day"),
    N_("Date"),
    N_("Who"),
    N_("What"),
    N_("Done or refused"),
    N_("Why"),
    N_("Claims"),
)
MONEY = (N_("Held after it"), N_("Back with the buyer"), N_("With the seller"))
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula and run."""


def to_json(history: History, words: Words) -> dict[str, Any]:
    """The outcome and every step as plain data; amounts in units of the currency."""
    found = history.outcome
    return {
        "title": history.scenario.title,
        "state": found.state.value,
        "stage": found.stage.value if found.stage else None,
        "ended_by": found.ended_by.value if found.ended_by else None,
        "ended_on": found.ended_on,
        "held": found.held / 100,
        "refunded": found.refunded / 100,
        "released": found.released / 100,
        "cashback": history.cashback / 100,
        "steps": [
            {
                "day": step.day,
                "actor": str(step.actor),
                "event": str(step.move.do),
                "accepted": step.accepted,
                "why": why(step, words),
                "claims": list(step.verdict.claims),
            }
            for step in history.steps
        ],
    }


def to_csv(history: History, words: Words) -> str:
    """Every step as a row of a sheet (RFC 4180), under a row of heads; amounts in units.

    It begins with a byte order mark, without which Excel does not read Cyrillic.
    """
    out = StringIO()
    writer = csv.writer(out)
    currency = history.scenario.order.currency
    unit = f" ({currency})" if currency else ""
    writer.writerow([*map(words.text, HEADS), *(words.text(head) + unit for head in MONEY)])
    for step in history.steps:
        writer.writerow([inert(cell) for cell in _cells(step, words)])
    return "\ufeff" + out.getvalue()


def _cells(step: Step, words: Words) -> Iterator[str]:
    date, money = words.order.date_of(step.day), step.after.money
    yield str(step.day)
    yield date.isoformat() if date else ""
    yield words.label(step.actor)
    yield words.label(step.move.do)
    yield words.text(N_("done") if step.accepted else N_("refused"))
    yield why(step, words)
    # In brackets: alone, 1.10 would be taken for a number.
    yield " ".join(f"[{claim}]" for claim in step.verdict.claims)
    for amount in (money.held, money.refunded, money.released):
        yield f"{amount // 100}.{amount % 100:02}"


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: texts may come from anywhere."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def to_text(history: History, words: Words) -> str:
    """The story in lines: its title, each step with its reason and advice, and the verdict."""
    title = _plain(words.text(history.scenario.title))
    lines = [title, "=" * min(len(title), 80)]
    for step in history.steps:
        sign = "✓" if step.accepted else "✗"
        who = words.label(step.actor)
        did = words.label(step.move.do)
        lines.append(f"{sign} {words.day(step.day)}: {who} {did}")
        claims = "".join(f" [{claim}]" for claim in step.verdict.claims)
        lines.append(f"    {why(step, words)}{claims}")
        lines += [f"    {_warning(row, words)}" for row in warnings(step)]
    lines.append("→ " + verdict(history.end, words))
    if history.scenario.order.cashback_percent:
        said = N_("A cashback service would add {cashback} (an assumption).")
        lines.append("  " + words.text(said).format(cashback=words.money(history.cashback)))
    return "\n".join(lines)


def warnings(step: Step) -> tuple[Advice, ...]:
    """What the buyer would have been told before a step of theirs; cautions and dangers alone."""
    found = advise(step.verdict.position, step.move.do)
    return tuple(row for row in found if row.level is not Level.NOTE)


def _warning(row: Advice, words: Words) -> str:
    claims = "".join(f" [{claim}]" for claim in row.claims)
    return f"! {words.label(row.level)}: {advice(row, words)}{claims}"


def _plain(text: str) -> str:
    """One line without control characters: a title may come from anywhere."""
    return "".join(char if char.isprintable() else " " for char in text)


def tell(history: History, language: str = "en") -> str:
    """The story in lines, in a language: each step with its reason, and the verdict."""
    return to_text(history, Words(language, history.scenario.order))
