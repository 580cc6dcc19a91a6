"""What may still happen to an order, how likely it is, and the best move."""

from importlib import import_module
from typing import TYPE_CHECKING

from disputelab.futures.beliefs import (
    Assumption,
    Behaviour,
    Beliefs,
    Kind,
    Seen,
    Sign,
    assumptions,
    seen,
)
from disputelab.futures.limits import TooFar

if TYPE_CHECKING:
    from disputelab.futures.doors import Door, Doors, End, Window
    from disputelab.futures.graph import Amounts, Graph
    from disputelab.futures.habits import Habit, Plan
    from disputelab.futures.outlook import Outlook
    from disputelab.futures.population import Population, unstarted
    from disputelab.futures.prospects import Ahead, Patience, Prospect, Shares
    from disputelab.futures.readings import Contrast, contrasts, differing
    from disputelab.futures.sensitivity import Sweep, sweep
    from disputelab.futures.turns import Answer, expected_answers

__all__ = [
    "Ahead",
    "Amounts",
    "Answer",
    "Assumption",
    "Behaviour",
    "Beliefs",
    "Contrast",
    "Door",
    "Doors",
    "End",
    "Graph",
    "Habit",
    "Kind",
    "Outlook",
    "Patience",
    "Plan",
    "Population",
    "Prospect",
    "Seen",
    "Shares",
    "Sign",
    "Sweep",
    "TooFar",
    "Window",
    "assumptions",
    "contrasts",
    "differing",
    "expected_answers",
    "seen",
    "sweep",
    "unstarted",
]

_OTHERS = (
    "doors",
    "graph",
    "habits",
    "outlook",
    "population",
    "prospects",
    "readings",
    "sensitivity",
    "turns",
)


def __getattr__(name: str) -> object:
    # numpy is slow to import: who asks for nothing but beliefs need not wait for it.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    modules = (import_module(f"{__name__}.{other}") for other in _OTHERS)
    found: object = next(getattr(module, name) for module in modules if hasattr(module, name))
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
