"""The timeline of an order that is being lived through: up to today, and how far clocks run."""

from dataclasses import replace

from disputelab.core import History, Position
from disputelab.core.periods import protection_end
from disputelab.figures.timeline import Lane, Timeline, timeline
from disputelab.figures.words import Words

RUNNING = ("protection", "clocks")
"""The lanes of which one can tell today how far they go."""


def picture(known: History, position: Position, last: int, words: Words) -> Timeline:
    """What has happened, on days through the last one; what may come is left open.

    `known` is the history through today, `position` the one at the end of today.
    """
    ahead = replace(known, scenario=replace(known.scenario, until=last))
    drawn = timeline(ahead, words, position.day)
    end = position.day + 1
    lanes = tuple(lane if lane.id in RUNNING else _cut(lane, end) for lane in drawn.lanes)
    return replace(drawn, lanes=lanes, protection_end=min(protection_end(position), drawn.days))


def _cut(lane: Lane, end: int) -> Lane:
    spans = tuple(replace(span, end=min(span.end, end)) for span in lane.spans if span.start < end)
    return replace(lane, spans=spans)
