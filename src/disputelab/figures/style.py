"""Colours, patterns and signs: no meaning rests on a colour alone."""

from dataclasses import dataclass

INK = "#1f2933"
MUTED = "#5a6772"
PAGE = "#ffffff"
PAPER = "#eef1f4"
REFUSED = "#b3261e"
PROTECTION = "#0b5c8a"
LATER = "#ffffffa8"
"""A veil over the days after today."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How a span is filled."""

    face: str
    hatch: str = ""
    edge: str = "none"
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Sign:
    """How a mark is drawn: a matplotlib marker and its colour."""

    sign: str
    color: str


BARS = {
    "not-shipped": Bar("#e3e7eb"),
    "shipped": Bar("#d5dde6", "|", "#b4c0cd"),
    "delivered": Bar("#a9c3de"),
    "protection": Bar("#9bd0f0"),
    "extension": Bar("#9bd0f0", "//", "#4f9fca"),
    "ended": Bar("#e3e7eb", ink=MUTED),
    "awaiting-seller": Bar("#f7e58a"),
    "negotiating": Bar("#f5c26b"),
    "review": Bar("#dfb3cf"),
    "return-pending": Bar("#d6cdbd", "\\\\", "#a89c86"),
    "reply": Bar("#fbf3cd", edge="#c9ae2f"),
    "settlement": Bar("#fbe6c8", edge="#cf9434"),
    "held": Bar("#cfd8e3"),
    "refunded": Bar("#8fd6bd", "//", "#2f9e78"),
    "released": Bar("#f2b193", "\\\\", "#c8622f"),
}
BARS |= {
    "split": Bar("#f5dc9a", "xx", "#c2a14a"),
    "goods": Bar("#a9c3de"),
    "nothing": Bar("#f2b193", "\\\\", "#c8622f"),
    "seller-paid": Bar("#f2b193", "\\\\", "#c8622f"),
    "agrees": Bar("#8fd6bd", "//", "#2f9e78"),
    "ignores": Bar("#e3e7eb", "..", "#9aa7b3"),
    "aggressive": Bar("#f2b193", "\\\\", "#c8622f"),
    "promises": Bar("#dfb3cf", "|", "#b06a95"),
    "range": Bar("#d5dde6"),
    "best": Bar("#9bd0f0"),
    "certain": Bar("#0b5c8a"),
}
LINES = (("#0b5c8a", "-"), ("#b3261e", "--"), ("#1b7a55", "-."), ("#8a5a00", ":"), ("#6b3fa0", "-"))
"""Colours and dashes of the lines of a picture, in their order."""
MARKS = {
    "buyer": Sign("o", "#0b5c8a"),
    "seller": Sign("s", "#8a4b08"),
    "carrier": Sign("D", "#475569"),
    "platform": Sign("p", "#6b3fa0"),
    "clock": Sign("h", "#374151"),
    "message": Sign("v", "#8a4b08"),
    "offer": Sign("D", "#8a4b08"),
}
