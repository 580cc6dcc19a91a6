"""A visitor who speaks to the server without a browser."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from uuid import uuid4

from websockets.sync.client import ClientConnection, connect

from support.serving import KERNEL_ID

PROTOCOL = "v1.kernel.websocket.jupyter.org"
DASHBOARD = "voila/render/dashboard.ipynb"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: str


def fetched(url: str, method: str = "GET", **headers: str) -> Answer:
    """What an address answers, wherever it may lead to."""
    request = urllib.request.Request(
        url, b"{}" if method in ("POST", "PUT", "PATCH") else None, headers, method=method
    )
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=60) as found:
            return Answer(found.status, dict(found.headers), found.read().decode(errors="replace"))
    except urllib.error.HTTPError as refused:
        body = refused.read().decode(errors="replace")
        return Answer(refused.code, dict(refused.headers), body)


def kernel_of(page: str) -> str:
    """The id of the kernel of a page that was fetched."""
    found = KERNEL_ID.search(page)
    assert found, page[:500]
    return found[1]


def packed(channel: str, kind: str, content: Any, buffers: Sequence[bytes] = ()) -> bytes:
    """A message as a browser puts it on the socket; its id is `kind` and a number by chance."""
    header = {"msg_id": f"{kind}-{uuid4()}", "msg_type": kind, "username": "", "session": "visit"}
    header |= {"date": "2020-01-01T00:00:00Z", "version": "5.3"}
    parts = [json.dumps(one).encode() for one in (header, {}, {"version": "1.0.0"}, content)]
    parts = [channel.encode(), *parts, *buffers]
    places = [8 * (len(parts) + 2)]
    for part in parts:
        places.append(places[-1] + len(part))
    numbers = b"".join(number.to_bytes(8, "little") for number in (len(places), *places))
    return numbers + b"".join(parts)


def unpacked(message: bytes) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Header, parent's header and content of a message from the socket."""
    count = int.from_bytes(message[:8], "little")
    at = [int.from_bytes(message[8 * n : 8 * n + 8], "little") for n in range(1, count + 1)]
    header, parent, _, content = (json.loads(message[a:b]) for a, b in pairwise(at[1:6]))
    return header, parent, content


@dataclass(slots=True)
class Visit:
    """An open socket to a kernel."""

    socket: ClientConnection
    heard: list[tuple[str, str]] = field(default_factory=list)

    def say(self, channel: str, kind: str, content: Any) -> None:
        self.socket.send(packed(channel, kind, content))

    def until_answered(self) -> list[tuple[str, str]]:
        """What came until the kernel had done with a question asked after all else.

        Each message's kind, and the id of the message that it belongs to.
        """
        self.say("shell", "kernel_info_request", {})
        left = {"kernel_info_reply", "idle"}  # what it answers, and what it tells everybody
        while left:
            header, parent, content = unpacked(bytes(self.socket.recv(timeout=60)))
            belongs = str(parent.get("msg_id", ""))
            self.heard.append((header["msg_type"], belongs))
            if belongs.startswith("kernel_info_request-"):
                left -= {header["msg_type"], content.get("execution_state", "")}
        return self.heard


@contextmanager
def visiting(address: str, kernel: str, **headers: str) -> Iterator[Visit]:
    """A socket to a kernel; raises InvalidStatus where the server refuses it."""
    place = f"{address.replace('http', 'ws', 1)}api/kernels/{kernel}/channels?session_id=visit"
    origin = headers.pop("Origin", None)
    with connect(
        place, subprotocols=[PROTOCOL], additional_headers=headers, origin=origin, max_size=None
    ) as socket:
        yield Visit(socket)
