"""What Babel takes into the catalogues from a story's file: its title and what it is about."""

from collections.abc import Iterator
from typing import IO, Any

import yaml


def extract(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Babel's extraction interface: line, function, message and comments of each text."""
    data = yaml.safe_load(file)
    if isinstance(data, dict):
        for key in ("title", "about"):
            if data.get(key):
                yield 1, None, data[key], []
