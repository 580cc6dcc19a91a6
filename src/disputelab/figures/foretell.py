"""What may follow as text and as plain data, for the command line."""

from collections.abc import Sequence
from typing import Any

from disputelab.core import History, Move, advise
from disputelab.figures.ahead import amount
from disputelab.figures.forecast import (
    beliefs_sentence,
    best_sentence,
    contrast_lines,
    door_sentence,
    over_sentence,
    repeat_sentence,
    sentences,
    sweep_sentence,
    tie_sentence,
)
from disputelab.figures.naming import move_name
from disputelab.figures.verdict import advice
from disputelab.figures.words import Words
from disputelab.futures import Ahead, Beliefs, Contrast, Prospect, Window, contrasts, sweep
from disputelab.locale import N_


def to_text(
    ahead: Ahead, beliefs: Beliefs, proof: bool, others: Sequence[Contrast], words: Words
) -> str:
    """Everything that can be said before a move today, in lines."""
    lines = [words.day(ahead.day)]
    if ahead.position.finished:
        return "\n".join((*lines, over_sentence(ahead, words)))
    prospects = ahead.prospects(beliefs, proof)
    said = (beliefs_sentence(beliefs, proof, words), repeat_sentence(ahead, words))
    best = (best_sentence(prospects, words), tie_sentence(ahead, prospects, words))
    lines += [*filter(None, (*said, *best)), ""]
    for one in prospects:
        lines.append(("★ " if one.is_best else "  ") + move_name(one.move, words))
        lines += [f"    {said}" for said in sentences(ahead, one, words)]
        lines += [
            f"    ! {words.label(row.level)}: {advice(row, words)}"
            for row in advise(ahead.position, one.move.do if one.move else None)
        ]
    lines += [
        "",
        words.text(N_("Doors: how long each ending stays in reach, if nothing happens until then")),
    ]
    lines += [door_sentence(door, words) for door in ahead.doors.all]
    lines += ["", words.text(N_("Where the articles disagree"))]
    for other in others:
        head, changes = contrast_lines(other, words)
        claims = "".join(f" [{claim}]" for claim in (*other.against, *other.claims))
        lines.append(head + (claims if other.matters else ""))
        lines += [f"  – {change}" for change in changes]
    return "\n".join(lines)


def to_json(
    ahead: Ahead, beliefs: Beliefs, proof: bool, others: Sequence[Contrast], words: Words
) -> dict[str, Any]:
    """The same as plain data; amounts in units of the currency, to the cent."""
    finished = ahead.position.finished
    prospects = ahead.prospects(beliefs, proof)
    return {
        "title": ahead.history.scenario.title,
        "day": ahead.day,
        "rulebook": ahead.rulebook.name,
        "over": over_sentence(ahead, words) if finished else None,
        "moves": [_move(ahead, one, words) for one in prospects],
        "ties": [_key(one.move) for one in prospects if one.is_best],
        "doors": [
            {
                "state": str(door.end.state),
                "ended_by": str(door.end.by),
                "possible": _days(door.possible),
                "certain": _days(door.certain),
                "by_itself": door.by_itself,
            }
            for door in (() if finished else ahead.doors.all)
        ],
        "disagreements": [
            {
                "reading": one.reading,
                "value": one.value,
                "claims": [*one.against, *one.claims],
                "matters": one.matters,
                "best": [_key(move) for move in one.best_then],
                "what": list(contrast_lines(one, words)[1]),
            }
            for one in others
        ],
        "beliefs": dict(beliefs.values),
        "proof": proof,
        "seller": {str(kind): _share(share) for kind, share in ahead.seen(beliefs).shares.items()},
        "assumed": None if finished else repeat_sentence(ahead, words) or None,
    }


def _move(ahead: Ahead, one: Prospect, words: Words) -> dict[str, Any]:
    return {
        "move": _key(one.move),
        "worst": _units(one.worst),
        "expected": _units(one.expected),
        "best": _units(one.best),
        "is_best": one.is_best,
        "shares": {
            kind: _share(getattr(one.shares, kind))
            for kind in ("refunded", "split", "goods", "nothing")
        },
        "why": list(sentences(ahead, one, words)),
        "advice": [row.code for row in advise(ahead.position, one.move.do if one.move else None)],
    }


def _units(cents: float) -> float:
    return round(cents) / 100


def _share(share: float) -> float:
    return round(share, 4)


def _key(move: Move | None) -> str:
    return str(move.do) if move else "wait"


def _days(window: Window | None) -> dict[str, int | None] | None:
    return {"first": window.first, "last": window.last} if window else None


def foretell(history: History, day: int, language: str = "en") -> str:
    """What may follow a story from a day on, in lines, under neutral beliefs."""
    ahead, beliefs = Ahead(history, day), Beliefs()
    others = () if ahead.position.finished else tuple(contrasts(ahead, beliefs))
    return to_text(ahead, beliefs, True, others, Words(language, history.scenario.order))


def swept(history: History, day: int, belief: str, language: str = "en") -> str:
    """What each move is worth over the range of a belief, in lines, the others being neutral."""
    words = Words(language, history.scenario.order)
    found = sweep(Ahead(history, day), Beliefs(), belief)
    lines = [sweep_sentence(found, words)]
    for value, row in zip(found.values, found.expected, strict=True):
        worth = "; ".join(
            f"{move_name(move, words)} {words.money(round(float(cents)))}"
            for move, cents in zip(found.moves, row, strict=True)
        )
        lines.append(f"  {amount(belief, value, words)}: {worth}")
    return "\n".join(lines)
