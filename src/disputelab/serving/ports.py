"""The ports on which kernels listen."""

import random
import socket

from jupyter_client.connect import LocalPortCache

RANGE = range(10_000, 32_768)
"""Linux gives those from 32,768 on to whoever connects to something, as Jupyter's servers do all
the time: a port that was free when it was chosen may be taken when the kernel comes to listen."""
TRIES = 100


class Ports(LocalPortCache):
    """Chooses ports that the system gives to nobody by itself."""

    def find_available_port(self, ip: str) -> int:
        """A port on which nobody listens, and no other kernel of ours is going to."""
        for port in random.sample(RANGE, TRIES):
            if port not in self.currently_used_ports and _free(ip, port):
                self.currently_used_ports.add(port)
                return port
        return super().find_available_port(ip)


def _free(ip: str, port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((ip, port))
        except OSError:
            return False
    return True
