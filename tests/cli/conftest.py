"""The command as it is installed, run as a person would run it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "disputelab"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `disputelab` with arguments in an empty folder; it never shows a traceback."""
    return runs_in(tmp_path)


def runs_in(folder: Path) -> Run:
    """What runs `disputelab` with arguments in a folder; it never shows a traceback."""

    def ran(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {name: v for name, v in os.environ.items() if name != "DISPUTELAB_LANG"}
        done = subprocess.run(
            [COMMAND, *arguments],
            cwd=folder,
            env={**env, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    return ran
