"""Builds the site that any host of static files can serve: pages with Python in the browser.

`python lite/build.py [--output FOLDER] [--pyodide FULL]`, where FULL is the full distribution of
Pyodide, unpacked or as its archive: numpy and matplotlib for the browser are taken from it.
"""

import argparse
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import full
from runtime import FILES, LOCK, runtime
from shelf import CACHE, ROOT, TOOLS, digest, fresh, made, pip, say
from wheels import entry, own, wheels

PINS = ROOT / "requirements" / "site.txt"
BRIDGE = Path(__file__).with_name("bridge")
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
NEEDS_FIGURES = ("ahead.ipynb",)
"""The notebooks that are nothing without numpy."""
UNUSED = ("build", "doc", "api", "static", "voici/tree", "voici/index.html")
"""What JupyterLite lays down for its own pages, which are not ours."""
MADE_FROM = ("src", "notebooks", "lite", "binder", "requirements", "pyproject.toml")


def build(output: Path, distribution: Path | None) -> None:
    """Build the site into a folder, in place of what it holds, if anything has changed since."""
    files = (path for name in MADE_FROM for path in _files(ROOT / name))
    key = digest(files, str(distribution))
    if fresh(output, key):
        return
    _tools()
    with tempfile.TemporaryDirectory() as temporary:
        here = Path(temporary)
        packages = _python(here / "python", distribution)
        unwanted = () if "numpy" in packages else NEEDS_FIGURES
        shutil.copytree(
            ROOT / "notebooks",
            here / "notebooks",
            ignore=shutil.ignore_patterns(".*", *unwanted),
        )
        _write(here / "jupyter-lite.json", _settings(packages))
        _write(here / "jupyter_lite_config.json", _wanted())
        shutil.rmtree(output, ignore_errors=True)
        _pages(here, output)
        shutil.copytree(here / "python", output / "python")
    for name in UNUSED:
        place = output / name
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    shutil.copy(Path(__file__).with_name("index.html"), output / "index.html")
    made(output, key)
    size = sum(path.stat().st_size for path in _files(output)) / 1e6
    say(f"the site is in {output}: {size:.0f} MB; docs/static-site.md says how to publish it")
    if unwanted:
        say("numpy and matplotlib are not in it: what looks ahead and makes files is missing")
    say(f"to look at it: python3 -m http.server -d {output}, then open http://localhost:8000/")


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    found = (path for path in place.rglob("*") if path.is_file())
    return [path for path in found if "__pycache__" not in path.parts]


def _write(place: Path, settings: object) -> None:
    place.write_text(json.dumps(settings))


def _tools() -> None:
    key = digest([PINS])
    if not fresh(TOOLS, key):
        say("fetching what builds the site")
        shutil.rmtree(TOOLS, ignore_errors=True)
        pip("install", "--no-deps", "--target", str(TOOLS), "-r", str(PINS))
        made(TOOLS, key)


def _python(folder: Path, distribution: Path | None) -> list[str]:
    """Lay Pyodide and all packages into a folder; returns the names of the packages."""
    folder.mkdir()
    for name in FILES:
        shutil.copy(runtime() / name, folder)
    for wheel in wheels(CACHE):
        shutil.copy(wheel, folder)
    own(folder)
    listed = json.loads((runtime() / LOCK).read_text())
    packages = dict(entry(wheel) for wheel in folder.glob("*.whl"))
    if distribution:
        packages |= full.taken(distribution, listed["packages"], set(packages), folder)
    listed["packages"] = dict(sorted(packages.items()))
    _write(folder / LOCK, listed)
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
    """What the browser needs to run a kernel and our widgets."""
    extensions = Path("share", "jupyter", "labextensions")
    kernel = TOOLS / extensions / "@jupyterlite" / "pyodide-kernel-extension"
    widgets = Path(sys.prefix) / extensions / "anywidget"
    return {
        "LiteBuildConfig": {
            "federated_extensions": [str(kernel), str(widgets), str(BRIDGE)],
            "ignore_sys_prefix": ["federated_extensions"],
        }
    }


def _pages(folder: Path, output: Path) -> None:
    """Have Voici make a page of each notebook; what it says is shown where it fails."""
    shared = (TOOLS / "share" / "jupyter", Path(sys.prefix) / "share" / "jupyter")
    path = os.pathsep.join(map(str, shared))
    voici = (sys.executable, "-m", "voici_core.app", "build", "--no-sourcemaps")
    done = subprocess.run(
        (
            *voici,
            *("--lite-dir", str(folder), "--output-dir", str(output)),
            *("--contents", str(folder / "notebooks")),
            *("--template=disputelab", "--strip_sources=False"),
        ),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(TOOLS), "JUPYTER_PATH": path},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\ndisputelab: the pages could not be built")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "site")
    parser.add_argument("--pyodide", type=Path, help="Pyodide's full distribution")
    asked = parser.parse_args()
    CACHE.mkdir(parents=True, exist_ok=True)
    try:
        # Two builds at once must not fetch into one folder together.
        with (CACHE / "lock").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            build(asked.output.resolve(), asked.pyodide and asked.pyodide.resolve())
    except full.Unfit as why:
        sys.exit(f"disputelab: {why}")
