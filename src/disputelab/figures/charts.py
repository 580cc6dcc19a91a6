"""What the pictures of the future show, before they are drawn: plain values, worked out elsewhere.

Labels are in the language of the reader; `kind` says how something is to look.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """From the worst to the best, the expected between them; `note` stands at its end."""

    label: str
    low: float
    middle: float
    high: float
    chosen: bool
    note: str


@dataclass(frozen=True, slots=True)
class Ranges:
    """A range for each move, on one scale from 0 to `most`; `unit` writes a number on it."""

    rows: tuple[Range, ...]
    most: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Pane:
    """Days on which a door is open (`end` is the first day on which it is not), and for good."""

    start: int
    end: int
    for_good: bool
    kind: str


@dataclass(frozen=True, slots=True)
class DoorRow:
    """A door: its panes (possible, and over it certain), and what stands at its end."""

    label: str
    kind: str
    panes: tuple[Pane, ...]
    by_itself: int | None
    note: str


@dataclass(frozen=True, slots=True)
class DoorChart:
    """Doors over the days 0 to `days`, as on the timeline above them.

    `title` says what they rest on; `key` explains each sign: its kind, and what it means.
    """

    rows: tuple[DoorRow, ...]
    days: int
    today: int
    title: str
    key: tuple[tuple[str, str], ...]
    ticks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stack, as a share of the whole; `note` stands in it."""

    kind: str
    label: str
    share: float
    note: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar from 0 to 1 made of parts; `note` stands at its end."""

    label: str
    parts: tuple[Part, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Stacks:
    """Stacks below one another; `legend` names each kind once."""

    rows: tuple[Stack, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points (x, y)."""

    label: str
    kind: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """Lines on one scale; `marks` are values of x that matter, each with its label."""

    lines: tuple[Curve, ...]
    x_label: str
    y_label: str
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    marks: tuple[tuple[float, str], ...]
