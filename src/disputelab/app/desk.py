"""The desk: everything that the dashboard holds, its states, and the way back through them."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from traitlets import Bool, Enum, HasTraits, Instance

from disputelab.app.ahead import AheadModel
from disputelab.app.changes import Change, change
from disputelab.app.model import LabModel
from disputelab.app.state import VIEWS, Sheet, State
from disputelab.figures.words import Words
from disputelab.locale import N_

MOST_UNDONE = 200
PAUSE = 1.0
"""Seconds after which a change of the same thing is another gesture."""
ANOTHER_WAY = N_("{title} (another way from day {number})")


class Desk(HasTraits):
    """A story, what is believed, what it is compared with, and what of it is looked at."""

    view = Enum(VIEWS, VIEWS[0])
    other = Instance(Sheet, allow_none=True, help="the story to compare with")
    can_undo = Bool(False)
    can_redo = Bool(False)

    def __init__(
        self,
        language: str = "en",
        story: str = "",
        state: State | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """It opens on a state, or else on a story that ships: the first, if none is named."""
        super().__init__()
        self.lab = LabModel(story, language)
        self.ahead = AheadModel(self.lab)
        self._clock = clock
        self._past: deque[tuple[State, Change]] = deque(maxlen=MOST_UNDONE)
        self._future: list[tuple[State, Change]] = []
        self._holding = False
        self._gesture: Change | None = None
        self._at = 0.0
        if state:
            self._put(state)
        self._known = self.state
        self.lab.observe(self._noticed, ["story", "opened", "draft", "today"])
        self.ahead.observe(self._noticed, ["beliefs", "proof", "swept"])
        self.observe(self._noticed, ["view", "other"])

    @property
    def sheet(self) -> Sheet:
        """The story as it is, and as it was opened."""
        return Sheet(self.lab.story, self.lab.opened, self.lab.draft)

    @property
    def state(self) -> State:
        """All of it as a value."""
        ahead = self.ahead
        return State(
            self.sheet,
            self.lab.today,
            self.view,
            ahead.beliefs,
            ahead.proof,
            ahead.swept,
            self.other,
        )

    @property
    def undoes(self) -> Change | None:
        """What `undo` would take back."""
        return self._past[-1][1] if self._past else None

    @property
    def redoes(self) -> Change | None:
        """What `redo` would do again."""
        return self._future[-1][1] if self._future else None

    def restore(self, state: State) -> None:
        """Show another state: one change, which can be undone."""
        with self._as_one("restore"):
            self._put(state)

    def forget(self) -> None:
        """Let what has been done so far be where undoing ends."""
        self._past.clear()
        self._future.clear()
        self.settle()
        self._tell()

    def settle(self) -> None:
        """A gesture has ended: what changes next is a change of its own."""
        self._gesture = None

    def undo(self) -> None:
        """Take the last change back; today and the view come back with it."""
        self._travel(self._past, self._future)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._travel(self._future, self._past)

    def reset(self) -> None:
        """Bring the story back as it was opened."""
        with self._as_one("reset"):
            self.lab.reset()

    def reset_beliefs(self) -> None:
        """Go back to the neutral beliefs."""
        with self._as_one("neutral"):
            self.ahead.reset()

    def branch(self) -> None:
        """Set the story aside to compare with, and go on without what comes after today."""
        lab = self.lab
        title = lab.opened.scenario.title
        words = Words(lab.language, lab.draft.scenario.order)
        called = words.text(title) if lab.story else title
        named = words.text(ANOTHER_WAY).format(title=called, number=lab.today)
        kept = lab.draft.with_rows(tuple(e for e in lab.draft.rows if e.day <= lab.today))
        with self._as_one("branch"):
            self.other = self.sheet
            lab.draft = replace(kept, scenario=replace(kept.scenario, title=named))

    def swap(self) -> None:
        """Let the story and the one that it is compared with change places."""
        if self.other:
            with self._as_one("swap"):
                state = self.state
                self._put(replace(state, sheet=self.other, other=state.sheet))

    def compare_with(self, story: str | None) -> None:
        """Compare with a story that ships, or with none. Raises KeyError for an unknown name."""
        with self._as_one("compare"):
            self.other = Sheet.of(story) if story else None

    def _put(self, state: State) -> None:
        lab, sheet = self.lab, state.sheet
        with lab.hold_trait_notifications():
            lab.draft, lab.opened, lab.story = sheet.draft, sheet.opened, sheet.story
            lab.today = min(state.today, sheet.draft.scenario.until)
        with self.ahead.hold_trait_notifications():
            self.ahead.beliefs, self.ahead.proof = state.beliefs, state.proof
            self.ahead.swept = state.swept
        self.other, self.view = state.other, state.view

    @contextmanager
    def _as_one(self, kind: str) -> Iterator[None]:
        """Several changes that count as one of that kind, or as none where nothing changes."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            self.settle()
            self._notice(kind)

    def _noticed(self, _: Any) -> None:
        if not self._holding:
            self._notice()

    def _notice(self, kind: str = "") -> None:
        now = self.state
        found = change(self._known, now)
        if found:
            self._record(Change(kind) if kind else found, now)
        self._known = now

    def _record(self, found: Change, now: State) -> None:
        at, gesture = self._clock(), self._gesture
        goes_on = gesture is not None and found.place is not None and found.place == gesture.place
        if goes_on and at - self._at <= PAUSE and self._past:
            before, _ = self._past.pop()
        else:
            before = self._known
        self._gesture, self._at = None, at
        if change(before, now):  # a gesture may end where it began
            self._past.append((before, found))
            self._gesture = found
        self._future.clear()
        self._tell()

    def _travel(self, there: Any, back: Any) -> None:
        if not there:
            return
        state, found = there.pop()
        back.append((self._known, found))
        self._holding = True
        try:
            self._put(state)
        finally:
            self._holding = False
        self._known = self.state
        self.settle()
        self._tell()

    def _tell(self) -> None:
        self.can_undo, self.can_redo = bool(self._past), bool(self._future)
