"""The four views of the desk; each is made when it is first turned to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import ipywidgets as w

from disputelab.app.bench import Bench
from disputelab.app.desk import Desk
from disputelab.app.figure import Live
from disputelab.app.html import note
from disputelab.app.page import Page
from disputelab.app.prepared import Prepared
from disputelab.figures.words import Words
from disputelab.lacking import Lacking, lacks
from disputelab.locale import N_

VIEWS = {
    "story": N_("The story"),
    "ahead": N_("What may follow"),
    "compare": N_("Compare"),
    "present": N_("Present"),
}
"""The views by their names in a link, and what they are called."""


class View(Protocol):
    """What the dashboard asks of a view."""

    widget: Any

    def show(self, shown: bool) -> None:
        """Show the view or put it away."""

    def update(self, words: Words | None = None) -> None:
        """Show what the desk holds, if the view is shown at all."""

    def retire(self) -> None:
        """Stop following the desk: another view has taken this one's place."""


class Story:
    """The bench as a view: its picture at once, its controls when they are asked for."""

    def __init__(self, desk: Desk, words: Words, page: Page) -> None:
        self._words, self._page, self._shown = words, page, False
        self._bench = Bench(desk.lab, words, Live(desk.lab, desk.settle))
        self.widget = self._bench.widget
        page.observe(self._narrowed, "narrow")

    def _narrowed(self, _: Any) -> None:
        self.update()

    def complete(self) -> None:
        """Make the controls."""
        self._bench.complete(self._words)

    def show(self, shown: bool) -> None:
        """Show the view or put it away."""
        self._shown = shown
        self.update()

    def update(self, words: Words | None = None) -> None:
        """Show what the desk holds, if the view is shown at all."""
        self._words = words or self._words
        if self._shown:
            self._bench.update(self._words, self._page.narrow)

    def retire(self) -> None:
        """Stop following the page."""
        self._shown = False
        self._page.unobserve(self._narrowed, "narrow")


@dataclass(frozen=True, slots=True)
class Setting:
    """What views are made of; `leave` turns back to the story."""

    desk: Desk
    words: Words
    page: Page
    prepared: Prepared
    leave: Callable[[], None]


def made(view: str, setting: Setting) -> View:
    """A view, by its name in `VIEWS`."""
    desk, words, page = setting.desk, setting.words, setting.page
    if view == "story":
        return Story(desk, words, page)
    if view == "compare":
        from disputelab.app.compare import Compare  # noqa: PLC0415

        return Compare(desk, words, page)
    if view == "present":
        from disputelab.app.presenter import Presenter  # noqa: PLC0415

        return Presenter(desk.lab, setting.prepared, words, page, setting.leave)
    if lack := lacks("numpy"):
        return Missing(lack, words)
    # Only this view needs numpy, which takes longer to load than all else.
    from disputelab.app.forecast import Forecast  # noqa: PLC0415
    from disputelab.figures.plot import Chart  # noqa: PLC0415
    from disputelab.figures.scene import SIZES  # noqa: PLC0415

    charts = {narrow: Chart(size) for narrow, size in SIZES.items()}
    return Forecast(desk.ahead, words, lambda: charts[page.narrow], setting.leave)


class Missing:
    """What stands where a view cannot be: it says why."""

    def __init__(self, lack: Lacking, words: Words) -> None:
        self.widget = w.HTML(note(lack.text(words.text)))

    def show(self, shown: bool) -> None:
        """Nothing changes here."""

    def update(self, words: Words | None = None) -> None:
        """Nothing changes here."""

    def retire(self) -> None:
        """Nothing is followed here."""


def waiting(words: Words) -> w.Widget:
    """What stands where a view is being made."""
    text = words.text(N_("One moment: this view is being made …"))
    return w.HTML(f'<p class="waiting" role="status">{text}</p>')
