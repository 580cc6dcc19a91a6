"""Servers that run while a test or a measurement does."""

import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from socket import create_connection
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Page

from disputelab.serving.ports import Ports

BIN = Path(sys.executable).parent
COMMAND = BIN / "disputelab"
ADDRESS = r"http://(127\.0\.0\.\d|localhost):\d+/\S*"
"""As servers tell it when they start."""
KERNEL_ID = re.compile(r'kernelId"?\s*[:=]\s*"([0-9a-f-]{36})"')
"""Where a page tells its kernel: Voila's own in its settings, ours on its body."""
WITHIN = 60
"""Seconds in which a server starts, and in which it ends with all that it has started."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its process, its address, and the lines that it has said so far."""

    process: psutil.Process
    address: str
    log: list[str] = field(repr=False)

    @property
    def render(self) -> str:
        """Where notebooks are rendered, by their names."""
        return f"{self.address}voila/render/"


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on, and that it gives to nobody by itself."""
    ours = Ports()
    found = [ours.find_available_port("127.0.0.1") for _ in range(count)]
    for port in found:
        ours.return_port(port)
    return found


def served(folder: Path, *options: str) -> AbstractContextManager[Server]:
    """Our own server while it runs, in a folder: the command `disputelab` with some options."""
    return running([COMMAND, *options, "--no-browser"], folder)


@contextmanager
def running(
    command: Sequence[str | Path],
    folder: Path,
    said: str | None = ADDRESS,
    address: str = "",
    env: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A server while it runs in a folder, which holds Jupyter's settings too unless `env` says so.

    It has started when it has `said` something (a pattern, or None) and listens: at `address`, or
    at what it said. Raises AssertionError if it does not start, or if what it has started does not
    end with it.
    """
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **({"JUPYTER_CONFIG_DIR": str(folder)} if env is None else env)},
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        server, log = psutil.Process(process.pid), list[str]()
        found: queue.Queue[str] = queue.Queue()

        def read() -> None:
            for line in process.stdout or ():
                log.append(line)
                if said and (match := re.search(said, line)):
                    found.put(match[0])
            found.put("")

        reader = threading.Thread(target=read)
        reader.start()
        started: list[psutil.Process] = []
        try:
            with suppress(queue.Empty):
                words = found.get(timeout=WITHIN) if said else address
                if words and _listens(place := address or words, process):
                    yield Server(server, place, log)
                    return
            raise AssertionError("the server did not start:\n" + "".join(log))
        finally:
            if server.is_running():
                started = server.children(recursive=True)
            process.terminate()
            left = running_still([server, *started], WITHIN)
            for one in left:
                one.kill()
            reader.join()
            assert left == [], "".join(log)


def running_still(processes: Sequence[psutil.Process], within: float) -> list[psutil.Process]:
    """Those of the processes that have not ended within so many seconds.

    One that has ended stays listed until its parent asks for it, and who inherits it may take its
    time: psutil's own `wait_procs` waits for that, too.
    """
    until = time.monotonic() + within
    while (left := [one for one in processes if _runs(one)]) and time.monotonic() < until:
        time.sleep(0.02)
    return left


def _runs(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def _listens(address: str, process: subprocess.Popen[str]) -> bool:
    """Whether a server comes to listen; some tell where before they do."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    until = time.monotonic() + WITHIN
    while process.poll() is None and time.monotonic() < until:
        try:
            create_connection((host, port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def kernel(page: Page) -> psutil.Process:
    """The process that works for a page of ours: the one that listens where its file says."""
    id = page.evaluate("document.body.dataset.kernelId")
    (file,) = Path(tempfile.gettempdir()).glob(f"voila_*/kernel-{id}.json")
    port = json.loads(file.read_text())["shell_port"]
    listening = (one for one in psutil.net_connections("tcp4") if one.status == psutil.CONN_LISTEN)
    (pid,) = (one.pid for one in listening if one.laddr.port == port)
    return psutil.Process(pid)
