"""The dashboard: one desk, four views of it, and the panels for link, files and print."""

import asyncio
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.course.browser import Links
from disputelab.app.desk import Desk
from disputelab.app.head import TITLE, Head
from disputelab.app.keys import Keys
from disputelab.app.page import Page
from disputelab.app.prepared import Item, Prepared, PreparedMemory
from disputelab.app.rows import close
from disputelab.app.state import LONGEST, UNKNOWN, BadCode, State, fits
from disputelab.app.style import style
from disputelab.app.views import Setting, Story, View, made
from disputelab.figures.words import NOTICE, Words
from disputelab.locale import N_
from disputelab.scenarios import shipped

KEPT = "kept"
"""What stands in the address for a state that only the tab's own memory has room for."""
INSTEAD = N_("The page shows its first story instead.")
GONE = N_(
    "What this address stands for was too long for it and was kept by one tab of a browser alone, "
    "which is not this one. Ask whoever sent it for the story as a file."
)
MOST_KEPT = 1 << 24
CODE_AFTER = 0.1
"""Seconds from a change to its code in the address: while something is dragged nobody reads it."""


class Dashboard:
    """The whole page over one desk; `widget` is what a notebook shows.

    The first picture is made at once, the rest when a browser shows it, or by `complete`.
    """

    def __init__(
        self,
        language: str = "en",
        story: str = "",
        code: str = "",
        view: str = "story",
        place: w.VBox | None = None,
    ) -> None:
        """`story` names one that ships; `code` is a state of the page, and goes before it.

        `place` is the box that the page is to stand in, where there is one already.
        """
        self.desk, self.prepared, self._problem = Desk(language), Prepared(), ""
        self._base, self._kept = "", code == KEPT
        self._built = self._whole = False
        self._waiting: asyncio.TimerHandle | None = None
        self._head: Head | None = None
        self._views: dict[str, View] = {}
        self._page, self._memory = Page(), PreparedMemory(self.prepared)
        self._page.when_here(self._here)
        self._unseen = w.Box([self._page, Links(), self._memory]).add_class("unseen")
        self._style = w.HTML(style("desk.css"))
        self.widget = place or w.VBox([]).add_class("disputelab")
        self._open(story, code)
        if view != "story":
            self.desk.view = view
        self.desk.observe(self._turn, "view")
        self.desk.observe(lambda _: self.update(), "other")
        self.desk.observe(lambda _: self._refresh(), ["can_undo", "can_redo"])
        self.desk.lab.observe(lambda _: self._build(), "language")
        self.desk.lab.observe(lambda _: self.update(), ["history", "today", "story"])
        self.desk.ahead.observe(lambda _: self._tell(), ["beliefs", "proof", "swept"])
        self._build()

    @property
    def words(self) -> Words:
        """The words of the page, in the story's currency and dates."""
        return Words(self.desk.lab.language, self.desk.lab.draft.scenario.order)

    def _open(self, story: str, code: str) -> None:
        if code and not self._kept:
            self._restore(code)
        elif story in shipped():
            self.desk.lab.open(story)
        elif story:
            self._lost(BadCode(UNKNOWN, {"story": story[:80]}).text(self.desk.lab.language))
        self.desk.forget()

    def _restore(self, code: str, most: int = LONGEST) -> None:
        try:
            self.desk.restore(State.of_code(code, most))
        except BadCode as error:
            self._lost(error.text(self.desk.lab.language))

    def _lost(self, problem: str) -> None:
        self._problem = f"{problem} {self.words.text(INSTEAD)}"

    def _here(self, kept: str, base: str) -> None:
        """A browser shows the page: what its tab has kept is put back, and the rest is made."""
        self._base = base
        if self._kept:
            self._kept = False
            if kept:
                self._restore(kept, MOST_KEPT)
                self.desk.forget()
            else:
                self._lost(self.words.text(GONE))
        self.complete()

    def complete(self) -> None:
        """Make what the first picture does not need, if it has not been made."""
        if not self._whole:
            self._whole = True
            self._fill()
        self.update()

    def _build(self) -> None:
        """Make the widgets in the language of the page."""
        words, desk = self.words, self.desk
        self._page.language, self._page.title = desk.lab.language, words.text(TITLE)
        for view in self._views.values():
            view.retire()
        self._views = {}
        if self._head:
            self._head.retire()
        self._head = Head(desk, self.prepared, words, self.link, self.show)
        self._pages = w.VBox([]).add_class("pages-box")
        self._helpers = w.Box([]).add_class("unseen")
        self._told = w.HTML()
        stays, old = (self._style, self._unseen), self.widget.children
        notice = w.HTML(f'<p class="notice">{words.text(NOTICE)}</p>').add_class("notice-line")
        self.widget.children = [
            *stays,
            self._helpers,
            self._head.widget,
            self._told,
            self._pages,
            notice,
        ]
        for child in old if self._built else ():  # a browser may still be at work on the first
            if child not in stays:
                close(child)
        self._built = True
        if self._whole:
            self._fill()
        self._turn()

    def _fill(self) -> None:
        """Make what the first picture does not need."""
        desk, head = self.desk, self._head
        assert head
        keys = Keys({"Ctrl+z": desk.undo, "Ctrl+Shift+z": desk.redo, "Ctrl+y": desk.redo})
        keys.active = True
        offered = desk.view == "story" and not self._problem
        self._helpers.children = [keys, *head.complete(offered)]
        for view in self._views.values():
            if isinstance(view, Story):
                view.complete()

    def _turn(self, _: Any = None) -> None:
        """Show the view that the desk names."""
        desk = self.desk
        if desk.view not in self._views:
            setting = Setting(desk, self.words, self._page, self.prepared, self._to_story)
            self._views[desk.view] = view = made(desk.view, setting)
            self._pages.children = [*self._pages.children, view.widget]
        if self._whole and isinstance(view := self._views[desk.view], Story):
            view.complete()
        for name, view in self._views.items():
            view.widget.layout.display = "" if name == desk.view else "none"
            view.show(name == desk.view)
        if desk.view == "present":
            self.widget.add_class("presenting")
        else:
            self.widget.remove_class("presenting")
        self.update()

    def _to_story(self) -> None:
        self.desk.view = "story"

    def show(self, item: Item) -> None:
        """Open a story of a file or of the list."""
        lab = self.desk.lab
        if item.name:
            lab.open(item.name)
        else:
            lab.show_own(item.scenario)
        lab.today = item.day

    def update(self) -> None:
        """Show what the desk holds."""
        words = self.words
        self._views[self.desk.view].update(words)
        self._page.today = self.desk.lab.today
        said = f'<p class="problem" role="alert">{escape(self._problem)}</p>'
        self._told.value = said if self._problem else ""
        self._tell()

    def link(self) -> tuple[str, str, bool]:
        """The page's address without its query, the code of its state, and whether that fits."""
        code = self.desk.state.code()
        return self._base, code, fits(code)

    def _tell(self) -> None:
        """Have the address say what the page shows, once things have come to rest."""
        if self._waiting:
            self._waiting.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._write()
        else:
            self._waiting = loop.call_later(CODE_AFTER, self._write)

    def _write(self) -> None:
        _, code, fit = self.link()
        with self._page.hold_sync():
            self._page.long = not fit
            self._page.code = code
        self._refresh()

    def _refresh(self) -> None:
        if self._head:
            self._head.update()
