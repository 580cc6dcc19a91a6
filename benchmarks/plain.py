"""The least that a step can be: a frozen dataclass of five fields, and a look into a table."""

from collections import deque
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


def plain_search(nodes: int) -> int:
    """A search breadth first through so many states, five moves each."""
    start = Plain("open", 0, 4000, 0, 0)
    seen, queue = {start}, deque([start])
    while queue and len(seen) < nodes:
        state = queue.popleft()
        for after in (
            Plain(state.name, state.day + 1, state.held, state.refunded, state.released),
            Plain("disputed", state.day, state.held, state.refunded + 1, state.released),
            Plain("open", state.day, state.held, state.refunded, state.released + 1),
            Plain("shipped", state.day, state.held - 1, state.refunded, state.released),
            Plain("delivered", state.day + 1, state.held, state.refunded, state.released),
        ):
            if after not in seen:
                seen.add(after)
                queue.append(after)
    return len(seen)
