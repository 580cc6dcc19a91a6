"""The bench: controls on the left, what the rules make of them on the right."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as w

from disputelab.app import html
from disputelab.app.controls import Controls
from disputelab.app.later import Later
from disputelab.app.live import LiveTimeline
from disputelab.app.model import LabModel
from disputelab.app.page import Page
from disputelab.figures.scene import NARROW, WIDE
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_

SIZES = {False: WIDE, True: NARROW}


class Figure:
    """The picture of a model's story, drawn with matplotlib; `name` tells it from others."""

    def __init__(self, name: str) -> None:
        # What the page can do without is not loaded before it is needed.
        from disputelab.figures.draw import Drawing  # noqa: PLC0415

        self._drawings = {narrow: Drawing(size, name=name) for narrow, size in SIZES.items()}
        self.widget = w.HTML().add_class("figure")

    def update(self, model: LabModel, words: Words, narrow: bool) -> None:
        """Show what the model holds."""
        picture = timeline(model.history, words, model.today)
        said = verdict(model.history.end, words)
        self.widget.value = self._drawings[narrow].svg(picture, said)


class LiveFigure:
    """The picture of a model's story, on which its days are moved.

    `held` tells whether the model is changing under somebody's hand; `settled` is called when a
    gesture has ended.
    """

    def __init__(self, model: LabModel) -> None:
        self._model = model
        self.held = False
        self.settled: Callable[[], None] = lambda: None
        self.widget = LiveTimeline(self._move, self._protect, self._turn).add_class("figure")

    def update(self, model: LabModel, words: Words, narrow: bool) -> None:
        """Show what the model holds."""
        picture = timeline(model.history, words, model.today)
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
            self.settled()


class Bench:
    """A story to work on, and what becomes of it; `update` shows what the model holds.

    `picked`: whether another story can be picked; `rules`: whether other rules can be followed.
    `name` tells its picture apart from others. `live`: whether days are moved on the picture, too.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        model: LabModel,
        words: Words,
        picked: bool = True,
        name: str = "",
        rules: bool = True,
        live: bool = False,
    ) -> None:
        self._model, self._later = model, Later()
        self.figure = LiveFigure(model) if live else Figure(name)
        self._controls = Controls(model, words, picked, rules)
        self._verdict, self._steps, self._choices = w.HTML(), w.HTML(), w.HTML()
        self.widget = w.Box([self._controls.widget, self._right(words)]).add_class("columns")

    def _right(self, words: Words) -> w.Widget:
        heads = [
            w.HTML(f"<h3>{words.text(text)}</h3>")
            for text in (N_("What happened, and why"), N_("What the buyer may do today"))
        ]
        panels = w.Box(
            [
                w.VBox([head, content.add_class("scroll")]).add_class("panel").add_class(kind)
                for head, content, kind in zip(
                    heads, (self._steps, self._choices), ("why", "may"), strict=True
                )
            ]
        ).add_class("panels")
        shown = [self._verdict, self.figure.widget, self._clock(words), panels]
        return w.VBox(shown).add_class("right")

    def _clock(self, words: Words) -> w.Widget:
        model = self._model
        today = self._today = w.IntSlider(
            model.today,
            0,
            model.draft.scenario.until,
            description=words.text(N_("Today: day")),
        ).add_class("today")
        w.link((model, "today"), (today, "value"))
        play = self._play = w.Play(model.today, min=0, max=today.max, interval=500)
        play.show_repeat = False
        w.jslink((play, "value"), (today, "value"))

        def stepper(icon: str, by: int, tip: str) -> w.Button:
            button = w.Button(icon=icon, tooltip=words.text(tip)).add_class("stepper")
            button.on_click(lambda _: setattr(today, "value", today.value + by))
            return button

        back = stepper("step-backward", -1, N_("One day back"))
        forward = stepper("step-forward", 1, N_("One day on"))
        return w.HBox([play, back, forward, today]).add_class("playback")

    def follow(self, words: Words, page: Page) -> None:
        """Show the model from now on, as the page's width allows."""

        def shown(_: Any = None) -> None:
            self.update(words, page.narrow)

        self._model.observe(shown, ["history", "today"])
        page.observe(shown, "narrow")
        shown()

    def update(self, words: Words, narrow: bool = False) -> None:
        """Show what the model holds."""
        model, figure = self._model, self.figure
        # A smaller maximum moves the slider, and with it today: read it only then.
        self._today.max = self._play.max = model.draft.scenario.until
        self._verdict.value = html.verdicts(model.history, model.today, words)
        figure.update(model, words, narrow)
        # What is held follows the hand; the words around it, once the hand rests.
        held = isinstance(figure, LiveFigure) and figure.held
        self._later(lambda: self._tell(words), held)

    def _tell(self, words: Words) -> None:
        model = self._model
        self._controls.update(words)
        self._steps.value = html.steps(model.history, model.today, words)
        self._choices.value = html.choices(model.menu, words)
