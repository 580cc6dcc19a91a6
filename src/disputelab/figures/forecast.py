"""What may follow, in words and as plain data."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from disputelab.core import Goods, History, Move, advise, replay
from disputelab.figures.ahead import amount, certain, until
from disputelab.figures.naming import end_name, move_name, name
from disputelab.figures.reasons import why
from disputelab.figures.verdict import advice
from disputelab.figures.words import Words
from disputelab.futures import (
    Ahead,
    Beliefs,
    Contrast,
    Door,
    Patience,
    Prospect,
    Seen,
    Sweep,
    Window,
    contrasts,
)
from disputelab.locale import N_


def turn(ahead: Ahead, move: Move | None, choose: np.ufunc, words: Words) -> str:
    """How a move of today turns out at the worst (`np.minimum`) or best, from the rules."""
    history = replay(ahead.story(ahead.play(move, choose)))
    last = history.steps[-1]
    if history.end.goods is Goods.DELIVERED and ahead.position.goods is not Goods.DELIVERED:
        return words.text(N_("The parcel comes. {why}")).format(why=why(last, words))
    return why(last, words)


def sentences(ahead: Ahead, one: Prospect, words: Words) -> tuple[str, str, str]:
    """The worst, the expected and the best of a move, a sentence each."""
    worst = words.text(N_("At worst {money}. {why}")).format(
        money=words.money(round(one.worst)), why=turn(ahead, one.move, np.minimum, words)
    )
    best = words.text(N_("At best {money}. {why}")).format(
        money=words.money(round(one.best)), why=turn(ahead, one.move, np.maximum, words)
    )
    likely = words.text(
        N_(
            "Expected {money}: of 100 such orders {refunded} get all back, {split} a part, {goods} "
            "have the goods, {nothing} have nothing."
        )
    ).format(money=words.money(round(one.expected)), **_hundred(one))
    return worst, likely, best


def _hundred(one: Prospect) -> dict[str, int]:
    """The shares of a prospect as whole numbers that add up to 100."""
    kinds = ("refunded", "split", "goods", "nothing")
    exact = {kind: 100 * getattr(one.shares, kind) for kind in kinds}
    whole = {kind: int(value) for kind, value in exact.items()}
    by_rest = sorted(kinds, key=lambda kind: whole[kind] - exact[kind])
    for kind in by_rest[: 100 - sum(whole.values())]:
        whole[kind] += 1
    return whole


def best_sentence(prospects: Sequence[Prospect], words: Words) -> str:
    """Which move is best, or which are equally good."""
    best = [move_name(one.move, words) for one in prospects if one.is_best]
    if not best:
        return words.text(N_("The order is finished: there is nothing left to choose."))
    money = words.money(round(max(one.expected for one in prospects)))
    if len(best) == 1:
        text = N_("Under these beliefs it is best to {move}: {money} expected.")
        return words.text(text).format(move=best[0], money=money)
    text = N_("Under these beliefs these are equally good: {moves}; {money} expected.")
    return words.text(text).format(moves="; ".join(best), money=money)


def door_sentence(door: Door, words: Words) -> str:
    """A door in a sentence."""
    end = end_name(door.end, words)
    if door.possible is None:
        return words.text(N_("{end}: out of reach.")).format(end=end)
    parts = [until(door, words), certain(door.certain, words)]
    if door.by_itself is not None:
        comes = words.text(N_("comes by itself on {day}"))
        parts.append(comes.format(day=words.day(door.by_itself)))
    said = words.text(N_("{end}: possible {possible}; for certain: {certain}")).format(
        end=end, possible=parts[0], certain=parts[1]
    )
    return "; ".join([said, *parts[2:]]) + "."


def contrast_sentence(one: Contrast, words: Words) -> str:
    """What another reading would change here."""
    reading = f"{words.label(one.reading)}: {words.label(_value(one.value))}"
    if not one.matters:
        return words.text(N_("{reading}. Nothing changes here.")).format(reading=reading)
    changes = []
    for ends, text in ((one.only_now, N_("no longer possible")), (one.only_then, N_("possible"))):
        if ends:
            listed = ", ".join(end_name(end, words) for end in ends)
            changes.append(f"{words.text(text)}: {listed}")
    if one.doors:
        listed = ", ".join(f"{end_name(d.end, words)} ({until(d, words)})" for _, d in one.doors)
        changes.append(words.text(N_("other days: {doors}")).format(doors=listed))
    if one.best_now != one.best_then:
        best = "; ".join(move_name(move, words) for move in one.best_then)
        changes.append(words.text(N_("the best move is then: {moves}")).format(moves=best))
    return f"{reading}. " + ". ".join(changes) + "."


def _value(value: str) -> str:
    return f"silence:{value}" if value == "review" else value


def sweep_sentence(swept: Sweep, words: Words) -> str:
    """At which value of a belief another move becomes best."""
    belief = name(swept.belief, words)
    if not swept.changes:
        text = N_("{belief}: whatever its value, the best move stays the same.")
        return words.text(text).format(belief=belief)
    best = ["; ".join(move_name(move, words) for move in moves) for moves in swept.best]
    below, above = words.text(N_("up to about {value}: {moves}")), words.text(N_("above: {moves}"))
    parts = [
        below.format(value=amount(swept.belief, value), moves=moves)
        for value, moves in zip(swept.changes, best, strict=False)
    ]
    parts.append(above.format(moves=best[-1]))
    return words.text(N_("{belief}. It is best, {stretches}.")).format(
        belief=belief, stretches=" · ".join(parts)
    )


def seen_sentence(seen: Seen, words: Words) -> str:
    """What the story has shown of its seller, and what that makes likely."""
    shares = ", ".join(f"{name(kind, words)} {share:.0%}" for kind, share in seen.shares.items())
    if not seen.signs:
        text = N_("The seller has shown nothing yet, so it stays with what you believed: {shares}.")
        return words.text(text).format(shares=shares)
    likely = max(seen.shares, key=lambda kind: seen.shares[kind])
    text = N_(
        "By what the seller has shown it is now likeliest that this one {behaviour}: {shares}."
    )
    return words.text(text).format(behaviour=name(likely, words), shares=shares)


def patience_sentence(days: Sequence[Patience], words: Words) -> str:
    """What waiting costs today, and when it costs the most."""
    today, worst = days[0], max(days, key=lambda day: day.cost)
    if worst.cost < 1:
        return words.text(N_("To wait costs nothing on any of the days ahead."))
    text = N_("To wait one more day costs {today} today; it costs most on {day}: {most}.")
    return words.text(text).format(
        today=words.money(round(today.cost)),
        day=words.day(worst.day),
        most=words.money(round(worst.cost)),
    )


def proof_sentence(cents: float, words: Words) -> str:
    """What proof is worth."""
    return words.text(N_("To have proof to show is worth {money} here.")).format(
        money=words.money(round(cents))
    )


def forecast(ahead: Ahead, beliefs: Beliefs, others: Sequence[Contrast], words: Words) -> str:
    """Everything that can be said before a move today, in lines."""
    prospects = ahead.prospects(beliefs)
    lines = [words.day(ahead.day), best_sentence(prospects, words), ""]
    for one in prospects:
        lines.append(("★ " if one.is_best else "  ") + move_name(one.move, words))
        lines += [f"    {said}" for said in sentences(ahead, one, words)]
        lines += [
            f"    ! {words.label(row.level)}: {advice(row, words)}"
            for row in advise(ahead.position, one.move.do if one.move else None)
        ]
    lines += ["", words.text(N_("Doors")), *(door_sentence(d, words) for d in ahead.doors.all)]
    lines += ["", words.text(N_("Where the articles disagree"))]
    for other in others:
        claims = "".join(f" [{claim}]" for claim in (*other.against, *other.claims))
        lines.append(contrast_sentence(other, words) + (claims if other.matters else ""))
    return "\n".join(lines)


def forecast_data(
    ahead: Ahead, beliefs: Beliefs, others: Sequence[Contrast], words: Words
) -> dict[str, Any]:
    """The same as plain data; amounts in units of the currency."""
    prospects = ahead.prospects(beliefs)
    return {
        "title": ahead.history.scenario.title,
        "day": ahead.day,
        "moves": [
            {
                "move": _key(one.move),
                "worst": one.worst / 100,
                "expected": one.expected / 100,
                "best": one.best / 100,
                "is_best": one.is_best,
                "why": list(sentences(ahead, one, words)),
                "advice": [
                    row.code for row in advise(ahead.position, one.move.do if one.move else None)
                ],
            }
            for one in prospects
        ],
        "ties": [_key(one.move) for one in prospects if one.is_best],
        "doors": [
            {
                "state": str(door.end.state),
                "ended_by": str(door.end.by),
                "possible": _days(door.possible),
                "certain": _days(door.certain),
                "by_itself": door.by_itself,
            }
            for door in ahead.doors.all
        ],
        "disagreements": [
            {
                "reading": one.reading,
                "value": one.value,
                "claims": [*one.against, *one.claims],
                "best": [_key(move) for move in one.best_then],
                "what": contrast_sentence(one, words),
            }
            for one in others
            if one.matters
        ],
        "beliefs": dict(beliefs.values),
        "seller": {str(kind): share for kind, share in ahead.seen(beliefs).shares.items()},
    }


def _key(move: Move | None) -> str:
    return str(move.do) if move else "wait"


def _days(window: Window | None) -> dict[str, int | None] | None:
    return {"first": window.first, "last": window.last} if window else None


def foretell(history: History, day: int, language: str = "en") -> str:
    """What may follow a story from a day on, in lines, under neutral beliefs."""
    ahead, beliefs = Ahead(history, day), Beliefs()
    words = Words(language, history.scenario.order)
    return forecast(ahead, beliefs, tuple(contrasts(ahead, beliefs)), words)
