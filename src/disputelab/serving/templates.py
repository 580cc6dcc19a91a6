"""Voila's templates: compiled once for all pages, and every page has an end."""

from collections.abc import AsyncIterator
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from voila import notebook_renderer
from voila.exporter import VoilaExporter


class Kept(BytecodeCache):
    """Compiled templates, in memory."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what it was compiled to."""
        if code := self._codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._codes[bucket.key] = bucket.bytecode_to_string()


KEPT = Kept()


UNFINISHED = """
<script>document.getElementById("loading-failed")?.removeAttribute("hidden");</script>
</body>
</html>
"""
"""The end of a page whose kernel did not start, or that has failed in another way."""


class Exporter(VoilaExporter):  # type: ignore[misc]
    """Voila's exporter, which is made anew for each page and would compile everything again.

    Where Voila cannot make the rest of a page, it leaves the browser waiting for it for ever.
    """

    @property
    def environment(self) -> Environment:
        """The environment of the templates."""
        made: Environment = super().environment
        made.bytecode_cache = KEPT
        return made

    async def generate_from_notebook_node(
        self, nb: Any, resources: Any = None, **context: Any
    ) -> AsyncIterator[tuple[str, Any]]:
        """The page piece by piece; one that cannot be finished says so, and ends."""
        pieces = super().generate_from_notebook_node(nb, resources, **context)
        try:
            async for piece in pieces:
                yield piece
        except Exception:  # whatever it was, somebody is waiting
            self.log.exception("A page could not be finished.")
            yield UNFINISHED, resources


def compile_once() -> None:
    """Make Voila use our exporter, for which it has no setting.

    To compile them for each page takes longer than starting a kernel does.
    """
    notebook_renderer.VoilaExporter = Exporter
