"""The stories that ship with the package, in the order in which they teach."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from disputelab.core import Scenario
from disputelab.scenarios.load import read_yaml


@dataclass(frozen=True, slots=True)
class Shipped:
    """A story with its name, and whether it retells what buyers have reported in public.

    `shows` are the ids of the disagreements that it bears on; `expected` is its outcome, worked
    out by hand from the rules, with amounts in units of the currency.
    """

    name: str
    scenario: Scenario
    reported: bool
    shows: tuple[str, ...]
    expected: Mapping[str, Any]


class _Stories(Mapping[str, Shipped]):
    """The stories by their names; each is read when it is first asked for."""

    def __init__(self) -> None:
        self._folder = files(__package__).joinpath("stories")
        self._rows = {row["name"]: row for row in yaml.safe_load(self._text("index"))}
        self._read: dict[str, Shipped] = {}

    def _text(self, name: str) -> str:
        return self._folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8")

    def __getitem__(self, name: str) -> Shipped:
        row = self._rows[name]
        if name not in self._read:
            self._read[name] = Shipped(
                name,
                read_yaml(self._text(name)),
                row.get("reported", False),
                tuple(row["shows"]),
                MappingProxyType(row["expected"]),
            )
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __len__(self) -> int:
        return len(self._rows)


@cache
def shipped() -> Mapping[str, Shipped]:
    """Every story that ships, by its name; the first is the one to begin with (read-only)."""
    return _Stories()
