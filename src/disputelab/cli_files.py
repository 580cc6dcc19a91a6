"""The commands of `disputelab` that write a file: a story's picture, and its hand-out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disputelab.locale import N_, translator

if TYPE_CHECKING:
    from disputelab.core import Scenario
    from disputelab.figures.words import Words

    Tell = Callable[[Scenario, Words], str]
    Make = Callable[[Scenario, Words, int], bytes]

FORMS = ("png", "svg", "pdf")
ONE = N_("a file of one story is needed: this one has several")
ITSELF = N_("that is the story itself: choose another file to write")
PROBLEMS = (N_("No space left on device"), N_("File too large"), N_("Read-only file system"))
UNWRITABLE = N_("it cannot be written: {problem}")
MALFORMED = 2
"""The exit status where a story cannot be read."""


def add_files(
    group: click.Group,
    language: str,
    lang_option: Callable[..., Any],
    tell: "Callable[[str, str, str, Tell], bool]",
) -> None:
    """Add the commands to a group; `tell` tells something of every story of a file."""
    _ = translator(language)
    whole = click.types.IntParamType()
    whole.name = _("whole number")
    day_option = click.option(
        "--day",
        type=whole,
        metavar=_("DAY"),
        help=_("The day called today. Without it: the eve of the buyer's last choice."),
    )
    out_option = click.option(
        "-o",
        "--out",
        type=click.Path(dir_okay=False, path_type=Path),
        required=True,
        metavar=_("OUT"),
        help=_("The file to write."),
    )

    def save(name: str, make: "Make", out: Path, day: int | None, language: str) -> None:
        written: list[Path] = []

        def write(story: "Scenario", words: "Words") -> str:
            if written:
                raise click.BadParameter(words.text(ONE), param_hint="FILE")
            if out.resolve() == Path(name).resolve():
                raise click.BadParameter(words.text(ITSELF), param_hint="--out")
            written.append(out)
            _write(out, make(story, words, _day(story, day, words)), words)
            return str(out)

        if not tell(name, language, "text", write):
            raise SystemExit(MALFORMED)

    @group.command(
        help=_(
            "Draw a story with its title and its verdict, as a file for print.\n\n"
            "FILE is a story in YAML or JSON, or the name of one that ships."
        )
    )
    @click.argument("file")
    @day_option
    @click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        help=_("The kind of file. Without it: as the name of OUT ends, or else png."),
    )
    @out_option
    @lang_option
    def figure(file: str, day: int | None, form: str | None, out: Path, language: str) -> None:
        from disputelab.core import replay
        from disputelab.figures.export import figure

        ending = out.suffix.removeprefix(".")
        chosen: Any = form or (ending if ending in FORMS else "png")
        save(file, lambda s, words, on: figure(replay(s), words, on, chosen), out, day, language)

    @group.command(
        help=_(
            "Make a hand-out of a story as a PDF: a page of questions, and the key.\n\n"
            "FILE is a story in YAML or JSON, or the name of one that ships. What comes after the "
            "day is hidden on the first page."
        )
    )
    @click.argument("file")
    @day_option
    @click.option(
        "--seed",
        type=whole,
        default=0,
        show_default=True,
        help=_("Another number brings other questions."),
    )
    @out_option
    @lang_option
    def handout(file: str, day: int | None, seed: int, out: Path, language: str) -> None:
        from disputelab.core import replay
        from disputelab.course.handout import handout

        save(
            file,
            lambda story, words, on: handout(replay(story), on, words.language, seed),
            out,
            day,
            language,
        )


def _day(story: "Scenario", day: int | None, words: "Words") -> int:
    from disputelab.core import eve, replay

    if day is None:
        return eve(replay(story))
    if not 0 <= day <= story.until:
        other = words.text(N_("choose a day from 0 to {until}, the last of this story"))
        raise click.BadParameter(other.format(until=story.until), param_hint="--day")
    return day


def _write(out: Path, content: bytes, words: "Words") -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        problem = words.text(UNWRITABLE).format(problem=words.text(error.strerror or str(error)))
        raise click.BadParameter(problem, param_hint="--out") from None
