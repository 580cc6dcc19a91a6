"""What a hand on the live timeline does to the desk."""

from collections.abc import Callable
from typing import Any

from disputelab.app.desk import Desk
from disputelab.app.live import LiveTimeline
from disputelab.figures.scene import Size
from disputelab.figures.timeline import Timeline
from disputelab.figures.words import Words


def hands(desk: Desk) -> dict[str, Callable[[int], None]]:
    return {}


class Live:
    """The live timeline as the picture of a bench."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self.widget: Any = LiveTimeline(words, **hands(desk)).add_class("figure")

    def show(self, timeline: Timeline, size: Size, said: str) -> None:
        """Show a timeline in a size; `said` is its text alternative."""
        self.widget.show(timeline, size, said)
