"""Any code of a link to `State.of_code`: a state that has a code again, or `BadCode`.

The first byte says what the rest is: `c` a code; `j` JSON and `z` deflated bytes, to which a right
check is made, since anybody can make one. Of these two a first line says for which story and day.
JSON is mostly changed as the data that it is.
"""

import json
import random
import zlib
from base64 import urlsafe_b64encode

import atheris
from harness import start

with atheris.instrument_imports(include=["disputelab"]):
    from beginnings import seeds, words
    from changing import disturbed

    from disputelab.app.desk import Desk
    from disputelab.app.state import BadCode, State
    from disputelab.locale import LANGUAGES

ANY_LENGTH = 1 << 24
SEEDS, NAMES = seeds("link"), words()


def sealed(clear: str, packed: bytes) -> str:
    """A code whose check is right, whatever it holds."""
    check = zlib.crc32(packed, zlib.crc32(clear.encode())).to_bytes(4)
    return f"{clear}.{urlsafe_b64encode(check + packed).decode().rstrip('=')}"


def code(data: bytes) -> str:
    """The code that an input stands for."""
    kind, rest = data[:1], data[1:]
    if kind not in (b"j", b"z"):
        return rest.decode("utf-8", "replace")
    line, _, packed = rest.partition(b"\n")
    if kind == b"j":
        pieces = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
        packed = pieces.compress(packed) + pieces.flush()
    return sealed("1." + line.decode("utf-8", "replace"), packed)


def one(data: bytes) -> None:
    """Read a code; a state comes back from the code that it has itself, on a desk too."""
    try:
        state = State.of_code(code(data), ANY_LENGTH)
    except BadCode as bad:
        for language in LANGUAGES:
            bad.text(language).encode()
        return
    assert State.of_code(state.code(), ANY_LENGTH) == state
    assert Desk(state=state).state == state


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Another input like this one."""
    chance = random.Random(seed)
    line, _, text = data.partition(b"\n")
    if line[:1] == b"j" and chance.random() < 0.8:
        try:
            found = json.loads(text)
            for _ in range(chance.choice([1, 1, 2, 3])):
                found = disturbed(found, chance, NAMES)
            made = line + b"\n" + json.dumps(found).encode()
            return made if len(made) <= most else chance.choice(SEEDS)
        except (ValueError, RecursionError):
            pass
    return atheris.Mutate(data, most)


if __name__ == "__main__":
    start(one, SEEDS, mutate)
