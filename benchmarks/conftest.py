"""A browser, and one Voila that serves our dashboard and its peers."""

import os
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest
from servers import HERE, running, voila

from disputelab.serving.pages import notebooks
from support.browser import browser

__all__ = ["browser"]


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address below which Voila serves the notebooks by their names."""
    pages = (notebooks() / "dashboard.ipynb", *(HERE / "pages").glob("*.ipynb"))
    # Without echoes for all of them, though only the dashboard would have seen to that by itself.
    env = {"JUPYTER_WIDGETS_ECHO": "0"}
    with running(voila(), tmp_path_factory.mktemp("served"), pages, env=env) as server:
        yield server.render


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
