"""A history as plain data and as text, for the command line."""

from typing import Any

from disputelab.core import Advice, History, Level, Step, advise
from disputelab.figures.reasons import why
from disputelab.figures.verdict import advice, verdict
from disputelab.figures.words import Words
from disputelab.locale import N_


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
