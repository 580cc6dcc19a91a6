"""A browser, and one Voila that serves our dashboard and its peers."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from socket import create_server
from typing import Any

import pytest

from disputelab.serving.pages import notebooks
from support.browser import browser

__all__ = ["browser"]

PAGES = Path(__file__).parent / "pages"


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address below which Voila serves the notebooks by their names."""
    folder = tmp_path_factory.mktemp("pages")
    for notebook in (notebooks() / "dashboard.ipynb", *PAGES.glob("*.ipynb")):
        shutil.copy(notebook, folder)
    port = _free_port()
    command = [sys.executable, "-m", "voila", folder, f"--port={port}", "--no-browser"]
    # Without echoes for all of them, though only the dashboard would have seen to that by itself.
    env = {**os.environ, "JUPYTER_WIDGETS_ECHO": "0"}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([*command, "--Voila.log_level=WARN"], env=env, stderr=log)
        address = f"http://127.0.0.1:{port}/voila/"
        try:
            _wait(address, process)
            yield address + "render/"
        finally:
            process.terminate()
            process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "Voila did not start"
        try:
            urllib.request.urlopen(address.removesuffix("voila/"), timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("Voila does not answer")


PEERS = ("transitions", "python-statemachine", "ipywidgets", "voila", "matplotlib", "numpy")


def pytest_benchmark_update_machine_info(machine_info: dict[str, Any]) -> None:
    """The versions of what we are measured beside, for the page of figures."""
    machine_info["versions"] = {name: version(name) for name in PEERS}


@pytest.fixture(autouse=True)
def load(request: pytest.FixtureRequest) -> None:
    """How busy the machine was when a benchmark began."""
    if "benchmark" in request.fixturenames:
        found = round(os.getloadavg()[0], 1)
        request.getfixturevalue("benchmark").extra_info["load"] = found
