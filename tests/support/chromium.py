"""A Chrome or Chromium for the tests. As a script: get one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser")
DOWNLOADED = ("chrome", "chrome-headless-shell", "headless_shell")


def find() -> Path | None:
    return next((path for path in candidates() if succeeds(path, "--version")), None)


def candidates() -> Iterator[Path]:
    for command in COMMANDS:
        if path := shutil.which(command):
            yield Path(path)
    for folder in (
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH"),
        ROOT / ".cache" / "playwright",
        Path.home() / ".cache" / "ms-playwright",
    ):
        if folder:
            # chromium*-<revision>/<platform>/<executable>
            found = [path for path in Path(folder).glob("chromium*/*/*") if path.name in DOWNLOADED]
            yield from sorted(found, reverse=True)


def succeeds(*command: str | Path, timeout: float = 60) -> bool:
    """An executable that is there may still be a stub, or lack libraries: only a run tells."""
    null = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command, timeout=timeout, check=False, stdin=null, stdout=null, stderr=null
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def get() -> Path | None:
    """Playwright's own, else Debian's package."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may_install = succeeds(*as_root, "true")

    say("no Chrome or Chromium here: trying Playwright's download")
    playwright = (sys.executable, "-m", "playwright")
    if succeeds(*playwright, "install", "--only-shell", "chromium", timeout=900):
        if path := find():
            return path
        if may_install and succeeds(*playwright, "install-deps", "chromium", timeout=900):
            return find()

    if may_install:
        say("trying the package chromium")
        apt = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
        succeeds(*apt, "update", timeout=300)
        succeeds(*apt, "install", "-y", "--no-install-recommends", "chromium", timeout=900)
    return find()


def say(words: str) -> None:
    print(f"disputelab: {words}", flush=True)


if __name__ == "__main__" and not (find() or get()):
    say("no Chrome or Chromium to be had: install one (Debian: apt-get install chromium)")
    sys.exit(2)
