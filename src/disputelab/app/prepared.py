"""The stories that a trainer has prepared, in the order in which they are to be shown."""

import json
from dataclasses import dataclass
from typing import Any

from traitlets import Bool, HasTraits, Instance, Unicode

from disputelab.app.memory import Memory
from disputelab.app.model import LabModel
from disputelab.core import Scenario, eve, replay
from disputelab.locale import N_
from disputelab.scenarios import Malformed, shipped, to_data, to_scenario

MOST = 100
VERSION = 1
NEWER = N_(
    "The list in this browser was made by a newer version of this program and is left as it is. "
    "What you put on the list here is not kept: save it before you leave."
)
BROKEN = N_(
    "The list in this browser cannot be read and is left as it is. What you put on the list here "
    "is not kept: save it before you leave."
)
Items = tuple["Item", ...]


class Unreadable(ValueError):  # noqa: N818
    """Why a text holds no list: an English sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """A story of the list and the day that it opens on; `name` is "" where it does not ship."""

    name: str
    scenario: Scenario
    day: int

    @classmethod
    def of(cls, scenario: Scenario, name: str = "") -> "Item":
        """The item of a story, on the eve of its last choice."""
        return cls(name, scenario, eve(replay(scenario)))

    def to_data(self) -> dict[str, Any]:
        """The item as plain data."""
        story = {"name": self.name} if self.name else {"story": to_data(self.scenario)}
        return {**story, "day": self.day}

    @classmethod
    def of_data(cls, data: Any) -> "Item":
        """The item that plain data describes; raises Malformed, KeyError or TypeError."""
        name = data.get("name", "") if isinstance(data, dict) else ""
        scenario = shipped()[name].scenario if name else to_scenario(data["story"])
        return cls(name, scenario, min(max(int(data["day"]), 0), scenario.until))


class Prepared(HasTraits):
    """The list; empty until something is put on it, and then kept by the browser.

    `before` is the list before the last removal, None where there was none. `unread`: rows of the
    browser's list that this version cannot read, kept as they are. `problem`: why the browser's
    list is left as it is, in English, or "".
    """

    items = Instance(tuple, ())
    unread = Instance(tuple, ())
    problem = Unicode()
    blocked = Bool(False, help="whether this browser keeps nothing")
    before = Instance(tuple, allow_none=True)
    full = Bool(False, help="whether something was turned away because the list is full")

    @property
    def shown(self) -> tuple[Item, ...]:
        """What there is to walk through: the list, or while it is empty all that ships."""
        return self.items or tuple(Item.of(one.scenario, one.name) for one in shipped().values())

    def add(self, *items: Item) -> None:
        """Put stories at the end of the list, as many as there is room for."""
        room = MOST - len(self.items)
        self.full = len(items) > room
        self.items = (*self.items, *items[:room])

    def remove(self, number: int) -> None:
        """Take a story off the list; `undo` brings it back."""
        self.before = self.items
        self.items = (*self.items[:number], *self.items[number + 1 :])

    def move_up(self, number: int) -> None:
        """Put a story before the one that it follows, if it follows one."""
        items = list(self.items)
        if not 0 < number < len(items):
            return
        items[number - 1 : number + 1] = items[number], items[number - 1]
        self.items = tuple(items)

    def undo(self) -> None:
        """Bring back what was removed last."""
        if self.before is not None:
            self.items, self.before = self.before, None

    def give_up(self) -> None:
        """Begin anew where the browser holds what cannot be read: that is overwritten."""
        self.problem = ""

    def to_json(self) -> str:
        """The list as text, "" where it is empty."""
        rows = [*(item.to_data() for item in self.items), *self.unread]
        data = {"version": VERSION, "items": rows}
        return json.dumps(data, ensure_ascii=False, default=str) if rows else ""

    def to_lines(self) -> str:
        """The stories of the list as a `.jsonl`, one a line."""
        lines = (
            json.dumps(to_data(one.scenario), ensure_ascii=False, default=str) for one in self.items
        )
        return "".join(line + "\n" for line in lines)

    def load(self, text: str, base: Items = ()) -> Items:
        """Take the list that a text holds, and return it.

        What has changed here since both were `base` is kept. Raises Unreadable, and then nothing
        has changed.
        """
        theirs, self.unread = read(text)
        if self.before is not None:
            self.before = merged(base, self.before, theirs)
        self.items = merged(base, self.items, theirs)
        return theirs

    def place_of(self, lab: LabModel) -> int | None:
        """Where the story that is open stands among those shown; None where it does not."""
        for number, item in enumerate(self.shown):
            if item.name == lab.story and (item.name or item.scenario == lab.opened.scenario):
                return number
        return None


def read(text: str) -> tuple[Items, tuple[Any, ...]]:
    """The list that a text holds, and its rows that cannot be read; raises Unreadable."""
    if not text:
        return (), ()
    try:
        data = json.loads(text)
        version, rows = data["version"], list(data["items"])
    except (ValueError, LookupError, TypeError, RecursionError):
        raise Unreadable(BROKEN) from None
    if version != VERSION:
        raise Unreadable(NEWER)
    items, unread = list[Item](), list[Any]()
    for row in rows:
        try:
            items.append(Item.of_data(row))
        except (Malformed, LookupError, TypeError, ValueError, OverflowError):
            unread.append(row)
    return tuple(items), tuple(unread)


def merged(base: Items, mine: Items, theirs: Items) -> Items:
    """A list that two have changed since it was `base`: what either took off is gone, what either
    put on is there."""
    if mine == base:
        return theirs
    left = [one for one in theirs if one in mine or one not in base]
    new = [one for one in mine if one not in base and one not in theirs]
    return mine if theirs == base else (*left, *new)


class PreparedMemory(Memory):
    """Keeps the list in the browser, together with what other tabs put on it."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__("disputelab.prepared")
        self._prepared, self._silent = prepared, True
        self._base: Items = ()
        prepared.observe(lambda _: self._write(), "items")
        prepared.observe(self._begin, "problem")

    def heard(self, kind: str, text: str) -> None:
        """Take what the browser holds; where it keeps nothing the list lives as long as the page.

        What was put on the list before the browser had told of its own is kept at its end.
        """
        prepared = self._prepared
        prepared.blocked = kind == "blocked"
        if prepared.blocked:
            return
        if kind == "kept":
            self._base = read(text)[0]
            return
        self._silent = True
        try:
            self._base = prepared.load(text, self._base)
        except Unreadable as problem:
            prepared.problem = str(problem)
            return
        prepared.problem, self._silent = "", False
        if prepared.items != self._base:
            self._write()

    def _begin(self, change: Any) -> None:
        if not change.new:
            self._silent = False
            self._write()

    def _write(self) -> None:
        if not self._silent:
            self.keep(self._prepared.to_json())
