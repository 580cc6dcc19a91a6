"""Colours, patterns and signs: no meaning rests on a colour alone."""

import re
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


# Kinds that can stand in one lane, or one stack, have patterns of their own.
BARS = {
    "not-shipped": Bar("#e3e7eb"),
    "shipped": Bar("#d5dde6", "|", "#6b7683"),
    "delivered": Bar("#a9c3de", "-", "#566677"),
    "protection": Bar("#9bd0f0"),
    "extension": Bar("#9bd0f0", "//", "#35708f"),
    "ended": Bar("#e3e7eb", "..", "#78828b", MUTED),
    "awaiting-seller": Bar("#f7e58a"),
    "negotiating": Bar("#f5c26b", "//", "#84672f"),
    "review": Bar("#dfb3cf", "|", "#8a5274"),
    "return-pending": Bar("#d6cdbd", "\\\\", "#756b59"),
    "reply": Bar("#fbf3cd", edge="#988320"),
    "settlement": Bar("#fbe6c8", "//", "#a37427"),
    "held": Bar("#cfd8e3"),
    "refunded": Bar("#8fd6bd", "//", "#24775b"),
    "released": Bar("#f2b193", "\\\\", "#a04d25"),
}
BARS |= {
    "split": Bar("#f5dc9a", "xx", "#8f7635"),
    "goods": Bar("#a9c3de"),
    "nothing": BARS["released"],
    "seller-paid": BARS["released"],
    "agrees": BARS["refunded"],
    "ignores": Bar("#e3e7eb", "..", "#78828b"),
    "aggressive": BARS["released"],
    "promises": BARS["review"],
    "range": Bar("#d5dde6"),
    "best": Bar("#9bd0f0"),
    "certain": Bar("#0b5c8a"),
}
LINES = (("#0b5c8a", "-"), ("#b3261e", "--"), ("#1b7a55", "-."), ("#8a5a00", ":"), (INK, "-"))
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
DARK = {
    INK: "#e8edf2",
    MUTED: "#a7b4c0",
    PAGE: "#14191f",
    PAPER: "#222a33",
    REFUSED: "#ff8f85",
    PROTECTION: "#74c3f7",
    "#8a4b08": "#f0b070",
    "#475569": "#a9b8cc",
    "#6b3fa0": "#c9a8f2",
    "#374151": "#c3cad4",
    "#1b7a55": "#5fcf9f",
    "#8a5a00": "#e3b04b",
    "#e3e7eb": "#2c3540",
    "#d5dde6": "#33414f",
    "#a9c3de": "#34567a",
    "#9bd0f0": "#1f5a80",
    "#f7e58a": "#5f5410",
    "#f5c26b": "#6b4a12",
    "#dfb3cf": "#64395a",
    "#d6cdbd": "#4d463a",
    "#fbf3cd": "#3d3714",
    "#fbe6c8": "#47351a",
    "#cfd8e3": "#3a4653",
    "#8fd6bd": "#1d5c47",
    "#f2b193": "#74402a",
    "#f5dc9a": "#5c4a1c",
    "#6b7683": "#919dab",
    "#566677": "#9bb0c6",
    "#35708f": "#95b9d0",
    "#78828b": "#8f99a3",
    "#84672f": "#c0a06a",
    "#8a5274": "#bd93ae",
    "#756b59": "#a39b8b",
    "#988320": "#a0904a",
    "#a37427": "#b58a4f",
    "#24775b": "#86b8a5",
    "#a04d25": "#c99a84",
    "#8f7635": "#b3a06a",
}
"""What every colour of a picture is on a dark page.

`PAGE` is what lies below a picture. It is also the veil over later days, the inside of hollow
signs and what is written into full ones: in the dark, signs are light and their numbers dark.
"""
_KNOWN = re.compile("|".join(DARK))


def dark(color: str) -> str:
    """A colour as it is on a dark page, as transparent as before; "none" stays."""
    return DARK[color[:7]] + color[7:] if color[:7] in DARK else color


def themed(css: str) -> str:
    """CSS whose colours of pictures follow the theme of the page by `theme_css`."""
    return _KNOWN.sub(lambda found: f"var(--c-{found[0][1:]}, {found[0]})", css)


def theme_css() -> str:
    """What makes the pictures on a page dark where the page, or a part of it, says that it is."""
    values = " ".join(f"--c-{light[1:]}: {dark};" for light, dark in DARK.items())
    return f"html[data-theme=dark], .disputelab[data-theme=dark] {{ {values} }}\n"
