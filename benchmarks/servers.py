"""Servers to compare: plain Voila, Voila with one of our parts, ours, and Binder's."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from disputelab.serving.pages import notebooks

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from support import serving
from support.serving import BIN, COMMAND, KERNEL_ID, Server, free_ports

__all__ = ["KERNEL_ID", "Server"]

HERE = Path(__file__).parent
BINDER = HERE.parent / "binder"
# Voila's pages say goodbye to their kernel in a way that its own check refuses.
LEAVING = "{'disable_check_xsrf': True}"


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
    return (COMMAND, "dashboard", "--no-browser", f"--port={port}")


def binder(folder: Path, port: int) -> Sequence[str | Path]:
    """Jupyter Server with Voila as its extension, and Binder's settings, on our notebooks."""
    return (
        *(BINDER / "start", BIN / "jupyter", "server", "--no-browser", "--allow-root"),
        *(f"--port={port}", f"--ServerApp.root_dir={notebooks()}", "--IdentityProvider.token="),
        *("--ServerApp.log_level=ERROR", "--ServerApp.port_retries=0"),
    )


@contextmanager
def running(
    command: Command,
    folder: Path,
    notebooks: Sequence[Path] = (),
    port: int | None = None,
    env: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A server while it runs, with copies of notebooks; raises AssertionError if it does not start.

    Kernels end with it.
    """
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for notebook in notebooks:
        shutil.copy(notebook, pages)
    port = port or free_ports(1)[0]
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "RUNTIME")}
    own |= {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **(env or {})}
    root = f"http://127.0.0.1:{port}/"
    with serving.running(command(pages, port), pages, None, root, own) as server:
        yield server
