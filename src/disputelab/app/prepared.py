"""The stories that a trainer has prepared, in the order in which they are to be shown."""

import json
from dataclasses import dataclass
from typing import Any

from traitlets import Bool, HasTraits, Instance

from disputelab.app.memory import Memory
from disputelab.app.model import LabModel
from disputelab.core import Scenario, eve, replay
from disputelab.scenarios import Malformed, shipped, to_data, to_scenario

MOST = 100
VERSION = 1


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

    `before` is the list before the last removal, None where there was none.
    """

    items = Instance(tuple, ())
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

    def to_json(self) -> str:
        """The list as text, "" where it is empty."""
        data = {"version": VERSION, "items": [item.to_data() for item in self.items]}
        return json.dumps(data, ensure_ascii=False, default=str) if self.items else ""

    def to_lines(self) -> str:
        """The stories of the list as a `.jsonl`, one a line."""
        lines = (
            json.dumps(to_data(one.scenario), ensure_ascii=False, default=str) for one in self.items
        )
        return "".join(line + "\n" for line in lines)

    def load(self, text: str) -> None:
        """Take the list that a text holds; what in it cannot be read is left out."""
        try:
            data = json.loads(text)
            found = data["items"] if data["version"] == VERSION else []
        except (ValueError, LookupError, TypeError, RecursionError):
            return
        items = []
        for row in found[:MOST] if isinstance(found, list) else []:
            try:
                items.append(Item.of_data(row))
            except (Malformed, LookupError, TypeError, ValueError, OverflowError):
                continue
        self.items = tuple(items)

    def place_of(self, lab: LabModel) -> int | None:
        """Where the story that is open stands among those shown; None where it does not."""
        for number, item in enumerate(self.shown):
            if item.name == lab.story and (item.name or item.scenario == lab.opened.scenario):
                return number
        return None


class PreparedMemory(Memory):
    """Keeps the list in the browser."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__("disputelab.prepared")
        self._prepared, self._hearing = prepared, False
        prepared.observe(lambda _: self._write(), "items")

    def heard(self, kind: str, text: str) -> None:
        """Take what the browser holds; where it keeps nothing the list lives as long as the page.

        What was put on the list before the browser had told of its own is kept at its end.
        """
        if kind == "blocked":
            return
        mine = self._prepared.items if kind == "start" else ()
        self._hearing = True
        if mine:
            self._prepared.items = ()
        self._prepared.load(text)
        self._hearing = False
        if mine:
            self._prepared.add(*mine)

    def _write(self) -> None:
        if not self._hearing:
            self.keep(self._prepared.to_json())
