"""Work that can wait until the hand rests."""

import asyncio
from collections.abc import Callable

REST = 0.08
"""Seconds without another change after which the hand is taken to rest."""


class Later:
    """Does the newest of the work it is given, once: at once, or when no more has come for a while.

    Where no loop is running nothing can wait, and all is done at once.
    """

    def __init__(self, rest: float = REST) -> None:
        self._rest = rest
        self._waiting: asyncio.TimerHandle | None = None

    def __call__(self, work: Callable[[], None], waits: bool) -> None:
        """Do the work in place of what is waiting; `waits` says whether it may wait."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None
        try:
            loop = asyncio.get_running_loop() if waits else None
        except RuntimeError:
            loop = None
        if loop:
            self._waiting = loop.call_later(self._rest, work)
        else:
            work()
