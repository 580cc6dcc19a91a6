"""Where the articles disagree, a rulebook says which reading is followed, and why."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

Claims = tuple[str, ...]

READINGS: dict[str, dict[str, Claims]] = {
    "reopening": {
        "while-protected": ("1.08", "2.21", "3.13", "3.18"),
        "never": ("1.14", "1.21", "2.14", "3.02", "4.02"),
    },
    "late_cancel": {
        "pays-seller": ("1.10", "4.03"),
        "unavailable": ("1.20",),
    },
    "silence": {
        "refunds-buyer": ("2.19", "2.28", "3.16"),
        "review": ("2.18",),
    },
}
"""Each reading, its values, and the claims on the side of each value."""

FIGURES: dict[str, tuple[int, Claims]] = {
    "reply_days": (5, ("2.18",)),
    "settle_days": (8, ("3.20",)),
    "protection_days": (60, ()),
}
"""Each figure in days, and the claims that give it (none: an assumption)."""

NAMED: dict[str, dict[str, str]] = {
    "combined": {},
    "strictest": {"reopening": "never", "silence": "review"},
    "article-1": {"late_cancel": "unavailable"},
    "article-2": {},
    "article-3": {},
    "article-4": {},
}
"""Each named rulebook, and what it says in place of the first value of each reading."""


class Basis(StrEnum):
    """What an entry of a rulebook rests on."""

    STATED = "stated"
    INHERITED = "inherited"
    ASSUMPTION = "assumption"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a reading, with the claims behind it."""

    value: str
    claims: Claims
    basis: Basis


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of days, with the claims behind it."""

    value: int
    claims: Claims
    basis: Basis


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Three readings and three figures; `name` is the rulebook it was made from."""

    name: str
    reopening: Reading
    late_cancel: Reading
    silence: Reading
    reply_days: Figure
    settle_days: Figure
    protection_days: Figure

    def override(self, **values: str | int) -> "Rulebook":
        """This rulebook with other values, such as `silence="review"` or `reply_days=7`.

        Raises ValueError for an unknown name or a value that it cannot have.
        """
        if not values:
            return self
        named = rulebook(self.name)
        entries: dict[str, Reading | Figure] = {}
        for name, value in values.items():
            entry = _entry(name, value, Basis.CHOSEN)
            usual: Reading | Figure = getattr(named, name)
            entries[name] = usual if usual.value == entry.value else entry
        return replace(self, **entries)  # type: ignore[arg-type]

    @property
    def values(self) -> dict[str, str | int]:
        """Every reading and figure with its value."""
        return {name: getattr(self, name).value for name in (*READINGS, *FIGURES)}

    @property
    def chosen(self) -> dict[str, str | int]:
        """The values that differ from those of the named rulebook."""
        named = rulebook(self.name).values
        return {name: value for name, value in self.values.items() if value != named[name]}


def _entry(name: str, value: str | int, basis: Basis) -> Reading | Figure:
    if name in READINGS:
        if value not in READINGS[name]:
            raise ValueError(f"{name} must be one of {', '.join(READINGS[name])}, not {value!r}")
        return Reading(str(value), READINGS[name][str(value)], basis)
    if name not in FIGURES:
        raise ValueError(f"a rulebook has no {name!r}")
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{name} must be a whole number of days, not {value!r}")
    figure, claims = FIGURES[name]
    return Figure(value, claims if value == figure else (), basis)


@cache
def rulebook(name: str = "combined") -> Rulebook:
    """The rulebook of that name: combined, strictest, or article-1 to article-4.

    In an article's own rulebook a value that the article does not speak to is *inherited*.
    Raises ValueError for an unknown name.
    """
    if name not in NAMED:
        raise ValueError(f"a rulebook is one of {', '.join(NAMED)}, not {name!r}")
    article = name.removeprefix("article-") if name.startswith("article-") else ""
    entries: dict[str, Reading | Figure] = {}
    for key in (*READINGS, *FIGURES):
        value = NAMED[name].get(key) or (
            next(iter(READINGS[key])) if key in READINGS else FIGURES[key][0]
        )
        entry = _entry(key, value, Basis.STATED)
        if not entry.claims:
            entry = replace(entry, basis=Basis.ASSUMPTION)
        elif article:
            own = tuple(claim for claim in entry.claims if claim.startswith(article + "."))
            basis = Basis.STATED if own else Basis.INHERITED
            entry = replace(entry, claims=own or entry.claims, basis=basis)
        entries[key] = entry
    return Rulebook(name, **entries)  # type: ignore[arg-type]
