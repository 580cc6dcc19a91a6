"""Voila with a probe: says of each receive that waits for long whether its message is there."""

import asyncio
import sys
from typing import Any

import zmq
from jupyter_client.channels import AsyncZMQSocketChannel
from voila.app import main

LONG = 12
"""Seconds."""


def state(socket: Any) -> dict[str, Any]:
    """What the socket, the event loop and the kernel each know of a message; looking ends it."""
    loop = asyncio.get_running_loop()
    readers = loop._selector.get_map()
    poll = zmq.backend.zmq_poll([(socket.FD, zmq.POLLIN)], 0)
    return {
        "kind": zmq.SocketType(socket.get(zmq.TYPE)).name,
        "waiting": [event.kind for event in socket._recv_futures],
        "watched state": socket._state,
        "watched by the loop": socket.FD in readers,
        "told by the descriptor": bool(poll),
        "message there": bool(zmq.Socket.shadow(socket.underlying).get(zmq.EVENTS) & zmq.POLLIN),
    }


receive = AsyncZMQSocketChannel.get_msg


async def watched(self: Any, timeout: float | None = None) -> Any:
    def tell() -> None:
        print("waits", timeout, state(self.socket), file=sys.stderr, flush=True)

    timer = asyncio.get_running_loop().call_later(LONG, tell)
    try:
        return await receive(self, timeout)
    finally:
        timer.cancel()


AsyncZMQSocketChannel.get_msg = watched
if __name__ == "__main__":
    sys.argv[0] = "voila"
    main()
