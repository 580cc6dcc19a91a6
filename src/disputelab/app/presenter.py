"""The story for a room: large, day by day, the ending hidden until it is asked for."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.keys import Keys
from disputelab.app.live import LiveTimeline
from disputelab.app.model import LabModel
from disputelab.app.page import Page
from disputelab.app.prepared import Item, Prepared
from disputelab.core import History, Scenario, State
from disputelab.course.telling import order_line
from disputelab.figures.reasons import why
from disputelab.figures.scene import SIZES
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_

ASK = N_("How does it end? Where is the money on day {number}?")
BETS = {
    "refunded": N_("All of it is with the buyer"),
    "split": N_("Buyer and seller share it"),
    "seller-paid": N_("All of it is with the seller"),
    "held": N_("It is still held"),
}
HIDDEN = N_("Hidden: the room bets first.")
NOTHING = N_("Nothing has happened yet.")
KEYS = N_(
    "Keys: ← → a day, Shift with them or Page Up and Page Down to where something happens, ↑ ↓ the "
    "story before or after, Space shows and hides the ending, L the list, F the whole screen, Esc "
    "leaves."
)
SAID = 2
"""How many of the last steps stand below the title."""


def ending(history: History) -> str:
    """The key of `BETS` that is right for a story."""
    state = history.outcome.state
    return "held" if state in (State.OPEN, State.IN_DISPUTE) else state.value


def next_day(history: History, today: int, by: int) -> int:
    """The next day on which something happens, or the last one before; else today."""
    days = sorted({step.day for step in history.steps} | {0, history.scenario.until})
    if by > 0:
        return next((day for day in days if day > today), today)
    return next((day for day in reversed(days) if day < today), today)


class Presenter:
    """The view; `leave` closes it. It works only while it is `shown`."""

    def __init__(
        self,
        model: LabModel,
        prepared: Prepared,
        words: Words,
        page: Page,
        leave: Callable[[], None],
    ) -> None:
        self._model, self._prepared, self._words, self._page = model, prepared, words, page
        self.shown = self.revealed = self.listed = False
        self._changed_stories: dict[tuple[str, Scenario], tuple[Scenario, int]] = {}
        text = words.text
        does = {
            "ArrowRight": lambda: self._day(1),
            "ArrowLeft": lambda: self._day(-1),
            "Shift+ArrowRight": lambda: self._event(1),
            "Shift+ArrowLeft": lambda: self._event(-1),
            "PageDown": lambda: self._event(1),
            "PageUp": lambda: self._event(-1),
            "ArrowDown": lambda: self._story(1),
            "ArrowUp": lambda: self._story(-1),
            " ": self.reveal,
            "l": self._list,
            "Escape": leave,
        }
        self.keys = Keys(does, text(N_("Whole screen")))
        self._head, self._so_far, self._below = w.HTML(), w.HTML(), w.HTML()
        self._picture = LiveTimeline().add_class("figure")
        self._stories = w.VBox([]).add_class("story-list")

        def button(label: str, act: Callable[[], None], tip: str = "") -> w.Button:
            made = w.Button(description=text(label), tooltip=text(tip) if tip else "")
            made.on_click(lambda _: act())
            return made

        self._reveal = button(N_("Show the ending"), self.reveal, N_("Space"))
        self._reveal.button_style = "primary"
        bar = w.HBox(
            [
                button(N_("◀ Story"), lambda: self._story(-1), N_("The story before")),
                button(N_("◀ Event"), lambda: self._event(-1), N_("Back to what happened before")),
                button(N_("◀ Day"), lambda: self._day(-1), N_("One day back")),
                self._reveal,
                button(N_("Day ▶"), lambda: self._day(1), N_("One day on")),
                button(N_("Event ▶"), lambda: self._event(1), N_("On to what happens next")),
                button(N_("Story ▶"), lambda: self._story(1), N_("The story after")),
                button(N_("List"), self._list, N_("The stories to walk through")),
                self.keys,
                button(N_("Leave"), leave, N_("Back to the dashboard")),
            ]
        ).add_class("presenter-bar")
        told = w.HTML(f'<p class="note keys-told">{escape(text(KEYS))}</p>')
        self.widget = w.VBox(
            [
                self._head,
                self._stories,
                self._so_far,
                self._picture,
                self._below,
                bar,
                told,
            ]
        ).add_class("presenter")
        page.observe(self._changed, "narrow")
        prepared.observe(self._changed, "items")

    def _changed(self, _: Any) -> None:
        self.update()

    def retire(self) -> None:
        """Stop following the page: another view has taken this one's place."""
        self.shown = self.keys.active = False
        self._page.unobserve(self._changed, "narrow")
        self._prepared.unobserve(self._changed, "items")

    def show(self, shown: bool) -> None:
        """Show the view, its ending hidden, or put it away."""
        self.shown = self.keys.active = shown
        self.revealed = self.listed = False
        self.update()

    def reveal(self) -> None:
        """Show the ending, or hide it again."""
        self.revealed = not self.revealed
        self.update()

    def _day(self, by: int) -> None:
        model = self._model
        model.today = min(max(model.today + by, 0), model.draft.scenario.until)

    def _event(self, by: int) -> None:
        self._model.today = next_day(self._model.history, self._model.today, by)

    def _story(self, by: int) -> None:
        items, at = self._prepared.shown, self._prepared.place_of(self._model)
        at = 0 if at is None else (at + by) % len(items)
        self.open(items[at])

    def open(self, item: Item) -> None:
        """Open a story of the list on its day, with its ending hidden.

        One that was changed on the page comes as it was left.
        """
        self.revealed = self.listed = False
        self._remember()
        if item.name:
            self._model.open(item.name)
        else:
            self._model.show_own(item.scenario)
        self._model.today = item.day
        if left := self._changed_stories.get(self._key):
            self._model.show(left[0])
            self._model.today = left[1]
        self.update()

    @property
    def _key(self) -> tuple[str, Scenario]:
        return self._model.story, self._model.opened.scenario

    def _remember(self) -> None:
        scenario = self._model.draft.scenario
        if scenario == self._model.opened.scenario:
            self._changed_stories.pop(self._key, None)
        else:
            self._changed_stories[self._key] = scenario, self._model.today

    def _list(self) -> None:
        self.listed = not self.listed
        self.update()

    def update(self, words: Words | None = None) -> None:
        """Show what the model holds, if the view is shown at all."""
        self._words = words or self._words
        if not self.shown:
            return
        model, words = self._model, self._words
        history, today = model.history, model.today
        label = N_("Hide the ending") if self.revealed else N_("Show the ending")
        self._reveal.description = words.text(label)
        self._head.value = self._title()
        steps = [step for step in history.steps if step.day <= today]
        lines = "".join(
            f"<li><b>{escape(words.day(step.day))}</b> {escape(why(step, words))}</li>"
            for step in steps[-SAID:]
        )
        self._so_far.value = (
            f'<ul class="so-far">{lines}</ul>'
            if lines
            else (f'<p class="so-far">{escape(words.text(NOTHING))}</p>')
        )
        said = verdict(history.end, words) if self.revealed else words.text(HIDDEN)
        picture = timeline(history, words, today, hidden=not self.revealed)
        self._picture.show(picture, SIZES[self._page.narrow], said, words)
        self._below.value = self._bets() + (self._told(said) if self.revealed else "")
        self._fill_list()

    def _title(self) -> str:
        """The number of the story, since its title may tell too much, and its order."""
        words, scenario, items = self._words, self._model.draft.scenario, self._prepared.shown
        at = self._prepared.place_of(self._model)
        changed = scenario.title != self._model.opened.scenario.title
        called = words.text(N_("A story"))
        if self.revealed:
            called = words.text(scenario.title)
        elif at is not None and not changed:
            called = words.text(N_("Story {number} of {all}")).format(number=at + 1, all=len(items))
        day = words.text(N_("Today, {day}")).format(day=words.day(self._model.today))
        return (
            f'<div class="presenter-head"><h2>{escape(called)}</h2>'
            f"<span>{escape(order_line(scenario, words))}</span>"
            f'<b class="day-now">{escape(day)}</b></div>'
        )

    def _bets(self) -> str:
        """What the room bets on; the right one is marked once the ending is shown."""
        words, right = self._words, ending(self._model.history)
        items = ""
        for letter, (key, text) in zip("ABCD", BETS.items(), strict=True):
            hit = self.revealed and key == right
            kind = ("hit" if hit else "miss") if self.revealed else "open"
            sign = "<span class='sign'>✓</span> " if hit else ""
            items += f'<li class="{kind}"><b>{letter}</b> {sign}{escape(words.text(text))}</li>'
        ask = words.text(ASK).format(number=self._model.draft.scenario.until)
        return f'<p class="ask">{escape(ask)}</p><ol class="room-bets">{items}</ol>'

    def _told(self, said: str) -> str:
        return (
            f'<div class="card end {self._model.history.outcome.state.value}" role="status">'
            f'<p class="sentence">{escape(said)}</p></div>'
        )

    def _fill_list(self) -> None:
        old = self._stories.children
        if not self.listed:
            self._stories.children = ()
        else:
            here = self._prepared.place_of(self._model)
            self._stories.children = [
                self._entry(number, item, number == here)
                for number, item in enumerate(self._prepared.shown)
            ]
        for child in old:
            child.close()

    def _entry(self, number: int, item: Item, here: bool) -> Any:
        title = f"{number + 1}. {self._words.text(item.scenario.title)}"
        made = w.Button(description=title, disabled=here)
        made.on_click(lambda _: self.open(item))
        return made
