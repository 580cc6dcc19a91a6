"""The timeline of an order that is being lived through: up to today, and how far clocks run."""

from dataclasses import replace

from disputelab.core.periods import protection_end
from disputelab.course.live import Live
from disputelab.figures.timeline import Lane, Timeline, timeline
from disputelab.figures.words import Words

RUNNING = ("protection", "clocks")
"""The lanes of which one can tell today how far they go."""


def picture(live: Live, words: Words) -> Timeline:
    """What has happened, on days through the story's last one; what may come is left open."""
    known = live.history
    ahead = replace(known, scenario=replace(known.scenario, until=live.last))
    drawn = timeline(ahead, words, live.day)
    lanes = tuple(lane if lane.id in RUNNING else _cut(lane, live.day + 1) for lane in drawn.lanes)
    return replace(
        drawn, lanes=lanes, protection_end=min(protection_end(live.position), drawn.days)
    )


def _cut(lane: Lane, end: int) -> Lane:
    spans = tuple(replace(span, end=min(span.end, end)) for span in lane.spans if span.start < end)
    return replace(lane, spans=spans)
