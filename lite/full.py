"""What the site takes from the full distribution of Pyodide, where somebody has it."""

import hashlib
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

WANTED = ("numpy", "matplotlib")
"""The packages that are to be had for the browser nowhere else."""

Listed = Mapping[str, Mapping[str, Any]]


class Unfit(Exception):  # noqa: N818
    """Why a distribution cannot be used."""


def taken(
    distribution: Path, listed: Listed, there: set[str], folder: Path
) -> dict[str, dict[str, Any]]:
    """Copy the wanted packages, and what they need that is not `there`, into a folder.

    `listed` is the list of the pinned runtime: it tells the files, and their sums, which hold for
    the distribution of the same version alone. Returns the entries of what was copied. Raises
    Unfit.
    """
    names = [name for name in _closure(WANTED, listed) if name not in there]
    files = {listed[name]["file_name"]: listed[name]["sha256"] for name in names}
    for file, content in _read(distribution, files):
        if hashlib.sha256(content).hexdigest() != files.pop(file):
            raise Unfit(f"{file} in {distribution} is not the one of the pinned Pyodide")
        (folder / file).write_bytes(content)
    if files:
        raise Unfit(f"{distribution} lacks {', '.join(sorted(files))}")
    return {name: {**listed[name], "depends": []} for name in names}


def _closure(names: Iterable[str], listed: Listed) -> Iterator[str]:
    seen, waiting = set[str](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += listed[name]["depends"]
            yield name


def _read(distribution: Path, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The wanted files that there are, from a folder or an archive, wherever in it they lie."""
    known = set(wanted)
    if distribution.is_dir():
        for path in distribution.rglob("*.whl"):
            if path.name in known:
                known.remove(path.name)
                yield path.name, path.read_bytes()
        return
    try:
        with tarfile.open(distribution) as tar:
            for member in tar:
                name = Path(member.name).name
                if name in known and (packed := tar.extractfile(member)):
                    known.remove(name)
                    yield name, packed.read()
    except (OSError, tarfile.TarError) as error:
        raise Unfit(f"{distribution} cannot be read: {error}") from error
