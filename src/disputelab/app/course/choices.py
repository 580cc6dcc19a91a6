"""Widgets to answer a question with: one choice, two of them, or an order."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.course.question import Answer, Pick, Question
from disputelab.locale import N_, translator

PAIR = 2


class Choices:
    """The choices of a question; `answer` can be read and set, `changed` hears of each change.

    An answer that is not complete yet is None.
    """

    def __init__(self, question: Question, language: str, changed: Callable[[], None]) -> None:
        self._question, self._say, self._changed = question, translator(language), changed
        self._order = [choice.key for choice in question.choices]
        self._moved = False
        build = {Pick.ONE: self._radio, Pick.TWO: self._boxes, Pick.ORDER: self._rows}
        self.widget: Any = build[question.pick]()

    def _radio(self) -> w.Widget:
        options = [(choice.text, choice.key) for choice in self._question.choices]
        self._one = w.RadioButtons(options=options, value=None).add_class("choices")
        self._one.observe(lambda _: self._changed(), "value")
        return self._one

    def _boxes(self) -> w.Widget:
        self._ticks = {
            choice.key: w.Checkbox(False, description=choice.text, indent=False)
            for choice in self._question.choices
        }
        for tick in self._ticks.values():
            tick.observe(lambda _: self._changed(), "value")
        return w.VBox(list(self._ticks.values())).add_class("choices")

    def _rows(self) -> w.Widget:
        self._lines = [w.HTML().add_class("line") for _ in self._order]
        rows = []
        for place, line in enumerate(self._lines):
            up, down = self._mover(place, -1), self._mover(place, 1)
            rows.append(w.HBox([up, down, line]).add_class("order-row"))
        self._show_order()
        return w.VBox(rows).add_class("choices")

    def _mover(self, place: int, by: int) -> w.Button:
        tip = self._say(N_("One place up") if by < 0 else N_("One place down"))
        button = w.Button(icon="arrow-up" if by < 0 else "arrow-down", tooltip=tip)
        button.disabled = not 0 <= place + by < len(self._order)
        button.on_click(lambda _: self._swap(place, place + by))
        return button.add_class("stepper")

    def _swap(self, one: int, other: int) -> None:
        order = self._order
        order[one], order[other] = order[other], order[one]
        self._moved = True
        self._show_order()
        self._changed()

    def _show_order(self) -> None:
        for line, key in zip(self._lines, self._order, strict=True):
            line.value = escape(self._question.choice(key).text)

    @property
    def answer(self) -> Answer | None:
        """The keys picked."""
        if self._question.pick is Pick.ORDER:
            return tuple(self._order) if self._moved else None
        if self._question.pick is Pick.TWO:
            picked = tuple(key for key, tick in self._ticks.items() if tick.value)
            return picked if len(picked) == PAIR else None
        return (self._one.value,) if self._one.value is not None else None

    @answer.setter
    def answer(self, answer: Answer) -> None:
        if self._question.pick is Pick.ORDER:
            self._order[:] = answer
            self._moved = True
            self._show_order()
        elif self._question.pick is Pick.TWO:
            for key, tick in self._ticks.items():
                tick.value = key in answer
        else:
            self._one.value = answer[0]
        self._changed()

    def lacks(self) -> str:
        """What is still to be done before the answer is complete, in words."""
        return self._say(
            {
                Pick.ONE: N_("Pick an answer first."),
                Pick.TWO: N_("Pick two first."),
                Pick.ORDER: N_("Move at least one of them first."),
            }[self._question.pick]
        )
