"""What only the browser can do: keep the progress, save a file, copy a text, open a notebook."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import anywidget
from traitlets import Bool, Unicode

from disputelab.app.assets import assets
from disputelab.app.course.store import ProgressModel
from disputelab.app.memory import Memory
from disputelab.course.progress import BrokenProgress, Progress, merge


class Store(Memory):
    """An invisible widget that keeps a model's progress in the browser, in step with other tabs.

    What the browser holds and cannot be read is left there until `model.problem` is cleared.
    """

    def __init__(self, model: ProgressModel) -> None:
        super().__init__("disputelab.progress")
        self._kept, self._writes = model, False
        model.observe(lambda _: self._write(), "progress")
        model.observe(lambda change: self._begin(change.new), "problem")

    def heard(self, kind: str, text: str) -> None:
        """Take what the browser tells."""
        model = self._kept
        match kind:
            case "blocked":
                model.blocked = True
            case "start":
                self._take(text)
            case "other" if text:
                self._take(text)
            case "other":  # another tab has forgotten everything
                model.progress = Progress()

    def _take(self, text: str) -> None:
        model = self._kept
        try:
            held = Progress.from_json(text) if text else Progress()
        except BrokenProgress as problem:
            self._writes, model.problem = False, problem
            return
        model.problem = None
        self._writes = True
        model.progress = merge(model.progress, held)
        if model.progress.entries and model.progress.to_json() != text:
            self._write()

    def _begin(self, problem: BrokenProgress | None) -> None:
        if problem is None:
            self._writes = True
            self._write()

    def _write(self) -> None:
        if self._writes:
            progress = self._kept.progress
            self.keep(progress.to_json() if progress.entries else "")


@dataclass(frozen=True, slots=True)
class File:
    """A file to be saved: its name, what it holds, and of which type that is."""

    name: str
    content: bytes
    type: str


class Hand(anywidget.AnyWidget):
    """A button that saves `text` as `file`, copies it if there is no file, and says `done`.

    With `make` it saves the file that `make()` returns, which is only called when it is asked for;
    meanwhile it says `making`, and then what went wrong if it was an exception: `failed`, or `lost`
    where nothing at all is heard any more.
    """

    _esm = assets("course/hand.js")
    label = Unicode().tag(sync=True)
    tip = Unicode().tag(sync=True)
    text = Unicode().tag(sync=True)
    file = Unicode().tag(sync=True)
    done = Unicode().tag(sync=True)
    asks = Bool(False).tag(sync=True)
    making = Unicode().tag(sync=True)
    lost = Unicode().tag(sync=True)
    failed = Unicode("{problem}")

    def __init__(self, make: Callable[[], File] | None = None, **traits: Any) -> None:
        super().__init__(asks=make is not None, **traits)
        self._make = make
        self.on_msg(lambda *_: self.give())

    def give(self) -> None:
        """Make the file and hand it to the browser, or tell it what went wrong."""
        assert self._make
        try:
            made = self._make()
        except Exception as error:
            self.log.exception("a file could not be made")
            problem = str(error) or type(error).__name__
            self.send({"wrong": self.failed.format(problem=problem)})
            return
        self.send({"file": made.name, "type": made.type}, [made.content])


class Links(anywidget.AnyWidget):
    """An invisible widget: links with `data-page` open notebooks in JupyterLab as in Voila.

    It serves every link below the nearest `.disputelab`; `data-page` is a relative address, the
    same as the `href`. JupyterLab passes no query on: there a notebook opens in the language of
    its kernel.
    """

    _esm = assets("standing.js", "course/links.js")
