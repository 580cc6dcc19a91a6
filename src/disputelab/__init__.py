"""AliExpress disputes as the articles tell them: exact rules, stories, and pictures of both.

It teaches four undated articles, best matched by 2017-2020. It is neither the marketplace's
current policy nor legal advice.
"""

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
