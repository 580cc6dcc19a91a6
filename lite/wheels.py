"""The Python packages of the site: fetched, made smaller, and listed for Pyodide."""

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from shelf import ROOT, TOOLS, digest, fresh, made, pip, say

WANTED = ROOT / "requirements" / "browser.txt"
PINS = ROOT / "binder" / "requirements.txt"
PLATFORM = ("--python-version", "3.14", "--implementation", "cp", "--abi", "cp314")
PLATFORM = (*PLATFORM, "--abi", "none", "--platform", "pyemscripten_2026_0_wasm32")
KERNEL = ("ipykernel", "piplite", "pyodide_kernel")
"""What JupyterLite's kernel brings along itself."""
UNUSED = ("jedi",)
"""What the kernel asks for, and the pages do not need: completion of what is typed."""
SPOKEN = re.compile(r"locale-data/(?!(root|en|ru)\.dat)")
"""Babel's tables of the languages that nobody speaks here: ten megabytes."""


def wheels(browser: Path) -> list[Path]:
    """The wheels of all that the pages import, in a folder; fetched once for each set of pins."""
    key = digest([WANTED, PINS, *Path(__file__).parent.glob("*.py")], metadata.version("pyyaml"))
    folder = browser / "wheels"
    if not fresh(folder, key):
        say("fetching the packages for the browser")
        shutil.rmtree(folder, ignore_errors=True)
        wanted = (
            "--no-deps",
            "--only-binary",
            ":all:",
            *PLATFORM,
            "-r",
            str(WANTED),
            "-c",
            str(PINS),
        )
        pip("download", *wanted, "-d", str(folder))
        for babel in folder.glob("babel-*.whl"):
            _without(babel, lambda name: bool(SPOKEN.search(name)))
        _pure("PyYAML", folder)
        for name in UNUSED:
            _stub(name, folder)
        for name in KERNEL:
            (wheel,) = TOOLS.glob(f"share/jupyter/labextensions/**/pypi/{name}-*.whl")
            shutil.copy(wheel, folder)
        made(folder, key)
    return sorted(folder.glob("*.whl"))


def own(folder: Path) -> Path:
    """Our own wheel, built into a folder."""
    build = ("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    subprocess.run((sys.executable, *build), cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("disputelab-*.whl")
    return wheel


def entry(wheel: Path) -> tuple[str, dict[str, Any]]:
    """A wheel's name and its entry in Pyodide's list of packages."""
    name, version = wheel.name.split("-")[:2]
    name = re.sub(r"[-_.]+", "-", name).lower()
    return name, {
        "name": name,
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(_tops(wheel)),
        "depends": [],  # all that is listed is loaded, at once
    }


def _tops(wheel: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as packed:
        for top in {name.split("/")[0] for name in packed.namelist()}:
            if not top.endswith((".dist-info", ".data")):
                yield top.removesuffix(".py").split(".")[0]


def _without(wheel: Path, unwanted: Callable[[str], bool]) -> None:
    """Leave files out of a wheel."""
    smaller = wheel.with_suffix(".smaller")
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(smaller, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if not unwanted(item.filename):
                new.writestr(item, old.read(item))
    smaller.replace(wheel)


def _pure(name: str, folder: Path) -> None:
    """A wheel of the installed package without what is compiled: it does without that as well."""
    version = metadata.version(name)
    wheel = folder / f"{name.lower()}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in metadata.files(name) or ():
            if file.suffix in (".py", ".typed") or file.name == "METADATA":
                packed.write(file.locate(), str(file))


def _stub(name: str, folder: Path) -> None:
    """An empty wheel of that name, so that nobody looks for it elsewhere."""
    about = f"{name}-0-py3-none-any.whl"
    with zipfile.ZipFile(folder / about, "w") as packed:
        packed.writestr(
            f"{name}-0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 0\n"
        )
        packed.writestr(f"{name}-0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
