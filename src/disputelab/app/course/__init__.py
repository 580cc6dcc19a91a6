"""The course on the screen: views over what `disputelab.course` works out.

A lesson's notebook calls `lesson()`, every other page calls `page()`.
"""

from typing import TYPE_CHECKING

from disputelab import app as app  # sets how ipywidgets echoes before it is imported

if TYPE_CHECKING:
    from disputelab.app.course.lessons import Lesson

# No module here has the name of a function: importing it would hide the function.


def lesson(id: str, language: str) -> "Lesson":
    """The lesson of that id, in "en" or "ru"."""
    from disputelab.app.course.lessons import Lesson  # noqa: PLC0415

    return Lesson(id, language)


def page(name: str) -> object:
    """A page beside the lessons: "start", "practice", "game" or "guide"."""
    from disputelab.app.course import pages  # noqa: PLC0415

    return pages.page(name)
