"""The debriefing of a game in words and as tables."""

from collections.abc import Iterator, Sequence

from disputelab.core import Goods, advise
from disputelab.course.debrief import Debrief, Decision, Score, believed
from disputelab.figures.forecast import sentences
from disputelab.figures.naming import move_name, name
from disputelab.figures.tables import Table
from disputelab.figures.verdict import advice, verdict
from disputelab.figures.words import Words
from disputelab.futures import Ahead
from disputelab.locale import N_

GOODS = {
    (False, False): N_("The goods never came."),
    (False, True): N_("The goods never came."),
    (True, False): N_("The goods are here and fine, which counts as their price."),
    (True, True): N_("The goods are here but faulty, which counts nothing."),
}
SELLERS = {
    "agrees": N_("The seller was one who agrees, as a rule."),
    "ignores": N_("The seller was one who ignores disputes, as a rule."),
    "aggressive": N_("The seller was one who turns aggressive, as a rule."),
    "promises": N_("The seller was one who promises, as a rule."),
}


def outcome(found: Debrief, words: Words) -> tuple[str, ...]:
    """What the buyer has in the end, against what the best play expected; a sentence each."""
    game, position = found.game, found.game.position
    came = position.goods is Goods.DELIVERED
    hoped = N_("Who plays best and knows only what you knew has {money} on average.")
    return (
        verdict(position, words),
        words.text(GOODS[came, game.world.faulty]),
        words.text(N_("That makes {money} for you.")).format(money=words.money(found.got)),
        words.text(hoped).format(money=words.money(round(found.hoped))),
    )


def hidden(found: Debrief, words: Words) -> tuple[str, ...]:
    """What was behind the curtain: the seller, and the parcel."""
    world, position = found.game.world, found.game.position
    said = [words.text(SELLERS[world.behaviour])]
    if position.goods is not Goods.DELIVERED:
        day = world.arrival()
        later = day is not None and words.text(N_("The parcel would have come on {day}.")).format(
            day=words.day(day)
        )
        said.append(later or words.text(N_("The parcel would never have come.")))
    return tuple(said)


def worst(found: Debrief, words: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The decision that cost most and what would have been better; then why, from the rules."""
    one = found.worst
    if one is None:
        full = found.got == found.game.position.price
        luck = N_("No decision of yours cost anything: whatever is missing was bad luck.")
        return (words.text(N_("No decision of yours cost anything.") if full else luck),), ()
    game = one.at
    ahead = Ahead(game.history, game.day, faulty=game.faulty)
    prospects = ahead.prospects(believed(game))
    do = one.move.do if one.move else None
    chosen = next(p for p in prospects if (p.move.do if p.move else None) is do)
    best = [p for p in prospects if p.is_best]
    better = "; ".join(move_name(option.move, words) for option in best)
    said = [*_cost(one, words), words.text(N_("Better then: {moves}.")).format(moves=better)]
    total = sum(decision.cost for decision in found.decisions)
    if total - one.cost >= 1:
        text = N_("All your decisions together cost {money} on average; the rest was luck.")
        said.append(words.text(text).format(money=words.money(round(total))))
    else:
        said.append(words.text(N_("Nothing else cost you anything; the rest was luck.")))
    because = [advice(row, words) for row in advise(ahead.position, do)]
    for option, text in (
        (chosen, N_("What you did ({day}). {said}")),
        (best[0], N_("What was better ({day}). {said}")),
    ):
        low, likely, _ = sentences(ahead, option, words)
        day = words.day(game.day)
        because.append(words.text(text).format(day=day, said=f"{likely} {low}"))
    return tuple(said), tuple(because)


def _cost(one: Decision, words: Words) -> Iterator[str]:
    amounts = {
        "expected": words.money(round(one.expected)),
        "best": words.money(round(one.best)),
        "cost": words.money(round(one.cost)),
    }
    if one.move is None and one.first < one.last:
        text = N_(
            "The decision that cost most: to wait from {first} through {last}. It was worth "
            "{expected} on average, where {best} could be had: a cost of {cost}."
        )
        days = {"first": words.day(one.first), "last": words.day(one.last)}
        yield words.text(text).format(**days, **amounts)
        text = N_("The day on which waiting cost most was {day}.")
        yield words.text(text).format(day=words.day(one.at.day))
        return
    text = N_(
        "The decision that cost most: on {day}, to {move}. It was worth {expected} on average, "
        "where {best} could be had: a cost of {cost}."
    )
    made = {"day": words.day(one.at.day), "move": move_name(one.move, words)}
    yield words.text(text).format(**made, **amounts)


def decisions(found: Debrief, words: Words) -> Table:
    """Every decision: its days, what it was worth on average, and what the best was worth."""
    heads = (N_("Day"), N_("What you did"), N_("Worth"), N_("Best"), N_("Cost"))
    rows = []
    for one in found.decisions:
        days = str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
        star = "★ " if one.cost < 1 else ""
        did = words.text(N_("wait")) if one.move is None else move_name(one.move, words)
        money = (words.money(round(cents)) for cents in (one.expected, one.best, one.cost))
        rows.append((days, star + did, *money))
    return Table(tuple(map(words.text, heads)), tuple(rows))


def scores(played: Sequence[Score], words: Words) -> Table:
    """The games played so far, and their sums where there are several."""
    heads = (
        N_("Game"),
        N_("Seller"),
        N_("You have"),
        N_("Best play, on average"),
        N_("Your decisions cost"),
    )
    rows = [
        (one.code, name(one.seller, words), *map(words.money, (one.got, one.hoped, one.cost)))
        for one in played
    ]
    if len(played) > 1:
        sums = (sum(part) for part in zip(*((p.got, p.hoped, p.cost) for p in played), strict=True))
        count = words.count("{number} game", "{number} games", len(played))
        rows.append((words.text(N_("Together")), count, *map(words.money, sums)))
    return Table(tuple(map(words.text, heads)), tuple(rows))
