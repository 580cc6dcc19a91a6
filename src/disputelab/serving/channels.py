"""A client of kernels that cannot sleep through a message."""

from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

PATIENCE = 0.25
"""Seconds after which a channel looks for itself whether a message has come."""


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
