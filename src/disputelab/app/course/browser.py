"""What only the browser can do: keep the progress, save a file, copy a text, open a notebook."""

from importlib.resources import files

import anywidget
from traitlets import Unicode

from disputelab.app.course.store import ProgressModel
from disputelab.app.memory import Memory
from disputelab.course.progress import BrokenProgress, Progress, merge


def _script(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


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


class Hand(anywidget.AnyWidget):
    """A button that saves `text` as `file`, copies it if there is no file, and says `done`."""

    _esm = _script("hand.js")
    label = Unicode().tag(sync=True)
    tip = Unicode().tag(sync=True)
    text = Unicode().tag(sync=True)
    file = Unicode().tag(sync=True)
    done = Unicode().tag(sync=True)


class Links(anywidget.AnyWidget):
    """An invisible widget: links with `data-page` open notebooks in JupyterLab as in Voila.

    It serves every link below the nearest `.disputelab`; `data-page` is a relative address, the
    same as the `href`. JupyterLab passes no query on: there a notebook opens in the language of
    its kernel.
    """

    _esm = _script("links.js")
