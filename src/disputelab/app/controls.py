"""The left side of the dashboard: the story, its order, the rulebook, and what to add."""

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from disputelab.app import html
from disputelab.app.model import LabModel
from disputelab.app.rows import Rows
from disputelab.core import ARC, FIGURES, NAMED, READINGS, Actor, sample
from disputelab.figures.reasons import refusal
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.scenarios import LISTED, shipped
from disputelab.scenarios.model import MOST_DAYS, MOST_MONEY

ACTORS = (Actor.BUYER, Actor.SELLER, Actor.CARRIER, Actor.PLATFORM)
ADDABLE = tuple(do for actor in ACTORS for do in LISTED if ARC[do].actor is actor)


class Controls:
    """Everything that changes the story; `update` shows what the model holds."""

    def __init__(
        self, model: LabModel, words: Words, picked: bool = True, rules: bool = True
    ) -> None:
        """`picked`: whether there are other stories to pick; `rules`: other rules to follow."""
        self._model, self._busy, self._picked, self._rules = model, False, picked, rules
        self._rows = Rows(model)
        self._story = self._dropdown(N_("Story"), [], model.open, words)
        self._stories = [
            (("★ " if story.reported else "") + words.text(story.scenario.title), name)
            for name, story in shipped().items()
        ]
        self._about = w.HTML()
        self._price = w.BoundedFloatText(
            0, min=0.01, max=MOST_MONEY, step=0.01, description=words.text(N_("Price"))
        )
        self._protection = self._days(N_("Protection, days"), words)
        self._until = self._days(N_("Story ends on day"), words)
        self._heard(self._price, lambda value: model.change_order(price=round(value * 100)))
        self._heard(self._protection, lambda value: model.change_order(protection_days=value))
        self._heard(self._until, model.change_until)
        self._book = self._dropdown(N_("Rulebook"), NAMED, model.change_rulebook, words)
        self._entries: dict[str, Any] = {}
        self._bases: dict[str, w.HTML] = {}
        for name, values in READINGS.items():
            prefix = "silence:" if name == "silence" else ""
            options = {value: prefix if value == "review" else "" for value in values}
            self._entries[name] = self._reading(name, options, words)
            self._bases[name] = w.HTML()
        for name in FIGURES:
            if name != "protection_days":
                self._entries[name] = self._days(words.label(name), words)
                self._heard(self._entries[name], self._override(name))
                self._bases[name] = w.HTML()
        self._add = w.Dropdown(options=[(do.value, do) for do in ADDABLE])
        self._add.observe(lambda _: self._explain(), "value")
        self._why = w.HTML().add_class("add-why")
        self._button = w.Button(icon="plus", button_style="primary")
        self._button.on_click(lambda _: self._added())
        self.widget = self._layout(words)

    def _layout(self, words: Words) -> w.Widget:
        title = {
            name: w.HTML(f"<h3>{words.text(text)}</h3>")
            for name, text in (
                ("order", N_("The order")),
                ("book", N_("The rules")),
                ("events", N_("What happens, and when")),
                ("add", N_("Let something else happen today")),
            )
        }
        entries = [
            w.VBox([self._entries[name], self._bases[name]]).add_class("entry")
            for name in self._entries
        ]
        rules = w.VBox(
            [title["book"], w.Box([self._book, *entries]).add_class("entries")]
        ).add_class("block")
        story = [self._story.add_class("story"), self._about.add_class("story")]
        return w.VBox(
            [
                *(story if self._picked else []),
                w.VBox(
                    [
                        title["order"],
                        w.HBox([self._price, self._protection, self._until]).add_class("fields"),
                    ]
                ).add_class("block"),
                w.VBox([title["events"], self._rows.widget]).add_class("block").add_class("grow"),
                w.VBox(
                    [
                        title["add"],
                        w.HBox([self._add, self._button]).add_class("add-line"),
                        self._why,
                    ]
                ).add_class("block"),
                *([rules] if self._rules else []),
            ]
        ).add_class("controls")

    def update(self, words: Words) -> None:
        """Show what the model holds."""
        self._busy = True
        model, scenario = self._model, self._model.draft.scenario
        self._words = words
        own = [] if model.story else [(words.text(N_("A story of your own")), "")]
        if list(self._story.options) != [*own, *self._stories]:
            self._story.options = [*own, *self._stories]
        self._story.value = model.story
        # What is opened from the second page goes on in an invented way: nobody has reported it.
        told = scenario.title == model.opened.scenario.title
        reported = told and bool(model.story) and shipped()[model.story].reported
        self._about.value = html.story(
            model.history, reported, words, scenario.events != model.opened.scenario.events
        )
        self._price.value = scenario.order.price / 100
        self._protection.value = scenario.protection_days
        self._until.value = scenario.until
        self._book.value = scenario.rulebook.name
        for name, entry in self._entries.items():
            entry.value = getattr(scenario.rulebook, name).value
            self._bases[name].value = html.basis(scenario.rulebook, name, words)
        self._menu = {verdict.move.do: verdict for verdict in model.menu}
        options = [
            (
                f"{'✓' if self._menu[do].allowed else '✗'} {words.label(ARC[do].actor)}: "
                f"{words.action(do)}",
                do,
            )
            for do in ADDABLE
        ]
        if tuple(self._add.options) != tuple(options):
            possible = (do for do in ADDABLE if self._menu[do].allowed)
            chosen = self._add.value if self._add.options[0][0] != ADDABLE[0] else next(possible)
            self._add.options = options
            self._add.value = chosen
        day = words.text(N_("Add on day {number}")).format(number=model.today)
        self._button.description = day
        self._explain()
        self._rows.update(words)
        self._busy = False

    def _explain(self) -> None:
        verdict = self._menu[self._add.value]
        if verdict.allowed:
            text = self._words.text(N_("Possible today."))
            self._why.value = f'<span class="accepted">✓ {text}</span>'
        else:
            text = refusal(verdict, self._words)
            cited = html.cite(verdict.claims, self._words)
            tried = self._words.text(N_("Add it all the same, to see it refused."))
            self._why.value = f'<span class="refused">✗ {text}</span> {cited} <i>{tried}</i>'

    def _added(self) -> None:
        dispute = self._model.position.dispute
        amount = dispute.claimed if dispute else self._model.draft.scenario.order.price
        self._model.add_event(sample(self._add.value, amount))

    def _heard(self, widget: Any, tell: Callable[[Any], None]) -> None:
        def changed(change: Any) -> None:
            if not self._busy:
                tell(change["new"])

        widget.observe(changed, "value")

    def _override(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._model.change_rulebook(**{name: value})

    def _days(self, name: str, words: Words) -> w.BoundedIntText:
        return w.BoundedIntText(0, min=0, max=MOST_DAYS, description=words.text(name))

    def _reading(self, name: str, values: dict[str, str], words: Words) -> w.Dropdown:
        options = [(words.label(prefix + value), value) for value, prefix in values.items()]
        made = w.Dropdown(options=options, description=words.label(name))
        self._heard(made, self._override(name))
        return made

    def _dropdown(
        self, name: str, values: Any, tell: Callable[[Any], None], words: Words
    ) -> w.Dropdown:
        options = [(words.label(value), value) for value in values]
        made = w.Dropdown(options=options, description=words.text(name))
        self._heard(made, tell)
        return made
