"""What fuzzing begins with: inputs made of the stories that ship, and the words of the format."""

import json
from collections.abc import Iterator
from functools import cache

from disputelab.app.desk import Desk
from disputelab.app.packing import to_json, unpack
from disputelab.core import FIELDS, FIGURES, NAMED, READINGS, Do
from disputelab.futures import assumptions
from disputelab.scenarios import dump, shipped, to_data
from support.editing import EDITS, edit

SIGNS = ["!!int", "!!binary", "!!timestamp", "!!set", "!!python/name:os.system", "<<: ", "&a", "*a"]
SIGNS += ["? ", "- ", "--- ", "%YAML 1.1", "0x", "1:1", "1e999", ".inf", ".nan", "NaN", "~", "_"]
SIGNS += ["\\ud800", "\\u0000", "\\x85", "\ufeff", "²", "\u2028", "events.", "[0]", "null", "true"]


@cache
def seeds(target: str) -> list[bytes]:
    """What a target begins with: made of the stories that ship."""
    return [*{"loader": _files, "link": _links, "replay": _stories}[target]()]


def _stories() -> list[bytes]:
    stories = (to_data(one.scenario) for one in shipped().values())
    return [json.dumps(data, default=str, ensure_ascii=False).encode() for data in stories]


def _files() -> list[bytes]:
    texts = [dump(one.scenario).encode() for one in shipped().values()]
    return [*texts, *_stories(), b"\n".join(_stories()[:2])]


def _links() -> Iterator[bytes]:
    # Few as codes: of inputs that do the same the fuzzer keeps the shortest, and that cannot be
    # changed without breaking its check.
    yield b"c" + Desk().state.code().encode()
    for number, name in enumerate(shipped()):
        desk = Desk(story=name)
        for what in range(number % 3, EDITS, 3):
            edit(desk.lab, what, number, 7 * what)
        if number % 2:
            desk.lab.show_own(desk.lab.draft.scenario)
        desk.compare_with("offer-of-nothing" if number % 3 else None)
        desk.ahead.believe("comes", 0.2)
        code = desk.state.code()
        clear, _, packed = code.rpartition(".")
        yield b"j" + clear[2:].encode() + b"\n" + to_json(unpack(packed, clear))


def words() -> list[str]:
    """The words of the format and the signs of YAML, JSON and links, for libFuzzer to put in."""
    found = ["title", "about", "rulebook", "order", "events", "until", "day", "do", "base"]
    found += ["price", "currency", "protection_days", "paid_on", "cashback_percent"]
    found += ["opened", "draft", "of", "view", "beliefs", "proof", "swept", "other", "story", "own"]
    found += [*Do, *NAMED, *READINGS, *FIGURES, *assumptions(), *SIGNS]
    for fields in FIELDS.values():
        for field in fields:
            found.append(field.name)
            found += [word.value for word in field.holds] if isinstance(field.holds, type) else []
    for values in READINGS.values():
        found += values
    return [*dict.fromkeys(found)]
