"""A server of ours while a test runs."""

import queue
import re
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import psutil
import pytest


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
