"""What may follow, in sentences."""

from collections.abc import Mapping, Sequence

from disputelab.arrays import np
from disputelab.core import Goods, Level, Move, advise, replay
from disputelab.figures.ahead import amount, certain, until
from disputelab.figures.naming import belief_name, capital, end_name, move_name, name
from disputelab.figures.reasons import why
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.futures import (
    Ahead,
    Answer,
    Behaviour,
    Beliefs,
    Contrast,
    Door,
    Patience,
    Prospect,
    Seen,
    Sweep,
    assumptions,
)
from disputelab.locale import N_


def turn(ahead: Ahead, move: Move | None, choose: np.ufunc, words: Words) -> str:
    """How a move of today turns out at the worst (`np.minimum`) or best, from the rules."""
    history = replay(ahead.story(ahead.play(move, choose)))
    last = history.steps[-1]
    if history.end.goods is Goods.DELIVERED and ahead.position.goods is not Goods.DELIVERED:
        return words.text(N_("The parcel comes, and the buyer has the goods. {why}")).format(
            why=why(last, words)
        )
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
            "Expected {money}: of 100 such orders about {refunded} get all back, {split} a part, "
            "{goods} have the goods, {nothing} have nothing."
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


def over_sentence(ahead: Ahead, words: Words) -> str:
    """That an order is over, and what became of its money."""
    over = words.text(N_("The order is over. {verdict}"))
    return over.format(verdict=verdict(ahead.position, words))


def tie_sentence(ahead: Ahead, prospects: Sequence[Prospect], words: Words) -> str:
    """Which of several best moves the articles call dangerous; nothing where it is all or none."""
    best = [one.move for one in prospects if one.is_best]
    warned = [
        move
        for move in best
        if any(
            row.level is Level.DANGER for row in advise(ahead.position, move.do if move else None)
        )
    ]
    if not warned or len(warned) == len(best):
        return ""
    text = N_("Equal by these beliefs alone: the articles warn against “{moves}”, see below.")
    return words.text(text).format(moves="; ".join(move_name(move, words) for move in warned))


def best_sentence(prospects: Sequence[Prospect], words: Words) -> str:
    """Which move is best, or which are equally good."""
    best = [move_name(one.move, words) for one in prospects if one.is_best]
    money = words.money(round(max(one.expected for one in prospects)))
    if len(best) == 1:
        text = N_("Under these beliefs it is best to {move}: {money} expected.")
        return words.text(text).format(move=best[0], money=money)
    text = N_("Under these beliefs these are equally good: {moves}; {money} expected.")
    return words.text(text).format(moves="; ".join(best), money=money)


def door_sentence(door: Door, words: Words) -> str:
    """A door in a sentence."""
    return capital(f"{end_name(door.end, words)} — {_door(door, words)}.")


def _door(door: Door, words: Words) -> str:
    if door.possible is None:
        return until(door, words)
    parts = [words.text(N_("possible {until}")).format(until=until(door, words))]
    if door.certain is None:
        parts.append(words.text(N_("but never for certain")))
    else:
        sure = words.text(N_("for certain {days}"))
        parts.append(sure.format(days=certain(door.certain, words)))
    if door.by_itself is not None:
        comes = words.text(N_("comes by itself on {day}"))
        parts.append(comes.format(day=words.day(door.by_itself)))
    return ", ".join(parts)


def contrast_lines(one: Contrast, words: Words) -> tuple[str, tuple[str, ...]]:
    """How another reading would have it, and a line for each thing that it would change here."""
    head = words.text(N_("If the articles are read so: {reading} — {value}:")).format(
        reading=words.label(one.reading), value=words.label(_value(one.value))
    )
    if not one.matters:
        return head, (words.text(N_("Nothing changes here.")),)
    lines = []
    for ends, text in (
        (one.only_now, N_("No longer possible: {ends}.")),
        (one.only_then, N_("Possible then: {ends}.")),
    ):
        if ends:
            listed = "; ".join(end_name(end, words) for end in ends)
            lines.append(words.text(text).format(ends=listed))
    other = words.text(N_("Other days: {door}."))
    lines += [
        other.format(door=f"{end_name(then.end, words)} — {_door(then, words)}")
        for _, then in one.doors
    ]
    if one.best_now != one.best_then:
        best = "; ".join(move_name(move, words) for move in one.best_then)
        lines.append(words.text(N_("The best move is then: {moves}.")).format(moves=best))
    other = words.text(N_("Expected for “{move}”: {then} instead of {now}."))
    lines += [
        other.format(
            move=move_name(move, words),
            now=words.money(round(now)),
            then=words.money(round(then)),
        )
        for move, now, then in one.worth
    ]
    return head, tuple(lines)


def _value(value: str) -> str:
    return f"silence:{value}" if value == "review" else value


def sweep_sentence(swept: Sweep, words: Words) -> str:
    """At which value of a belief another move becomes best."""
    belief = belief_name(swept.belief, words)
    if not swept.changes:
        text = N_("{belief}: whatever its value, the best move stays the same.")
        return words.text(text).format(belief=belief)
    best = ["; ".join(move_name(move, words) for move in moves) for moves in swept.best]
    below = words.text(N_("up to about {value} it is best: {moves}"))
    parts = [
        below.format(value=amount(swept.belief, value, words), moves=moves)
        for value, moves in zip(swept.changes, best, strict=False)
    ]
    parts.append(words.text(N_("above that: {moves}")).format(moves=best[-1]))
    return ". ".join((belief, *map(capital, parts))) + "."


def seen_sentence(seen: Seen, words: Words) -> str:
    """What the story has shown of its seller, and what that makes likely."""
    shares = shares_list(seen.shares, words)
    if not seen.signs:
        text = N_("The seller has shown nothing yet, so it stays with what you believed: {shares}.")
        return words.text(text).format(shares=shares)
    likely = max(seen.shares, key=lambda kind: seen.shares[kind])
    text = N_(
        "By what the seller has shown it is now likeliest that this one {behaviour}: {shares}."
    )
    return words.text(text).format(behaviour=name(likely, words), shares=shares)


def shares_list(shares: Mapping[Behaviour, float], words: Words) -> str:
    """The behaviours with the share of each."""
    return ", ".join(
        f"{name(kind, words)} {words.percent(share)}" for kind, share in shares.items()
    )


def repeat_sentence(ahead: Ahead, words: Words) -> str:
    """What is assumed of a seller who has answered once; nothing where there was no answer."""
    answer = ahead.outlook.answered
    if answer is None:
        return ""
    if answer is Answer.SILENT:
        text = N_(
            "This seller has let a dispute pass without an answer; it is assumed that there is "
            "none again if the dispute is opened again."
        )
        return words.text(text)
    if answer is Answer.OFFERS:
        text = N_(
            "This seller has made an offer; it is assumed that a part of the claim is offered "
            "again, without the goods going back, if the dispute is opened again."
        )
        return words.text(text)
    text = N_(
        "This seller has answered once; it is assumed that the same answer comes again if the "
        "dispute is opened again."
    )
    return words.text(text)


def patience_sentence(days: Sequence[Patience], words: Words) -> str:
    """What waiting costs today, and when it costs the most."""
    today, worst = days[0], max(days, key=lambda day: day.cost)
    if round(worst.cost) < 1:
        return words.text(N_("To wait costs nothing on any of the days ahead."))
    values = {
        "today": words.money(round(today.cost)),
        "day": words.day(worst.day),
        "most": words.money(round(worst.cost)),
    }
    if round(today.cost) < 1:
        text = N_("To wait costs nothing today; it costs most on {day}: {most}.")
    elif worst is today:
        text = N_("To wait one more day costs {today} today; on no later day does it cost more.")
    else:
        text = N_("To wait one more day costs {today} today; it costs most on {day}: {most}.")
    return words.text(text).format(**values)


def proof_sentence(ahead: Ahead, beliefs: Beliefs, words: Words) -> str:
    """What proof is worth, or that it is attached already."""
    dispute = ahead.position.dispute
    if dispute and dispute.has_proof:
        return words.text(N_("Proof that counts is attached to this dispute already."))
    cents = round(ahead.proof_worth(beliefs))
    if cents < 1:
        return words.text(N_("To have proof to show changes nothing here."))
    worth = words.text(N_("To have proof to show is worth {money} here."))
    return worth.format(money=words.money(cents))


def beliefs_sentence(beliefs: Beliefs, proof: bool, words: Words) -> str:
    """Which beliefs are not the neutral ones, and whether the buyer has proof to show."""
    other = [
        words.text(N_("{belief}: {value} instead of {neutral}")).format(
            belief=belief_name(belief, words),
            value=amount(belief, beliefs[belief], words),
            neutral=amount(belief, row.value, words),
        )
        for belief, row in assumptions().items()
        if beliefs[belief] != row.value
    ]
    said = words.text(N_("The beliefs are the neutral ones."))
    if other:
        said = words.text(N_("Beliefs that are not the neutral ones: {beliefs}."))
        said = said.format(beliefs="; ".join(other))
    return said if proof else said + " " + words.text(N_("The buyer has no proof to show."))
