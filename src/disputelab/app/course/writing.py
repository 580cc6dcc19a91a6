"""A story written by hand: its text on the left, what becomes of it on the right, as one types."""

from dataclasses import replace
from html import escape

import ipywidgets as w

from disputelab.app import html
from disputelab.core import Scenario, replay
from disputelab.figures.drawing import WIDE, drawing
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import N_, translator
from disputelab.scenarios import Malformed, dump, read_yaml, shipped


class Writing:
    """A text area and the picture of its story; a story that is malformed says where and why."""

    def __init__(self, language: str, story: str) -> None:
        self._language, self._say = language, translator(language)
        scenario, say = shipped()[story].scenario, self._say
        self._start = dump(replace(scenario, title=say(scenario.title), about=say(scenario.about)))
        self.text = w.Textarea(
            self._start,
            rows=24,
            continuous_update=True,
            description=self._say(N_("The story as a file")),
        ).add_class("story-text")
        self._drawing = drawing(WIDE, name="writing")
        self._wrong, self._told = w.HTML(), w.HTML()
        again = w.Button(description=self._say(N_("Begin again")), icon="undo")
        again.on_click(lambda _: setattr(self.text, "value", self._start))
        left = w.VBox([self.text, w.HBox([again]).add_class("tools"), self._wrong])
        self.widget = w.Box([left.add_class("written"), self._told]).add_class("writing")
        self.text.observe(lambda _: self.update(), "value")
        self.update()

    def update(self) -> None:
        """Read the text anew; what was last shown stays while it cannot be read."""
        try:
            scenario = read_yaml(self.text.value)
        except Malformed as error:
            said = self._say(N_("This is not a story yet: {wrong}"))
            wrong = escape(said.format(wrong=error.text(self._language)))
            self._wrong.value = f'<p class="refused" data-aloud>✗ {wrong}</p>'
            self._told.add_class("outdated")
            return
        said = self._say(N_("A story."))
        self._wrong.value = f'<p class="accepted" data-aloud>✓ {said}</p>'
        self._show(scenario)

    def _show(self, scenario: Scenario) -> None:
        self._told.remove_class("outdated")
        history, words = replay(scenario), Words(self._language, scenario.order)
        said = verdict(history.end, words)
        picture = self._drawing.svg(timeline(history, words, scenario.until), said)
        steps = html.steps(history, scenario.until, words)
        self._told.value = f'{html.sentence(said)}<div class="figure">{picture}</div>{steps}'
