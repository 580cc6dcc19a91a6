"""Voila on the notebooks as pages, JupyterLab on them as notebooks."""

import os
import secrets
import shutil
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import nbformat
from tornado.ioloop import IOLoop
from traitlets.config import Config

from disputelab.locale import N_, translator

HOST = "127.0.0.1"
FIRST_PORT = {"pages": 8866, "lab": 8888}
PAGES = {"start": "", "dashboard": "voila/render/dashboard.ipynb"}
"""The pages that can be opened at once, and where they lie; at the root is the front page."""
TRIES = 50
PORT_TAKEN = N_("port {} is in use; choose another with --port, or leave it out")
NO_PORT = N_("no free port from {} on; choose one with --port")
NO_NOTEBOOK = N_("the notebook {} is missing; install disputelab again")
BROKEN = N_("the notebook {} cannot be read ({}); restore it or install disputelab again")


class CannotServe(Exception):  # noqa: N818
    """Why nothing can be served: an English template and what goes into it."""


def notebooks() -> Path:
    """The folder of the notebooks: in the installed package, or in a checkout of the project."""
    inside = Path(__file__).parents[1] / "notebooks"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "notebooks"


def pages(page: str, language: str, port: int | None, browser: bool) -> int:
    """Serve the notebooks as pages until it is interrupted, `page` first: a key of `PAGES`.

    Returns the exit status.
    """
    from tornado.web import RedirectHandler  # noqa: PLC0415
    from voila.app import Voila  # noqa: PLC0415

    class Pages(Voila):  # type: ignore[misc]
        def init_handlers(self) -> list[object]:
            """The front page at the root, in place of a list of files."""
            front = {"url": f"{self.base_url}voila/render/start.ipynb", "permanent": False}
            return [(self.base_url, RedirectHandler, front), *super().init_handlers()]

    _compile_once()
    folder = _checked(notebooks() / "start.ipynb").parent
    settings = Config()
    settings.Voila.ip = HOST
    settings.Voila.port = _port(port, FIRST_PORT["pages"])
    # Another program may take the port before Voila does.
    settings.Voila.port_retries = 0 if port else TRIES
    settings.Voila.open_browser = False
    settings.Voila.log_level = "ERROR"
    # Voila's pages say goodbye to their kernel without the token that this check wants, so that
    # every closed page would leave its kernel behind; who may say it knows the kernel's random id.
    settings.Voila.tornado_settings = {"disable_check_xsrf": True}
    # Code is hidden, not left out: a click shows it.
    settings.VoilaConfiguration.strip_sources = False
    settings.VoilaConfiguration.template = "disputelab"
    said = N_("the course is at {} (Ctrl+C ends it)")
    _announce(said, lambda: f"{Pages.instance().port}/{PAGES[page]}", language, browser)
    _environment(language)
    Pages.launch_instance([str(folder)], config=settings)
    return 0


def _compile_once() -> None:
    """Keep Voila's templates compiled: for each page it takes longer than starting the kernel."""
    from jinja2 import BytecodeCache, Environment  # noqa: PLC0415
    from jinja2.bccache import Bucket  # noqa: PLC0415
    from voila import notebook_renderer  # noqa: PLC0415
    from voila.exporter import VoilaExporter  # noqa: PLC0415

    class Kept(BytecodeCache):
        def __init__(self) -> None:
            self.codes: dict[str, bytes] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            if code := self.codes.get(bucket.key):
                bucket.bytecode_from_string(code)

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.codes[bucket.key] = bucket.bytecode_to_string()

    kept = Kept()

    class Exporter(VoilaExporter):  # type: ignore[misc]
        @property
        def environment(self) -> Environment:
            made: Environment = super().environment
            made.bytecode_cache = kept
            return made

    notebook_renderer.VoilaExporter = Exporter


def lab(language: str, port: int | None, browser: bool) -> int:
    """Serve JupyterLab on the notebooks until it is interrupted; returns the exit status."""
    from jupyter_server.serverapp import ServerApp  # noqa: PLC0415
    from jupyterlab.labapp import LabApp  # noqa: PLC0415

    _checked(notebooks() / "start.ipynb")
    folder = _writable(notebooks())
    token = secrets.token_hex(16)
    said = N_("the notebooks are at {} (Ctrl+C ends it)")
    _announce(said, lambda: f"{ServerApp.instance().port}/?token={token}", language)
    _environment(language)
    LabApp.launch_instance(
        [
            str(folder),
            f"--ServerApp.ip={HOST}",
            f"--ServerApp.port={_port(port, FIRST_PORT['lab'])}",
            f"--ServerApp.port_retries={0 if port else TRIES}",
            f"--ServerApp.open_browser={browser}",
            "--ServerApp.log_level=ERROR",
            "--LabApp.log_level=ERROR",
            f"--IdentityProvider.token={token}",
            # Nothing is asked of other hosts: no news, no updates, no list of extensions.
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
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


def _port(asked: int | None, first: int) -> int:
    if asked is not None:
        if not _free(asked):
            raise CannotServe(PORT_TAKEN, asked)
        return asked
    for port in range(first, first + TRIES):
        if _free(port):
            return port
    raise CannotServe(NO_PORT, first)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def _announce(text: str, place: Callable[[], str], language: str, browser: bool = False) -> None:
    """Tell the address as soon as the server listens: its loop runs what is added here first."""

    def tell() -> None:
        address = f"http://{HOST}:{place()}"
        print(f"disputelab: {translator(language)(text).format(address)}", flush=True)
        if browser:
            webbrowser.open(address)

    IOLoop.current().add_callback(tell)


def _environment(language: str) -> None:
    """What the kernels inherit."""
    os.environ["DISPUTELAB_LANG"] = language
    os.environ.setdefault("JUPYTER_WIDGETS_ECHO", "0")
