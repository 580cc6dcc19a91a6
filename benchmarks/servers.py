"""Servers to compare: plain Voila, Voila with one of our parts, ours, and Binder's."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server

import psutil

from disputelab.serving.pages import notebooks

HERE = Path(__file__).parent
BINDER = HERE.parent / "binder"
BIN = Path(sys.executable).parent
STARTS_WITHIN = 60
"""Seconds."""

# Voila's pages say goodbye to their kernel in a way that its own check refuses.
LEAVING = "{'disable_check_xsrf': True}"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its process, and the address below which it renders notebooks."""

    process: psutil.Process
    root: str

    @property
    def render(self) -> str:
        """Where notebooks are rendered, by their names."""
        return f"{self.root}voila/render/"


Command = Callable[[Path, int], Sequence[str | Path]]


def voila(*options: str, wakeful: bool = False) -> Command:
    """Voila as it comes on a folder of notebooks; if `wakeful`, with our channels alone."""
    channels = ("--KernelManager.client_class=disputelab.serving.channels.WakefulClient",)

    def command(folder: Path, port: int) -> Sequence[str | Path]:
        return (
            *(sys.executable, "-m", "voila", folder, f"--port={port}", "--no-browser"),
            *("--Voila.log_level=ERROR", f"--Voila.tornado_settings={LEAVING}"),
            *(channels if wakeful else ()),
            *options,
        )

    return command


def ours(folder: Path, port: int) -> Sequence[str | Path]:
    """The server that `make dashboard` starts, on its own notebooks."""
    return (BIN / "disputelab", "dashboard", "--no-browser", f"--port={port}")


def binder(folder: Path, port: int) -> Sequence[str | Path]:
    """Jupyter Server with Voila as its extension, and Binder's settings, on our notebooks."""
    return (
        *(BINDER / "start", BIN / "jupyter", "server", "--no-browser", "--allow-root"),
        *(f"--port={port}", f"--ServerApp.root_dir={notebooks()}", "--IdentityProvider.token="),
        *("--ServerApp.log_level=ERROR", "--ServerApp.port_retries=0"),
    )


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def running(
    command: Command, folder: Path, notebooks: Sequence[Path] = (), port: int | None = None
) -> Iterator[Server]:
    """A server while it runs, with copies of notebooks; raises RuntimeError if it does not start.

    What it says goes to `log` in the folder. Kernels end with it.
    """
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for notebook in notebooks:
        shutil.copy(notebook, pages)
    port = port or free_port()
    env = {
        **{name: value for name, value in os.environ.items() if name != "JUPYTER_WIDGETS_ECHO"},
        **{f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "RUNTIME")},
        "PATH": f"{BIN}:{os.environ['PATH']}",
    }
    with (folder / "log").open("a") as log:
        process = subprocess.Popen(
            [str(part) for part in command(pages, port)],
            cwd=pages,
            env=env,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
        server = psutil.Process(process.pid)
        try:
            root = f"http://127.0.0.1:{port}/"
            _wait(f"{root}voila/static/index.css", process)
            yield Server(server, root)
        finally:
            started = server.children(recursive=True) if server.is_running() else []
            process.terminate()
            _, left = psutil.wait_procs([server, *started], timeout=60)
            for one in left:
                one.kill()
            process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")
