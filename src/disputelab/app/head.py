"""The head of the dashboard: title, views, undo, and the buttons of its panels."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.changes import REDO, UNDO, told
from disputelab.app.course.frame import link
from disputelab.app.desk import Desk
from disputelab.app.panels import Panel, Panels
from disputelab.app.prepared import Item, Prepared
from disputelab.app.share import Share
from disputelab.app.shelf import Shelf
from disputelab.app.tour import Tour
from disputelab.app.views import VIEWS
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES, N_

HELP = {
    "story": N_(
        "Pick a story. Drag the signs on the timeline or the day of an event, change the order and "
        "the rules, and watch what becomes of the money. The line on the timeline is today: move "
        "it, or play the story day by day. Below you see every step with its reason and what the "
        "buyer may do today. The small numbers are claims of the articles: click them to read what "
        "they say. A star marks a story that buyers have reported."
    ),
    "ahead": N_(
        "This page looks ahead from a day of the story; the slider beside the title moves that "
        "day. At the left are beliefs, assumptions about the seller, the parcel and the platform: "
        "drag them and watch the expected figures move. At the right you see what each move is "
        "worth at worst, as expected and at best; through which day each ending stays in reach; "
        "what waiting costs; and at which belief another move becomes best. A star marks the best "
        "move. Buttons compare the readings of the articles and run a million such orders."
    ),
    "compare": N_(
        "Two stories stand on one axis, and a sentence says what differs. Fork the story on a day "
        "to keep it as A and try another way as B, or pick any other story as A. B can be changed "
        "here by dragging its signs, and on the page of the story in every way."
    ),
}
TITLE = N_("Dispute lab: whose money is it, and until when?")

NO_UNDO = N_("Nothing has been changed yet; Ctrl+Z undoes what will be")
NO_REDO = N_("Nothing has been undone; Ctrl+Y does again what will be")

Linked = Callable[[], tuple[str, str, bool]]


class Head:
    """The head over a desk; `complete` makes what works without being seen."""

    def __init__(
        self,
        desk: Desk,
        prepared: Prepared,
        words: Words,
        linked: Linked,
        show: Callable[[Item], None],
    ) -> None:
        """`linked` gives the base address, the code and whether it fits; `show` opens a story."""
        self._desk, self._words, self._linked = desk, words, linked
        self._prepared, self._show = prepared, show
        self._panels = Panels(
            {
                "link": Panel(N_("Link"), "link", self._link, self._linked_again),
                "files": Panel(N_("Files"), "folder-open", lambda: self._shelf.widget),
                "take": Panel(N_("Take away"), "download", self._take, self._taken),
                "help": Panel(N_("Help"), "question", self._help, self._helped),
            },
            words,
        )
        self._undo = self._button(N_("Undo"), "undo", desk.undo, NO_UNDO)
        self._redo = self._button(N_("Redo"), "repeat", desk.redo, NO_REDO)
        reset = self._button(
            N_("Reset"), "refresh", desk.reset, N_("The story as it was when you opened it")
        )
        views = self._views = w.ToggleButtons(
            options=[(words.text(name), view) for view, name in VIEWS.items()], value=desk.view
        ).add_class("views")
        views.tooltip = words.text(N_("Views"))
        views.observe(lambda change: setattr(desk, "view", change["new"]), "value")
        desk.observe(self._turned, "view")
        tools = w.HBox([self._undo, self._redo, reset, *self._panels.buttons.values()]).add_class(
            "tools"
        )
        self.widget = w.VBox(
            [
                w.HBox([self._title(), self._language()]).add_class("bar"),
                w.HBox([views, tools.add_class("desk-tools")]).add_class("bar"),
                self._panels.place,
            ]
        ).add_class("header")
        self.update()

    def _title(self) -> w.Widget:
        text, language = self._words.text, self._words.language
        ways = " ".join(
            link(f"{page}.ipynb?lang={language}", text(name))
            for page, name in (("start", N_("All lessons")), ("guide", N_("Trainer's guide")))
        )
        title = f"<h1>{escape(text(TITLE))}</h1>"
        return w.HTML(f'<div class="title-line">{title}<nav class="ways">{ways}</nav></div>')

    def _language(self) -> w.Widget:
        lab = self._desk.lab
        made = w.ToggleButtons(
            options=[(name, code) for code, name in LANGUAGES.items()], value=lab.language
        ).add_class("language")
        made.tooltip = self._words.text(N_("Language"))
        made.observe(lambda change: setattr(lab, "language", change["new"]), "value")
        return made

    def _button(self, name: str, icon: str, act: Callable[[], None], tip: str) -> w.Button:
        text = self._words.text
        made = w.Button(description=text(name), icon=icon, tooltip=text(tip))
        made.on_click(lambda _: act())
        return made

    def _item(self) -> Item:
        """The story on the page as an item of the list."""
        lab = self._desk.lab
        unchanged = lab.story and lab.draft.scenario == lab.opened.scenario
        return Item(lab.story if unchanged else "", lab.draft.scenario, lab.today)

    def _turned(self, change: Any) -> None:
        self._views.value = change["new"]
        self._panels.update()

    def complete(self, offered: bool) -> list[w.Widget]:
        """Make what the first picture does not need; returns what is to stand unseen on the page.

        `offered`: whether a first visitor is offered the tour.
        """
        self._shelf = Shelf(self._prepared, self._words, self._item, self._show, self._unfold)
        self._tour = Tour(self._words, offered)
        return [self._tour, self._shelf.intake]

    def _unfold(self) -> None:
        self._panels.buttons["files"].value = True

    def retire(self) -> None:
        """Stop following the desk: another head has taken this one's place."""
        self._desk.unobserve(self._turned, "view")

    def _link(self) -> w.Widget:
        self._share = Share(self._words)
        return self._share.widget

    def _linked_again(self) -> None:
        base, code, fits = self._linked()
        self._share.update(base, self._words.language, code, fits)

    def _take(self) -> w.Widget:
        from disputelab.app.takeaway import TakeAway  # noqa: PLC0415

        desk, ahead = self._desk, self._desk.ahead
        self._away = TakeAway(
            self._desk.lab,
            self._words,
            lambda: (ahead.beliefs, ahead.proof) if desk.view == "ahead" else None,
            lambda: self._linked()[1],
        )
        return self._away.widget

    def _taken(self) -> None:
        self._away.update(self._words)

    def _help(self) -> w.Widget:
        self._told = w.HTML()
        tour = self._button(
            N_("Show me around"), "map-signs", self._tour.start, N_("The tour for a first visit")
        )
        return w.VBox([self._told, tour]).add_class("help")

    def _helped(self) -> None:
        told = HELP.get(self._desk.view, HELP["story"])
        self._told.value = f"<p>{escape(self._words.text(told))}</p>"

    def update(self) -> None:
        """Show what can be undone, and renew the panel that is open."""
        desk, words = self._desk, self._words
        for button, change, tip, usual in (
            (self._undo, desk.undoes, UNDO, NO_UNDO),
            (self._redo, desk.redoes, REDO, NO_REDO),
        ):
            button.disabled = change is None
            said = words.text(tip).format(change=told(change, words)) if change else ""
            button.tooltip = said or words.text(usual)
        self._panels.update()
