"""The pages beside the lessons: practice screens, the game, the trainer's guide."""

import re
from collections.abc import Callable
from html import escape
from importlib.resources import files
from typing import Any

import ipywidgets as w

from disputelab.app.course.frame import link, trouble, unseen, ways
from disputelab.app.course.store import ProgressModel
from disputelab.app.page import Page, asked
from disputelab.locale import LANGUAGES, N_, translator

NAMES = {
    "practice": N_("Practice screens"),
    "game": N_("Play the buyer"),
    "guide": N_("Trainer's guide"),
}


def practice(language: str, progress: ProgressModel) -> w.Widget:
    """The practice screens."""
    from disputelab.app.course.practice import Practice  # noqa: PLC0415

    title = w.HTML(f"<h1>{escape(translator(language)(NAMES['practice']))}</h1>")
    return w.VBox([title, Practice(language, record=progress.record).widget])


def game(language: str, progress: ProgressModel) -> w.Widget:
    """The game against a hidden seller."""
    from disputelab.app.course.game import Play  # noqa: PLC0415

    shown = Play(language, record=progress.record)

    def remember(_: object = None) -> None:
        shown.remember(entry.answer for entry in progress.progress.under("game").values())

    progress.observe(remember, "progress")
    made: w.Widget = shown.widget
    return made


def guide(language: str, _: ProgressModel) -> w.Widget:
    """The trainer's guide."""
    from mistune import create_markdown  # noqa: PLC0415

    text = files("disputelab.course").joinpath("guide", f"{language}.md").read_text("utf-8")
    shown = str(create_markdown(escape=False, plugins=["table"])(text))
    # As `Links` wants them, for JupyterLab.
    shown = re.sub(r'<a href="([^"#]+\.ipynb[^"]*)"', r'<a href="\1" data-page="\1"', shown)
    return w.HTML(shown).add_class("guide")


BUILD: dict[str, Callable[[str, ProgressModel], Any]] = {
    "practice": practice,
    "game": game,
    "guide": guide,
}


def page(name: str, language: str | None = None) -> w.Widget:
    """The front page ("start"), or a page of `BUILD`; its address may name the language."""
    language = language or asked().language
    if name == "start":
        from disputelab.app.course.front import Front  # noqa: PLC0415

        return Front(language).widget
    say, progress, head = translator(language), ProgressModel(), Page()
    head.title = say(NAMES[name])
    other = next(one for one in LANGUAGES if one != language)
    links = [
        link(f"start.ipynb?lang={language}", say(N_("All lessons"))),
        link(f"{name}.ipynb?lang={other}", LANGUAGES[other], other),
    ]
    nav = w.HTML(ways(say(N_("Course")), *links))
    top = (unseen(head, language, progress), nav, trouble(progress, language))
    shell = w.VBox([*top, BUILD[name](language, progress)])
    return shell.add_class("disputelab").add_class("lesson")
