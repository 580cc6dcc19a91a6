"""A wire between a browser and a server that can be cut, and stalled."""

import socket
import threading
from contextlib import suppress


class Wire:
    """Whoever connects to `port` reaches the server on `to`, while the wire is whole."""

    def __init__(self, to: int) -> None:
        self._to, self._flows = to, threading.Event()
        self._flows.set()
        self._whole, self._ends = True, set[socket.socket]()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break every connection, and refuse new ones."""
        self._whole = False
        for end in list(self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let new connections through."""
        self._whole = True

    def stall(self) -> None:
        """Hold everything back without a word to anybody."""
        self._flows.clear()

    def flow(self) -> None:
        """Let through what was held back, and all that follows."""
        self._flows.set()

    def close(self) -> None:
        """Break everything, for good."""
        self._flows.set()
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if not self._whole:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._to))
                self._ends |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pump, args=(one, other), daemon=True).start()

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(1 << 16):
                self._flows.wait()
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.discard(one)
        one.close()
