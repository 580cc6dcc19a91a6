"""Where the build keeps what it has fetched and made, and how it tells what it is made from."""

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "site"
TOOLS = CACHE / "tools"
"""The packages that build the site, apart from the pages' own environment: JupyterLab would load
one of them into every page that it serves."""


def say(words: str) -> None:
    """Tell on the terminal what is going on."""
    print(f"disputelab: {words}", flush=True)


def digest(files: Iterable[Path], *more: str) -> str:
    """What files and words hold, in 64 letters; the order of the files does not matter."""
    sums = sorted(f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)
    return hashlib.sha256("\n".join([*sums, *more]).encode()).hexdigest()


def fresh(folder: Path, key: str) -> bool:
    """Whether a folder was made from what the key stands for, and whole."""
    mark = folder.with_name(f"{folder.name}.made")
    return folder.is_dir() and mark.is_file() and mark.read_text() == key


def made(folder: Path, key: str) -> None:
    """Remember that a folder is whole."""
    folder.with_name(f"{folder.name}.made").write_text(key)


def pip(*arguments: str) -> None:
    """Run pip; raises CalledProcessError where it fails."""
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    subprocess.run((sys.executable, "-m", "pip", *arguments, *quiet), check=True)
