"""AliExpress disputes as the articles tell them: exact rules, stories, and pictures of both.

It teaches four undated articles, best matched by 2017-2020. It is neither the marketplace's
current policy nor legal advice.
"""

TYPE_CHECKING = False  # type checkers take it for true; `typing` itself is slow to import
if TYPE_CHECKING:
    from disputelab.core import (
        Event,
        Move,
        Order,
        Scenario,
        advise,
        menu,
        outcome,
        replay,
        rulebook,
        step,
    )

__version__ = "0.1.0"
__all__ = [
    "Event",
    "Move",
    "Order",
    "Scenario",
    "advise",
    "menu",
    "outcome",
    "replay",
    "rulebook",
    "step",
]


def __getattr__(name: str) -> object:
    # The rules are read when they are first asked for: what needs none need not wait for them.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from disputelab import core  # noqa: PLC0415

    found: object = getattr(core, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
