"""Any bytes to `scenarios.read`, as .yaml, .json and .jsonl: stories or `Malformed`, nothing else.

`python fuzz/loader.py FILE` reads one input again; `make fuzz` makes them up.
"""

from io import BytesIO

import atheris
from harness import start

with atheris.instrument_imports(include=["disputelab", "yaml"]):
    from beginnings import seeds

    from disputelab.locale import LANGUAGES
    from disputelab.scenarios import Malformed, dump, read, read_yaml

SUFFIXES = (".yaml", ".json", ".jsonl")


def one(data: bytes) -> None:
    """Read an input in every way; what is a story comes back from its own file as it is."""
    for suffix in SUFFIXES:
        for found in read(BytesIO(data), suffix):
            if isinstance(found, Malformed):
                for language in LANGUAGES:
                    said = found.text(language)
                    assert said.isprintable(), repr(said)
                    assert len(said.encode()) < 8000, repr(said)
            else:
                assert read_yaml(dump(found)) == found


if __name__ == "__main__":
    start(one, seeds("loader"))
