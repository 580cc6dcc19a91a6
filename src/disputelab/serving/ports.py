"""The ports on which kernels listen."""

import random
import socket
from typing import Any

from jupyter_client.connect import LocalPortCache

RANGE = range(10_000, 32_768)
"""Linux gives those from 32,768 on to whoever connects to something, as Jupyter's servers do all
the time: a port that was free when it was chosen may be taken when the kernel comes to listen."""
TRIES = 100


class Ports(LocalPortCache):
    """Chooses ports that the system gives to nobody by itself, and no other server to its kernels.

    A port is held, from when it is chosen until its kernel has ended, by a socket that is bound
    but does not listen: nobody can bind another to it unless both say that they share. The kernel
    does, as all sockets of zmq, and we say so when nobody else can have bound it any more. Sharing
    means that on Linux; elsewhere the kernel would be refused its port.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.held: dict[int, socket.socket] = {}

    def find_available_port(self, ip: str) -> int:
        """A port that is now ours."""
        for port in random.sample(RANGE, TRIES):
            if port not in self.held and (held := _hold(ip, port)):
                self.held[port] = held
                return port
        return super().find_available_port(ip)

    def return_port(self, port: int) -> None:
        """Let others have a port."""
        if held := self.held.pop(port, None):
            held.close()
        super().return_port(port)


def _hold(ip: str, port: int) -> socket.socket | None:
    held = socket.socket()
    try:
        held.bind((ip, port))
    except OSError:
        held.close()
        return None
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return held
