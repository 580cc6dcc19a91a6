"""The bench: controls on the left, what the rules make of them on the right."""

from typing import Any

import ipywidgets as w

from disputelab.app import html
from disputelab.app.controls import Controls
from disputelab.app.figure import Figure
from disputelab.app.later import Later
from disputelab.app.model import LabModel
from disputelab.app.page import Page
from disputelab.figures.words import Words
from disputelab.locale import N_


class Bench:
    """A story to work on, and what becomes of it; `update` shows what the model holds.

    `picked`: whether another story can be picked; `rules`: whether other rules can be followed.
    The controls are made by `complete`: what the rules say is there before them.
    """

    def __init__(
        self,
        model: LabModel,
        words: Words,
        figure: Figure,
        picked: bool = True,
        rules: bool = True,
    ) -> None:
        self._model, self.figure, self._later = model, figure, Later()
        self._picked, self._rules = picked, rules
        self._controls: Controls | None = None
        self._left = w.Box([w.HTML(_soon(words))]).add_class("controls-box")
        self._verdict, self._steps, self._choices = w.HTML(), w.HTML(), w.HTML()
        self.widget = w.Box([self._left, self._right(words)]).add_class("columns")

    def complete(self, words: Words) -> None:
        """Make the controls, if they have not been made."""
        if self._controls is None:
            self._controls = Controls(self._model, words, self._picked, self._rules)
            self._controls.update(words)
            self._left.children = [self._controls.widget]

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
        parts = [self._verdict, self.figure.widget, self._clock(words), panels]
        return w.VBox(parts).add_class("right")

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
        self.complete(words)

        def shown(_: Any = None) -> None:
            self.update(words, page.narrow)

        self._model.observe(shown, ["history", "today"])
        page.observe(shown, "narrow")
        shown()

    def update(self, words: Words, narrow: bool = False) -> None:
        """Show what the model holds."""
        model = self._model
        # A smaller maximum moves the slider, and with it today: read it only then.
        self._today.max = self._play.max = model.draft.scenario.until
        self._verdict.value = html.verdicts(model.history, model.today, words)
        self.figure.update(model, words, narrow)
        # What is held follows the hand; the words around it, once the hand rests.
        self._later(lambda: self._tell(words), self.figure.held)

    def _tell(self, words: Words) -> None:
        model = self._model
        if self._controls:
            self._controls.update(words)
        self._steps.value = html.steps(model.history, model.today, words)
        self._choices.value = html.choices(model.menu, words)


def _soon(words: Words) -> str:
    text = words.text(N_("The controls come in a moment …"))
    return f'<p class="waiting" role="status">{text}</p>'
