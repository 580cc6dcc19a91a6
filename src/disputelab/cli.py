"""The one command, `disputelab`."""

import gettext
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disputelab import __version__
from disputelab.cli_files import add_files
from disputelab.cli_serving import local_options, pages, serve, serving_options
from disputelab.locale import LANGUAGES, N_, translator

if TYPE_CHECKING:
    from disputelab.core import Scenario
    from disputelab.figures.words import Words
    from disputelab.futures import Beliefs

LANG = "--lang"
BOOKS = ("combined", "strictest", "article-1", "article-2", "article-3", "article-4")
"""The rulebooks' names: the rules themselves are not read before a command needs them."""


def count(one: str, many: str) -> tuple[str, str]:
    """The same two texts, marked for the catalogues as forms that go with a number."""
    return one, many


CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("default: {default}"),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing argument"),
    N_("Missing command."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Choose from:\n\t{choices}"),
    N_("Aborted!"),
    N_("Option {name!r} does not take a value."),
    count("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    count("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    count("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    count(
        "Got unexpected extra argument ({args})",
        "Got unexpected extra arguments ({args})",
    ),
)
"""Click's own words, as it looks them up: here for the catalogues to have them."""


def main() -> None:
    """Run the command in the language that its arguments or the environment ask for."""
    language = _language(sys.argv[1:])
    _translate_click(language)
    build(language)(prog_name="disputelab")


def _language(arguments: list[str]) -> str:
    """The language of the help itself has to be known before the arguments are parsed."""
    asked = os.environ.get("DISPUTELAB_LANG", "")
    for name, value in zip(arguments, [*arguments[1:], ""], strict=True):
        if name == LANG:
            asked = value
        elif name.startswith(LANG + "="):
            asked = name.removeprefix(LANG + "=")
    return asked if asked in LANGUAGES else "en"


def _translate_click(language: str) -> None:
    """Click asks gettext for its own words; they stand in our catalogues too."""
    os.environ["LANGUAGE"] = language
    with as_file(files("disputelab.locale")) as folder:
        gettext.bindtextdomain("disputelab", folder)
    gettext.textdomain("disputelab")


def build(language: str) -> click.Command:
    """The command with its help in that language."""
    _: Callable[[str], str] = translator(language)

    def lang_option(command: Callable[..., object]) -> Callable[..., object]:
        return click.option(
            LANG,
            "language",
            type=click.Choice(list(LANGUAGES)),
            default=language,
            show_default=True,
            help=_("Language of everything that is shown."),
        )(command)

    serving_option = serving_options(_)

    form_option = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=_("Sentences to read, or one JSON object a line."),
    )

    @click.group(
        invoke_without_command=True,
        help=_(
            "Explore AliExpress disputes: who gets the money, on which day, and why.\n\n"
            "Without a command it opens the course in the browser: lessons, dashboard, practice, "
            "a game.\n\n"
            "It teaches four undated articles, best matched by 2017-2020; it is neither the "
            "marketplace's current policy nor legal advice."
        ),
        epilog=_(
            "Examples: 'disputelab stories' lists what ships; 'disputelab replay my-story.yaml' "
            "tells what happens in yours; 'disputelab lab' opens the notebooks."
        ),
    )
    @click.version_option(__version__, package_name="disputelab", message="%(prog)s %(version)s")
    @lang_option
    @serving_option
    @click.pass_context
    def group(context: click.Context, /, **asked: Any) -> None:
        if context.invoked_subcommand is None:
            pages("", asked)

    @group.command(help=_("Open the dashboard in the browser."))
    @lang_option
    @serving_option
    def dashboard(**asked: Any) -> None:
        pages("dashboard", asked)

    @group.command(help=_("Open JupyterLab on the notebooks."))
    @lang_option
    @local_options(_)
    def lab(language: str, port: int | None, browser: bool) -> None:
        from disputelab.serving.pages import lab

        serve(lambda: lab(language, port, browser), language)

    @group.command(
        help=_(
            "Replay stories and tell how each one ends.\n\n"
            "FILE is a story in YAML or JSON, or many in a .jsonl, one a line; the name of a "
            "story that ships does too. A malformed story is named on standard error, the "
            "others are still replayed, and the exit status is 2."
        )
    )
    @click.argument("file", nargs=-1, required=True)
    @form_option
    @lang_option
    def replay(file: tuple[str, ...], form: str, language: str) -> None:
        def tell(story: "Scenario", words: "Words") -> str:
            return _replay(story, form, words)

        told = [_tell(name, language, form, tell) for name in file]
        if not all(told):
            raise SystemExit(2)

    whole = click.types.IntParamType()
    whole.name = _("whole number")

    @group.command(
        help=_(
            "Tell what may follow a story from a day on.\n\n"
            "FILE is a story in YAML or JSON, or the name of one that ships. For every move of the "
            "buyer's on that day, waiting included: the worst, the expected and the best that can "
            "come of it; then the last day of every ending, and the disagreements of the articles "
            "that matter there. A seller who has answered is taken to repeat that answer if the "
            "dispute is opened again."
        )
    )
    @click.argument("file")
    @click.option(
        "--day",
        type=whole,
        metavar=_("DAY"),
        help=_("The day to look from. Without it: the eve of the buyer's last choice."),
    )
    @click.option(
        "--belief",
        "believed",
        multiple=True,
        metavar=_("NAME=VALUE"),
        help=_(
            "A belief other than the neutral one, such as comes=0.2: a share or chance from 0 to "
            "1, or days. May be given many times; a wrong name lists all of them."
        ),
    )
    @click.option(
        "--rulebook",
        "book",
        type=click.Choice(BOOKS),
        help=_("The rulebook to follow instead of the story's own."),
    )
    @click.option("--no-proof", is_flag=True, help=_("The buyer has no proof to show."))
    @form_option
    @lang_option
    def advise(file: str, form: str, language: str, **asked: Any) -> None:
        question = _question(translator(language), **asked)

        def tell(story: "Scenario", words: "Words") -> str:
            day = question.day
            if day is not None and not 0 <= day <= story.until:
                other = words.text(N_("choose a day from 0 to {until}, the last of this story"))
                raise click.BadParameter(other.format(until=story.until), param_hint="--day")
            return _advise(story, question, form, words)

        if not _tell(file, language, form, tell):
            raise SystemExit(2)

    @group.command(help=_("List the stories that ship."))
    @lang_option
    def stories(language: str) -> None:
        from disputelab.scenarios import shipped

        _ = translator(language)
        for name, story in shipped().items():
            mark = _(" (reported by buyers)") if story.reported else ""
            click.echo(f"{name}\n    {_(story.scenario.title)}{mark}")

    add_files(group, language, lang_option, _tell)
    return group


def _replay(story: "Scenario", form: str, words: "Words") -> str:
    """A story replayed, in lines or as a JSON object."""
    from disputelab.core import replay
    from disputelab.figures.report import to_json, to_text

    history = replay(story)
    if form == "json":
        return json.dumps(to_json(history, words), ensure_ascii=False)
    return to_text(history, words)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a story: the day to look from (None: the eve), and under what."""

    day: int | None
    beliefs: "Beliefs"
    book: str | None
    proof: bool


def _question(
    _: Callable[[str], str],
    *,
    day: int | None,
    believed: tuple[str, ...],
    book: str | None,
    no_proof: bool,
) -> Question:
    from disputelab.futures.given import BadBelief, given

    try:
        return Question(day, given(believed), book, not no_proof)
    except BadBelief as error:
        told = _(error.template).format(**error.values)
        raise click.BadParameter(told, param_hint="--belief") from None


def _advise(story: "Scenario", asked: Question, form: str, words: "Words") -> str:
    """What may follow a story from a day on, in lines or as a JSON object."""
    from disputelab.core import eve, replay, rulebook
    from disputelab.figures.foretell import to_json, to_text
    from disputelab.futures import Ahead, TooFar, contrasts
    from disputelab.futures.limits import TOO_FAR
    from disputelab.scenarios import Malformed

    history = replay(replace(story, rulebook=rulebook(asked.book)) if asked.book else story)
    ahead = Ahead(history, eve(history) if asked.day is None else asked.day)
    under = asked.beliefs, asked.proof
    try:
        others = () if ahead.position.finished else tuple(contrasts(ahead, *under))
        if form == "json":
            return json.dumps(to_json(ahead, *under, others, words), ensure_ascii=False)
        return to_text(ahead, *under, others, words)
    except TooFar:
        raise Malformed(TOO_FAR) from None


def _tell(name: str, language: str, form: str, tell: "Callable[[Scenario, Words], str]") -> bool:
    """Tell something of every story of a file; False where one was malformed."""
    from disputelab.figures.words import Words
    from disputelab.scenarios import Malformed, load, shipped

    path, well = Path(name), True
    known = shipped() if not path.exists() else {}
    if not path.exists() and name not in known:
        _ = translator(language)
        unknown = _("no such file, and no story of that name ships; see 'disputelab stories'")
        click.echo(f"disputelab: {name}: {unknown}", err=True)
        return False
    for number, story in enumerate([known[name].scenario] if name in known else load(path)):
        try:
            if isinstance(story, Malformed):
                raise story
            told = tell(story, Words(language, story.order))
        except Malformed as problem:
            click.echo(f"disputelab: {name}: {problem.text(language)}", err=True)
            well = False
            continue
        click.echo(("\n" if number and form == "text" else "") + told)
    return well
