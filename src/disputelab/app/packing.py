"""Plain data as a short text for an address, and back; a text from outside is not trusted.

The text is base64url: four bytes that check it, then JSON, deflated. Deflating starts from a
dictionary, so that even a few words come out short. The dictionary is a part of the format: with
another one, texts made before could not be read any more.
"""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache
from importlib.resources import files

from disputelab.scenarios import parse_json
from disputelab.scenarios.load import MOST_NODES

MOST_BYTES = 8 << 20
"""How long the JSON may be: enough for a few of the longest stories that files may hold."""
MOST_VALUES = 4 * MOST_NODES
"""How many values it may have: a story and another, each as it was opened and as it is."""
_CHECKED = 4
_RAW = -zlib.MAX_WBITS


@cache
def _dictionary() -> bytes:
    return files(__package__).joinpath("packing.txt").read_bytes()


def to_json(data: object) -> bytes:
    """Plain data (dates too) as JSON without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def pack(data: object, seal: str) -> str:
    """Data as a text of A-Z, a-z, 0-9, - and _, to be read again under the same seal."""
    packer = zlib.compressobj(9, wbits=_RAW, zdict=_dictionary())
    packed = packer.compress(to_json(data)) + packer.flush()
    return _letters(_check(packed, seal) + packed)


def unpack(text: str, seal: str) -> object:
    """The data of a text; raises ValueError where text or seal are not what they were."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise ValueError("a letter that no text has")
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    check, packed = raw[:_CHECKED], raw[_CHECKED:]
    if check != _check(packed, seal) or _letters(raw) != text:
        raise ValueError("something was changed")
    return parse_json(_inflated(packed).decode(), MOST_VALUES)


def _check(packed: bytes, seal: str) -> bytes:
    return zlib.crc32(packed, zlib.crc32(seal.encode())).to_bytes(_CHECKED)


def _letters(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _inflated(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(_RAW, zdict=_dictionary())
    try:
        found = unpacker.decompress(packed, MOST_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("it goes on, or stops too soon")
    return found
