"""What may still happen to an order, how likely it is, and the best move."""

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
    "Window",
    "assumptions",
    "contrasts",
    "differing",
    "expected_answers",
    "seen",
    "sweep",
    "unstarted",
]
