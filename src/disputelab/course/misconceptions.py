"""What buyers believe that costs them money, and what is so instead."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from disputelab.sources import Phrase


@dataclass(frozen=True, slots=True)
class Misconception:
    """A belief that costs money, its correction, the claims behind that, and the lesson on it."""

    id: str
    statement: Phrase
    correction: Phrase
    claims: tuple[str, ...]
    lesson: str


@cache
def misconceptions() -> Mapping[str, Misconception]:
    """Every misconception by its id, in the order of the lessons (read-only)."""
    text = files(__package__).joinpath("misconceptions.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            id: Misconception(
                id,
                Phrase(**row["statement"]),
                Phrase(**row["correction"]),
                tuple(row["claims"]),
                row["lesson"],
            )
            for id, row in tomllib.loads(text).items()
        }
    )
