"""The tour for a first visit: what stands where, in a few steps."""

import anywidget
from traitlets import Bool, Dict, List

from disputelab.app.assets import assets
from disputelab.figures.words import Words
from disputelab.locale import N_

STEPS = (
    (
        ".controls .story, .compare .wide",
        N_("A story"),
        N_("Every story is an order with its days. Pick another one here; a star marks those that "
           "buyers have reported."),
    ),
    (
        ".right > .figure",
        N_("Its days"),
        N_("Drag a numbered sign to another day, or the end of protection, or the line of today. "
           "The arrow keys do the same."),
    ),
    (
        ".verdicts",
        N_("Whose money it is"),
        N_("Left: where the money is today. Right: how the story ends, and why. Both follow every "
           "change."),
    ),
    (
        ".panel.why",
        N_("The reasons"),
        N_("Each step with the rule that decided it. The small numbers open the articles' claims "
           "behind it."),
    ),
    (
        ".controls .entries",
        N_("The rules"),
        N_("The articles contradict each other. Here you follow another reading and see what it "
           "changes."),
    ),
    (
        ".views",
        N_("Other views"),
        N_("What may still follow, two stories side by side, and the same large for a room."),
    ),
    (
        ".desk-tools",
        N_("Undo, link, files"),
        N_("Every change can be undone. The link keeps all that you see; files keep stories."),
    ),
)  # fmt: skip
WORDS = {
    "title": N_("First time here?"),
    "offer": N_("A tour shows what stands where: seven steps, one minute."),
    "yes": N_("Show me around"),
    "no": N_("Not now"),
    "next": N_("Next"),
    "back": N_("Back"),
    "end": N_("Done"),
    "leave": N_("Leave the tour"),
}


class Tour(anywidget.AnyWidget):
    """Offers the tour at the first visit, if it is `offered`; `start` begins it at any time."""

    _esm = assets("standing.js", "tour.js")
    steps = List(Dict()).tag(sync=True)
    words = Dict().tag(sync=True)
    offered = Bool(True).tag(sync=True)

    def __init__(self, words: Words, offered: bool) -> None:
        text = words.text
        super().__init__(
            steps=[
                {"target": target, "title": text(title), "text": text(told)}
                for target, title, told in STEPS
            ],
            words={key: text(told) for key, told in WORDS.items()},
            offered=offered,
        )

    def start(self) -> None:
        """Begin the tour."""
        self.send({"kind": "start"})
