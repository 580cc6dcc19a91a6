"""Buyers who play the game by a habit of their own."""

from collections.abc import Callable

from disputelab.core import Do, Goods, Move, Stage
from disputelab.course.codes import Code
from disputelab.course.debrief import Weighed
from disputelab.course.game import Game, begin, moves, next_day, play

Buyer = Callable[[Game], Do | None]


def played(code: Code, buyer: Buyer) -> Game:
    """The game to its end, as a buyer plays it who says each time what to do next, None to wait."""
    game = begin(code)
    while not game.over:
        do = buyer(game)
        chosen = [c.move for c in moves(game) if c.offered and c.move.do is do]
        game = play(game, chosen[0]) if chosen else next_day(game)
    return game


def never(game: Game) -> Do | None:
    """Who never disputes."""
    return None


def at_once(game: Game) -> Do | None:
    """Who opens a dispute on the first day, with proof, and escalates as soon as possible."""
    position = game.position
    if position.dispute is None:
        return Do.OPEN_DISPUTE if not position.past else None
    if not position.dispute.has_proof:
        return Do.ADD_EVIDENCE
    return Do.ESCALATE if position.stage is Stage.NEGOTIATING else None


def careful(game: Game) -> Do | None:
    """Who opens on the last day of protection or over faulty goods, and sees it through."""
    position = game.position
    if position.dispute:
        return None if position.dispute.has_proof else Do.ADD_EVIDENCE
    last = position.protection.last_day == game.day and position.goods is not Goods.DELIVERED
    return Do.OPEN_DISPUTE if last or game.faulty else None


def believing(game: Game) -> Do | None:
    """Like the careful one, but cancels when asked to, the first time."""
    if game.position.dispute and game.position.said and not game.position.past:
        return Do.CANCEL_DISPUTE
    return careful(game)


def accepting(game: Game) -> Do | None:
    """Like the careful one, but takes any offer."""
    if game.position.dispute and game.position.dispute.offer:
        return Do.ACCEPT_OFFER
    return careful(game)


HABITS = (never, at_once, careful, believing, accepting)


def best(game: Game) -> Do | None:
    """Who always makes the best move; what is only as good as waiting can wait, save proof.

    On a day on which nothing has happened only the last day of protection is looked at.
    """
    position, steps = game.position, game.history.steps
    quiet = not steps or steps[-1].day < game.day
    last = position.dispute is None and position.protection.last_day == game.day
    if quiet and not last:
        return None
    better = {move.do if move else None for move in _better(game)}
    if position.dispute and not position.dispute.has_proof and Do.ADD_EVIDENCE in better:
        return Do.ADD_EVIDENCE
    return None if None in better else sorted(better)[0]


_KNOWN: dict[object, tuple[Move | None, ...]] = {}


def _better(game: Game) -> tuple[Move | None, ...]:
    """The best moves: worked out once for games in which the buyer knows the same."""
    spoken = (Do.MESSAGE, Do.OFFER, Do.DECLINE, Do.EXTEND_PROTECTION, Do.CANCEL_DISPUTE)
    seen = [(step.day, step.move) for step in game.history.steps if step.move.do in spoken]
    key = (game.position, game.faulty, tuple(seen))
    if key not in _KNOWN:
        _KNOWN[key] = Weighed(game).better
    return _KNOWN[key]
