"""What the second page knows: the beliefs, and all that may follow the story from today on."""

from dataclasses import replace
from typing import TYPE_CHECKING

from traitlets import Bool, HasTraits, Instance, Unicode

from disputelab.app.model import LabModel
from disputelab.core import Event
from disputelab.futures import Behaviour, Beliefs

if TYPE_CHECKING:
    from disputelab.futures import Ahead

SWEPT = "wins_with_proof"


class AheadModel(HasTraits):
    """The beliefs, and whether the buyer has proof; the story and the day are the lab's."""

    beliefs = Instance(Beliefs, ())
    proof = Bool(True)
    swept = Unicode(SWEPT, help="the belief whose whole range is looked at")

    def __init__(self, lab: LabModel) -> None:
        super().__init__()
        self.lab = lab
        self._ahead: Ahead | None = None

    @property
    def ahead(self) -> "Ahead":
        """All that may follow the story from today on."""
        # With numpy, for which a page that opens on its story need not wait.
        from disputelab.futures import Ahead  # noqa: PLC0415

        lab, known = self.lab, self._ahead
        if known is None or known.history is not lab.history or known.day != lab.today:
            self._ahead = known = Ahead(lab.history, lab.today)
        return known

    def believe(self, belief: str, value: float) -> bool:
        """Change a belief; False where shares would all be nothing, and are left as they were."""
        values = {**self.beliefs.values, belief: value}
        possible = any(values[kind] for kind in Behaviour)
        if possible:
            self.beliefs = Beliefs(values)
        return possible

    def reset(self) -> None:
        """Go back to the neutral beliefs."""
        with self.hold_trait_notifications():
            self.beliefs, self.proof = Beliefs(), True

    def open(self, events: tuple[Event, ...], title: str, about: str) -> None:
        """Open the story through today, going on with other events; it is called and told so."""
        today = self.lab.today
        story = self.ahead.story(events, self.ahead.graph.until)
        self.lab.show(replace(story, title=title, about=about))
        self.lab.today = today
