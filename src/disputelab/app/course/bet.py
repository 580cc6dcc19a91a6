"""A bet: the learner commits to an ending or a day, and only then does the timeline move."""

import asyncio

import ipywidgets as w

from disputelab.app.course import told
from disputelab.app.course.choices import Choices
from disputelab.app.course.exercise import ExerciseModel
from disputelab.app.page import Page
from disputelab.core import History
from disputelab.figures.drawing import drawing
from disputelab.figures.scene import SIZES
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_

TAKE_BACK, NO_BET = N_("And think again"), N_("There is no bet to take back yet")
FRAMES, PAUSE = 24, 0.08
"""In how many pictures the story runs to its end, and the seconds between them."""


class Bet:
    """The bet on the page: one try, then the story runs, and the answer is told."""

    def __init__(self, model: ExerciseModel, language: str, page: Page) -> None:
        self.model, self._page = model, page
        history = model.question.history
        assert history, "a bet is on a story"
        self._history: History = history
        self._words = Words(language, history.scenario.order)
        self._drawings = {
            narrow: drawing(size, name=f"bet-{model.key}") for narrow, size in SIZES.items()
        }
        self._task: asyncio.Task[None] | None = None
        question, say = model.question, self._words.text
        self._choices = Choices(question, language, self.update)
        self._commit = w.Button(
            description=say(N_("I bet on this")), icon="lock", button_style="primary"
        )
        self._commit.on_click(lambda _: self._submit())
        self._again = w.Button(description=say(N_("Take the bet back")), icon="undo")
        self._again.on_click(lambda _: model.restart())
        self._lacks = w.HTML().add_class("lacks")
        self._figure = w.HTML().add_class("figure")
        self._today = w.IntSlider(
            history.scenario.until, 0, history.scenario.until, description=say(N_("Today: day"))
        ).add_class("today")
        self._today.observe(lambda _: self._draw(), "value")
        self._told = w.HTML()
        self._revealed = w.VBox([self._told, self._figure, self._today]).add_class("revealed")
        buttons = w.HBox([self._commit, self._again, self._lacks]).add_class("tools")
        self.widget = w.VBox(
            [
                w.HTML(told.story(question) + told.ask(question)),
                self._choices.widget,
                buttons,
                self._revealed,
            ]
        ).add_class("bet")
        model.observe(lambda _: self.update(), ["state", "answer"])
        page.observe(lambda _: self._draw(), "narrow")
        if model.answer:
            self._choices.answer = model.answer
        self.update()

    def _submit(self) -> None:
        if answer := self._choices.answer:
            self.model.submit(answer)
            self._run()

    def update(self) -> None:
        """Show the bet, and once it is made what becomes of it."""
        model = self.model
        placed = model.state != "open"
        complete = self._choices.answer is not None
        self._commit.disabled = placed or not complete
        self._lacks.value = "" if placed or complete else self._choices.lacks()
        self._again.disabled = not placed
        self._again.tooltip = self._words.text(TAKE_BACK if placed else NO_BET)
        self._revealed.layout.display = "" if placed else "none"
        if not placed or model.answer is None:
            self._told.value = ""
            self._draw()
            return
        if self._choices.answer != model.answer:
            self._choices.answer = model.answer
        self._told.value = told.verdict(model.question, model.answer, self._words)
        self._draw()

    def _run(self) -> None:
        """Let the days go by, as far as anything can wait here and the reader wants it to move."""
        if self._page.still:
            self._today.value = self._today.max
            return
        try:
            self._task = asyncio.get_running_loop().create_task(self._days())
        except RuntimeError:
            self._today.value = self._today.max

    async def _days(self) -> None:
        until = self._today.max
        for frame in range(1, FRAMES + 1):
            self._today.value = until * frame // FRAMES
            await asyncio.sleep(PAUSE)

    def _draw(self) -> None:
        if self.model.state == "open":
            self._figure.value = ""
            return
        words, today = self._words, self._today.value
        picture = timeline(self._history, words, today)
        pen = self._drawings[self._page.narrow]
        self._figure.value = pen.svg(picture, verdict(self._history.end, words))
