"""Pages opened and left without a browser."""

import json
import re
import time
from asyncio import timeout
from dataclasses import dataclass, field

from servers import KERNEL_ID
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.iostream import UnsatisfiableReadError

PATIENCE = 90
"""Seconds after which nobody waits any longer for the end of a page."""
CONFIG = re.compile(r'<script[^>]*id="jupyter-config-data"[^>]*>(.*?)</script>', re.S)
CLIENT = {"force_instance": True, "max_clients": 2000}


@dataclass(slots=True)
class Visit:
    """A page that was asked for, as far as it came."""

    page: str
    html: str = ""
    seconds: float = 0.0
    wrong: str = ""
    pieces: list[bytes] = field(default_factory=list)

    @property
    def kernel(self) -> str | None:
        """The kernel that the page speaks with."""
        found = KERNEL_ID.search(self.html)
        return found[1] if found else None

    @property
    def base(self) -> str:
        """What the page says that the server's addresses begin with."""
        found = CONFIG.search(self.html)
        return str(json.loads(found[1])["baseUrl"]) if found else "/"


def client() -> AsyncHTTPClient:
    """What asks for pages, as many at a time as are wanted."""
    return AsyncHTTPClient(**CLIENT)


async def visit(asking: AsyncHTTPClient, page: str, patience: float = PATIENCE) -> Visit:
    """A page, read to its end; what is wrong with it stands in `wrong`, "hung" if it has no end."""
    made = Visit(page)
    start = time.perf_counter()
    try:
        async with timeout(patience):
            await asking.fetch(
                HTTPRequest(
                    page,
                    streaming_callback=made.pieces.append,
                    connect_timeout=patience,
                    request_timeout=patience + 10,
                )
            )
    except TimeoutError:
        made.wrong = "hung"
    except (OSError, HTTPClientError, UnsatisfiableReadError) as error:
        made.wrong = f"{type(error).__name__}: {error}"
    made.seconds = time.perf_counter() - start
    made.html = b"".join(made.pieces).decode(errors="replace")
    if not made.wrong and "</html>" not in made.html:
        made.wrong = "no whole page"
    if not made.wrong and not made.kernel:
        made.wrong = "no kernel"
    return made


async def leave(asking: AsyncHTTPClient, root: str, visited: Visit) -> None:
    """Say goodbye to a page's kernel, as the page does when it is closed."""
    if visited.kernel:
        await asking.fetch(
            HTTPRequest(
                f"{root}voila/api/shutdown/{visited.kernel}",
                method="POST",
                body="",
                request_timeout=60,
            ),
            raise_error=False,
        )
