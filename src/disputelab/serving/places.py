"""How many pages may be open at once, so that visitors cannot exhaust the machine."""

import asyncio
import errno
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import zmq
import zmq.asyncio
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Int, TraitError, default

EACH = 64 << 20
"""Bytes that a page's kernel is given room for."""
FEWEST, MOST = 8, 500
SOCKETS = 16
"""A page's, to its kernel: six, and others while it is made. All pages together get no more than
1,023 if nobody asks for more."""
LIMIT = Path("/sys/fs/cgroup/memory.max")
"""Where Linux tells what a container may use, in bytes, or "max"."""
PATIENCE = 8
"""Seconds that a page waits for a place: whoever goes on to it from another page gives up that
page's place at the same moment, and its kernel may take five to end."""
FULL = 503
NO_ROOM = 507
NO_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


def places(free: int) -> int:
    """How many kernels there is room for in so many bytes."""
    return min(max(free // EACH, FEWEST), MOST)


def free() -> int:
    """The bytes of memory that may still be used."""
    found = int(psutil.virtual_memory().available)
    try:
        limit = LIMIT.read_text()
        used = LIMIT.with_name("memory.current").read_text()
        return min(found, int(limit) - int(used))
    except (OSError, ValueError):  # no container, or one without a limit
        return found


class Places(AsyncMappingKernelManager):
    """Kernels, as many as there are places; beyond that a page is refused, and told why."""

    most = Int(FEWEST, config=True, help="How many kernels may run at once.")
    _starting = 0

    @default("context")
    def _context_default(self) -> zmq.asyncio.Context:
        made = super()._context_default()
        made.set(zmq.MAX_SOCKETS, SOCKETS * max(self.most, MOST))
        return made

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that nobody uses; one that has just been started has yet to be used."""
        with suppress(TraitError):
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """The id of a new kernel; raises HTTPError if there is no place or no disk for one."""
        until = time.monotonic() + PATIENCE
        while len(self) + self._starting >= self.most:
            if time.monotonic() > until:
                raise HTTPError(FULL)
            await asyncio.sleep(0.1)
        self._starting += 1
        try:
            return await super().start_kernel(**kwargs)
        except OSError as error:
            raise HTTPError(NO_ROOM if error.errno in NO_DISK else 500) from error
        finally:
            self._starting -= 1
