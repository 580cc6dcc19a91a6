"""The picture of a story on the desk: drawn, or live, so that its days can be moved on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import ipywidgets as w

from disputelab.app.live import LiveTimeline
from disputelab.app.model import LabModel
from disputelab.figures.drawing import drawing
from disputelab.figures.scene import SIZES
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words


class Figure(Protocol):
    """What shows the story of a model; `held`: whether it is changing under somebody's hand."""

    widget: Any
    held: bool

    def update(self, model: LabModel, words: Words, narrow: bool) -> None:
        """Show what the model holds."""


class Drawn:
    """A picture that stays as it is drawn; `name` tells it from others on the page."""

    def __init__(self, name: str = "") -> None:
        self._drawings = {narrow: drawing(size, name=name) for narrow, size in SIZES.items()}
        self.held, self.widget = False, w.HTML().add_class("figure")

    def update(self, model: LabModel, words: Words, narrow: bool) -> None:
        """Show what the model holds."""
        picture = timeline(model.history, words, model.today)
        said = verdict(model.history.end, words)
        self.widget.value = self._drawings[narrow].svg(picture, said)


class Live:
    """A picture on which the days of a model are moved; `settled` is called after a gesture."""

    def __init__(self, model: LabModel, settled: Callable[[], None]) -> None:
        self._model, self._settled, self.held = model, settled, False
        self.widget = LiveTimeline(self._move, self._protect, self._turn).add_class("figure")

    def update(self, model: LabModel, words: Words, narrow: bool, days: int = 0) -> None:
        """Show what the model holds, on an axis of at least so many `days`."""
        picture = timeline(model.history, words, model.today, days=days)
        said = verdict(model.history.end, words)
        self.widget.show(picture, SIZES[narrow], said, words, model.rows_by_step)

    def _move(self, row: int, day: int, done: bool) -> None:
        if row < len(self._model.draft.rows):
            with self._hand(done):
                self._model.move_event(row, day)

    def _protect(self, days: int, done: bool) -> None:
        with self._hand(done):
            self._model.change_order(protection_days=days)

    def _turn(self, day: int, done: bool) -> None:
        with self._hand(done):
            self._model.today = day

    @contextmanager
    def _hand(self, done: bool) -> Iterator[None]:
        self.held = True
        try:
            yield
        finally:
            self.held = False
        if done:
            self._settled()
