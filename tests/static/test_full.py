"""What the build takes from the full distribution of Pyodide, and what it does not take."""

import hashlib
import json
import tarfile
from pathlib import Path
from typing import Any

import build
import full
import pytest

NEEDS = {
    "numpy": [],
    "matplotlib": ["numpy", "cycler", "six"],
    "cycler": [],
    "six": [],
    "pandas": ["numpy"],
}


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """A folder with a wheel of each package, and one more."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in NEEDS:
        (folder / f"{name}-1.0-py3-none-any.whl").write_bytes(name.encode())
    return folder


def listed() -> dict[str, Any]:
    """The list of packages that belongs to it."""
    return {
        name: {
            "name": name,
            "version": "1.0",
            "file_name": f"{name}-1.0-py3-none-any.whl",
            "sha256": hashlib.sha256(name.encode()).hexdigest(),
            "depends": needs,
        }
        for name, needs in NEEDS.items()
    }


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_only_what_figures_need_and_is_not_there_is_taken(
    distribution: Path, place: Path, tmp_path: Path, packed: bool
):
    if packed:
        archive = tmp_path / "pyodide-1.0.tar.bz2"
        with tarfile.open(archive, "w:bz2") as tar:
            tar.add(distribution, "pyodide")
        distribution = archive
    found = full.taken(distribution, listed(), {"six"}, place)
    assert set(found) == {"numpy", "matplotlib", "cycler"}
    assert {path.name.split("-")[0] for path in place.iterdir()} == set(found)
    assert (place / "numpy-1.0-py3-none-any.whl").read_bytes() == b"numpy"


def test_a_file_that_is_not_the_listed_one_is_refused(distribution: Path, place: Path):
    (distribution / "cycler-1.0-py3-none-any.whl").write_bytes(b"another")
    with pytest.raises(full.Unfit, match="not the one of the pinned Pyodide"):
        full.taken(distribution, listed(), set(), place)


def test_a_distribution_without_a_package_is_refused(distribution: Path, place: Path):
    (distribution / "numpy-1.0-py3-none-any.whl").unlink()
    with pytest.raises(full.Unfit, match=r"lacks numpy-1\.0"):
        full.taken(distribution, listed(), set(), place)


def test_what_is_no_distribution_is_refused(place: Path, tmp_path: Path):
    with pytest.raises(full.Unfit, match="cannot be read"):
        full.taken(tmp_path / "nothing.tar.bz2", listed(), set(), place)


@pytest.mark.usefixtures("site")  # the packages from the registry have been fetched then
def test_the_pages_load_what_was_taken(
    distribution: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    for file in build.FILES:
        (runtime / file).write_bytes(b"")
    told = {"info": {}, "packages": listed()}
    (runtime / build.LOCK).write_text(json.dumps(told))
    monkeypatch.setattr(build, "runtime", lambda: runtime)
    folder = tmp_path / "python"
    names = build._python(folder, distribution)
    assert {"numpy", "matplotlib", "disputelab", "pydantic-core"} < set(names)
    packages = json.loads((folder / build.LOCK).read_text())["packages"]
    assert set(packages) == set(names)
    for package in packages.values():
        content = (folder / package["file_name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == package["sha256"]
