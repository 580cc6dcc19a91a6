"""How the dashboard comes onto the page: a place for it first, and what stands in it after that.

Voila lets the browser begin only when the notebook has run. What takes long is done while the
browser loads its scripts, which takes longer.
"""

import asyncio
import os
from collections.abc import Callable
from html import escape

import ipywidgets as w

from disputelab.app.page import asked
from disputelab.locale import N_, translator

AFTER = 0.02
"""Seconds after which Voila has been told that the notebook has run."""
COMING = N_("The dashboard comes in a moment …")
BROKEN = N_("The dashboard could not be made: {problem}. Reload the page.")


def opened(language: str | None, story: str, view: str) -> w.Widget:
    """The dashboard's place on the page; it is filled at once, or under Voila a moment later."""
    ahead = os.environ.get("VOILA_PREHEAT", "False") != "False"
    place = w.VBox([]).add_class("disputelab")
    wanted = asked()
    language = language or wanted.language

    def fill() -> None:
        from disputelab.app.assembly import Dashboard  # noqa: PLC0415

        Dashboard(language, story or wanted.story, wanted.state, view, place)

    if os.environ.get("SERVER_SOFTWARE", "").startswith("voila/") and not ahead:
        place.children = [_said(translator(language)(COMING))]
        _later(lambda: _tried(fill, place, language))
    else:
        fill()
    return place


def _said(text: str, role: str = "status") -> w.Widget:
    return w.HTML(f'<p class="waiting" role="{role}">{escape(text)}</p>')


def _tried(fill: Callable[[], None], place: w.VBox, language: str) -> None:
    """Fill the place; nobody would see what an error leaves behind after the notebook has run."""
    try:
        fill()
    except Exception as problem:
        told = translator(language)(BROKEN).format(problem=f"{type(problem).__name__}: {problem}")
        place.children = [_said(told, "alert")]
        raise


def _later(work: Callable[[], None]) -> None:
    try:
        asyncio.get_running_loop().call_later(AFTER, work)
    except RuntimeError:  # no kernel
        work()
