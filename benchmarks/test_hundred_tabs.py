"""A hundred tabs of the dashboard on one server: pages and sockets as a browser would have them."""

import asyncio
import json
import uuid
from pathlib import Path

import psutil
import pytest
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

from disputelab.serving.guard import PROTOCOL
from disputelab.serving.places import EACH
from support.serving import KERNEL_ID, served

TABS, AT_ONCE = 100, 4
PAGE = "voila/render/dashboard.ipynb?story=offer-of-nothing"
PATIENCE = 120


def memory(server: psutil.Process) -> int:
    """The bytes that a server and all its kernels take, what they share counted once."""
    found = 0
    for one in (server, *server.children(recursive=True)):
        if one.status() != psutil.STATUS_ZOMBIE:
            found += one.memory_full_info().pss
    return found


async def asked(address: str, kernel: str, answered: asyncio.Barrier) -> bool:
    """Whether a kernel answers over a socket such as a page's, which stays open until all have."""
    place = f"{address.replace('http', 'ws', 1)}api/kernels/{kernel}/channels"
    socket = await websocket_connect(place, subprotocols=[PROTOCOL])
    header = {
        "msg_type": "kernel_info_request",
        "msg_id": uuid.uuid4().hex,
        "session": "tab",
        "username": "",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    parts = [json.dumps(part).encode() for part in (header, {}, {}, {})]
    await socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)
    while answer := await asyncio.wait_for(socket.read_message(), PATIENCE):
        if b"kernel_info_reply" in answer:
            await asyncio.wait_for(answered.wait(), PATIENCE)
            socket.close()
            return True
    return False


async def crowd(address: str) -> tuple[list[str], list[bool]]:
    """The kernels of a hundred pages, and whether each of them answers with all of them open."""
    client, gate = AsyncHTTPClient(), asyncio.Semaphore(AT_ONCE)

    async def load() -> str:
        async with gate:
            page = await client.fetch(address + PAGE, request_timeout=PATIENCE)
        found = KERNEL_ID.search(page.body.decode())
        assert found
        return found[1]

    kernels = await asyncio.gather(*(load() for _ in range(TABS)))
    answered = asyncio.Barrier(TABS)
    return kernels, await asyncio.gather(*(asked(address, one, answered) for one in kernels))


async def leave(address: str, kernels: list[str]) -> None:
    """Close all tabs, as a browser says it."""
    for one in kernels:
        place = f"{address}voila/api/shutdown/{one}"
        await AsyncHTTPClient().fetch(HTTPRequest(place, method="POST", body=b""))


@pytest.mark.parametrize("rounds", [2])
def test_a_hundred_tabs(tmp_path: Path, rounds: int) -> None:
    with served(tmp_path, f"--most={TABS}") as server:
        after = []
        for _ in range(rounds):
            kernels, answers = asyncio.run(crowd(server.address))
            assert answers == [True] * TABS
            full = memory(server.process)
            asyncio.run(leave(server.address, kernels))
            after.append(memory(server.process))
            each = (full - after[-1]) / TABS
            print(f"{each / 2**20:.1f} MiB a tab, {after[-1] / 2**20:.0f} MiB without any")
            assert each < EACH
        assert after[-1] < after[0] + TABS * EACH / 20, "what closed tabs took is not given back"
