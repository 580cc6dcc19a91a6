"""A text as lines that fit into a room, broken at spaces and, where a word is too long, in it."""

from disputelab.figures.letters import width

KEPT = "\u00a0\u202f"
"""Spaces that hold words together, as between an amount and its currency."""


def plain(text: str) -> str:
    """One line of what can be seen: no control characters, no marks that turn its direction."""
    seen = (letter if letter.isprintable() or letter in KEPT else " " for letter in text)
    return " ".join(part for part in "".join(seen).split(" ") if part)


def wrapped(
    text: str, room: float, size: float, weight: str = "normal", most: int = 0
) -> tuple[str, ...]:
    """The lines of a text in a room of so many pixels; none for an empty text.

    `most`: of how many lines at most (0: of as many as it takes); the last then ends in "…".
    """
    lines: list[str] = []
    line = ""
    for word in plain(text).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, weight) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room, size, weight)
        lines += full
        if most and len(lines) > most:
            break
    lines += [line] if line else []
    if most and len(lines) > most:
        return (*lines[: most - 1], _cut(lines[most - 1], room, size, weight))
    return tuple(lines)


def _pieces(word: str, room: float, size: float, weight: str) -> list[str]:
    """A word cut into pieces that fit, each of one letter at least."""
    pieces, piece, long = [], "", 0.0
    for letter in word:
        wide = width(letter, size, weight)
        if piece and long + wide > room:
            pieces.append(piece)
            piece, long = "", 0.0
        piece, long = piece + letter, long + wide
    return [*pieces, piece]


def _cut(line: str, room: float, size: float, weight: str) -> str:
    while line and width(line + "…", size, weight) > room:
        line = line[:-1]
    return line.rstrip() + "…"
