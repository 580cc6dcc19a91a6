"""What every page of the course has: its style, its links, and the progress that it keeps."""

from html import escape

import ipywidgets as w

from disputelab.app.course.browser import Links, Store
from disputelab.app.course.progress import troubles
from disputelab.app.course.store import ProgressModel
from disputelab.app.page import Page
from disputelab.app.style import style

SHEETS = ("front", "game", "lesson", "practice")


def unseen(page: Page, language: str, progress: ProgressModel) -> w.Widget:
    """What works without being seen: style, address, links, and the progress in the browser."""
    page.language = language
    sheets = w.HTML(style(*(f"course/{name}.css" for name in SHEETS)))
    return w.Box([sheets, page, Links(), Store(progress)]).add_class("unseen")


def trouble(progress: ProgressModel, language: str) -> w.Widget:
    """A line that is empty unless the browser does not keep what is done."""
    line = w.HTML()

    def tell(_: object = None) -> None:
        line.value = troubles(progress, language)

    progress.observe(tell, ["blocked", "problem"])
    tell()
    return line


def link(page: str, text: str, language: str = "") -> str:
    """A link to another notebook; `language` where its words are of another one."""
    spoken = f' lang="{language}"' if language else ""
    place = escape(page)
    return f'<a href="{place}" data-page="{place}"{spoken}>{escape(text)}</a>'


def ways(name: str, *links: str) -> str:
    """Links as a way through the course; `name` is read out to those who do not see where it is."""
    return f'<nav class="ways" aria-label="{escape(name)}">{" ".join(links)}</nav>'
