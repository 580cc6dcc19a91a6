"""Learners without a browser: they do with server and kernel what a page in a browser does."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect
from visitors import Visit, leave, visit

SUBPROTOCOL = "v1.kernel.websocket.jupyter.org"
CONTROL = "jupyter.widget.control"
PARALLEL = 6
"""How many files a browser fetches at a time."""
ASKS_AGAIN = 4
"""Seconds after which a page takes its question for the widgets' states to be lost."""
ANSWERED_WITHIN = 30
"""Seconds after which a move without an answer is a failure."""

State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Script:
    """What learners do on a page.

    `page` is its name and query; `moved` marks the slider that is moved, by what its state holds;
    `answer` is the key of the state that changes in answer; `greeted` marks the widget that wants
    to be told that a browser shows the page, by a key of its state. `handle` and `picture` are
    where the same is seen in a browser.
    """

    page: str
    moved: State
    answer: str
    handle: str
    picture: str
    greeted: str = ""


OURS = Script(
    page="dashboard.ipynb?story=brake-part-disputed-again&lang=en",
    moved={"_model_name": "IntSliderModel", "_dom_classes": ["today"]},
    answer="scene",
    handle=".today .noUi-handle",
    picture=".live svg.timeline",
    greeted="narrow",
)
BARE = Script(
    page="echo.ipynb",
    moved={"_model_name": "IntSliderModel"},
    answer="value",
    handle=".widget-hslider .noUi-handle",
    picture=".widget-label:not(.widget-hslider *)",
)


@dataclass(frozen=True, slots=True)
class Stay:
    """When somebody comes and goes, by the clock of `perf_counter`, and moves something every…"""

    begins: float
    ends: float
    every: float


@dataclass(slots=True)
class Learned:
    """What became of one learner, in seconds."""

    interactive: float | None = None
    answers: list[float] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    received: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """What the kernel said, and to which message of ours."""

    kind: str
    answers: str
    content: dict[str, Any]


class Line:
    """The line from a page to its kernel. All that comes is read at once, as a browser does."""

    def __init__(self, socket: WebSocketClientConnection) -> None:
        self._socket, self._session = socket, uuid4().hex
        self.received = self.repeated = 0
        self._waiting: list[tuple[Callable[[Message], bool], asyncio.Future[Message]]] = []
        self._reading = asyncio.create_task(self._read())

    async def say(
        self, kind: str, content: dict[str, Any], metadata: dict[str, Any] | None = None
    ) -> str:
        """Send the kernel a message; returns the message's id."""
        name = uuid4().hex
        header = {
            "msg_id": name,
            "msg_type": kind,
            "session": self._session,
            "username": "",
            "version": "5.4",
            "date": "2026-01-01T00:00:00Z",
        }
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        await self._socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)
        return name

    def first(self, wanted: Callable[[Message], bool]) -> asyncio.Future[Message]:
        """The first message that is wanted; ConnectionError if the line is closed before it."""
        found: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted, found))
        if self._reading.done():
            found.set_exception(ConnectionError("the line to the kernel is closed"))
        return found

    async def _read(self) -> None:
        while (message := await self._socket.read_message()) is not None:
            self.received += len(message)
            _, (header, parent, _, content, *_) = deserialize_msg_from_ws_v1(message)
            if not self._waiting:
                continue
            answers = json.loads(parent).get("msg_id", "")
            heard = Message(json.loads(header)["msg_type"], answers, json.loads(content))
            for wanted, found in self._waiting:
                if not found.done() and wanted(heard):
                    found.set_result(heard)
            self._waiting = [one for one in self._waiting if not one[1].done()]
        for _, found in self._waiting:
            if not found.done():
                found.set_exception(ConnectionError("the line to the kernel was closed"))

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


async def connected(root: str, kernel: str) -> Line:
    """The line to a kernel."""
    address = f"ws{root.removeprefix('http')}api/kernels/{kernel}/channels?session_id={uuid4()}"
    socket = await websocket_connect(
        HTTPRequest(address, connect_timeout=ANSWERED_WITHIN, request_timeout=0),
        subprotocols=[SUBPROTOCOL],
        max_message_size=100 << 20,
    )
    return Line(socket)


async def states(line: Line) -> dict[str, State]:
    """The states of all widgets, by their ids.

    A page greets the kernel first, and so do we; one whose question gets lost asks again.
    """
    greeted = line.first(lambda heard: heard.kind == "kernel_info_reply")
    await line.say("kernel_info_request", {})
    await greeted
    while True:
        with suppress(TimeoutError):
            async with asyncio.timeout(ASKS_AGAIN):
                return await asked(line)
        line.repeated += 1


async def asked(line: Line) -> dict[str, State]:
    """The states of all widgets, asked for once."""
    comm = uuid4().hex
    told = line.first(lambda heard: heard.kind == "comm_msg" and heard.content["comm_id"] == comm)
    version = {"version": "1.0.0"}
    await line.say("comm_open", {"comm_id": comm, "target_name": CONTROL, "data": {}}, version)
    await line.say("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
    found = (await told).content["data"]["states"]
    return {name: one["state"] | {"_model_name": one["model_name"]} for name, one in found.items()}


def marked(all_: Mapping[str, State], by: State) -> str:
    """The id of the first widget whose state holds these; raises StopIteration if none does."""

    def fits(state: State) -> bool:
        return all(
            set(value) <= set(state.get(key, ()))
            if isinstance(value, list)
            else state.get(key) == value
            for key, value in by.items()
        )

    return next(name for name, state in all_.items() if fits(state))


async def fetched(asking: AsyncHTTPClient, files: Sequence[str]) -> None:
    """Fetch what a browser that comes for the first time fetches."""
    left = iter(files)

    async def one_after_the_other() -> None:
        for file in left:
            await asking.fetch(HTTPRequest(file, request_timeout=120, connect_timeout=120))

    await asyncio.gather(*(one_after_the_other() for _ in range(PARALLEL)))


class Learner:
    """Somebody who opens a page and moves its slider every so often."""

    def __init__(
        self, asking: AsyncHTTPClient, root: str, script: Script, files: Sequence[str]
    ) -> None:
        self._asking, self._root, self._script, self._files = asking, root, script, files
        self.learned = Learned()
        self._visited = Visit("")

    async def come(self) -> None:
        """Open the page, to the moment when it could be used."""
        start = time.perf_counter()
        page = f"{self._root}voila/render/{self._script.page}"
        # A browser fetches while the page still comes.
        self._visited, _ = await asyncio.gather(
            visit(self._asking, page), fetched(self._asking, self._files)
        )
        if self._visited.wrong:
            raise ConnectionError(self._visited.wrong)
        assert self._visited.kernel
        self._line = await connected(self._root, self._visited.kernel)
        found = await states(self._line)
        self.learned.interactive = time.perf_counter() - start
        self._slider = marked(found, self._script.moved)
        self._value = int(found[self._slider]["value"])
        if key := self._script.greeted:
            greeted = next(name for name, state in found.items() if key in state)
            content = {"kind": "here", "kept": "", "base": page.partition("?")[0]}
            await self._line.say(
                "comm_msg", {"comm_id": greeted, "data": {"method": "custom", "content": content}}
            )

    async def move(self, by: int) -> None:
        """Move the slider, and wait for the answer."""
        start = time.perf_counter()
        self._value += by
        data = {"method": "update", "state": {"value": self._value}, "buffer_paths": []}

        def answers(heard: Message) -> bool:
            return (
                heard.answers == said
                and heard.kind == "comm_msg"
                and heard.content["comm_id"] != self._slider
                and self._script.answer in heard.content["data"].get("state", ())
            )

        said = ""
        answer = self._line.first(answers)
        said = await self._line.say("comm_msg", {"comm_id": self._slider, "data": data})
        await answer
        self.learned.answers.append(time.perf_counter() - start)

    async def stay(self, stay: Stay, last: asyncio.Event) -> None:
        """Come, move something every so often, and go; what fails is noted.

        Nobody goes before the `last`: memory is measured while all are there.
        """
        await asyncio.sleep(max(0, stay.begins - time.perf_counter()))
        try:
            await self.come()
            turn = 0
            while (now := time.perf_counter()) < stay.ends:
                async with asyncio.timeout(ANSWERED_WITHIN):
                    await self.move((1, 1, -1, -1)[turn % 4])
                turn += 1
                await asyncio.sleep(max(0, now + stay.every - time.perf_counter()))
        except Exception as error:  # whatever goes wrong is what we want to know
            self.learned.failures.append(f"{type(error).__name__}: {error}")
        await last.wait()
        if hasattr(self, "_line"):
            self.learned.received = self._line.received
            self.learned.repeated = self._line.repeated
            self._line.close()
        await leave(self._asking, self._root, self._visited)
