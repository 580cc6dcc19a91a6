"""Practice screens on the page: a shop to click through, and what each click really does."""

from typing import Any

import ipywidgets as w

from disputelab.app.course import mock, spoken
from disputelab.app.style import style
from disputelab.course.attempt import Attempt, attempt
from disputelab.course.pages import Button, Place, Variant
from disputelab.course.picture import picture
from disputelab.course.progress import ignore
from disputelab.course.search import shortest
from disputelab.course.tasks import tasks
from disputelab.figures.drawing import NARROW, WIDE, drawing
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_

VARIANTS = {Variant.BROWSER: N_("In the browser"), Variant.APP: N_("In the app")}
UNDO, AFRESH = N_("Undo the last click"), N_("Back to where the task begins")
UNTOUCHED = N_("Nothing has been clicked yet")
RESTARTS = 2
"""After how many new starts the shortest way may be looked at, without having failed."""


class Row:
    """A button of the mock, and under it why it is grey; made once and used again."""

    def __init__(self, press: Any) -> None:
        self.button, self._why = w.Button(), w.HTML().add_class("why-not")
        self.button.on_click(lambda _: press())
        self.widget = w.VBox([self.button, self._why]).add_class("mock-row")

    def show(self, label: str, why_not: str, over: str) -> None:
        """Show a label, and under it why it is grey; `over` says why all buttons are."""
        self.button.description = label
        self.button.tooltip = over or label
        self.button.disabled = bool(over or why_not)
        self._why.value = why_not
        self._why.layout.display = "" if why_not and not over else "none"


class Practice:
    """The practice screens; `widget` is what a notebook shows.

    `record` is told of every try that reached its goal or lost it.
    """

    def __init__(
        self, language: str = "en", task: str = "", variant: str = "browser", record: Any = ignore
    ) -> None:
        known = tasks()
        first = known[task] if task in known else next(iter(known.values()))
        chosen = Variant(variant) if Variant(variant) in first.variants else first.variants[0]
        self._language, self._record = language, record
        self.attempt: Attempt = attempt(first, chosen)
        self._failures = self._restarts = 0
        self._rows: dict[str, Row] = {}
        self._drawings = {
            kind: drawing(size, name=f"practice-{kind}")
            for kind, size in (("wide", WIDE), ("narrow", NARROW))
        }
        self._build()
        self.update()

    @property
    def words(self) -> Words:
        """The words of the page, in the task's currency and dates."""
        return Words(self._language, self.attempt.task.scenario.order)

    def _build(self) -> None:
        text, now = self.words.text, self.attempt
        names = [(task.title.text(self._language), id) for id, task in tasks().items()]
        self.task = w.Dropdown(options=names, value=now.task.id, description=text(N_("Task")))
        kinds = [(text(name), kind) for kind, name in VARIANTS.items()]
        self.variant = w.ToggleButtons(options=kinds, value=now.variant).add_class("variant")
        label = text(N_("the app's button stays in English"))
        self.foreign = w.Checkbox(False, description=label, indent=False)
        self.task.observe(lambda _: self._begin(), "value")
        self.variant.observe(lambda _: self._begin(), "value")
        self.foreign.observe(lambda _: self.update(), "value")
        self.back = self._button(N_("Take back"), "undo", self.take_back)
        self.again = self._button(N_("Start again"), "refresh", self.start_again)
        self.onward = self._button(N_("Next task"), "arrow-right", self._next)
        self.solution = self._button(N_("Show the shortest way"), "map-o", self._solve)
        htmls = ("told", "edge", "content", "offer", "clicks", "verdict", "did", "debrief", "way")
        self.shown = {name: w.HTML().add_class(name) for name in htmls}
        self._pictures = {kind: w.HTML().add_class(f"picture-{kind}") for kind in self._drawings}
        self._places: dict[Place, Any] = {place: w.VBox([]).add_class(place) for place in Place}
        self.widget = self._layout()

    def _button(self, label: str, icon: str, press: Any) -> w.Button:
        made = w.Button(description=self.words.text(label), icon=icon)
        made.on_click(lambda _: press())
        return made

    def _layout(self) -> w.Widget:
        shown, places = self.shown, self._places
        head = w.HBox([self.task, self.variant, self.foreign]).add_class("practice-head")
        offer = self._offer = w.HBox([shown["offer"], places[Place.OFFER]]).add_class("offer-box")
        inside = [shown["content"], offer, places[Place.LIST], places[Place.FOOT]]
        page = w.VBox(inside).add_class("mock-page")
        self.frame = w.VBox([shown["edge"], places[Place.NAV], page]).add_class("mock")
        left = w.VBox([places[Place.TIME], self.frame]).add_class("practice-left")
        tools = w.HBox([self.back, self.again, self.onward]).add_class("practice-tools")
        solve = w.VBox([self.solution, shown["way"]]).add_class("solve")
        parts = [shown["clicks"], tools, shown["did"], shown["debrief"], shown["verdict"]]
        right = w.VBox([*parts, *self._pictures.values(), solve]).add_class("practice-right")
        columns = w.Box([left, right]).add_class("practice-columns")
        whole = w.VBox([w.HTML(style("course/practice.css")), head, shown["told"], columns])
        return whole.add_class("disputelab").add_class("practice")

    def press(self, button_id: str) -> None:
        """Press a button of the mock, or let time pass.

        Raises ValueError where it cannot be pressed.
        """
        before, was_lost = self.attempt, self.attempt.lost
        if before.solved:
            raise ValueError("the goal is reached")
        self.attempt = before.press(button_id)
        lost = self.attempt.lost and not was_lost
        self._failures += bool(lost)
        if lost or self.attempt.solved:
            key = f"practice/{before.task.id}/{before.variant}"
            self._record(key, list(self.attempt.way), self.attempt.solved)
        self.update()

    def take_back(self) -> None:
        """Undo the last click, as far as the beginning."""
        self.attempt = self.attempt.back()
        self.update()

    def start_again(self) -> None:
        """Go back to the beginning of the task."""
        self._restarts += 1
        self.attempt = attempt(self.attempt.task, self.attempt.variant)
        self.update()

    def _begin(self) -> None:
        """Begin the task and variant that are picked."""
        self.attempt = attempt(tasks()[self.task.value], Variant(self.variant.value))
        self._failures = self._restarts = 0
        self.shown["way"].value = ""
        self.update()

    def _next(self) -> None:
        ids = list(tasks())
        self.task.value = ids[(ids.index(self.task.value) + 1) % len(ids)]

    def _solve(self) -> None:
        self.shown["way"].value = spoken.solution(self.attempt, self.words)

    def update(self) -> None:
        """Show the screen in front and what the last click has done."""
        now, words, shown = self.attempt, self.words, self.shown
        live, task = now.screen.live, now.task
        app = now.variant is Variant.APP
        self.foreign.layout.display = "" if app else "none"
        self.frame.remove_class("browser" if app else "phone")
        self.frame.add_class("phone" if app else "browser")
        shown["told"].value = spoken.task(task, self._language, words)
        shown["edge"].value = mock.chrome(now.screen, now.variant, words)
        shown["content"].value = mock.content(now.screen, words)
        shown["offer"].value = mock.offer(live.position, words)
        self._show_buttons()
        least = len(shortest(task, now.variant))
        shown["clicks"].value = spoken.clicks(len(now.pressed), least, words)
        shown["did"].value = spoken.did(now, words)
        shown["debrief"].value = spoken.debrief(now, words)
        sentence = verdict(live.position, words)
        shown["verdict"].value = spoken.sentence(sentence)
        drawn = picture(live.history, live.position, live.last, words)
        for kind, pen in self._drawings.items():
            self._pictures[kind].value = pen.svg(drawn, sentence)
        for button, tip in ((self.back, UNDO), (self.again, AFRESH)):
            button.disabled = not now.pressed
            button.tooltip = words.text(tip if now.pressed else UNTOUCHED)
        may = self._failures > 0 or self._restarts >= RESTARTS
        self.solution.disabled = not may
        if not may:
            shown["way"].value = spoken.not_yet(words)
        elif not shown["way"].value.startswith("<ol"):
            shown["way"].value = ""

    def _show_buttons(self) -> None:
        found = self.attempt.buttons
        over = self.words.text(spoken.REACHED) if self.attempt.solved else ""
        for button in found:
            row = self._rows.get(button.id)
            if row is None:
                row = self._rows[button.id] = Row(lambda id=button.id: self.press(id))
            row.show(self._label(button), spoken.why_not(button, self.words), over)
        for place, box in self._places.items():
            rows = [self._rows[button.id].widget for button in found if button.place is place]
            if tuple(rows) != tuple(box.children):
                box.children = rows
            box.layout.display = "" if rows else "none"
        offered = any(button.place is Place.OFFER for button in found)
        self._offer.layout.display = "" if offered else "none"

    def _label(self, button: Button) -> str:
        foreign = button.foreign and self.foreign.value
        return button.foreign if foreign else spoken.begun(self.words.text(button.label))
