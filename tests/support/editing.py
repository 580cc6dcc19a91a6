"""A story changed as the dashboard changes it: by the model's own methods, as numbers say."""

from disputelab.core import FIELDS, NAMED, READINGS, Do, Quantity, sample
from disputelab.scenarios import LISTED

EDITS = 9


def edit(model, what, where, value):
    """One change of the story, whatever the three numbers are."""
    rows = model.draft.rows
    row = where % max(len(rows), 1)
    day = value % 121
    if what == 0 and rows:
        model.move_event(row, day)
    elif what == 1 and rows:
        _field(model, row, value)
    elif what == 2:
        model.today = min(day, model.draft.scenario.until)
        model.add_event(sample(LISTED[where % len(LISTED)], value % 5000))
    elif what == 3 and rows:
        model.remove_event(row)
    elif what == 4:
        model.change_order(price=1 + value)
    elif what == 5:
        model.change_order(protection_days=day)
    elif what == 6:
        model.change_rulebook(list(NAMED)[where % len(NAMED)])
    elif what == 7:
        name = list(READINGS)[where % len(READINGS)]
        model.change_rulebook(**{name: list(READINGS[name])[value % 2]}, reply_days=day)
    else:
        model.change_until(day)


def _field(model, row, value):
    do: Do = model.draft.rows[row].move.do
    for spec in FIELDS[do]:
        if spec.holds is Quantity.FLAG:
            new = bool(value % 2)
        else:
            words = not isinstance(spec.holds, Quantity)
            new = list(spec.holds)[value % len(spec.holds)] if words else value % 3000
        model.change_event(row, **{spec.name: new})
