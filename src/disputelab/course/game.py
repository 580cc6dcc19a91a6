"""Play the buyer, day by day: a game is its code and what has happened so far.

Faulty goods: the buyer sees it when the parcel comes, so a dispute opened from then on says *poor
quality* with a photo, and the goods count nothing. One opened before says *not received*, and has
to be cancelled and opened again to say otherwise. Goods that are fine give no ground for a dispute,
as in `futures.turns`: the game does not offer one.
"""

from dataclasses import dataclass, replace

from disputelab.core import (
    Actor,
    Do,
    Event,
    Evidence,
    Goods,
    History,
    Move,
    OpenReason,
    Order,
    Position,
    Scenario,
    Verdict,
    advise,
    menu,
    replay,
    step,
)
from disputelab.course.codes import Code
from disputelab.course.letters import items
from disputelab.course.world import TURNS, World
from disputelab.locale import N_

CURRENCY = "USD"
GOODS_ARE_FINE = N_("The goods came and are fine: there is nothing to open a dispute about.")
HAS_PROOF = N_("Proof that counts is attached already.")


@dataclass(frozen=True, slots=True)
class Game:
    """A code, and the history through today."""

    code: Code
    history: History

    @property
    def world(self) -> World:
        """All that is hidden."""
        return World(self.code)

    @property
    def day(self) -> int:
        """Today."""
        return self.history.scenario.until

    @property
    def position(self) -> Position:
        """How the order stands now."""
        return self.history.end

    @property
    def over(self) -> bool:
        """Whether no money is held any more."""
        return self.position.finished

    @property
    def faulty(self) -> bool:
        """Whether the buyer holds goods that are not as ordered."""
        return self.position.goods is Goods.DELIVERED and self.world.faulty


@dataclass(frozen=True, slots=True)
class Choice:
    """A move of the buyer's with what the rules say of it, and why the game does not offer it."""

    verdict: Verdict
    instead: str = ""

    @property
    def move(self) -> Move:
        """The move, its fields filled in."""
        return self.verdict.move

    @property
    def offered(self) -> bool:
        """Whether it can be made now."""
        return self.verdict.allowed and not self.instead


def begin(code: Code) -> Game:
    """A game on day 0: the order is paid, and nothing has happened yet."""
    item = World(code).pick(items(), "item")
    order = Order(item.price, CURRENCY)
    return Game(code, replay(Scenario(str(code), order, (), 0)))


def moves(game: Game) -> tuple[Choice, ...]:
    """Every move of the buyer's, in the order of the rules; what is refused says why."""
    book = game.history.scenario.rulebook
    mine = [v for v in menu(game.position, book) if v.actor is Actor.BUYER]
    return tuple(_choice(game, verdict.move) for verdict in mine)


def _choice(game: Game, plain: Move) -> Choice:
    """A move with what a sensible buyer would put into its fields."""
    position = game.position
    came, dispute = position.goods is Goods.DELIVERED, position.dispute
    move, instead = plain, ""
    if plain.do is Do.OPEN_DISPUTE:
        reason = OpenReason.POOR_QUALITY if came else OpenReason.NOT_RECEIVED
        move = Move(Do.OPEN_DISPUTE, claim=position.price, reason=reason)
        instead = GOODS_ARE_FINE if came and not game.faulty else ""
    elif plain.do is Do.ADD_EVIDENCE:
        missing = dispute is None or dispute.reason is OpenReason.NOT_RECEIVED
        kind = Evidence.TRACKING_SCREENSHOT if missing else Evidence.PHOTO
        move = Move(Do.ADD_EVIDENCE, kind=kind)
        instead = HAS_PROOF if dispute and dispute.has_proof else ""
    verdict = step(position, move, game.history.scenario.rulebook)
    return Choice(verdict, instead if verdict.allowed else "")


def play(game: Game, move: Move) -> Game:
    """The game after a move of the buyer's. Raises ValueError for one that is not offered."""
    if not any(choice.offered and choice.move == move for choice in moves(game)):
        raise ValueError(f"{move.do} is not possible on day {game.day}")
    return _with(game, move)


def next_day(game: Game) -> Game:
    """The game on the next day, when all others have had their turns; one that is over stays."""
    if game.over:
        return game
    scenario = replace(game.history.scenario, until=game.day + 1)
    game = replace(game, history=replay(scenario))
    for turn in TURNS:
        if game.over:
            break
        for move in turn(game.world, game.history):
            game = _with(game, move)
    return game


def skip(game: Game) -> Game:
    """The game on the next day on which something happens, or on which it is time to think.

    That is the day on which a careful buyer is warned for the first time not to wait any longer,
    and the last day of protection where no dispute is open.
    """
    before = game
    while not game.over:
        game = next_day(game)
        position = game.position
        last = position.protection.last_day == game.day and position.dispute is None
        warned = set(advise(position)) - set(advise(before.position))
        if len(game.history.steps) > len(before.history.steps) or warned or last:
            break
    return game


def _with(game: Game, move: Move) -> Game:
    old = game.history.scenario
    scenario = replace(old, events=(*old.events, Event(old.until, move)))
    return replace(game, history=replay(scenario))


def through(game: Game, events: int, day: int) -> Game:
    """The same game when so many events had happened, on a day."""
    old = game.history.scenario
    scenario = replace(old, events=old.events[:events], until=day)
    return replace(game, history=replay(scenario))
