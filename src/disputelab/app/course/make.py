"""A story to make: the bench, and the conditions, each ticked once it holds."""

from html import escape

import ipywidgets as w

from disputelab.app.bench import Bench
from disputelab.app.course.exercise import HINT_AFTER, Record
from disputelab.app.figure import Drawn
from disputelab.app.html import cite
from disputelab.app.model import LabModel
from disputelab.app.page import Page
from disputelab.core import Scenario
from disputelab.course.making import GOALS, Goal, start
from disputelab.course.progress import ignore
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.scenarios import Malformed, dump, read_yaml


class Make:
    """The goal, the bench to reach it on, and a look at an example after some tries."""

    def __init__(
        self, goal: str, language: str, key: str, page: Page, record: Record = ignore
    ) -> None:
        self.goal: Goal = GOALS[goal]
        self.seed, self.tries, self.key, self._record = 0, 0, key, record
        self.model = LabModel(language=language)
        self.model.show(start())
        words = self._words = Words(language, start().order)
        say = words.text
        self._bench = Bench(self.model, words, Drawn(f"make-{goal}"), picked=False)
        self._told = w.HTML()
        check = self._button(N_("Is this the story?"), "check")
        check.button_style = "primary"
        check.on_click(lambda _: self.check())
        self._example = self._button(N_("Show an example"), "eye")
        self._example.on_click(lambda _: self.show(self.goal.example()))
        again = self._button(N_("Begin again"), "undo")
        again.on_click(lambda _: self.show(start(self.seed)))
        fresh = self._button(N_("Another one like this"), "refresh")
        fresh.on_click(lambda _: self.fresh())
        tools = w.HBox([check, self._example, again, fresh]).add_class("tools")
        ask = w.HTML(f'<p class="ask">{escape(say(self.goal.ask))}</p>')
        self.widget = w.VBox([ask, self._told, tools, self._bench.widget]).add_class("exercise")
        self._bench.follow(words, page)
        self.model.observe(lambda _: self.update(), "history")
        self.update()

    def _button(self, text: str, icon: str) -> w.Button:
        return w.Button(description=self._words.text(text), icon=icon)

    def show(self, scenario: Scenario) -> None:
        """Put a story on the bench."""
        self.model.show(scenario)

    def fresh(self) -> None:
        """Begin with another order."""
        self.seed, self.tries = self.seed + 1, 0
        self.show(start(self.seed))
        self.update()

    def restore(self, saved: object) -> None:
        """Take a story back from what was recorded; what is no story is left alone."""
        try:
            self.show(read_yaml(str(saved)))
        except Malformed:
            return

    def check(self) -> None:
        """Hold the story against the goal, and keep the answer."""
        right = all(self.goal.met(self.model.history))
        self.tries += not right
        self._record(self.key, dump(self.model.draft.scenario), right)
        self.update(asked=True)

    def update(self, asked: bool = False) -> None:
        """Show which of the conditions hold."""
        met, say = self.goal.met(self.model.history), self._words.text
        rows = "".join(
            f'<li class="{"accepted" if holds else "refused"}"><span class="sign">'
            f"{'✓' if holds else '✗'}</span> {escape(say(text))}</li>"
            for holds, (text, _) in zip(met, self.goal.conditions, strict=True)
        )
        said = ""
        if all(met):
            said = say(N_("This is such a story.")) + " " + cite(self.goal.claims, self._words)
        elif asked:
            said = say(N_("Not yet: see which of these does not hold."))
        self._told.value = f'<ul class="conditions">{rows}</ul><p data-aloud>{said}</p>'
        ready = self.tries >= HINT_AFTER
        self._example.disabled = not ready
        self._example.tooltip = say(N_("What it can look like") if ready else N_("After two tries"))
