"""A story in small: three lanes and how it ends, as plain HTML that is there at once."""

from html import escape

from disputelab.core import History
from disputelab.figures.timeline import Lane, Span, timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words

LANES = ("protection", "dispute", "money")
NARROW = 235
"""The pixels of a lane on the narrowest page: a label that does not fit there is left out."""


def strip(history: History, words: Words) -> str:
    """The protection, the disputes and the money of a history, and its verdict below them."""
    picture = timeline(history, words, history.scenario.until)
    said = escape(verdict(history.end, words))
    lanes = "".join(_lane(lane, picture.days) for lane in picture.lanes if lane.id in LANES)
    return (
        f'<figure class="strip"><div aria-hidden="true">{lanes}</div>'
        f"<figcaption>{said}</figcaption></figure>"
    )


def _lane(lane: Lane, days: int) -> str:
    spans = "".join(_span(span, days, lane.id == "dispute") for span in lane.spans)
    return f'<div class="lane {lane.id}"><b>{escape(lane.name)}</b><div>{spans}</div></div>'


def _span(span: Span, days: int, beside: bool) -> str:
    start, share = span.start / days, (span.end - span.start) / days
    fits = beside or share * NARROW > 7 * len(span.label) + 10
    label = f"<span>{escape(span.label)}</span>" if fits else ""
    return f'<i class="{span.kind}" style="left:{start:.2%};width:{share:.2%}">{label}</i>'
