"""What the dashboard knows: traits alone, state in, state out, no widgets."""

from dataclasses import dataclass, replace
from typing import Any

from traitlets import HasTraits, Instance, Int, Unicode, observe

from disputelab.core import (
    Event,
    History,
    Move,
    Order,
    Position,
    Rulebook,
    Scenario,
    Step,
    Verdict,
    eve,
    menu,
    replay,
    rulebook,
)
from disputelab.scenarios import LISTED, shipped


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it is being edited: its events stand in the order of their rows on the page."""

    scenario: Scenario
    rows: tuple[Event, ...]

    @classmethod
    def of(cls, scenario: Scenario) -> "Draft":
        """The draft of a story just opened."""
        return cls(scenario, scenario.events)

    def with_rows(self, rows: tuple[Event, ...]) -> "Draft":
        """This draft with other rows; the story has them by day, those of a day as they stand."""
        by_day = tuple(sorted(rows, key=lambda event: event.day))
        until = max([self.scenario.until, *(event.day for event in rows)])
        return Draft(replace(self.scenario, events=by_day, until=until), rows)


class LabModel(HasTraits):
    """A story, the day called today, and the history that follows from the two."""

    story = Unicode(help="name of the shipped story that was opened last, empty for one's own")
    opened = Instance(Draft, help="the story as it was opened")
    draft = Instance(Draft)
    history = Instance(History)
    today = Int(0, min=0)
    language = Unicode("en")

    def __init__(self, story: str = "", language: str = "en") -> None:
        name = story if story in shipped() else next(iter(shipped()))
        draft = Draft.of(shipped()[name].scenario)
        history = replay(draft.scenario)
        super().__init__(
            story=name,
            language=language,
            opened=draft,
            draft=draft,
            history=history,
            today=eve(history),
        )

    @observe("draft")
    def _replay(self, change: Any) -> None:
        self.history = replay(self.draft.scenario)
        self.today = min(self.today, self.draft.scenario.until)

    def open(self, story: str) -> None:
        """Open a story that ships, as it ships, on the eve of its last choice."""
        self._open(story, Draft.of(shipped()[story].scenario))

    def show_own(self, scenario: Scenario) -> None:
        """Open a story that does not ship, such as one from a file."""
        self._open("", Draft.of(scenario))

    def show(self, scenario: Scenario) -> None:
        """Show any story in place of the one that was opened, which `reset` brings back."""
        with self.hold_trait_notifications():
            self.draft = Draft.of(scenario)
        self.today = eve(self.history)

    def reset(self) -> None:
        """Undo everything that was changed in the story since it was opened."""
        self._open(self.story, self.opened)

    def _open(self, story: str, opened: Draft) -> None:
        with self.hold_trait_notifications():
            # The draft first: whoever hears of another story finds its history.
            self.draft, self.opened, self.story = opened, opened, story
        self.today = eve(self.history)

    def change_order(self, **values: Any) -> None:
        """Change the order: its price in cents, its days of protection …"""
        order: Order = replace(self.draft.scenario.order, **values)
        self._change(order=order)

    def change_rulebook(self, name: str | None = None, **values: str | int) -> None:
        """Follow another rulebook, or override readings and figures of this one."""
        book: Rulebook = rulebook(name) if name else self.draft.scenario.rulebook
        self._change(rulebook=book.override(**values))

    def change_until(self, day: int) -> None:
        """Look at the story through another day, no earlier than its last event."""
        last = max([0, *(event.day for event in self.draft.rows)])
        self._change(until=max(day, last))

    def _change(self, **values: Any) -> None:
        self.draft = replace(self.draft, scenario=replace(self.draft.scenario, **values))

    def move_event(self, row: int, day: int) -> None:
        """Put the event of a row on another day."""
        self._set_row(row, replace(self.draft.rows[row], day=day))

    def change_event(self, row: int, **fields: Any) -> None:
        """Change fields of the move of a row; amounts in cents."""
        event = self.draft.rows[row]
        self._set_row(row, replace(event, move=replace(event.move, **fields)))

    def _set_row(self, row: int, event: Event) -> None:
        rows = self.draft.rows
        self.draft = self.draft.with_rows((*rows[:row], event, *rows[row + 1 :]))

    def add_event(self, move: Move) -> None:
        """Let something happen today, after all else that happens today."""
        by_day = self.draft.scenario.events
        before = tuple(event for event in by_day if event.day <= self.today)
        after = by_day[len(before) :]
        self.draft = self.draft.with_rows((*before, Event(self.today, move), *after))

    def remove_event(self, row: int) -> None:
        """Take an event out of the story."""
        rows = self.draft.rows
        self.draft = self.draft.with_rows((*rows[:row], *rows[row + 1 :]))

    def step_of(self, row: int) -> Step:
        """The step that the event of a row led to."""
        rows = self.draft.rows
        order = sorted(range(len(rows)), key=lambda one: rows[one].day)
        listed = [step for step in self.history.steps if step.event is not None]
        return listed[order.index(row)]

    @property
    def rows_by_step(self) -> dict[int, int]:
        """The row of the event that led to a step, by the step's number in the history."""
        rows = self.draft.rows
        order = sorted(range(len(rows)), key=lambda row: rows[row].day)
        steps = enumerate(self.history.steps, 1)
        return {number: order[step.event] for number, step in steps if step.event is not None}

    @property
    def position(self) -> Position:
        """The position at the end of today."""
        return self.history.at(self.today)

    @property
    def menu(self) -> tuple[Verdict, ...]:
        """Everything that people can try today, with its verdict; the clock moves by itself."""
        found = menu(self.position, self.draft.scenario.rulebook)
        return tuple(verdict for verdict in found if verdict.move.do in LISTED)
