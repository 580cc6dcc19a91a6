"""A Chrome or Chromium for the tests, and as a script, what is lacking to run one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "chromium-headless-shell",  # has no windows, and takes a quarter less of the processor
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
)
DOWNLOADED = ("chrome", "chrome-headless-shell", "headless_shell")
PLAYWRIGHT = (sys.executable, "-m", "playwright")
AS_ROOT = () if os.geteuid() == 0 else ("sudo", "-n")


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


def install(package: str) -> bool:
    """From Debian or Ubuntu, without a question; false where that is not to be had."""
    apt = (*AS_ROOT, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
    if not succeeds(*AS_ROOT, "apt-get", "--version"):
        return False
    say(f"installing the package {package}")
    succeeds(*apt, "update", timeout=300)
    return succeeds(*apt, "install", "-y", "--no-install-recommends", package, timeout=900)


def get() -> Path | None:
    """Playwright's own with the libraries it needs, else Debian's package."""
    say("no Chrome or Chromium here: trying Playwright's download")
    if succeeds(*PLAYWRIGHT, "install", "--only-shell", "chromium", timeout=900):
        if path := find():
            return path
        # It asks sudo by itself, and sudo might ask for a password.
        if succeeds(*AS_ROOT, "true"):
            succeeds(*PLAYWRIGHT, "install-deps", "chromium", timeout=900)
        if path := find():
            return path
    return find() if install("chromium-headless-shell") or install("chromium") else None


def drives() -> bool:
    """Playwright brings a Node.js, which needs a library that a small Debian does not have."""
    works = (*PLAYWRIGHT, "--version")
    return succeeds(*works) or (install("libatomic1") and succeeds(*works))


def say(words: str) -> None:
    print(f"disputelab: {words}", flush=True)


if __name__ == "__main__":
    if not drives():
        say("Playwright does not start: install libatomic1 (apt-get install libatomic1)")
        sys.exit(2)
    if not (find() or get()):
        say("no Chrome or Chromium to be had: install one (Debian: apt-get install chromium)")
        sys.exit(2)
