"""The beliefs of the second page: a slider for each, and why it starts where it does."""

from collections.abc import Iterator
from typing import Any

import ipywidgets as w

from disputelab.app import html, html_ahead
from disputelab.app.ahead import AheadModel
from disputelab.figures.forecast import shares_list
from disputelab.figures.naming import belief_name
from disputelab.figures.words import Words
from disputelab.futures import Behaviour, Kind, assumptions
from disputelab.futures.beliefs import MOST_DAYS
from disputelab.locale import N_

BELIEFS = N_("Beliefs: all of them assumptions")
HEADINGS = {
    "agrees": N_("The seller"),
    "comes": N_("The parcel"),
    "wins_with_proof": N_("The platform's ruling"),
    "review_days": N_("How long things take"),
}
"""What stands above a belief and those that follow it."""
NONE_LEFT = N_("One of these four must stay above zero: the seller has to do something.")


class BeliefPanel:
    """The column of beliefs; `update` shows what the model holds."""

    def __init__(self, model: AheadModel, words: Words) -> None:
        self.model, self._words, self._busy = model, words, False
        self.sliders = {belief: self._slider(belief) for belief in assumptions()}
        self._whys = {belief: w.HTML() for belief in assumptions()}
        self.shares = w.HTML().add_class("shares")
        self._none_left = False
        text = words.text
        neutral = w.Button(description=text(N_("Neutral beliefs")), icon="undo")
        neutral.on_click(lambda _: self._reset())
        proof = w.Checkbox(True, description=text(N_("the buyer has proof to show")), indent=False)
        w.link((model, "proof"), (proof, "value"))
        parts = (part for belief in assumptions() for part in self._entry(belief))
        head = w.HTML(f"<h3>{text(BELIEFS)}</h3>")
        self.widget = w.VBox([head, neutral, proof, *parts]).add_class("beliefs")

    def _slider(self, belief: str) -> Any:
        label = belief_name(belief, self._words)
        made = (
            w.IntSlider(1, 1, MOST_DAYS, description=label)
            if assumptions()[belief].kind is Kind.DAYS
            else w.FloatSlider(0, min=0, max=1, step=0.05, description=label, readout_format=".0%")
        )

        def moved(change: Any) -> None:
            if self._busy:
                return
            self._none_left = False
            if not self.model.believe(belief, change["new"]):
                self._none_left = True
                self.update(self._words)

        made.observe(moved, "value")
        return made.add_class("belief")

    def _reset(self) -> None:
        self._none_left = False
        self.model.reset()
        self.update(self._words)

    def _entry(self, belief: str) -> Iterator[w.Widget]:
        if belief in HEADINGS:
            yield w.HTML(f"<h4>{self._words.text(HEADINGS[belief])}</h4>")
        yield w.VBox([self.sliders[belief], self._whys[belief]]).add_class("entry")
        if belief == list(Behaviour)[-1]:
            yield self.shares

    def update(self, words: Words) -> None:
        """Show what the model holds."""
        self._words, self._busy = words, True
        for belief, slider in self.sliders.items():
            slider.value = self.model.beliefs[belief]
            self._whys[belief].value = html_ahead.assumption(assumptions()[belief], words)
        self.shares.value = html.note(self._said(words))
        self._busy = False

    def _said(self, words: Words) -> str:
        """What the four shares count as where they do not add up, or why one did not go to zero."""
        if self._none_left:
            return words.text(NONE_LEFT)
        beliefs = self.model.beliefs
        if abs(sum(beliefs[kind] for kind in Behaviour) - 1) < 1e-9:
            return ""
        text = N_("These four do not add up to {whole}; they count as: {shares}.")
        shares = shares_list(beliefs.shares, words)
        return words.text(text).format(whole=words.percent(1), shares=shares)
