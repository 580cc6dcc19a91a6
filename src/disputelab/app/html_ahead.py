"""What the page of what may follow shows as text: HTML, every word of it escaped."""

from collections.abc import Iterable
from html import escape

from disputelab.app.html import SIGNS, cite, note
from disputelab.core import Position, advise
from disputelab.figures.forecast import contrast_lines
from disputelab.figures.naming import HABITS, capital, move_name, name
from disputelab.figures.verdict import advice
from disputelab.figures.words import Words
from disputelab.futures import Assumption, Contrast, Prospect
from disputelab.locale import N_


def assumption(row: Assumption, words: Words) -> str:
    """Why a belief starts where it does, and the claims that point to it."""
    return (
        f'<div class="basis">{escape(row.reason(words.language))} {cite(row.claims, words)}</div>'
    )


def heading(title: str, about: str, day: int, words: Words) -> str:
    """What is looked at: a story, and the day from which it is looked ahead."""
    since = words.text(N_("Looked at {since} on")).format(since=words.since(day))
    return f"<h2>{escape(title)}</h2>{note(about)}{note(since, 'since')}"


def habits(words: Words) -> str:
    """What each habit of a buyer's means."""
    items = "".join(
        f"<li><b>{escape(capital(name(habit, words)))}.</b> {escape(words.text(text))}</li>"
        for habit, text in HABITS.items()
    )
    return f"<ul>{items}</ul>"


def stale(content: str, words: Words) -> str:
    """Something that was worked out under other beliefs, marked so."""
    again = escape(words.text(N_("Run again: the beliefs have changed.")))
    return f'<p class="again" data-aloud>⚠ {again}</p><div class="stale">{content}</div>'


def told(
    found: Iterable[tuple[Prospect, tuple[str, ...]]], position: Position, words: Words
) -> str:
    """Every move with a sentence for each of its figures, and what a careful buyer is told."""
    items = ""
    for one, said in found:
        star = "★ " if one.is_best else ""
        lines = "".join(f"<li>{escape(line)}</li>" for line in said)
        warned = "".join(
            f'<li class="{row.level.value}">{SIGNS[row.level]} {escape(advice(row, words))}'
            f"{cite(row.claims, words)}</li>"
            for row in advise(position, one.move.do if one.move else None)
        )
        items += f"<li><b>{star}{escape(move_name(one.move, words))}</b>"
        items += f"<ul>{lines}</ul><ul class='advice'>{warned}</ul></li>"
    return f'<ul class="told">{items}</ul>'


def contrasts(found: Iterable[Contrast], words: Words) -> str:
    """What each other reading would change, with the claims on both sides."""
    items = ""
    for one in found:
        head, changes = contrast_lines(one, words)
        lines = "".join(f"<li>{escape(change)}</li>" for change in changes)
        cited = cite(dict.fromkeys((*one.against, *one.claims)), words)
        items += f"<li>{escape(head)} {cited}<ul>{lines}</ul></li>"
    return f"<ul>{items}</ul>"


def differing(titles: list[str], words: Words) -> str:
    """The stories that end differently under the strictest readings."""
    head = escape(words.text(N_("These stories end differently under the strictest readings:")))
    items = "".join(f"<li>{escape(title)}</li>" for title in titles)
    return f"<p>{head}</p><ul>{items}</ul>"
