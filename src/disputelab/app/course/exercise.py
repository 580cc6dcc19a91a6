"""An exercise: a question, an answer, what was wrong with it, a hint, a solution, another one."""

from collections.abc import Callable
from typing import Any

import ipywidgets as w
from traitlets import HasTraits, Instance, Int, Unicode

from disputelab.app.course import told
from disputelab.app.course.choices import Choices
from disputelab.core import Order
from disputelab.course.progress import ignore
from disputelab.course.question import Answer, Question
from disputelab.figures.words import Words
from disputelab.locale import N_

HINT_AFTER = 2
"""Wrong tries after which there is a hint, and the solution can be asked for."""
Record = Callable[[str, object, bool], None]
Make = Callable[[int], Question]


class ExerciseModel(HasTraits):
    """A question made from a seed, and how far its learner has come.

    `state` is "open", "wrong", "right" or "shown". `key` names the exercise in the progress.
    """

    seed = Int(0)
    question = Instance(Question)
    tries = Int(0, help="wrong tries at this question")
    answer = Instance(tuple, allow_none=True)
    state = Unicode("open")

    def __init__(self, key: str, make: Make, record: Record = ignore, seed: int = 0) -> None:
        self.key, self._make, self._record = key, make, record
        super().__init__(seed=seed, question=make(seed))

    def submit(self, answer: Answer) -> None:
        """Answer the question; a right answer ends it."""
        if self.state in ("right", "shown"):
            return
        right = self.question.is_right(answer)
        with self.hold_trait_notifications():
            self.answer = answer
            self.tries += not right
            self.state = "right" if right else "wrong"
        self._record(self.key, self.saved, right)

    @property
    def hinted(self) -> bool:
        """Whether there is a hint, and a solution to ask for."""
        return self.tries >= HINT_AFTER and self.state != "right"

    def show(self) -> None:
        """Give the answer away, after trying."""
        if self.hinted:
            self.state = "shown"

    def fresh(self) -> None:
        """Ask another question of the same sort."""
        self._begin(self.seed + 1)

    def restart(self) -> None:
        """Ask the same question again."""
        self._begin(self.seed)

    def _begin(self, seed: int) -> None:
        with self.hold_trait_notifications():
            self.seed, self.question = seed, self._make(seed)
            self.tries, self.answer, self.state = 0, None, "open"

    @property
    def saved(self) -> dict[str, Any]:
        """The answer as plain JSON, with the seed of its question."""
        return {"seed": self.seed, "answer": list(self.answer or ())}

    def restore(self, saved: object) -> None:
        """Take an answer back from what `saved` gave; what does not fit is left alone."""
        match saved:
            case {"seed": int(seed), "answer": [*keys]} if 0 <= seed < 10**6:
                self._begin(seed)
                known = {choice.key for choice in self.question.choices}
                answer = tuple(key for key in keys if key in known)
                if not answer or len(answer) != len(keys):
                    return
                with self.hold_trait_notifications():
                    self.answer = answer
                    self.state = "right" if self.question.is_right(answer) else "wrong"
                    self.tries = int(self.state == "wrong")


class Exercise:
    """The exercise on the page; `widget` is what a notebook shows."""

    def __init__(self, model: ExerciseModel, language: str, title: str = "") -> None:
        self.model, self._language = model, language
        self._say = Words(language, Order(1)).text
        self._asked, self._told = w.HTML(), w.HTML()
        self._choices: Choices | None = None
        self._place = w.VBox([]).add_class("answer")
        self._check = self._button(N_("Check"), "check", self._submit, "primary")
        self._show = self._button(N_("Show the answer"), "eye", model.show)
        self._fresh = self._button(N_("Another one like this"), "refresh", model.fresh)
        self._lacks = w.HTML().add_class("lacks")
        heading = [w.HTML(f"<h3>{self._say(title)}</h3>")] if title else []
        buttons = w.HBox([self._check, self._show, self._fresh, self._lacks])
        self.widget = w.VBox(
            [*heading, self._asked, self._place, buttons.add_class("tools"), self._told]
        ).add_class("exercise")
        model.observe(lambda _: self._ask(), "question")
        model.observe(lambda _: self.update(), ["state", "tries", "answer"])
        self._ask()

    def _button(self, text: str, icon: str, do: Callable[[], None], style: str = "") -> w.Button:
        button = w.Button(description=self._say(text), icon=icon, button_style=style)
        button.on_click(lambda _: do())
        return button

    @property
    def words(self) -> Words:
        """The words of the page, in the currency of the question's story."""
        history = self.model.question.history
        return Words(self._language, history.scenario.order if history else Order(1))

    def _ask(self) -> None:
        question = self.model.question
        self._asked.value = told.story(question) + told.ask(question)
        old = self._choices
        self._choices = Choices(question, self._language, self.update)
        self._place.children = (self._choices.widget,)
        if old:
            old.widget.close()
        if self.model.answer:
            self._choices.answer = self.model.answer
        self.update()

    def _submit(self) -> None:
        if self._choices and (answer := self._choices.answer):
            self.model.submit(answer)

    def update(self) -> None:
        """Show how far the learner has come."""
        model, choices = self.model, self._choices
        if choices is None:
            return
        over = model.state in ("right", "shown")
        complete = choices.answer is not None
        self._check.disabled = over or not complete
        self._lacks.value = "" if over or complete else choices.lacks()
        self._show.disabled = not model.hinted or over
        tip = N_("What is right, and why") if model.hinted else N_("After two tries")
        self._show.tooltip = "" if over else self._say(tip)
        self._check.tooltip = "" if over or complete else choices.lacks()
        said = ""
        if model.answer:
            said = told.verdict(model.question, model.answer, self.words, over)
        if model.hinted and not over:
            said += told.hint(model.question, self.words)
        if model.state == "shown":
            said += told.solution(model.question, self.words)
        self._told.value = said
