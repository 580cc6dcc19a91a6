"""Stories from files and to files: YAML, JSON, and many in a `.jsonl`."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import yaml

from disputelab.core import Scenario
from disputelab.locale import N_
from disputelab.scenarios.malformed import Malformed
from disputelab.scenarios.model import EXPECTED, MOST_EVENTS, to_data, to_scenario

MOST_BYTES = 1 << 20
MOST_DIGITS = 100
MOST_NODES = 20 * MOST_EVENTS
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
TOO_LARGE = N_("expected a story of at most 1 MiB")
TOO_DEEP = N_("expected fewer lists and keys inside one another")
NOT_TEXT = N_("expected text in UTF-8")
NOT_YAML = N_("expected YAML: {problem}")
NOT_JSON = N_("expected JSON: {problem}")
NO_ALIAS = N_("expected no YAML anchors and aliases")
TWICE = N_("expected each key once")
UNREADABLE = N_("expected a file that can be read: {problem}")
PROBLEMS = (N_("Is a directory"), N_("Permission denied"))
"""What a system says most often, for the catalogues to have it."""


class _Loader(yaml.SafeLoader):
    """SafeLoader without aliases (a few lines of them can stand for gigabytes).

    It stops at more keys and values than the longest story has: a megabyte of tiny ones takes
    half a minute to read.
    """

    nodes = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        line = self.peek_event().start_mark.line + 1  # type: ignore
        if self.check_event(yaml.AliasEvent):
            raise Malformed(NO_ALIAS, line=line)
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Malformed(EXPECTED["too_long"], {"max_length": MOST_EVENTS}, line=line)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise Malformed(TWICE, place=key.value[:40], line=key.start_mark.line + 1)
                seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return super().construct_object(node, deep)
        if len(node.value) > MOST_DIGITS:
            return node.value
        try:
            return super().construct_object(node, deep)
        except (ValueError, ArithmeticError, LookupError, AttributeError):
            return node.value  # what looks like a number or date and is none: `2019-02-30`


def read_yaml(text: str) -> Scenario:
    """The story in a YAML (or JSON) text; raises Malformed with the line."""
    node = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
        return to_scenario(data)
    except Malformed as error:
        raise replace(error, line=error.line or _line(node, error.place)) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise Malformed(NOT_YAML, {"problem": error.problem or ""}, line=line) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Malformed(NOT_YAML, {"problem": str(error).splitlines()[0]}) from None
    except RecursionError:
        raise Malformed(TOO_DEEP) from None


def read_json(text: str) -> Scenario:
    """The story in a JSON text; raises Malformed."""
    return to_scenario(parse_json(text))


def parse_json(text: str, most: int = MOST_NODES) -> object:
    """The plain data of a JSON text, each key once and no number too long; raises Malformed.

    It is not read at all where it has more than `most` values: they are larger than their text.
    """
    signs = _STRING.sub("", text) if len(text) > most else ""
    if signs.count(",") > most:
        raise Malformed(EXPECTED["too_long"], {"max_length": MOST_EVENTS})
    if signs.count("[") + signs.count("{") > most:
        raise Malformed(TOO_DEEP)
    try:
        return json.loads(text, object_pairs_hook=_once, parse_int=_int)
    except json.JSONDecodeError as error:
        raise Malformed(NOT_JSON, {"problem": error.msg}, line=error.lineno) from None
    except RecursionError:
        raise Malformed(TOO_DEEP) from None


def _int(digits: str) -> int | float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Malformed(TWICE, place=name[:40])
        found[name] = value
    return found


def load(path: Path) -> Iterator[Scenario | Malformed]:
    """Each story of a file, or what is wrong with it: one for YAML and JSON, many for `.jsonl`."""
    try:
        with path.open("rb") as file:
            yield from read(file, path.suffix)
    except OSError as error:
        yield Malformed(UNREADABLE, {"problem": error.strerror or str(error)})


def read(file: IO[bytes], suffix: str) -> Iterator[Scenario | Malformed]:
    """Each story of what is open, or what is wrong with it; the suffix tells `.jsonl` apart."""
    if suffix == ".jsonl":
        yield from _lines(file)
    else:
        yield _story(file.read(MOST_BYTES + 1), suffix == ".json")


def _lines(file: IO[bytes]) -> Iterator[Scenario | Malformed]:
    number = 0
    while raw := file.readline(MOST_BYTES + 2):
        number += 1
        line = raw.rstrip(b"\r\n")
        while not raw.endswith(b"\n") and (raw := file.readline(MOST_BYTES)):
            pass  # the rest of a line that is too large, in pieces that are not
        if line.strip():
            story = _story(line, as_json=True)
            yield replace(story, line=number) if isinstance(story, Malformed) else story


def _story(raw: bytes, as_json: bool) -> Scenario | Malformed:
    if len(raw) > MOST_BYTES:
        return Malformed(TOO_LARGE)
    try:
        text = raw.decode("utf-8-sig")
        return read_json(text) if as_json else read_yaml(text)
    except UnicodeDecodeError:
        return Malformed(NOT_TEXT)
    except Malformed as error:
        return error


def _line(node: Any, place: str) -> int | None:
    """The line of a place in composed YAML: as near to it as the text goes."""
    line = None
    for part in place.replace("[", ".").replace("]", "").split("."):
        if node is None:
            break
        line, children = node.start_mark.line + 1, node.value
        if isinstance(node, yaml.SequenceNode):
            node = children[int(part)] if part.isdecimal() and int(part) < len(children) else None
        elif isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in children if key.value == part]
            node = found[0][1] if found else None
            line = found[0][0].start_mark.line + 1 if found else line
        else:
            node = None
    return line


def dump(scenario: Scenario) -> str:
    """The YAML text of a story, one event a line."""
    return yaml.safe_dump(
        to_data(scenario),
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=1000,
    )
