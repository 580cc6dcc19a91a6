"""The part of the command that serves: its options, and what is told when it cannot."""

import os
import secrets
from collections.abc import Callable
from typing import Any

import click
from click.core import ParameterSource

from disputelab.locale import N_, translator

PORT = N_("a port is a number from {} to {}")
PORTS = range(1024, 65536)
Options = Callable[[Callable[..., Any]], Callable[..., Any]]
LOCAL = ("127.0.0.1", "localhost", "::1")
TWO_ANSWERS = N_("--token and --no-token exclude each other; leave one of them out")
ALONE = N_("--token and --no-token go with --host; without it nobody else can reach the pages")
TOO_SHORT = N_("a token of fewer than {} characters is guessed too soon; choose a longer one")
SHORTEST = 8


class Port(click.ParamType[int]):
    """The number of a port that needs no rights of an administrator."""

    name = "port"

    def __init__(self, _: Callable[[str], str]) -> None:
        self._wrong = _(PORT).format(PORTS[0], PORTS[-1])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails with what a port is."""
        if not str(value).isdecimal() or int(value) not in PORTS:
            self.fail(self._wrong, param, ctx)
        return int(value)


def local_options(_: Callable[[str], str]) -> Options:
    """The options of whatever is served: port and browser."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--browser/--no-browser", default=True, help=_("Open the page in the browser.")
        )(command)
        return click.option(
            "--port",
            type=Port(_),
            help=_("Port to serve on. Without it: 8866, or the next free one."),
        )(command)

    return add


def serving_options(_: Callable[[str], str]) -> Options:
    """The options of what may be served to others: those of `local_options`, host, token, most."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--most",
            type=click.IntRange(1),
            help=_("How many pages may be open at once. Without it: as the memory allows."),
        )(command)
        command = click.option(
            "--no-token", is_flag=True, help=_("With --host: let everybody in without a token.")
        )(command)
        command = click.option(
            "--token",
            envvar="DISPUTELAB_TOKEN",
            help=_("With --host: the token that is asked for, in place of a random one."),
        )(command)
        command = click.option(
            "--host",
            help=_("Address to serve others on, such as 0.0.0.0. Without it: this machine alone."),
        )(command)
        return local_options(_)(command)

    return add


def pages(page: str, asked: dict[str, Any]) -> None:
    """Serve the pages and exit; `page` is the one that is opened, `asked` the options' values."""
    from disputelab.serving import pages

    host, token, open_to_all, most = (
        asked.pop(name) for name in ("host", "token", "no_token", "most")
    )
    follow = not _typed("language") and "DISPUTELAB_LANG" not in os.environ

    def network() -> pages.Network:
        if not host or host in LOCAL:
            if open_to_all or _typed("token"):
                raise pages.CannotServe(ALONE)
            return pages.Network(most=most, follow=follow)
        if token and open_to_all:
            raise pages.CannotServe(TWO_ANSWERS)
        if token and len(token) < SHORTEST:
            raise pages.CannotServe(TOO_SHORT, SHORTEST)
        key = "" if open_to_all else token or secrets.token_urlsafe(16)
        return pages.Network(host, key, most, follow)

    serve(lambda: pages.pages(page, **asked, network=network()), asked["language"])


def _typed(option: str) -> bool:
    """Whether an option was given on the command line, before the command's name or after it."""
    context = click.get_current_context()
    given = (one.get_parameter_source(option) for one in (context, context.parent) if one)
    return ParameterSource.COMMANDLINE in given


def serve(start: Callable[[], int], language: str) -> None:
    """Start and exit with its status, 2 if it says why it cannot."""
    from disputelab.serving.pages import CannotServe

    try:
        raise SystemExit(start())
    except CannotServe as error:
        message = translator(language)(error.args[0]).format(*error.args[1:])
        click.echo(f"disputelab: {message}", err=True)
        raise SystemExit(2) from None
