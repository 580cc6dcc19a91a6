"""A client of kernels that cannot sleep through a message, and begins as soon as it can."""

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

PATIENCE = 0.25
"""Seconds after which a channel looks for itself whether a message has come."""

ANSWER, ECHO = 1.0, 0.05
"""Seconds in which a kernel that has started answers, and tells everybody that it has done so."""


class WakefulChannel(AsyncZMQSocketChannel):
    """A channel that waits for a message in short naps, where it may wait for ever.

    A socket tells of new messages only once, and what asks it for its state in between uses that
    one telling up: who then waits without an end is never woken, though the message is there.
    """

    async def get_msg(  # type: ignore[override]
        self, timeout: float | None = None
    ) -> dict[str, Any]:
        """The next message; raises `queue.Empty` if none has come within `timeout` seconds."""
        if timeout is None:
            while not await self.socket.poll(int(PATIENCE * 1000)):
                pass
            timeout = PATIENCE
        return await super().get_msg(timeout)


class WakefulClient(AsyncKernelClient):
    """A client whose channels all are wakeful; set as `KernelManager.client_class`."""

    shell_channel_class = Type(WakefulChannel)
    iopub_channel_class = Type(WakefulChannel)
    stdin_channel_class = Type(WakefulChannel)
    control_channel_class = Type(WakefulChannel)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return when the kernel answers, and what it tells everybody is heard.

        Raises RuntimeError if it has ended before, or does not answer within `timeout` seconds.
        Jupyter's own goes on listening until nothing has come for a fifth of a second, and takes as
        long where it has missed the first words: that was a quarter of a page's opening.
        """
        until = time.monotonic() + (float("inf") if timeout is None else timeout)
        while time.monotonic() < until:
            self.kernel_info()
            try:
                answer = await self.shell_channel.get_msg(timeout=ANSWER)
                await self.iopub_channel.get_msg(timeout=ECHO)
            except Empty:
                if not await self.is_alive():
                    raise RuntimeError("the kernel has ended before it answered") from None
                continue
            if answer["msg_type"] == "kernel_info_reply":
                self._handle_kernel_info_reply(answer)
                return
        raise RuntimeError(f"the kernel does not answer within {timeout} s")
