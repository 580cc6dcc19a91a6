"""What every page of the course has: its style, its links, and the progress that it keeps."""

from html import escape
from importlib.resources import files

import ipywidgets as w

from disputelab.app.course.browser import Links, Store
from disputelab.app.course.store import ProgressModel
from disputelab.app.page import Page


def unseen(page: Page, language: str, progress: ProgressModel) -> w.Widget:
    """What works without being seen: style, address, links, and the progress in the browser."""
    page.language = language
    style = w.HTML(f"<style>{style_sheets()}</style>")
    return w.Box([style, page, Links(), Store(progress)]).add_class("unseen")


def style_sheets() -> str:
    """The style of every page of the course."""
    folders = (files("disputelab.app"), files(__package__))
    sheets = [
        sheet for folder in folders for sheet in folder.iterdir() if sheet.name[-4:] == ".css"
    ]
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sorted(sheets, key=str))


def link(page: str, text: str, language: str = "") -> str:
    """A link to another notebook; `language` where its words are of another one."""
    spoken = f' lang="{language}"' if language else ""
    place = escape(page)
    return f'<a href="{place}" data-page="{place}"{spoken}>{escape(text)}</a>'
