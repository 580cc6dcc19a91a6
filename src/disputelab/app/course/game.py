"""Play the buyer: the order day by day against a hidden seller, and the debriefing at the end."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from importlib.resources import files
from secrets import randbelow

import ipywidgets as w

from disputelab.app import html
from disputelab.app.course import desk
from disputelab.app.course.exercise import Record
from disputelab.core import ARCS, Actor, Do
from disputelab.course import retold
from disputelab.course.codes import SEEDS, BadCode, Code, read
from disputelab.course.debrief import Score, debrief
from disputelab.course.game import Game, begin, moves, next_day, play, skip
from disputelab.course.progress import ignore
from disputelab.figures.drawing import NARROW, WIDE, drawing
from disputelab.figures.naming import name
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.futures import Behaviour
from disputelab.lacking import Lacking
from disputelab.locale import N_

TITLE = N_("Play the buyer")
INTRO = N_(
    "You have bought something and paid for it. Each day you may act, or wait and see. The seller "
    "behaves in one of four ways, and you are not told in which; the parcel may come or not, and "
    "one in four is faulty. Get your money's worth: money back, or goods that are fine. The game "
    "ends when the money has been paid out."
)
MINE = tuple(arc.do for arc in ARCS if arc.actor is Actor.BUYER)


class Play:
    """A game on the screen; `widget` is what a notebook shows.

    `code`: the game to begin with (a bad one is explained, and another begins). `played`: games of
    before, as `record` was told of them.
    """

    def __init__(
        self,
        language: str = "en",
        code: str = "",
        record: Record = ignore,
        played: Iterable[object] = (),
    ) -> None:
        self._language, self._record = language, record
        self.played: list[Score] = []
        self.game = begin(Code(randbelow(SEEDS)))
        self._drawings = {
            "wide": drawing(WIDE, name="game-wide"),
            "narrow": drawing(NARROW, name="game-narrow"),
        }
        self._build()
        self.remember(played)
        self._show(self.game)
        if code:
            self.code.value = code
            self.enter()

    @property
    def words(self) -> Words:
        """The words of the game, in its currency."""
        return Words(self._language, self.game.history.scenario.order)

    def _build(self) -> None:
        text = self.words.text
        self.code = w.Text(description=text(N_("Code"))).add_class("code")
        hidden = text(N_("hidden, drawn by lot"))
        sellers = [(name(kind, self.words), str(kind)) for kind in Behaviour]
        self.seller = w.Dropdown(
            options=[(hidden, ""), *sellers], description=text(N_("Seller"))
        ).add_class("sellers")
        self.new = w.Button(description=text(N_("New game")), icon="random")
        self.new.on_click(lambda _: self.begin())
        self.use = w.Button(description=text(N_("Play this code")), icon="play")
        self.use.on_click(lambda _: self.enter())
        self.told = w.HTML().add_class("told")
        self.buttons = {do: w.Button(description=self._name(do)) for do in MINE}
        for do, button in self.buttons.items():
            button.on_click(partial(lambda _, do: self._play(do), do=do))
        self.wait = w.Button(description=text(N_("Wait a day")), icon="step-forward")
        self.wait.on_click(lambda _: self._go(next_day(self.game)))
        self.skip = w.Button(
            description=text(N_("Wait until something happens")), icon="fast-forward"
        )
        self.skip.on_click(lambda _: self._go(skip(self.game)))
        parts = ("state", "barred", "inbox", "picture", "debriefing", "scores")
        self.panels = {part: w.HTML().add_class(part) for part in parts}
        self.widget = self._layout()

    def _layout(self) -> w.Widget:
        text, panels = self.words.text, self.panels
        style = files(__package__).joinpath("game.css").read_text(encoding="utf-8")
        code = w.HBox([self.code, self.use]).add_class("line")
        new = w.HBox([self.seller, self.new]).add_class("line")
        self._may = w.VBox(
            [
                _head(text(N_("What you may do today"))),
                w.Box(list(self.buttons.values())).add_class("moves"),
                w.Box([self.wait, self.skip]).add_class("moves"),
                panels["barred"],
            ]
        ).add_class("may-do")
        left = w.VBox([panels["state"], self._may]).add_class("desk")
        mail = w.VBox([_head(text(N_("Inbox"))), panels["inbox"]]).add_class("mail")
        return w.VBox(
            [
                w.HTML(f"<style>{style}</style>"),
                w.HTML(f"<h1>{text(TITLE)}</h1><p class='intro'>{text(INTRO)}</p>"),
                w.Box([code, new]).add_class("setting"),
                self.told,
                panels["debriefing"],
                w.Box([left, mail]).add_class("table-top"),
                panels["picture"],
                panels["scores"],
            ]
        ).add_class("game")

    def _name(self, do: Do) -> str:
        action = self.words.action(do)
        return action[:1].upper() + action[1:]

    def begin(self) -> None:
        """Begin a new game against the seller that is chosen."""
        seller = Behaviour(self.seller.value) if self.seller.value else None
        self._show(begin(Code(randbelow(SEEDS), seller)))

    def enter(self) -> None:
        """Begin the game of the code that stands in the field, or say what is wrong with it."""
        try:
            self._show(begin(read(self.code.value)))
        except BadCode as wrong:
            self.told.value = html.sentence(f"⚠ {self.words.text(str(wrong))}")

    def _play(self, do: Do) -> None:
        chosen = next(c for c in moves(self.game) if c.move.do is do)
        if chosen.offered:
            self._go(play(self.game, chosen.move))

    def _go(self, game: Game) -> None:
        before, self.game = self.game, game
        self.update()
        if game.over and not before.over:
            self._end()

    def _show(self, game: Game) -> None:
        """Begin another game."""
        self.game = game
        self.code.value, self.told.value = str(game.code), ""
        self.panels["debriefing"].value = ""
        self.update()
        self._score()

    def update(self) -> None:
        """Show the game as it stands."""
        game, words = self.game, self.words
        self.panels["state"].value = desk.state(game, words)
        self.panels["inbox"].value = desk.inbox(game, words)
        self.panels["barred"].value = desk.barred(game, words)
        picture, said = desk.picture(game, words), verdict(game.position, words)
        self.panels["picture"].value = "".join(
            f'<div class="{kind}">{pen.svg(picture, said)}</div>'
            for kind, pen in self._drawings.items()
        )
        offered = {choice.move.do for choice in moves(game) if choice.offered}
        for do, button in self.buttons.items():
            button.layout.display = "" if do in offered else "none"
        self._may.layout.display = "none" if game.over else ""

    def _end(self) -> None:
        try:
            found = debrief(self.game)
        except Lacking as lack:
            self.panels["debriefing"].value = html.note(lack.text(self.words.text))
            return
        score = Score.of(found)
        self.played.append(score)
        self.panels["debriefing"].value = desk.debriefing(found, self.words)
        self._score()
        self._record(f"game/{score.code}", asdict(score), found.well_played)

    def remember(self, played: Iterable[object]) -> None:
        """Add games of before to the table, as `record` was told of them; what is none is left."""
        known = {score.code for score in self.played}
        found = [score for row in played if (score := Score.read(row)) and score.code not in known]
        self.played = [*found, *self.played]
        self._score()

    def _score(self) -> None:
        if self.played:
            head = self.words.text(N_("Games played so far"))
            table = html.table(retold.scores(self.played, self.words))
            self.panels["scores"].value = f"<h3>{head}</h3>{table}"


def _head(text: str) -> w.Widget:
    return w.HTML(f"<h3>{text}</h3>")
