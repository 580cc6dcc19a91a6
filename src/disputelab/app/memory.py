"""What this browser keeps for the next visit."""

from importlib.resources import files

import anywidget
from traitlets import Unicode


class Memory(anywidget.AnyWidget):
    """An invisible widget that keeps one text in the browser, in step with other tabs."""

    _esm = files(__package__).joinpath("memory.js").read_text(encoding="utf-8")
    key = Unicode().tag(sync=True)

    def __init__(self, key: str) -> None:
        super().__init__(key=key)
        self.on_msg(
            lambda _, said, __: self.heard(str(said.get("kind", "")), str(said.get("text", "")))
        )

    def heard(self, kind: str, text: str) -> None:
        """Take what the browser tells.

        `kind`: "start" with what it keeps, "other" with what another tab has put there, or
        "blocked" where it keeps nothing at all.
        """

    def keep(self, text: str) -> None:
        """Have the browser keep a text; "" forgets it."""
        self.send({"keep": text})
