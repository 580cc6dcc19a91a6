"""Random stories for Hypothesis, and a clock that runs them day by day by hand."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from disputelab.core import Do, Move, Position, Rulebook, Scenario, Verdict, step

from .making import Choose, a_move, a_story

CLOCK = (Do.PROTECTION_EXPIRES, Do.REPLY_DEADLINE, Do.SETTLEMENT_DEADLINE)


def checked(examples: int) -> settings:
    """The same examples in every run, however slow the machine."""
    return settings(max_examples=examples, deadline=None, derandomize=True)


def wait(position: Position, day: int, book: Rulebook) -> list[tuple[Verdict, Position]]:
    """What the clock does until a day, asked of each of its moves at the start of every day."""
    made = []
    while position.day < day:
        position = replace(position, day=position.day + 1)
        for do in CLOCK:
            verdict = step(position, Move(do), book)
            if verdict.allowed:
                position = verdict.after
                made.append((verdict, position))
    return made


def then(position: Position, made: list[tuple[Verdict, Position]], day: int) -> Position:
    """The position on a day, after what was made since."""
    return replace(made[-1][1] if made else position, day=day)


def choosing(draw: st.DrawFn) -> Choose:
    """Hypothesis's choice of one of several."""
    return lambda options: draw(st.sampled_from(options))


@st.composite
def moves(draw: st.DrawFn, do: Do, price: int) -> Move:
    """Moves of that kind, sensible or not."""
    return a_move(choosing(draw), do, price)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A story of up to 25 events: most of them what can be done, the rest anything."""
    return a_story(choosing(draw))
