"""A server of ours while a test runs."""

import json
import queue
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import psutil
import pytest
from playwright.sync_api import Page


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on."""
    held = [create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports: list[int] = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


@contextmanager
def running(
    command: Sequence[str | Path], said: str, folder: Path, env: dict[str, str]
) -> Iterator[tuple[psutil.Process, str]]:
    """The process of a server while it runs, and what it `said`: the first match of a pattern.

    Its children must end with it.
    """
    with subprocess.Popen(
        command, cwd=folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        log: list[str] = []
        found: queue.Queue[str | None] = queue.Queue()

        def read() -> None:
            for line in process.stdout or ():
                log.append(line)
                if match := re.search(said, line):
                    found.put(match[0])
            found.put(None)

        reader = threading.Thread(target=read)
        reader.start()
        server = psutil.Process(process.pid)
        try:
            words = found.get(timeout=60)
            assert words, "it ended:\n" + "".join(log)
            yield server, words
        except queue.Empty:
            pytest.fail("the server did not start:\n" + "".join(log))
        finally:
            started = server.children(recursive=True) if server.is_running() else []
            process.terminate()
            _, left = psutil.wait_procs([server, *started], timeout=40)
            for one in left:
                one.kill()
            reader.join()
        assert left == [], "".join(log)


def kernel(page: Page) -> psutil.Process:
    """The process that works for a page of ours: the one that listens where its file says."""
    told = page.locator("#jupyter-config-data").text_content()
    id = page.evaluate("(text) => JSON.parse(text).kernelId", told)
    (file,) = Path(tempfile.gettempdir()).glob(f"voila_*/kernel-{id}.json")
    port = json.loads(file.read_text())["shell_port"]
    listening = (one for one in psutil.net_connections("tcp4") if one.status == psutil.CONN_LISTEN)
    (pid,) = (one.pid for one in listening if one.laddr.port == port)
    return psutil.Process(pid)
