"""What the four articles claim, and where they disagree, in English and in Russian."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = [
    "Article",
    "Claim",
    "Disagreement",
    "Kind",
    "Phrase",
    "Side",
    "articles",
    "claims",
    "disagreements",
    "unused",
]


class Kind(StrEnum):
    """What sort of thing a claim says."""

    RULE = "rule"
    FIGURE = "figure"
    ADVICE = "advice"
    STEP = "step"
    SELLER = "seller"
    PROOF = "proof"
    BACKGROUND = "background"


class _Bilingual:
    # No fields of its own, so that each dataclass keeps its own order of fields.
    __slots__ = ()
    en: str
    ru: str

    def text(self, language: str) -> str:
        """Return the words in "en" or "ru"; any other language is a ValueError."""
        match language:
            case "en":
                return self.en
            case "ru":
                return self.ru
        raise ValueError(f"no text in language {language!r}: only 'en' and 'ru'")


@dataclass(frozen=True, slots=True)
class Phrase(_Bilingual):
    """Words in both languages."""

    en: str
    ru: str


@dataclass(frozen=True, slots=True)
class Claim(_Bilingual):
    """One thing that an article says, with the lines it says it on."""

    id: str
    article: int
    lines: tuple[int, ...]
    kinds: tuple[Kind, ...]
    en: str
    ru: str


@dataclass(frozen=True, slots=True)
class Article(_Bilingual):
    """One article: its number, its lines in the collection, and what it is about."""

    number: int
    lines: range
    en: str
    ru: str


@dataclass(frozen=True, slots=True)
class Side(_Bilingual):
    """One answer in a disagreement, with the ids of the claims that give it."""

    en: str
    ru: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question that the articles answer differently, and what hangs on the answer.

    `reading` names the rulebook reading that decides it; None where there is nothing to choose.
    """

    id: str
    title: Phrase
    sides: tuple[Side, ...]
    matters: Phrase
    reading: str | None

    def text(self, language: str) -> str:
        """Return the title in "en" or "ru"; any other language is a ValueError."""
        return self.title.text(language)


def _table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))


@cache
def claims() -> Mapping[str, Claim]:
    """Return every claim by its id, such as "2.18", in the order of the articles (read-only)."""
    return MappingProxyType(
        {
            id: Claim(
                **row
                | {
                    "id": id,
                    "lines": tuple(row["lines"]),
                    "kinds": tuple(Kind(kind) for kind in row["kinds"]),
                }
            )
            for id, row in _table("claims.toml").items()
        }
    )


@cache
def articles() -> Mapping[int, Article]:
    """Return the four articles by their number (read-only)."""
    return MappingProxyType(
        {
            int(number): Article(
                number=int(number),
                lines=range(row["first"], row["last"] + 1),
                en=row["en"],
                ru=row["ru"],
            )
            for number, row in _table("articles.toml").items()
        }
    )


@cache
def disagreements() -> Mapping[str, Disagreement]:
    """Return the disagreements by their id, such as "late-cancel" (read-only)."""
    return MappingProxyType(
        {
            id: Disagreement(
                id=id,
                title=Phrase(**row["title"]),
                sides=tuple(
                    Side(**side | {"claims": tuple(side["claims"])}) for side in row["sides"]
                ),
                matters=Phrase(**row["matters"]),
                reading=row.get("reading"),
            )
            for id, row in _table("disagreements.toml").items()
        }
    )


@cache
def unused() -> Mapping[str, Phrase]:
    """Return why no rule rests on a claim of a rule or a figure, by the claim's id (read-only)."""
    return MappingProxyType({id: Phrase(**row) for id, row in _table("unused.toml").items()})
