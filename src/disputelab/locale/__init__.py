"""The words of the program in each language: gettext catalogues, looked up by English text."""

import gettext as _gettext
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files

LANGUAGES = {"en": "English", "ru": "Русский"}
"""The languages there are, each by its own name; English is the text in the code itself."""

_SPOKEN = re.compile(rf"(?:^|,)\s*({'|'.join(LANGUAGES)})\b")


def spoken(header: str) -> str:
    """The first of our languages in a browser's Accept-Language, or "" if none is in it."""
    found = _SPOKEN.search(header)
    return found[1] if found else ""


def N_(text: str) -> str:  # noqa: N802
    """The same text, marked for the catalogues: translated later, where it is shown."""
    return text


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """The catalogue of a language; English needs none. Raises KeyError for an unknown one."""
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == "en":
        return _gettext.NullTranslations()
    with as_file(files(__name__)) as folder:
        return _gettext.translation("disputelab", folder, [language])


def translator(language: str) -> Callable[[str], str]:
    """The function that turns English text into that language."""
    return catalogue(language).gettext
