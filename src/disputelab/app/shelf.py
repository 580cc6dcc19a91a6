"""The panel of files: stories to open, and the list of those prepared."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.course.browser import Hand
from disputelab.app.intake import Intake
from disputelab.app.prepared import Item, Prepared
from disputelab.app.rows import close
from disputelab.core import Scenario
from disputelab.figures.words import Words
from disputelab.locale import N_

LIST = N_("My list: the stories to walk through in the presenter view")
NONE = N_("The list is empty: the presenter view walks through all stories that ship.")
BLOCKED = N_(
    "This browser has no room for the list, or keeps nothing for this page: save the list before "
    "you leave."
)
FULL = N_("The list is full: {most} stories are the most.")
TOLD = ("items", "before", "full", "unread", "problem", "blocked")


def opened(stories: list[Scenario], wrong: list[str], words: Words) -> str:
    """What became of files: HTML, every word escaped."""
    said = ""
    if len(stories) == 1:
        title = words.text(N_("Opened: {title}")).format(title=stories[0].title)
        said = f'<p class="accepted">✓ {escape(title)}</p>'
    elif stories:
        told = words.count(
            "{number} story is on your list now; the first of them is open.",
            "{number} stories are on your list now; the first of them is open.",
            len(stories),
        )
        said = f'<p class="accepted">✓ {escape(told)}</p>'
    if wrong:
        head = escape(words.text(N_("Not opened; mend the file and open it again:")))
        lines = "".join(f"<li>{escape(line)}</li>" for line in wrong)
        said += f'<div class="refused" role="alert"><p>✗ {head}</p><ul>{lines}</ul></div>'
    return said


class Shelf:
    """The panel; `intake` stands in it and takes in what is dropped on the page, too."""

    def __init__(
        self,
        prepared: Prepared,
        words: Words,
        current: Callable[[], Item],
        show: Callable[[Item], None],
        unfold: Callable[[], None],
    ) -> None:
        """`current`: the story on the page as an item; `show`: opens one.

        `unfold` brings the panel up when files were dropped elsewhere.
        """
        self._prepared, self._words, self._show, self._unfold = prepared, words, show, unfold
        text = words.text
        self.intake = Intake(words, self._taken)
        self._said = w.HTML()
        add = w.Button(description=text(N_("Put this story on my list")), icon="plus")
        add.on_click(lambda _: prepared.add(current()))
        self._undo = w.Button(description=text(N_("Undo the removal")), icon="undo")
        self._undo.on_click(lambda _: prepared.undo())
        self._anew = w.Button(description=text(N_("Begin anew, and overwrite it")))
        self._anew.on_click(lambda _: prepared.give_up())
        self._save = Hand(
            label=text(N_("Save the list")), file="stories.jsonl", done=text(N_("saved"))
        )
        self._rows = w.VBox([]).add_class("list-rows")
        self._note = w.HTML()
        head = w.HTML(f"<h3>{escape(text(LIST))}</h3>")
        tools = w.HBox([add, self._save, self._undo, self._anew]).add_class("tools")
        self.widget = w.VBox(
            [self.intake, self._said, head, self._note, self._rows, tools]
        ).add_class("shelf")
        prepared.observe(lambda _: self.update(), TOLD)
        self.update()

    def _taken(self, stories: list[Scenario], wrong: list[str]) -> None:
        items = [Item.of(one) for one in stories]
        if len(items) > 1:
            self._prepared.add(*items)
        if items:
            self._show(items[0])
        self._said.value = opened(stories, wrong, self._words)
        self._unfold()

    def update(self) -> None:
        """Show the list."""
        prepared, text = self._prepared, self._words.text
        items = prepared.items
        note = "" if items else NONE
        note = FULL if prepared.full else note
        notes = [text(note).format(most=len(items))] if note else []
        if prepared.unread:
            kept = self._words.count(
                "{number} story on the list cannot be read by this version; it is kept.",
                "{number} stories on the list cannot be read by this version; they are kept.",
                len(prepared.unread),
            )
            notes.append(kept)
        notes += [text(one) for one in (prepared.problem, BLOCKED * prepared.blocked) if one]
        self._note.value = "".join(f'<p class="note">{escape(told)}</p>' for told in notes)
        self._save.layout.display = "" if items else "none"
        self._save.text = prepared.to_lines()
        self._undo.layout.display = "" if prepared.before is not None else "none"
        self._anew.layout.display = "" if prepared.problem else "none"
        old = self._rows.children
        self._rows.children = [self._row(number, item) for number, item in enumerate(items)]
        for child in old:
            close(child)

    def _row(self, number: int, item: Item) -> Any:
        text = self._words.text
        title = text(item.scenario.title)[:200]
        day = text(N_("opens on day {number}")).format(number=item.day)
        told = w.HTML(f"<b>{number + 1}.</b> {escape(title)} <small>{escape(day)}</small>")

        def button(sign: str, tip: str, act: Callable[[], None]) -> w.Button:
            made = w.Button(description=sign, tooltip=f"{text(tip)}: {title}").add_class("remove")
            made.on_click(lambda _: act())
            return made

        up = button("↑", N_("Move up"), lambda: self._prepared.move_up(number))
        up.layout.visibility = "visible" if number else "hidden"  # nothing stands above the first
        go = w.Button(description=text(N_("Open")))
        go.on_click(lambda _: self._show(item))
        off = button("✕", N_("Take off the list"), lambda: self._prepared.remove(number))
        return w.HBox([told, go, up, off]).add_class("list-row")
