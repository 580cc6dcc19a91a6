"""What is known of a learner while the page is open: the progress, and how it is kept."""

from traitlets import Bool, HasTraits, Instance

from disputelab.course.progress import BrokenProgress, Progress, merge


class ProgressModel(HasTraits):
    """The progress, what is wrong with the one that the browser holds, and the one forgotten last.

    `record` is what every part of the course that can be answered is given.
    """

    progress = Instance(Progress, ())
    problem = Instance(BrokenProgress, allow_none=True)
    blocked = Bool(False, help="whether this browser keeps nothing")
    forgotten = Instance(Progress, allow_none=True)

    def record(self, key: str, answer: object, right: bool) -> None:
        """Note a try: a key such as `clock/bet`, the answer as plain JSON, whether it is right."""
        self.progress = self.progress.noted(key, answer, right)

    def load(self, text: str) -> None:
        """Add the progress of a file. Raises BrokenProgress, and then nothing has changed."""
        self.progress = merge(self.progress, Progress.from_json(text))

    def forget(self) -> None:
        """Forget everything, in the browser too; `undo` brings it back."""
        self.forgotten, self.progress = self.progress, Progress()

    def undo(self) -> None:
        """Bring back what was forgotten; what was done since is kept."""
        if self.forgotten is not None:
            self.progress, self.forgotten = merge(self.progress, self.forgotten), None

    def give_up(self) -> None:
        """Begin anew where the browser holds what cannot be read: that is overwritten."""
        self.problem = None
