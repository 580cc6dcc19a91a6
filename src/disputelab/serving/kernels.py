"""Kernels that are forked from one process instead of being started one by one."""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from jupyter_client.connect import KernelConnectionInfo, LocalPortCache
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.config import Config

from disputelab.serving.ports import Ports
from disputelab.serving.templates import compile_once

SETTINGS = Config(
    KernelManager={"client_class": "disputelab.serving.channels.WakefulClient"},
    KernelProvisionerFactory={"default_provisioner_name": "disputelab-fork"},
    # A page that is left ends its kernel. One whose browser vanished leaves it to this.
    MappingKernelManager={"cull_idle_timeout": 600, "cull_interval": 60},
    # What a notebook puts out may come long after its answer where many pages are opened at once:
    # after nbclient's own four seconds a page would be made without it, and stay empty.
    VoilaExecutor={"iopub_timeout": 120, "raise_on_iopub_timeout": True},
    # Seconds until a page is told that its kernel has died: what is changed meanwhile is lost.
    KernelRestarter={"time_to_dead": 0.5},
)
"""How a server has to be set for its kernels to be ours."""

CAN_FORK = sys.platform == "linux"
"""Elsewhere forking a process that has loaded as much is not safe, or there is none."""

OPEN_FILES = 16_384
"""A kernel takes some 25 of a server's, and often no more than 1,024 are given at first."""


def _readable(handle: int, within: int | None) -> bool:
    asked = select.poll()  # select() itself takes no handle from 1,024 on
    asked.register(handle, select.POLLIN)
    return bool(asked.poll(within))


class Forked:
    """A kernel's process: what `jupyter_client` asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int) -> None:
        self.pid, self._handle = pid, handle

    def poll(self) -> int | None:
        """None while it runs; after that 0, as its parent alone is told more."""
        return 0 if self._handle < 0 or _readable(self._handle, 0) else None

    def wait(self) -> int:
        """0 when it has ended."""
        if self._handle >= 0:
            _readable(self._handle, None)
            os.close(self._handle)
            self._handle = -1
        return 0

    def send_signal(self, signum: int) -> None:
        """Send it a signal, unless it has ended."""
        if self._handle >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signum)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class Zygote:
    """Our end of the process that is forked; it is started when it is first needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: socket.socket

    def start(self) -> None:
        """Start it, unless it runs."""
        if self._process and self._process.poll() is None:
            return
        self._stop()
        self._asked, its = socket.socketpair()
        command = (sys.executable, "-P", "-m", "disputelab.serving.zygote", str(its.fileno()))
        # Threads must not be there when it forks; the other silences a warning of the debugger's.
        env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        with its:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, env=env, pass_fds=[its.fileno()]
            )

    def _stop(self) -> None:
        if self._process:
            self._asked.close()
            self._process.kill()
            self._process.wait()
            self._process = None

    def _forked(self, line: bytes) -> Forked | None:
        """A new kernel; None if the process has ended."""
        self.start()
        try:
            self._asked.sendall(line)
            told, handles, _, _ = socket.recv_fds(self._asked, 64, 1)
        except OSError:
            return None
        return Forked(int(told), handles[0]) if handles else None

    def fork(self, argv: list[str], env: dict[str, str], cwd: str | None) -> Forked:
        """A new kernel; raises OSError if there is none to be had."""
        line = json.dumps({"argv": argv, "env": env, "cwd": cwd}).encode() + b"\n"
        with self._lock:
            for _ in range(2):  # it may have been killed: then the next one comes from another
                if kernel := self._forked(line):
                    return kernel
                self._stop()
        raise OSError("the process that kernels are forked from has ended, twice")


ZYGOTE = Zygote()


class ForkingProvisioner(LocalProvisioner):
    """Forks kernels of this Python, and starts all others as ever."""

    process: Any

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """What a kernel is launched with; on Linux its ports are ours to choose."""
        if CAN_FORK and not LocalPortCache.initialized():
            Ports.instance()
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """The connection of a kernel that has just been started."""
        if not CAN_FORK or cmd[:3] != [sys.executable, "-m", "ipykernel_launcher"]:
            return await super().launch_kernel(cmd, **kwargs)
        env, cwd = kwargs.get("env") or dict(os.environ), kwargs.get("cwd")
        self.process = await asyncio.to_thread(ZYGOTE.fork, cmd[3:], env, cwd)
        self.pid = self.pgid = self.process.pid
        self.cwd = Path(cwd or ".")
        return self.connection_info


def prepare() -> None:
    """Have everything ready before the first page is asked for, and for a roomful."""
    compile_once()
    if sys.platform != "win32":
        import resource  # noqa: PLC0415

        given, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
        if given != resource.RLIM_INFINITY and given < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    if CAN_FORK:
        ZYGOTE.start()
