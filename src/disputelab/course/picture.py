"""The timeline of an order that is being lived through: up to today, and how far clocks run."""

from disputelab.core import History, Position
from disputelab.figures.timeline import Timeline, timeline
from disputelab.figures.words import Words


def picture(known: History, position: Position, last: int, words: Words) -> Timeline:
    """What has happened, on days through the last one; what may come is left open.

    `known` is the history through today, `position` the one at the end of today.
    """
    return timeline(known, words, position.day, last + 1, hidden=True)
