"""What cannot be done where a library is not to be had, as on a site of static pages.

There numpy and matplotlib come with Pyodide's full distribution alone. All that needs no figures of
them works without; the rest says in words what is missing, by `lacks` or by what `Lacking` tells.
"""

from collections.abc import Callable
from importlib.util import find_spec

from disputelab.locale import N_

SAID = N_(
    "This site cannot show it: that needs the library {library}, which was left out here. Stories, "
    "their timelines, reasons and the lessons work all the same; with the program installed, or on "
    "a site built with the library, you get this as well."
)


class Lacking(Exception):  # noqa: N818
    """A library is missing for what was asked."""

    def __init__(self, library: str) -> None:
        super().__init__(library)
        self.library = library

    def __str__(self) -> str:
        return self.text(lambda text: text)

    def text(self, say: Callable[[str], str]) -> str:
        """What is missing, in the language of `say`."""
        return say(SAID).format(library=self.library)


def lacks(*libraries: str) -> Lacking | None:
    """What tells of the first of the libraries that is not to be had; None where all are."""
    return next((Lacking(one) for one in libraries if find_spec(one) is None), None)
