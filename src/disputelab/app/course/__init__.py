"""The course on the screen: views over what `disputelab.course` works out.

Lessons call `lesson()`; each page beside them has a call of its own.
"""

from typing import TYPE_CHECKING

from disputelab import app as app  # sets how ipywidgets echoes before it is imported

if TYPE_CHECKING:
    from disputelab.app.course.lesson import Lesson


def lesson(id: str, language: str) -> "Lesson":
    """The lesson of that id, in "en" or "ru"."""
    from disputelab.app.course.lesson import Lesson  # noqa: PLC0415

    return Lesson(id, language)


def front() -> object:
    """The front page as one widget; the page's address may name the language."""
    from disputelab.app.course.front import front  # noqa: PLC0415

    return front()


def page(name: str) -> object:
    """A page beside the lessons: "practice", "game" or "guide"."""
    from disputelab.app.course.pages import page  # noqa: PLC0415

    return page(name)
