"""The dashboard: a model of traits, views of widgets, and the way to serve them.

Notebooks call `dashboard()` and nothing more.
"""

import os

# Read by ipywidgets when it is first imported: without echoes a slider's move makes half the
# traffic. A setting of the user's own stands.
os.environ.setdefault("JUPYTER_WIDGETS_ECHO", "0")


def dashboard(language: str | None = None, story: str = "", page: str = "story") -> object:
    """The dashboard as one widget; the page's address may name the language and the story.

    `page` is "story" or "ahead", what may follow.
    """
    from disputelab.app.dashboard import Dashboard  # noqa: PLC0415
    from disputelab.app.page import asked  # noqa: PLC0415

    wanted = asked()
    made = Dashboard(language or wanted.language, story or wanted.story)
    made.turn_to(page)
    return made.widget
