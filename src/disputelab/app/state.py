"""All that an address has to bring back of the dashboard, and the code that it is there.

`1.offer-of-nothing.43` is a story as it ships, on a day; whatever else departs from the usual
follows as a fourth part. The language is no part of it: whoever sends a link may read in another.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from disputelab.app.ahead import SWEPT
from disputelab.app.deltas import Data, apply, delta, fields
from disputelab.app.model import Draft
from disputelab.app.packing import pack, to_json, unpack
from disputelab.core import Scenario
from disputelab.futures import Beliefs, Kind, assumptions
from disputelab.futures.beliefs import MOST_DAYS
from disputelab.locale import N_, translator
from disputelab.scenarios import shipped, to_data

VERSION = 1
LONGEST = 7500
"""The longest code for an address: many servers take a request line of 8 KiB and no more."""
OWN = "own"
"""What stands in a code in place of the name of a story that does not ship."""
VIEWS = ("story", "ahead", "compare", "present")

TOO_LONG = N_(
    "This link is too long: its code may have {most} characters. A story as large as that can be "
    "sent as a file."
)
NEWER = N_(
    "This link was made by a newer version of this program. Update this one, or ask whoever sent "
    "the link for the story as a file."
)
BROKEN = N_(
    "This link is damaged: a part of it is missing or was changed. Copy the whole link again, or "
    "ask whoever sent it for the story as a file."
)
UNKNOWN = N_("This link is to a story called “{story}”, and there is no such story here.")
OUTSIDE = N_("This link is to day {day}, but its story ends on day {until}.")
REVISED = N_(
    "This link changes the story called “{story}”, which has itself been revised since the link "
    "was made. Ask whoever sent it for the story as a file."
)


@dataclass(eq=False)
class BadCode(ValueError):  # noqa: N818
    """A code that no state can be read from; `reason` is an English template for `values`."""

    reason: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """What is wrong, in a language."""
        return translator(language)(self.reason).format(**self.values)

    def __str__(self) -> str:
        return self.text("en")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story on the desk: the draft, and what it was when it was opened.

    `story` is the name of the shipped story that was opened, empty for one's own.
    """

    story: str
    opened: Draft
    draft: Draft

    @classmethod
    def of(cls, story: str) -> "Sheet":
        """A story that ships, as it ships. Raises KeyError for an unknown name."""
        return cls.fresh(shipped()[story].scenario, story)

    @classmethod
    def fresh(cls, scenario: Scenario, story: str = "") -> "Sheet":
        """A story as it is opened; one's own where no name is given."""
        draft = Draft.of(scenario)
        return cls(story, draft, draft)


@dataclass(frozen=True, slots=True)
class State:
    """The dashboard at one moment; `other` is the story that this one is compared with."""

    sheet: Sheet
    today: int
    view: str = "story"
    beliefs: Beliefs = field(default_factory=Beliefs)
    proof: bool = True
    swept: str = SWEPT
    other: Sheet | None = None

    @property
    def story(self) -> str:
        """The name of the shipped story that was opened, empty for one's own."""
        return self.sheet.story

    @property
    def draft(self) -> Draft:
        """The story as it is."""
        return self.sheet.draft

    def code(self) -> str:
        """The state as a code of A-Z, a-z, 0-9, dot, - and _; it may be too long for an address."""
        clear = f"{VERSION}.{self.story or OWN}.{self.today}"
        more = _departures(self)
        return f"{clear}.{pack(more, clear)}" if more else clear

    @classmethod
    def of_code(cls, code: str, most: int = LONGEST) -> "State":
        """The state of a code of at most so many characters. Raises BadCode."""
        return _read(code, most)


def fits(code: str) -> bool:
    """Whether a code is short enough for an address."""
    return len(code) <= LONGEST


def _departures(state: State) -> Data:
    usual = Beliefs().values
    beliefs = {name: value for name, value in state.beliefs.values.items() if value != usual[name]}
    found = _sheet_data(state.sheet)
    if state.view != VIEWS[0]:
        found["view"] = state.view
    if beliefs:
        found["beliefs"] = beliefs
    if not state.proof:
        found["proof"] = False
    if state.swept != SWEPT:
        found["swept"] = state.swept
    if state.other:
        found["other"] = {"story": state.other.story or OWN, **_sheet_data(state.other)}
    return found


def _sheet_data(sheet: Sheet) -> Data:
    data: Data = {} if sheet.story else {"opened": delta(sheet.opened, None)}
    changes = delta(sheet.draft, sheet.opened)
    if changes:
        data["draft"] = changes
        if sheet.story:
            data["of"] = _edition(sheet.story)
    return data


@cache
def _edition(story: str) -> int:
    """A number that is another one once a story that ships has been revised."""
    return zlib.crc32(to_json(to_data(shipped()[story].scenario))) & 0xFFFF


def _read(code: str, most: int) -> State:
    if len(code) > most:
        raise BadCode(TOO_LONG, {"most": most})
    version, _, rest = code.partition(".")
    if re.fullmatch(r"[0-9]{1,6}", version) and int(version) > VERSION:
        raise BadCode(NEWER)
    found = re.fullmatch(r"([a-z0-9-]{1,60})\.([0-9]{1,5})(?:\.([A-Za-z0-9_-]+))?", rest)
    if version != str(VERSION) or not found:
        raise BadCode(BROKEN)
    story, day, packed = found.groups()
    try:
        more = unpack(packed, f"{version}.{story}.{day}") if packed else {}
        state = _state(fields(more, *_PARTS), story, int(day))
    except BadCode:
        raise
    except ValueError:
        raise BadCode(BROKEN) from None
    until = state.draft.scenario.until
    if state.today > until:
        raise BadCode(OUTSIDE, {"day": state.today, "until": until})
    return state


_SHEET = ("opened", "draft", "of")
_PARTS = (*_SHEET, "view", "beliefs", "proof", "swept", "other")


def _state(more: Data, story: str, today: int) -> State:
    other = fields(more["other"], "story", *_SHEET) if "other" in more else None
    if more.get("proof", False) is not False:
        raise ValueError("no proof is all that is ever said of it")
    return State(
        _sheet(more, story),
        today,
        _one_of(VIEWS, more.get("view", VIEWS[0])),
        _beliefs(fields(more.get("beliefs", {}), *assumptions())),
        "proof" not in more,
        _one_of(assumptions(), more.get("swept", SWEPT)),
        _sheet(other, _one_of((OWN, *shipped()), other.get("story"))) if other else None,
    )


def _sheet(data: Data, story: str) -> Sheet:
    if story == OWN:
        if "of" in data or "opened" not in data:
            raise ValueError("one's own story stands in the code")
        opened, story = apply(data["opened"], None), ""
    elif story not in shipped():
        raise BadCode(UNKNOWN, {"story": story})
    else:
        opened = Sheet.of(story).opened
        if "opened" in data or ("draft" in data) != ("of" in data):
            raise ValueError("a story that ships does not stand in the code")
        if data.get("of", _edition(story)) != _edition(story):
            raise BadCode(REVISED, {"story": story})
    return Sheet(story, opened, apply(data["draft"], opened) if "draft" in data else opened)


def _one_of(choices: Any, value: object) -> str:
    if not isinstance(value, str) or value not in choices:
        raise ValueError("none of the choices")
    return value


def _beliefs(given: Data) -> Beliefs:
    for name, value in given.items():
        days = assumptions()[name].kind is Kind.DAYS
        if type(value) not in ((int,) if days else (int, float)) or value > MOST_DAYS:
            raise ValueError("no such belief")
    return Beliefs().but(**given)
