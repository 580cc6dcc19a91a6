"""The kernel of a page: what a browser says is done in the order in which it was said."""

from typing import Any

from ipykernel.ipkernel import IPythonKernel


class OrderlyKernel(IPythonKernel):
    """A kernel in which no message overtakes another.

    ipykernel hands widgets' messages on at once while it is busy with another message, so that a
    cell that waits for a widget is not kept waiting. A page has no such cell; but it opens a line
    and speaks on it at once, and where the second comes before the first, it shows no widgets.
    """

    async def shell_main(self, subshell_id: str | None, msg: Any) -> None:
        """Do what a message asks, after all that came before it."""
        if subshell_id is not None:
            await super().shell_main(subshell_id, msg)
            return
        async with self._main_asyncio_lock:  # its queue is one of first come, first served
            await self.dispatch_shell(msg, subshell_id=None)
