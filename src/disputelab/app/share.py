"""The link to what the page shows: to copy, and as a QR code for a room."""

import os
from html import escape
from io import BytesIO
from urllib.parse import quote, urlencode, urlsplit

import ipywidgets as w

from disputelab.app.course.browser import Hand
from disputelab.figures.words import Words
from disputelab.locale import N_

INTRO = N_(
    "This link opens the page as it is now: story, day, rules, beliefs, view and language. Who "
    "opens it gets a copy; what they change changes nothing here."
)
LOCAL = N_(
    "This page is served by this computer alone, so the link works here only. For a room, start "
    "the course with --host 0.0.0.0 and copy the link there; for others, copy it on Binder, or "
    "send the story as a file."
)
TOO_LONG = N_(
    "This story is too long for a link. Save it as a file and send that; this tab keeps it until "
    "it is closed."
)
NO_QR = N_("The link is too long for a QR code that a phone can read.")
NOWHERE = N_("Links are made on the page of the dashboard, not inside a notebook.")
QR = N_("QR code of the link")
MOST_QR = 1200
"""Above so many characters the code's squares are too small for a phone across a room."""


def address(base: str, language: str, code: str) -> str:
    """The address that opens a state: on Binder and JupyterHub on a server of the reader's own."""
    token = os.environ.get("DISPUTELAB_LINK_TOKEN")  # where pages are served to a network with one
    opens = {"token": token} if token else {}
    query = urlencode({**opens, "state": code, "lang": language})
    host, launch = (
        os.environ.get(name, "") for name in ("BINDER_LAUNCH_HOST", "BINDER_PERSISTENT_REQUEST")
    )
    if host and launch:
        page = f"voila/render/notebooks/dashboard.ipynb?{query}"
        return f"{host}{launch}?urlpath={quote(page, safe='')}"
    if mine := os.environ.get("JUPYTERHUB_SERVICE_PREFIX"):
        yours = os.environ.get("JUPYTERHUB_BASE_URL", "/") + "hub/user-redirect/"
        base = base.replace(mine, yours, 1)
    return f"{base}?{query}"


def is_local(link: str) -> bool:
    """Whether an address names the machine that it is opened on."""
    return urlsplit(link).hostname in ("127.0.0.1", "localhost", "::1")


def qr(link: str, said: str) -> str:
    """The QR code of a link as an `<svg>` element, dark on light whatever the theme."""
    import segno  # noqa: PLC0415

    out = BytesIO()
    segno.make(link, micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, border=4, dark="#000", light="#fff",
        svgclass="qr", lineclass=None, omitsize=True,
    )  # fmt: skip
    label = escape(said, quote=True)
    return out.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


class Share:
    """The panel; `update` shows the link to a state."""

    def __init__(self, words: Words) -> None:
        text = self._text = words.text
        self._link = w.Text(description=text(N_("Link"))).add_class("link")
        self._copy = Hand(label=text(N_("Copy link")), done=text(N_("copied")))
        self._large = w.ToggleButton(False, description=text(N_("QR code for the room")))
        self._large.observe(lambda _: self._draw(), "value")
        self._note, self._qr = w.HTML(), w.HTML().add_class("qr-box")
        line = w.HBox([self._link, self._copy, self._large]).add_class("tools")
        intro = w.HTML(f"<p>{escape(text(INTRO))}</p>")
        self.widget = w.VBox([intro, line, self._note, self._qr]).add_class("link-panel")

    def update(self, base: str, language: str, code: str, fits: bool) -> None:
        """Show the link to the state that `code` stands for, if it `fits` into an address."""
        usable = bool(base) and fits
        link = address(base, language, code) if usable else ""
        self._link.value = self._copy.text = link
        for part in (self._link, self._copy, self._large):
            part.layout.display = "" if usable else "none"
        if not base:
            note = NOWHERE
        elif not fits:
            note = TOO_LONG
        else:
            note = LOCAL if is_local(link) else ""
        self._note.value = f'<p class="note">{escape(self._text(note))}</p>' if note else ""
        self._draw()

    def _draw(self) -> None:
        link = str(self._link.value)
        if not self._large.value or not link:
            self._qr.value = ""
        elif len(link) > MOST_QR:
            self._qr.value = f'<p class="note">{escape(self._text(NO_QR))}</p>'
        else:
            self._qr.value = qr(link, self._text(QR))
