"""Two stories on one axis, and what differs between them in a sentence."""

from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.desk import Desk
from disputelab.app.figure import Live
from disputelab.app.live import LiveTimeline
from disputelab.app.page import Page
from disputelab.core import History, replay
from disputelab.figures.difference import sentences
from disputelab.figures.scene import SIZES
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.scenarios import shipped

EMPTY = N_(
    "Nothing stands beside this story yet. Pick a story above, or fork this one: what happened "
    "through a day stays, and from there on you try another way, with the first one kept beside it."
)
FORK_TIP = N_(
    "The story as it is stays as A. In B what is listed after this day is taken out, so that you "
    "can let something else happen."
)
BEFORE = N_("the story before the fork")
NOBODY = N_("nothing")
KEPT, FORKED = "", "-"
"""The choices that name no story: none, and the one that was forked."""


class Compare:
    """The view over a desk; it works only while it is `shown`."""

    def __init__(self, desk: Desk, words: Words, page: Page) -> None:
        self._desk, self._words, self._page = desk, words, page
        self.shown = self._busy = False
        text = words.text
        self._with = w.Dropdown(description=text(N_("Compare with"))).add_class("wide")
        self._with.observe(self._picked, "value")
        self._fork = w.Button(icon="code-fork", tooltip=text(FORK_TIP))
        self._fork.on_click(lambda _: desk.branch())
        self._swap = w.Button(
            description=text(N_("Swap A and B")),
            icon="exchange",
            tooltip=text(N_("Work on the other one")),
        )
        self._swap.on_click(lambda _: desk.swap())
        self._said = w.HTML().add_class("difference")
        self._heads = w.HTML(), w.HTML()
        self._other = LiveTimeline().add_class("figure")
        self._mine = Live(desk.lab, desk.settle)
        self._today = w.IntSlider(
            desk.lab.today, 0, desk.lab.draft.scenario.until, description=text(N_("Today: day"))
        ).add_class("today")
        w.link((desk.lab, "today"), (self._today, "value"))
        tools = w.HBox([self._with, self._fork, self._swap]).add_class("tools")
        self._beside = w.VBox([self._heads[0], self._other])
        self.widget = w.VBox(
            [
                tools,
                self._said,
                self._beside.add_class("side"),
                w.VBox([self._heads[1], self._mine.widget]).add_class("side"),
                self._today,
            ]
        ).add_class("compare")
        page.observe(self._changed, "narrow")

    def _picked(self, change: Any) -> None:
        if self._busy or change["new"] == FORKED:
            return
        self._desk.compare_with(change["new"] or None)

    def _changed(self, _: Any) -> None:
        self.update()

    def retire(self) -> None:
        """Stop following the page: another view has taken this one's place."""
        self.shown = False
        self._page.unobserve(self._changed, "narrow")

    def show(self, shown: bool) -> None:
        """Show the view or put it away."""
        self.shown = shown
        self.update()

    def update(self, words: Words | None = None) -> None:
        """Show what the desk holds, if the view is shown at all."""
        self._words = words or self._words
        if not self.shown:
            return
        desk, words, self._busy = self._desk, self._words, True
        lab, other = desk.lab, desk.other
        self._options()
        fork = words.text(N_("Fork on day {number}"))
        self._fork.description = fork.format(number=lab.today)
        self._swap.layout.display = "" if other else "none"
        self._busy = False
        mine = lab.history
        beside = replay(other.draft.scenario) if other else None
        most = max(mine.scenario.until, beside.scenario.until if beside else 0)
        self._today.max = lab.draft.scenario.until
        narrow = self._page.narrow
        self._mine.update(lab, words, narrow, most + 1)
        self._head(self._heads[1], "B" if beside else "", mine)
        self._beside.layout.display = "" if beside else "none"
        if beside:
            own, until = self._head(self._heads[0], "A", beside), beside.scenario.until
            picture = timeline(beside, own, min(lab.today, until), days=most + 1)
            self._other.show(picture, SIZES[narrow], verdict(beside.end, own), own)
            said = " ".join(sentences(beside, mine, words.language))
            self._said.value = f'<p class="sentence" role="status">{escape(said)}</p>'
        else:
            self._said.value = f'<p class="note">{escape(words.text(EMPTY))}</p>'

    def _options(self) -> None:
        text = self._words.text
        options = [(text(NOBODY), KEPT)]
        if self._picked_now() == FORKED:
            options.append((text(BEFORE), FORKED))
        options += [(text(one.scenario.title), name) for name, one in shipped().items()]
        if self._with.options != tuple(options):
            self._with.options = options
        self._with.value = self._picked_now()

    def _picked_now(self) -> str:
        other = self._desk.other
        if other is None:
            return KEPT
        return other.story if other.story and other.draft == other.opened else FORKED

    def _head(self, head: w.HTML, letter: str, history: History) -> Words:
        """Write title and verdict above a picture; returns the words of its own order."""
        words, title = self._words, escape(self._words.text(history.scenario.title))
        own = Words(words.language, history.scenario.order)
        name = f'<span class="letter">{letter}</span> ' if letter else ""
        head.value = (
            f'<div class="card {history.outcome.state.value}"><h3>{name}{title}</h3>'
            f'<p class="sentence">{escape(verdict(history.end, own))}</p></div>'
        )
        return own
