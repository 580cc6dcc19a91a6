"""Voila's templates, compiled once for all pages."""

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


class Exporter(VoilaExporter):  # type: ignore[misc]
    """Voila's exporter, which is made anew for each page and would compile everything again."""

    @property
    def environment(self) -> Environment:
        """The environment of the templates."""
        made: Environment = super().environment
        made.bytecode_cache = KEPT
        return made


def compile_once() -> None:
    """Make Voila use our exporter, for which it has no setting.

    To compile them for each page takes longer than starting a kernel does.
    """
    notebook_renderer.VoilaExporter = Exporter
