"""Stories from files: chosen, or dropped anywhere on the page."""

from collections.abc import Callable
from io import BytesIO
from itertools import islice
from pathlib import PurePath
from typing import Any

import anywidget
from traitlets import Int, Unicode

from disputelab.app.assets import assets
from disputelab.app.prepared import MOST
from disputelab.core import Scenario
from disputelab.figures.words import Words
from disputelab.locale import N_
from disputelab.scenarios import Malformed, read
from disputelab.scenarios.load import MOST_BYTES, TOO_LARGE

LABEL = N_("Open a file …")
HINT = N_("or drop files anywhere on this page: stories in YAML or JSON, or many in a .jsonl")
DROP = N_("Drop your stories here")
EMPTY = N_("there is no story in this file")
NAME = 80
"""The most characters of a file's name that are shown."""

Take = Callable[[list[Scenario], list[str]], None]


class Intake(anywidget.AnyWidget):
    """A button that takes files in; it reads what they hold and runs nothing of it."""

    _esm = assets("standing.js", "intake.js")
    label = Unicode().tag(sync=True)
    hint = Unicode().tag(sync=True)
    drop = Unicode().tag(sync=True)
    most_bytes = Int(MOST_BYTES).tag(sync=True)
    most_files = Int(20).tag(sync=True)

    def __init__(self, words: Words, take: Take) -> None:
        """`take` is given the stories of the files, and a line for each that is malformed."""
        super().__init__(label=words.text(LABEL), hint=words.text(HINT), drop=words.text(DROP))
        self._words, self._take = words, take
        self.on_msg(lambda _, said, buffers: self.heard(said, buffers))

    def heard(self, said: dict[str, Any], buffers: list[memoryview]) -> None:
        """Take what the browser hands over.

        That is {"kind": "files", "files": [{"name": …, "large": …}]} and the bytes of each.
        """
        stories: list[Scenario] = []
        wrong: list[str] = []
        for told, raw in zip(said.get("files", ()), buffers, strict=False):
            name = "".join(c if c.isprintable() else "?" for c in str(told["name"])[:NAME])
            found = self._found(name, bytes(raw), bool(told.get("large")))
            for one in found:
                if isinstance(one, Malformed):
                    wrong.append(f"{name}: {one.text(self._words.language)}")
                else:
                    stories.append(one)
            if not found:
                wrong.append(f"{name}: {self._words.text(EMPTY)}")
        self._take(stories, wrong)

    def _found(self, name: str, raw: bytes, large: bool) -> list[Scenario | Malformed]:
        if large or len(raw) > MOST_BYTES:
            return [Malformed(TOO_LARGE)]
        return list(islice(read(BytesIO(raw), PurePath(name).suffix.lower()), MOST))
