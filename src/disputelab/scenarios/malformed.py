"""What is wrong with a file: where, and what was expected there."""

from dataclasses import dataclass, field
from typing import Any

from disputelab.locale import N_, translator

MOST_CHARS = 500


@dataclass(eq=False)
class Malformed(ValueError):  # noqa: N818
    """A story that is turned down as a whole.

    `expected` is an English template for `values`, so that it can be shown in any language;
    `place` is a path such as `events[2].claim`, `line` a line of the file where it is known.
    """

    expected: str
    values: dict[str, Any] = field(default_factory=dict)
    place: str = ""
    line: int | None = None

    def __post_init__(self) -> None:
        # Keys and problems come from the file: line ends and control characters stay out.
        self.place = _plain(self.place)
        self.values = {k: _plain(v) if isinstance(v, str) else v for k, v in self.values.items()}

    def text(self, language: str) -> str:
        """What is wrong, in one line."""
        say = translator(language)
        line = say(N_("line {number}")).format(number=self.line) if self.line else ""
        values = {k: say(v) if isinstance(v, str) else v for k, v in self.values.items()}
        expected = say(self.expected).format(**values)
        return ": ".join(part for part in (line, self.place, expected) if part)

    def __str__(self) -> str:
        return self.text("en")


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text[:MOST_CHARS])
