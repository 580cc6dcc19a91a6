"""What this browser keeps for the next visit."""

from typing import Any

import anywidget
from traitlets import Unicode

from disputelab.app.assets import assets


class Memory(anywidget.AnyWidget):
    """An invisible widget that keeps one text in the browser, in step with other tabs.

    What is given to `keep` before the browser has told of another tab's text is not written: that
    text is `heard` first, and who has put both together calls `keep` again.
    """

    _esm = assets("memory.js")
    key = Unicode().tag(sync=True)

    def __init__(self, key: str) -> None:
        super().__init__(key=key)
        self._count = 0
        self.on_msg(lambda _, said, __: self._told(said))

    def _told(self, said: dict[str, Any]) -> None:
        self._count = said.get("count", 0)
        self.heard(str(said.get("kind", "")), str(said.get("text", "")))

    def heard(self, kind: str, text: str) -> None:
        """Take what the browser tells.

        `kind`: "start" with what it keeps, "other" with what another tab has put there, "kept" with
        what it has just written, or "blocked" where it cannot write or keeps nothing at all.
        """

    def keep(self, text: str) -> None:
        """Have the browser keep a text; "" forgets it."""
        self.send({"keep": text, "heard": self._count})
