"""What a learner has done: answers and tries, no names, in a small JSON of numbered versions."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeGuard

from disputelab.locale import N_, translator

VERSION = 2
MOST_BYTES = 256 * 1024
MOST_TRIES = 1_000_000
KEY = re.compile(r"[a-z0-9-]+(/[A-Za-z0-9_.-]+)+", re.ASCII)
MOST_KEY = 120

NOT_JSON = N_("This is not a file of progress: it cannot be read as JSON.")
TOO_LARGE = N_("This is not a file of progress: it is larger than {most} KiB.")
NO_PROGRESS = N_("This is not a file of progress: it should be an object with “entries”.")
NEWER = N_(
    "This progress was saved by a newer version of the course (format {version}, here {known}): "
    "update the course, then load it again."
)
FOREIGN = N_("“{place}” has no place in a file of progress.")
BAD_KEY = N_("“{place}” is not the name of a part of the course.")
WRONG = N_("“{place}” should be {expected}.")
A_VERSION = N_("a whole number from 1 on")
A_LIST = N_("a list of names of parts")
AN_OBJECT = N_("an object")
TRIES = N_("a whole number from 0 on")
YES_OR_NO = N_("true or false")


@dataclass(eq=False)
class BrokenProgress(ValueError):  # noqa: N818
    """A text that holds no progress: an English template and what goes into it."""

    expected: str
    values: dict[str, Any] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """What is wrong, in words."""
        say = translator(language)
        values = {k: say(v) if k == "expected" else _plain(v) for k, v in self.values.items()}
        return say(self.expected).format(**values)

    def __str__(self) -> str:
        return self.text("en")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the course: how often it was tried, whether solved, and the answer (plain JSON).

    The answer is the last one, or of a solved part the last that was right.
    """

    tries: int
    solved: bool
    answer: Any = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Every part that was tried, by its key, such as `clock/bet`."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    version: int = VERSION

    def noted(self, key: str, answer: Any, right: bool) -> "Progress":
        """This progress after one more try. Raises ValueError for a key that is none.

        What would not fit into a file any more is left out: first the answer, then the try.
        """
        if not _is_key(key):
            raise ValueError(f"{key!r} is no key of progress")
        old = self.entries.get(key, Entry(0, False))
        kept = old.answer if old.solved and not right else answer
        tries = min(old.tries + 1, MOST_TRIES)
        new = Entry(tries, old.solved or right, kept)
        for entry in (new, replace(new, answer=None)):
            made = Progress(MappingProxyType({**self.entries, key: entry}))
            if len(made.to_json()) <= MOST_BYTES:
                return made
        return self

    def under(self, prefix: str) -> dict[str, Entry]:
        """The entries whose keys begin with `prefix/`."""
        return {k: entry for k, entry in self.entries.items() if k.startswith(prefix + "/")}

    def to_json(self) -> str:
        """This progress as a text for `from_json`: ASCII, the same for the same progress."""
        entries = {
            key: {"tries": entry.tries, "solved": entry.solved, "answer": entry.answer}
            for key, entry in sorted(self.entries.items())
        }
        return json.dumps({"version": self.version, "entries": entries}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Progress":
        """The progress that a text holds, of this version or an older one.

        Raises BrokenProgress, which says what is wrong.
        """
        data = _object(text)
        version = data.get("version", 1 if "done" in data else VERSION)
        if not _is_count(version) or version < 1:
            raise BrokenProgress(WRONG, {"place": "version", "expected": A_VERSION})
        if version > VERSION:
            raise BrokenProgress(NEWER, {"version": version, "known": VERSION})
        while version < VERSION:
            data = MIGRATIONS[version](data)
            version += 1
        made = cls(_entries(data))
        if len(made.to_json()) > MOST_BYTES:  # it could be saved, but not loaded again
            raise BrokenProgress(TOO_LARGE, {"most": MOST_BYTES // 1024})
        return made


def ignore(key: str, answer: object, right: bool) -> None:
    """A `record` that keeps nothing."""


def merge(one: Progress, other: Progress) -> Progress:
    """Both together: of each part the entry that is solved, else the one tried more often.

    The order does not matter. What would not fit into a file loses its answers.
    """
    entries = {
        key: max((p.entries[key] for p in (one, other) if key in p.entries), key=_rank)
        for key in (*one.entries, *other.entries)
    }
    made = Progress(MappingProxyType(entries))
    if len(made.to_json()) <= MOST_BYTES:
        return made
    return Progress(MappingProxyType({k: replace(e, answer=None) for k, e in entries.items()}))


def _rank(entry: Entry) -> tuple[bool, int, str]:
    return entry.solved, entry.tries, json.dumps(entry.answer, sort_keys=True)


def _from_1(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew only which parts are done."""
    _only(data, {"version", "done"})
    done = data.get("done")
    if not isinstance(done, list) or not all(isinstance(key, str) for key in done):
        raise BrokenProgress(WRONG, {"place": "done", "expected": A_LIST})
    entries = {key: {"tries": 1, "solved": True, "answer": None} for key in done}
    return {"version": 2, "entries": entries}


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _from_1}
"""For each older version what makes it one newer."""


def _object(text: str) -> dict[str, Any]:
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise BrokenProgress(TOO_LARGE, {"most": MOST_BYTES // 1024})
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise BrokenProgress(NOT_JSON) from None
    if not isinstance(data, dict):
        raise BrokenProgress(NO_PROGRESS)
    return data


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _entries(data: dict[str, Any]) -> Mapping[str, Entry]:
    _only(data, {"version", "entries"})
    rows = data.get("entries")
    if not isinstance(rows, dict):
        raise BrokenProgress(NO_PROGRESS)
    return MappingProxyType({key: _entry(key, row) for key, row in rows.items()})


def _entry(key: str, row: Any) -> Entry:
    if not _is_key(key):
        raise BrokenProgress(BAD_KEY, {"place": key})
    if not isinstance(row, dict):
        raise BrokenProgress(WRONG, {"place": key, "expected": AN_OBJECT})
    _only(row, {"tries", "solved", "answer"}, key + "/")
    tries, solved = row.get("tries"), row.get("solved")
    if not _is_count(tries) or tries > MOST_TRIES:
        raise BrokenProgress(WRONG, {"place": key + "/tries", "expected": TRIES})
    if not isinstance(solved, bool):
        raise BrokenProgress(WRONG, {"place": key + "/solved", "expected": YES_OR_NO})
    return Entry(tries, solved, row.get("answer"))


def _only(data: dict[str, Any], known: set[str], place: str = "") -> None:
    for name in data:
        if name not in known:
            raise BrokenProgress(FOREIGN, {"place": place + name})


def _is_key(key: str) -> bool:
    return len(key) <= MOST_KEY and bool(KEY.fullmatch(key))


def _is_count(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _plain(value: Any) -> str:
    """What comes from a file: short, without line ends and control characters."""
    return "".join(char if char.isprintable() else "?" for char in str(value)[:100])
