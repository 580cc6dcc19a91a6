"""Voila on the notebooks as pages, JupyterLab on them as notebooks."""

import errno
import logging
import os
import secrets
import shutil
import socket
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlencode

import nbformat
import psutil
from tornado.ioloop import IOLoop

from disputelab.locale import N_, translator

HOST = "127.0.0.1"
FIRST_PORT = {"pages": 8866, "lab": 8888}
PAGES = {"": "voila/render/start.ipynb", "dashboard": "voila/render/dashboard.ipynb"}
"""The pages with a short address, and where they lie; at the root is the front page."""
AT = {
    "": N_("the course is at {} (Ctrl+C ends it)"),
    "dashboard": N_("the dashboard is at {} (Ctrl+C ends it)"),
}
TRIES = 50
PORT_TAKEN = N_("port {} is in use; choose another with --port, or leave it out")
NO_PORT = N_("no free port from {} on; choose one with --port")
NO_HOST = N_("{} is not an address of this machine; 0.0.0.0 stands for all that it has")
ALSO = N_("This machine has other addresses too, for those whom the first one does not reach: {}")
NO_NOTEBOOK = N_("the notebook {} is missing; install disputelab again")
BROKEN = N_("the notebook {} cannot be read ({}); restore it or install disputelab again")


class CannotServe(Exception):  # noqa: N818
    """Why nothing can be served: an English template and what goes into it."""


def notebooks() -> Path:
    """The folder of the notebooks: in the installed package, or in a checkout of the project."""
    inside = Path(__file__).parents[1] / "notebooks"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "notebooks"


@dataclass(frozen=True, slots=True)
class Network:
    """To whom pages are served: where to listen, the token that opens them, and how many at once.

    `token`: None where they are for this machine alone, "" where they are open to everybody.
    `most`: None for as many as there is memory for. `follow`: who comes by a short address sees
    the pages in their own language, if it is one of ours.
    """

    host: str = HOST
    token: str | None = None
    most: int | None = None
    follow: bool = True


def pages(page: str, language: str, port: int | None, browser: bool, network: Network) -> int:
    """Serve the notebooks as pages until it is interrupted, `page` first: a key of `PAGES`.

    Returns the exit status.
    """
    from voila.app import Voila  # noqa: PLC0415

    from disputelab.serving import entrance, guard, kernels, places  # noqa: PLC0415

    class Pages(Voila):  # type: ignore[misc]
        def init_handlers(self) -> list[object]:
            """What pages need, and the ways to them, in place of a list of files."""
            needed = guard.needed(super().init_handlers(), self.base_url)
            return entrance.entered(needed, self.base_url, PAGES, network.follow)

    folder = _checked(notebooks() / "start.ipynb").parent
    settings = guard.settings(network.token)
    settings.merge(kernels.SETTINGS)
    settings.Voila.ip = network.host
    settings.Voila.port = _port(settings.Voila.ip, port, FIRST_PORT["pages"])
    # Another program may take the port before Voila does.
    settings.Voila.port_retries = 0 if port else TRIES
    settings.Voila.open_browser = False
    settings.Voila.log_level = "ERROR"
    # It warns that Jupyter waits longer for a browser's sign of life than it would itself.
    logging.getLogger("tornado.general").setLevel("ERROR")
    logging.getLogger("tornado.access").setLevel("ERROR")  # whoever asks for what is not there
    settings.VoilaConfiguration.template = "disputelab"
    settings.VoilaConfiguration.multi_kernel_manager_class = places.Places
    settings.Places.most = network.most or places.places(places.free())
    kernels.prepare()
    # By the clock of the day, which may be set back, nobody would look after kernels until then.
    IOLoop.current().time = time.monotonic  # type: ignore[method-assign]
    query = f"?{urlencode({'token': network.token})}" if network.token else ""

    def addresses() -> list[str]:
        port = Pages.instance().port
        return [f"http://{host}:{port}/{page}{query}" for host in _seen(settings.Voila.ip)]

    said = [AT[page], *_warnings(network)]
    _announce(said, addresses, language, browser, most=settings.Places.most)
    os.environ["DISPUTELAB_LINK_TOKEN"] = network.token or ""
    _environment(language)
    Pages.launch_instance([str(folder)], config=settings)
    return 0


def lab(language: str, port: int | None, browser: bool) -> int:
    """Serve JupyterLab on the notebooks until it is interrupted; returns the exit status."""
    from jupyter_server.serverapp import ServerApp  # noqa: PLC0415
    from jupyterlab.labapp import LabApp  # noqa: PLC0415

    _checked(notebooks() / "start.ipynb")
    folder = _writable(notebooks())
    token = secrets.token_hex(16)
    said = [N_("the notebooks are at {} (Ctrl+C ends it)")]
    _announce(said, lambda: [f"http://{HOST}:{ServerApp.instance().port}/?token={token}"], language)
    _environment(language)
    LabApp.launch_instance(
        [
            str(folder),
            f"--ServerApp.ip={HOST}",
            f"--ServerApp.port={_port(HOST, port, FIRST_PORT['lab'])}",
            f"--ServerApp.port_retries={0 if port else TRIES}",
            f"--ServerApp.open_browser={browser}",
            "--ServerApp.log_level=ERROR",
            "--LabApp.log_level=ERROR",
            f"--IdentityProvider.token={token}",
            # Nothing is asked of other hosts: no news, no updates, no list of extensions.
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
            "--ServerApp.jpserver_extensions=disputelab.serving=True",
            # Jupyter warns root off its servers; this one listens on this machine alone.
            "--ServerApp.allow_root=True",
        ]
    )
    return 0


def _checked(notebook: Path) -> Path:
    if not notebook.is_file():
        raise CannotServe(NO_NOTEBOOK, notebook)
    try:
        nbformat.validate(nbformat.read(notebook, 4))  # type: ignore[no-untyped-call]
    except Exception as error:  # nbformat raises whatever its parsers do
        raise CannotServe(BROKEN, notebook, type(error).__name__) from None
    return notebook


def _writable(folder: Path) -> Path:
    """The notebooks where they may be changed: an installed package's are copied here first."""
    if folder.parent != Path(__file__).parents[1]:
        return folder
    mine = Path.cwd() / "disputelab-notebooks"
    if not mine.exists():
        shutil.copytree(folder, mine)
    return mine


def _port(host: str, asked: int | None, first: int) -> int:
    if asked is not None:
        if not _free(host, asked):
            raise CannotServe(PORT_TAKEN, asked)
        return asked
    for port in range(first, first + TRIES):
        if _free(host, port):
            return port
    raise CannotServe(NO_PORT, first)


def _free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise CannotServe(NO_HOST, host) from None
            return False
        return True


def _warnings(network: Network) -> tuple[str, ...]:
    if network.token is None:
        return ()
    who = N_("Whoever has this address can open it, and nobody else: keep it to your group.")
    all_ = N_("No token is asked for: everybody who can reach this machine can open it.")
    plain = N_("The connection is not encrypted; beyond your own network put it behind HTTPS.")
    room = N_("There is room for {most} pages at once: each open tab is one.")
    root = N_("It runs as root. Start it as an ordinary user: then an error can do less harm.")
    return (who if network.token else all_, plain, room, *([root] if _is_root() else []))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _seen(host: str) -> list[str]:
    """The names by which others reach an address that is listened on, the likeliest first."""
    if host not in ("0.0.0.0", "::"):
        return [f"[{host}]" if ":" in host else host]
    family, far = (socket.AF_INET6, "2001:db8::1") if ":" in host else (socket.AF_INET, "192.0.2.1")
    found = [
        one.address
        for all_ in psutil.net_if_addrs().values()
        for one in all_
        if one.family == family and "%" not in one.address  # of one wire alone
    ]
    with socket.socket(family, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect((far, 9))  # nothing is sent: it only chooses the way out
        found.sort(key=lambda one: one != probe.getsockname()[0])
    others = [one for one in found if not ip_address(one).is_loopback]
    return [f"[{one}]" if ":" in one else one for one in others] or [socket.gethostname()]


def _announce(
    said: list[str],
    places: Callable[[], list[str]],
    language: str,
    browser: bool = False,
    **figures: int,
) -> None:
    """Tell the address as soon as the server listens: its loop runs what is added here first.

    `said` may name the address, as {}, and the figures.
    """

    def tell() -> None:
        say = translator(language)
        address, *others = places()
        lines = [say(text).format(address, **figures) for text in said]
        if others:
            lines.append(say(ALSO).format(", ".join(others)))
        for line in lines:
            print(f"disputelab: {line}", flush=True)
        if browser:
            webbrowser.open(address)

    IOLoop.current().add_callback(tell)


def _environment(language: str) -> None:
    """What the kernels inherit."""
    os.environ["DISPUTELAB_LANG"] = language
    os.environ.setdefault("JUPYTER_WIDGETS_ECHO", "0")
