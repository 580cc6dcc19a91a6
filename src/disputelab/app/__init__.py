"""The dashboard: a model of traits, views of widgets, and the way to serve them.

Notebooks call `dashboard()` and nothing more.
"""

import os

# Read by ipywidgets when it is first imported: without echoes a slider's move makes half the
# traffic. A setting of the user's own stands.
os.environ.setdefault("JUPYTER_WIDGETS_ECHO", "0")


def dashboard(language: str | None = None, story: str = "", page: str = "story") -> object:
    """The dashboard as one widget; the page's address may name the language and all it shows.

    `page` is the view that it opens on: "story", "ahead" (what may follow), "compare" or
    "present".
    """
    from disputelab.app.opening import opened  # noqa: PLC0415

    return opened(language, story, page)
