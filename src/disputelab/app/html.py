"""What the dashboard shows as text: HTML made from a history, every word of it escaped."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from disputelab.core import (
    Actor,
    Basis,
    Do,
    History,
    Level,
    Position,
    Rulebook,
    Step,
    Verdict,
    advise,
)
from disputelab.core import outcome as outcome_of
from disputelab.figures.reasons import refusal, why
from disputelab.figures.verdict import advice, verdict
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.sources import Claim, claims

if TYPE_CHECKING:
    from disputelab.figures.tables import Table

SIGNS = {Level.DANGER: "‼", Level.CAUTION: "⚠", Level.NOTE: "ℹ"}


MANY = 9


def _text(words: Words, english: str) -> str:
    return escape(words.text(english))


def cite(ids: Iterable[str], words: Words, most: int = MANY) -> str:
    """The claims behind something: their numbers, and on a click what they say and where.

    `most`: how many numbers are shown at once.
    """
    found = [claims()[one] for one in ids]
    if not found:
        return ""
    items = "".join(
        f"<li><b>{claim.id}</b> {escape(claim.text(words.language))} <i>("
        + escape(_where(claim, words))
        + ")</i></li>"
        for claim in found
    )
    numbers = " ".join(claim.id for claim in found[:most])
    numbers += f" +{len(found) - most}" if len(found) > most else ""
    return (
        f'<details class="claims"><summary title="{_text(words, CLAIMS)}">{numbers}</summary>'
        f"<ul>{items}</ul></details>"
    )


def _where(claim: Claim, words: Words) -> str:
    return words.count(
        "article {article}, line {lines}",
        "article {article}, lines {lines}",
        len(claim.lines),
        article=claim.article,
        lines=", ".join(map(str, claim.lines)),
    )


FINISHED = N_("The order is finished: nothing that the buyer does moves the money any more.")
CHANGED = N_("You have changed it since.")
CLAIMS = N_("the claims of the articles behind it")


def story(history: History, reported: bool, words: Words, changed: bool = False) -> str:
    """What a story is about, whether buyers have reported it, whether it has been changed since."""
    about = _text(words, history.scenario.about) if history.scenario.about else ""
    told = " ★ " + _text(words, N_("As buyers have reported it.")) if reported else ""
    told += f" <b>{_text(words, CHANGED)}</b>" if changed else ""
    return f'<p class="about">{about}{told}</p>'


def verdicts(history: History, today: int, words: Words) -> str:
    """Two cards: where the money is today, and how the story ends."""
    now = history.at(today)
    cards = ""
    if today < history.scenario.until:
        heading = words.text(N_("Today, {day}")).format(day=words.day(today))
        cards += _card("now", heading, now, words)
    heading = words.text(N_("In the end, {day}")).format(day=words.day(history.scenario.until))
    return f'<div class="verdicts">{cards}{_card("end", heading, history.end, words)}</div>'


def _card(kind: str, heading: str, position: Position, words: Words) -> str:
    found = outcome_of(position)
    price = position.price
    parts = (
        ("held", found.held, N_("{amount} held")),
        ("refunded", found.refunded, N_("{amount} → buyer")),
        ("released", found.released, N_("{amount} → seller")),
    )
    bar = "".join(
        f'<span class="{name}" style="flex-grow:{amount / price:.4f}">'
        f"{escape(words.text(label).format(amount=words.money(amount)))}</span>"
        for name, amount, label in parts
        if amount
    )
    live = " data-aloud" if kind == "end" else ""
    return (
        f'<div class="card {kind} {found.state.value}"><h3>{escape(heading)}</h3>'
        f'<p class="sentence"{live}>{escape(verdict(position, words))}</p>'
        f'<div class="moneybar">{bar}</div></div>'
    )


def steps(history: History, today: int, words: Words) -> str:
    """Every step as a row of a table: day, who did what, why, and the claims behind it."""
    heads = (N_("Day"), N_("Who and what"), N_("Why"), N_("Claims"))
    head = "".join(f'<th scope="col">{_text(words, text)}</th>' for text in heads)
    rows = "".join(
        _step(number, step, today, words) for number, step in enumerate(history.steps, 1)
    )
    return f'<table class="steps"><thead><tr><th>#</th>{head}</tr></thead>{rows}</table>'


def _step(number: int, step: Step, today: int, words: Words) -> str:
    when = " later" if step.day > today else " now" if step.day == today else ""
    kind = "step" + when + ("" if step.accepted else " refused")
    said = "✓" if step.accepted else "✗"
    name = words.text(N_("done") if step.accepted else N_("refused"))
    date = words.short_date(step.day)
    warnings = "".join(
        f'<div class="warned">{SIGNS[row.level]} {escape(advice(row, words))}'
        f"{cite(row.claims, words)}</div>"
        for row in advise(step.verdict.position, step.move.do)
        if row.level is not Level.NOTE and step.accepted
    )
    return (
        f'<tr class="{kind}"><td><span class="who {step.actor.value}">{number}</span></td>'
        f"<td>{step.day}<small>{escape(date)}</small></td>"
        f'<td><span class="sign" title="{escape(name)}" aria-label="{escape(name)}">{said}</span> '
        f"{escape(words.label(step.actor))} {escape(words.label(step.move.do))}</td>"
        f"<td>{escape(why(step, words))}{warnings}</td>"
        f"<td>{cite(step.verdict.claims, words)}</td></tr>"
    )


def choices(menu: tuple[Verdict, ...], words: Words) -> str:
    """What the buyer may do today, with its warnings; then what is not possible, and why."""
    if not menu:
        return ""
    position = menu[0].position
    if position.finished:
        return f"<p>{_text(words, FINISHED)}</p>"
    mine = [verdict for verdict in menu if verdict.actor is Actor.BUYER]
    may = "".join(_choice(v.move.do, position, words) for v in mine if v.allowed)
    may += _choice(None, position, words)
    barred = "".join(
        f'<li class="barred"><span class="sign">✗</span> <b>{_can(v.move.do, words)}</b>: '
        f"{escape(refusal(v, words))}{cite(v.claims, words)}</li>"
        for v in mine
        if not v.allowed
    )
    title = "<h4>" + _text(words, N_("Not possible today")) + "</h4>" if barred else ""
    return f"<ul>{may}</ul>{title}<ul>{barred}</ul>"


def _can(do: Do, words: Words) -> str:
    return escape(words.action(do))


def _choice(do: Do | None, position: Position, words: Words) -> str:
    told = "".join(
        f'<li class="{row.level.value}">{SIGNS[row.level]} '
        f"<b>{escape(words.label(row.level))}:</b> "
        f"{escape(advice(row, words))}{cite(row.claims, words)}</li>"
        for row in advise(position, do)
    )
    name = _can(do, words) if do else _text(words, N_("wait another day"))
    told = f'<ul class="advice">{told}</ul>' if told else ""
    return f'<li class="may"><span class="sign">✓</span> <b>{name}</b>{told}</li>'


def basis(book: Rulebook, name: str, words: Words) -> str:
    """What a reading or figure of a rulebook rests on: its claims, or that none speaks of it."""
    entry = getattr(book, name)
    said = "" if entry.basis is Basis.STATED else escape(words.label(entry.basis))
    cited = "" if entry.basis is Basis.INHERITED else cite(entry.claims, words, most=1)
    return f'<div class="basis">{said} {cited}</div>'


def sentence(text: str) -> str:
    """A sentence that is read out when it changes."""
    return f'<p class="sentence" data-aloud>{escape(text)}</p>'


def table(shown: "Table") -> str:
    """A table as it stands beside a picture."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in shown.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in shown.rows
    )
    return f'<table class="steps figures"><thead><tr>{head}</tr></thead>{rows}</table>'


def folded(shown: "Table", words: Words) -> str:
    """A table that opens on a click, where the picture says enough to most."""
    summary = _text(words, N_("The same as a table"))
    return f'<details class="folded"><summary>{summary}</summary>{table(shown)}</details>'


def note(text: str, kind: str = "note") -> str:
    """A remark in small print."""
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""
