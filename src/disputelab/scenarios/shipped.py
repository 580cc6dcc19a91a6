"""The stories that ship with the package, in the order in which they teach."""

from collections.abc import Mapping
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


@cache
def shipped() -> Mapping[str, Shipped]:
    """Every story that ships, by its name; the first is the one to begin with (read-only)."""
    folder = files(__package__).joinpath("stories")

    def text(name: str) -> str:
        return folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8")

    stories = {
        row["name"]: Shipped(
            row["name"],
            read_yaml(text(row["name"])),
            row.get("reported", False),
            tuple(row["shows"]),
            MappingProxyType(row["expected"]),
        )
        for row in yaml.safe_load(text("index"))
    }
    return MappingProxyType(stories)
