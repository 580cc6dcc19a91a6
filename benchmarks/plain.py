"""The least that a step can be: a frozen dataclass of five fields, and a look into a table."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    """A state as small as a lifecycle can have."""

    name: str
    day: int
    held: int
    refunded: int
    released: int


def _to(name: str) -> Callable[[Plain], Plain]:
    return lambda s: Plain(name, s.day, s.held, s.refunded, s.released)


TABLE = {
    ("open", "ship"): _to("shipped"),
    ("shipped", "deliver"): _to("delivered"),
    ("delivered", "dispute"): _to("disputed"),
    ("disputed", "cancel"): _to("open"),
}
EVENTS = ("ship", "deliver", "dispute", "cancel")


def plain_steps(laps: int) -> None:
    """Four steps a lap."""
    state = Plain("open", 0, 4000, 0, 0)
    for _ in range(laps):
        for event in EVENTS:
            state = TABLE[state.name, event](state)
