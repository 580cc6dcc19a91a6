"""What it was that changed between two states, for a button that undoes it to say so."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, fields

from disputelab.app.model import Draft
from disputelab.app.state import State
from disputelab.core import Event
from disputelab.figures.words import Words
from disputelab.locale import N_

TOLD = {
    "open": N_("another story was opened"),
    "move": N_("an event was put on {day}"),
    "event": N_("an event was changed"),
    "add": N_("an event was added"),
    "remove": N_("an event was removed"),
    "story": N_("the story was changed"),
    "order": N_("the order was changed"),
    "rules": N_("the rules were changed"),
    "until": N_("the last day was changed"),
    "beliefs": N_("beliefs were changed"),
    "neutral": N_("beliefs were made neutral again"),
    "reset": N_("the story was brought back as it was opened"),
    "branch": N_("another way was begun"),
    "swap": N_("the two stories changed places"),
    "compare": N_("the story to compare with was changed"),
    "restore": N_("a link was opened"),
}
UNDO = N_("Undo: {change}")
REDO = N_("Redo: {change}")


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: a key of TOLD, and the day of an event that was moved.

    `place` names the one thing that changed, so that a gesture is known by changing it again and
    again; None where several did, or where each time counts by itself.
    """

    kind: str
    place: Hashable = None
    day: int = 0


def change(before: State, after: State) -> Change | None:
    """What changed between two states; None where nothing did but the day, the page, or the like.

    Today, the view and the belief that is looked at are no changes.
    """
    found = list(_changes(before, after))
    if len(found) > 1:
        return Change("story")
    return found[0] if found else None


def told(found: Change, words: Words) -> str:
    """A change in words, without a full stop."""
    return words.text(TOLD[found.kind]).format(day=words.number(found.day))


def _changes(before: State, after: State) -> Iterator[Change]:
    one, other = before.sheet, after.sheet
    if (one.story, one.opened) != (other.story, other.opened):
        yield Change("open")
    else:
        yield from _edits(one.draft, other.draft)
    beliefs = _differing(_believed(before), _believed(after))
    if beliefs:
        yield Change("beliefs", _alone("belief", beliefs))
    if before.other != after.other:
        yield Change("compare")


def _edits(before: Draft, after: Draft) -> Iterator[Change]:
    one, other = before.scenario, after.scenario
    if before.rows != after.rows:
        yield _rows(before.rows, after.rows)
    elif one.until != other.until:
        yield Change("until", ("until",))
    if one.order != other.order:
        yield Change("order", _alone("order", _differing(_values(one.order), _values(other.order))))
    if one.rulebook != other.rulebook:
        entries = _differing(one.rulebook.values, other.rulebook.values)
        same = one.rulebook.name == other.rulebook.name
        yield Change("rules", _alone("rules", entries) if same else None)
    if (one.title, one.about) != (other.title, other.about):
        yield Change("story")


def _rows(before: tuple[Event, ...], after: tuple[Event, ...]) -> Change:
    if len(before) != len(after):
        by = len(after) - len(before)
        return Change({1: "add", -1: "remove"}.get(by, "story"))
    rows = [row for row, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if len(rows) > 1:
        return Change("story")
    row = rows[0]
    one, other = before[row], after[row]
    if one.move == other.move:
        return Change("move", ("day", row), other.day)
    if one.move.do is not other.move.do or one.day != other.day:
        return Change("story")
    differing = _differing(_values(one.move), _values(other.move))
    return Change("event", _alone(("row", row), differing))


def _believed(state: State) -> dict[str, object]:
    return {**state.beliefs.values, "proof": state.proof}


def _values(value: object) -> dict[str, object]:
    return {one.name: getattr(value, one.name) for one in fields(value)}  # type: ignore[arg-type]


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


def _alone(thing: Hashable, names: list[str]) -> Hashable:
    return (thing, names[0]) if len(names) == 1 else None
