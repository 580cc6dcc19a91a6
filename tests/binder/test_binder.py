"""Binder's files, as repo2docker reads them and as a learner's server runs them."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser

from support.serving import Server, running

ROOT = Path(__file__).resolve().parents[2]
BINDER = ROOT / "binder"
PAGES = "voila/render/notebooks/"
GUARANTEED = 2**30
"""Bytes of memory that everybody has on mybinder.org; docs/serving.md says where that stands."""


def run(*command: str | Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def test_repo2docker_reads_our_files():
    planned = run(sys.executable, "-m", "repo2docker", "--no-build", "--debug", ROOT)
    assert "Building conda environment for python=3.11" in planned
    assert 'pip install --no-cache-dir -r "binder/requirements.txt"' in planned
    assert "RUN ./binder/postBuild" in planned
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/binder/start"' in planned


def test_start_runs_the_server_with_values_not_echoed():
    said = run("bash", BINDER / "start", "printenv", "JUPYTER_WIDGETS_ECHO")
    assert said.strip() == "0"


def brought_by_repo2docker() -> list[str]:
    """What its image has before ours is added, and shows itself in every page."""
    lock = distribution("jupyter-repo2docker").locate_file(
        "repo2docker/buildpacks/conda/environment.py-3.11-linux-64.lock"
    )
    names = ("jupyter-offlinenotebook", "jupyter-resource-usage", "notebook")
    return [
        f"{name}=={version}"
        for name in names
        for version in re.findall(rf"/{name}-(\d[\d.]*)-", Path(lock).read_text())
    ]


@pytest.fixture(scope="module")
def image() -> Path:
    """What repo2docker would build, as a virtual environment: requirements.txt, then postBuild.

    Kept between runs while what goes into it stays the same; postBuild is run every time.
    """
    brought = brought_by_repo2docker()
    key = hashlib.sha256((BINDER / "requirements.txt").read_bytes())
    key.update(repr((brought, sys.version)).encode())
    place = ROOT / ".cache" / f"binder-{key.hexdigest()[:12]}"
    python = place / "bin" / "python"
    made = place / "made"
    if not made.exists():
        for old in place.parent.glob("binder-*"):
            shutil.rmtree(old)
        run(sys.executable, "-m", "venv", "--without-pip", place)
        pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
        run(*pip, "install", "pip", "-c", ROOT / "requirements" / "tests.txt")
        run(*pip, "install", "--no-deps", *brought)
        # Most of it is never loaded here, so that compiling all would be a waste.
        run(*pip, "install", "--no-compile", "-r", BINDER / "requirements.txt")
        made.touch()
    path = {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    run(BINDER / "postBuild", env={**os.environ, **path})
    return place


@pytest.fixture
def learner(image: Path, tmp_path: Path) -> Iterator[Server]:
    """A learner's server; its address ends in the learner's path."""
    env = {
        **os.environ,
        "PATH": f"{image / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        "JUPYTER_DATA_DIR": str(tmp_path / "data"),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
    }
    command = [
        *(BINDER / "start", "jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1"),
        "--port=18888",
        "--ServerApp.port_retries=100",
        "--ServerApp.base_url=/user/learner/",
        "--IdentityProvider.token=",
    ]
    said = r"http://127\.0\.0\.1:\d+/user/learner/"
    with running(command, ROOT, said, env=env) as found:
        yield found


@pytest.fixture
def server(learner: Server) -> str:
    """The address of a learner's server."""
    return learner.address


def test_one_click_opens_the_course_and_the_dashboard(server: str, browser: Browser):
    page = browser.new_page()
    wrong: list[str] = []

    def watch(url: str) -> None:
        if not url.startswith((server, "data:", "blob:")):
            wrong.append(f"asked another host: {url}")

    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: watch(asked.url))
    page.goto(f"{server}{PAGES}start.ipynb", timeout=60_000)
    page.locator(".lessons a").first.click(timeout=60_000)
    page.locator(".bet").wait_for(timeout=60_000)
    page.goto(f"{server}{PAGES}dashboard.ipynb", timeout=60_000)
    page.locator(".disputelab svg.timeline").first.wait_for(timeout=60_000)
    page.close()
    assert wrong == []


def test_the_second_badge_opens_the_notebooks(server: str, browser: Browser):
    page = browser.new_page()
    page.goto(server + "lab/tree/notebooks", timeout=60_000)
    page.get_by_text("dashboard.ipynb").first.wait_for(timeout=60_000)
    page.close()


def taken(process: psutil.Process) -> int:
    """The memory that a server and its kernels take, in bytes; what is shared counts once."""
    return sum(one.memory_full_info().pss for one in (process, *process.children(recursive=True)))


def test_a_learner_with_four_pages_open_stays_far_below_what_binder_guarantees(
    learner: Server, browser: Browser
):
    process, address = learner.process, learner.address
    context = browser.new_context()
    for notebook in ("start", "dashboard", "ahead", "en/01-start-here"):
        context.new_page().goto(f"{address}{PAGES}{notebook}.ipynb", wait_until="commit")
    for page in context.pages:
        page.locator(".disputelab, .lessons").first.wait_for(timeout=60_000)
    kernels = context.request.get(f"{address}api/kernels").json()
    assert len(kernels) >= 4
    assert taken(process) < GUARANTEED * 0.6
    context.close()
