"""Builds the site that any host of static files can serve: pages with Python in the browser.

`python lite/build.py [--output FOLDER] [--pyodide FULL]`, where FULL is Pyodide's full distribution,
unpacked or as its archive: numpy and matplotlib are taken from it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from runtime import FILES, LOCK, runtime
from shelf import CACHE, ROOT, TOOLS, digest, fresh, made, pip, say
from wheels import entry, own, wheels

PINS = ROOT / "requirements" / "site.txt"
BRIDGE = Path(__file__).with_name("bridge")
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"


def build(output: Path) -> None:
    """Build the site into a folder, in place of what it holds."""
    _tools()
    with tempfile.TemporaryDirectory() as made_in:
        here = Path(made_in)
        _pyodide(here / "python")
        packages = _packages(here / "python")
        (here / "jupyter-lite.json").write_text(json.dumps(_settings(packages)))
        (here / "jupyter_lite_config.json").write_text(json.dumps(_wanted()))
        _lite(here, output)
        shutil.copytree(here / "python", output / "python")
    shutil.copy(Path(__file__).with_name("index.html"), output / "index.html")


def _tools() -> None:
    key = digest([PINS])
    if not fresh(TOOLS, key):
        say("fetching what builds the site")
        shutil.rmtree(TOOLS, ignore_errors=True)
        pip("install", "--no-deps", "--target", str(TOOLS), "-r", str(PINS))
        made(TOOLS, key)


def _pyodide(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(runtime() / name, folder)


def _packages(folder: Path) -> list[str]:
    """Lay the packages beside Pyodide, list them, and return their names."""
    for wheel in wheels(CACHE):
        shutil.copy(wheel, folder)
    own(folder)
    listed = json.loads((runtime() / LOCK).read_text())
    listed["packages"] = dict(sorted(entry(wheel) for wheel in folder.glob("*.whl")))
    (folder / LOCK).write_text(json.dumps(listed))
    return list(listed["packages"])


def _settings(packages: list[str]) -> dict[str, object]:
    kernel = {
        "pyodideUrl": "./python/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": packages},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {"litePluginSettings": {KERNEL: kernel}},
    }


def _wanted() -> dict[str, object]:
    """What is to be built: the pages, and what the browser needs to run a kernel and our widgets."""
    extensions = Path("share", "jupyter", "labextensions")
    kernel = TOOLS / extensions / "@jupyterlite" / "pyodide-kernel-extension"
    widgets = Path(sys.prefix) / extensions / "anywidget"
    return {
        "LiteBuildConfig": {
            "federated_extensions": [str(kernel), str(widgets), str(BRIDGE)],
            "ignore_sys_prefix": ["federated_extensions"],
        }
    }


def _lite(folder: Path, output: Path) -> None:
    shared = (TOOLS / "share" / "jupyter", Path(sys.prefix) / "share" / "jupyter")
    subprocess.run(
        (sys.executable, "-m", "voici_core.app", "build", "--lite-dir", str(folder), "--contents",
         str(ROOT / "notebooks"), "--output-dir", str(output), "--no-sourcemaps",
         "--template=disputelab", "--strip_sources=False"),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(TOOLS), "JUPYTER_PATH": os.pathsep.join(map(str, shared))},
        check=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "site")
    build(parser.parse_args().output.resolve())
