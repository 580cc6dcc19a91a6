"""What a fuzzing target counts as a finding, apart from an error: an input that takes too long."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

SECONDS = 1.0
"""Of the processor, for one input: longer is a finding."""


class TooSlow(Exception):  # noqa: N818
    """An input that took longer than any may take."""


def start(
    one: Callable[[bytes], None],
    begin: list[bytes],
    mutate: Callable[[bytes, int, int], bytes] | None = None,
) -> None:
    """Give a target inputs until libFuzzer's own arguments say that it is enough."""

    def timed(data: bytes) -> None:
        began = time.process_time()
        one(data)
        took = time.process_time() - began
        if took > SECONDS:
            raise TooSlow(f"{took:.1f} seconds of the processor")

    for data in begin:  # what is made once is made now, not on an input's time
        one(data)
    more = {"custom_mutator": mutate} if mutate else {}
    atheris.Setup(sys.argv, timed, **more)
    atheris.Fuzz()
