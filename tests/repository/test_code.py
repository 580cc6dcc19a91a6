"""What the code keeps to: short files, and a core that needs nothing but itself."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 350
FOLDERS = ("src", "tests", "benchmarks", "scripts", "notebooks", "binder", "deploy", "fuzz")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
LOADED = """
import sys
before = set(sys.modules)
import disputelab.{storey}
print(*sorted(set(sys.modules) - before))
"""


def test_there_are_files_to_look_at():
    assert Path(__file__) in FILES
    assert any("core" in path.parts and "src" in path.parts for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_no_python_file_is_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize(
    ("storey", "own"),
    [("sources", {"sources"}), ("core", {"core", "sources"})],
)
def test_a_lower_storey_needs_the_standard_library_and_those_below_alone(storey, own):
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(storey=storey)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    names = run.stdout.split()
    assert f"disputelab.{storey}" in names
    others = {name.split(".")[0] for name in names} - {"disputelab"}
    assert others <= set(sys.stdlib_module_names)
    # The package itself offers the core's names, so the core comes with every storey.
    storeys = {name.split(".")[1] for name in names if name.startswith("disputelab.")}
    assert storeys <= own | {"core"}
