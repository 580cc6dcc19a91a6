"""The lessons in the order in which they are read, and how much of each is done."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from disputelab.course.progress import Progress
from disputelab.sources import Phrase


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its notebook's file name, its minutes, its title, its aim, its parts."""

    id: str
    file: str
    minutes: int
    title: Phrase
    aim: Phrase
    parts: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of progress of its parts."""
        return tuple(f"{self.id}/{part}" for part in self.parts)

    def page(self, language: str) -> str:
        """Where its notebook lies, from the folder of all notebooks."""
        return f"{language}/{self.file}"


@cache
def lessons() -> tuple[Lesson, ...]:
    """Every lesson, in reading order."""
    text = files(__package__).joinpath("lessons.toml").read_text(encoding="utf-8")
    return tuple(
        Lesson(
            row["id"],
            row["file"],
            row["minutes"],
            Phrase(**row["title"]),
            Phrase(**row["aim"]),
            tuple(row["parts"]),
        )
        for row in tomllib.loads(text)["lesson"]
    )


def lesson(id: str) -> Lesson:
    """The lesson of that id. Raises KeyError for an unknown one."""
    for found in lessons():
        if found.id == id:
            return found
    raise KeyError(id)


def is_done(progress: Progress, key: str) -> bool:
    """Whether a part is done: a bet once it is made, right or wrong; all else once it is solved."""
    entry = progress.entries.get(key)
    if entry is None:
        return False
    return entry.solved or (entry.tries > 0 and key.rpartition("/")[2].startswith("bet"))


def done_share(progress: Progress, lesson: Lesson) -> float:
    """How much of a lesson is done, from 0 to 1."""
    keys = lesson.keys
    return sum(is_done(progress, key) for key in keys) / len(keys) if keys else 0.0


def next_lesson(progress: Progress) -> Lesson | None:
    """The first lesson that is not done, or None where all are."""
    return next((one for one in lessons() if done_share(progress, one) < 1), None)
