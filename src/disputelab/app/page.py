"""What the page itself tells and is told: its address, its width, its language."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import anywidget
from traitlets import Bool, Dict, Int, Unicode, default, observe

from disputelab.app.assets import assets
from disputelab.locale import LANGUAGES, N_, spoken, translator

NAMES = {"play": N_("Play the days"), "pause": N_("Pause"), "stop": N_("Stop, back to day 0")}
"""The names of buttons that show a sign alone."""


class Page(anywidget.AnyWidget):
    """An invisible widget: keeps address, title and scrolling with the model, tells the width.

    `code` is the state of the page, written into the address, or into the tab's own memory where
    it is too `long` for one. `still`: whether the reader wants nothing to move by itself. What
    Jupyter's widgets lack for readers who use the keyboard or a screen reader is mended in the
    whole notebook, see repairs.js.
    """

    _esm = assets("repairs.js", "standing.js", "page.js")
    language = Unicode("en").tag(sync=True)
    title = Unicode().tag(sync=True)
    code = Unicode().tag(sync=True)
    long = Bool(False).tag(sync=True)
    today = Int().tag(sync=True)
    narrow = Bool(False).tag(sync=True)
    still = Bool(False).tag(sync=True)
    names = Dict().tag(sync=True)

    @default("names")
    def _names(self) -> dict[str, str]:
        say = translator(self.language)
        return {sign: say(name) for sign, name in NAMES.items()}

    @observe("language")
    def _rename(self, _: object) -> None:
        self.names = self._names()

    def when_here(self, tell: Callable[[str, str], None]) -> None:
        """Call `tell` each time that a browser shows the page.

        It is told the state that the tab has kept, or "", and the address without its query.
        """

        def heard(_: Any, content: dict[str, Any], __: Any) -> None:
            if content.get("kind") == "here":
                tell(str(content.get("kept", "")), str(content.get("base", "")))

        self.on_msg(heard)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the page asks for; what it does not name is ""."""

    language: str
    story: str
    state: str


def asked() -> Asked:
    """What the address asks for (`?lang=ru&story=…`, `?state=…`).

    The language is else the environment's, or the one that the reader's browser prefers.

    A kernel that Voila has started ahead of time waits here for the page that takes it.
    """
    if os.environ.get("VOILA_PREHEAT", "False") != "False":
        from voila.utils import wait_for_request  # noqa: PLC0415

        wait_for_request()
    query = parse_qs(os.environ.get("QUERY_STRING", ""))
    reader = spoken(os.environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    languages = (query.get("lang", [""])[0], os.environ.get("DISPUTELAB_LANG", ""), reader, "en")
    return Asked(
        next(language for language in languages if language in LANGUAGES),
        query.get("story", [""])[0],
        query.get("state", [""])[0],
    )
