"""`disputelab` itself: help, versions, and servers that start or say why not."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import disputelab
from disputelab.cli import BOOKS
from disputelab.core import NAMED
from disputelab.scenarios import shipped

from .conftest import COMMAND

ROOT = Path(__file__).resolve().parents[2]


def test_help_names_every_command_and_what_this_is_not(run):
    said = run("--help").stdout
    for word in ("replay", "lab", "stories", "--lang", "--port", "--version", "Examples:"):
        assert word in said
    assert "nor legal advice" in " ".join(said.split())
    for command in ("replay", "lab", "stories"):
        assert "--lang" in run(command, "--help").stdout


def test_help_is_wholly_in_russian_when_asked(run):
    said = run("--lang", "ru", "--help").stdout
    assert "Usage" not in said
    assert "Options" not in said
    assert "Show" not in said
    assert "Вызов:" in said


def test_the_rulebooks_that_can_be_asked_for_are_those_that_there_are():
    assert tuple(NAMED) == BOOKS


def test_version_is_that_of_the_package(run):
    assert run("--version").stdout.strip() == f"disputelab {disputelab.__version__}"


def test_stories_lists_every_story_by_name_and_title(run):
    said = run("stories").stdout
    for name, story in shipped().items():
        assert f"{name}\n    {story.scenario.title}" in said
    assert said.count("(reported by buyers)") == sum(s.reported for s in shipped().values())


@pytest.mark.parametrize("command", [[], ["lab"]], ids=["dashboard", "lab"])
def test_a_port_in_use_is_one_clear_line_and_status_2(run, command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(*command, "--no-browser", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr == (
        f"disputelab: port {port} is in use; choose another with --port, or leave it out\n"
    )


def test_without_a_port_the_next_free_one_is_taken_and_told():
    try:
        taken = socket.create_server(("127.0.0.1", 8866))
    except OSError:
        taken = None  # somebody else has it: just as good
    with subprocess.Popen(
        [COMMAND, "--no-browser"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout
        said = next(line for line in process.stdout if "is at" in line)
        process.terminate()
        process.communicate()
    if taken:
        taken.close()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    assert found
    assert int(found[1]) != 8866


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{broken", "cannot be read"),
        ('{"cells": 1}', "cannot be read"),
        (None, "missing"),
    ],
    ids=["not-json", "not-a-notebook", "missing"],
)
def test_a_broken_notebook_is_one_clear_line_and_status_2(tmp_path, text, said):
    shutil.copytree(ROOT / "src", tmp_path / "src")
    (tmp_path / "notebooks").mkdir()
    if text is not None:
        (tmp_path / "notebooks" / "start.ipynb").write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "disputelab", "--no-browser"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_without_any_browser_the_tests_say_so_and_stop(tmp_path):
    """Where none can be had either: no commands to install one with, nothing to download from."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "support" / "chromium.py"],
        env={
            "PATH": "",
            "HOME": str(tmp_path),
            "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path),
            "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert "install one (Debian: apt-get install chromium)" in done.stdout
    assert "Traceback" not in done.stderr
