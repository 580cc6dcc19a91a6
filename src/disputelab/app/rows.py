"""The events of the story: a row each, with its day on a slider and its own fields."""

from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.model import LabModel
from disputelab.core import FIELDS, Do, Event, Field, Quantity
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.scenarios.model import MOST_DAYS, MOST_MONEY

FIELD_NAMES = {
    "claim": N_("claim"),
    "refund": N_("refund"),
    "days": N_("days"),
    "reason": N_("reason"),
    "kind": N_("kind"),
    "return_goods": N_("wants the goods back"),
}


EMPTY = N_("Nothing happens yet: let something happen with the list below.")


def close(widget: Any) -> None:
    """Let go of a widget and of all inside it, here and in the browser."""
    for child in getattr(widget, "children", ()):
        close(child)
    widget.close()


class Rows:
    """Keeps a box of rows equal to the events of a draft."""

    def __init__(self, model: LabModel) -> None:
        self.model = model
        self.widget = w.VBox([]).add_class("rows")
        self._rows: list[_Row] = []

    def update(self, words: Words) -> None:
        """Show the draft: its rows are built anew only where its events are others."""
        events = self.model.draft.rows
        if not events:
            said = escape(words.text(EMPTY))
            self._rows, old = [], self.widget.children
            self.widget.children = [w.HTML(f'<p class="note">{said}</p>')]
            for child in old:
                close(child)
            return
        if not self._rows or [row.do for row in self._rows] != [event.move.do for event in events]:
            self._rows = [_Row(self.model, i, event, words) for i, event in enumerate(events)]
            old, self.widget.children = self.widget.children, [r.widget for r in self._rows]
            for child in old:
                close(child)
        for row, event in zip(self._rows, events, strict=True):
            row.update(event, words)


class _Row:
    def __init__(self, model: LabModel, index: int, event: Event, words: Words) -> None:
        self.do: Do = event.move.do
        self._model, self._index, self._busy = model, index, True
        self._name = w.HTML().add_class("row-name")
        self._day = w.IntSlider(event.day, 0, MOST_DAYS, continuous_update=True)
        self._day.add_class("row-day")
        self._fields = {spec.name: _field(spec, words) for spec in FIELDS[self.do]}
        remove = w.Button(description="✕", tooltip=words.text(N_("Remove this event")))
        remove.add_class("remove")
        remove.on_click(lambda _: model.remove_event(index))
        self._day.observe(self._move, "value")
        for spec in FIELDS[self.do]:
            self._fields[spec.name].observe(self._change(spec), "value")
        line = w.HBox([self._name, self._day, remove]).add_class("row-line")
        more = [w.HBox(list(self._fields.values())).add_class("row-fields")] if self._fields else []
        self.widget = w.VBox([line, *more]).add_class("row")

    def update(self, event: Event, words: Words) -> None:
        """Show an event, without telling the model what it has just told us."""
        self._busy = True
        self._day.max = self._model.draft.scenario.until
        self._day.value = event.day
        step = self._model.step_of(self._index)
        number = self._model.history.steps.index(step) + 1
        sign = "✓" if step.accepted else "✗"
        state = "accepted" if step.accepted else "refused"
        who, did = words.label(step.actor), words.label(self.do)
        self._name.value = (
            f'<span class="who {step.actor.value}">{number}</span> '
            f'<span class="{state}">{sign} {who} {did}</span>'
        )
        self._day.description_allow_html = False
        for spec in FIELDS[self.do]:
            value = getattr(event.move, spec.name)
            if spec.holds is Quantity.CENTS:
                value = (event_price(self._model) if value is None else value) / 100
            elif spec.holds is Quantity.FLAG:
                value = bool(value)
            self._fields[spec.name].value = value
        self._busy = False

    def _move(self, change: Any) -> None:
        if not self._busy:
            self._model.move_event(self._index, change["new"])

    def _change(self, spec: Field) -> Any:
        def changed(change: Any) -> None:
            if self._busy:
                return
            value = change["new"]
            if spec.holds is Quantity.CENTS:
                value = round(value * 100)
            self._model.change_event(self._index, **{spec.name: value})

        return changed


def event_price(model: LabModel) -> int:
    """What a dispute claims that names no amount: the price, in cents."""
    return model.draft.scenario.order.price


def _field(spec: Field, words: Words) -> Any:
    name = words.text(FIELD_NAMES[spec.name])
    if spec.holds is Quantity.CENTS:
        return w.BoundedFloatText(0, min=0, max=MOST_MONEY, step=0.01, description=name)
    if spec.holds is Quantity.DAYS:
        return w.BoundedIntText(0, min=0, max=MOST_DAYS, description=name)
    if spec.holds is Quantity.FLAG:
        return w.Checkbox(False, description=name, indent=False)
    options: list[Any] = [(words.label(word), word) for word in spec.holds]
    if not spec.required:
        options.insert(0, (words.text(N_("not given")), None))
    return w.Dropdown(options=options, description=name)
