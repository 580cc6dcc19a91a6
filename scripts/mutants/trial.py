"""One mutant against the tests: a fork of this process that never writes the mutant to the disk.

What the tests need besides disputelab is loaded once, before the first fork: most mutants die of
the first test that meets them, and would spend most of their time on imports.
"""

import gc
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, settings

MEMORY = 3 << 30
"""How many bytes a trial may take: a mutant may well go on for ever."""
Groups = Sequence[tuple[Sequence[str], float]]
"""Files of tests that run together, and the seconds on the processor that they may take."""
LIVED, UNLOADABLE, BROKEN = 100, 101, 102
OTHER = {LIVED: "lived", UNLOADABLE: "unloadable", BROKEN: "broken"}
"""How a child says what became of its mutant; below them, the number of the file that killed."""
WAITING = 40
"""How many times as long as its time on the processor a trial may take by the clock."""
WITHOUT = (
    "cacheprovider", "doctest", "unittest", "junitxml", "logging", "pastebin", "stepwise",
    "setuponly", "setupplan", "faulthandler", "unraisableexception", "threadexception",
)  # fmt: skip
PLAIN = (
    *("-x", "-q", "--tb=no", "--capture=no", "--assert=plain", "-o", "addopts="),
    *("-o", "filterwarnings=", *(f"-pno:{name}" for name in WITHOUT)),
)
"""What pytest does for a reader of its report is left out: nobody reads it, and it takes time."""
PRELOADED = ("hypothesis.strategies", "pydantic", "transitions", "yaml")


class Mutant(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Stands before the usual finders, and loads one module from the mutated text."""

    def __init__(self, path: Path, source: str) -> None:
        self.name = ".".join(path.with_suffix("").parts[1:]).removesuffix(".__init__")
        self.path, self.source = str(path.absolute()), source

    def find_spec(self, fullname, path, target=None):  # type: ignore[no-untyped-def]
        if fullname != self.name:
            return None
        package = [str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
        spec = importlib.util.spec_from_file_location(
            fullname, self.path, loader=self, submodule_search_locations=package
        )
        return spec

    def get_filename(self, fullname: str) -> str:
        return self.path

    def get_data(self, path: str) -> bytes:
        return self.source.encode()

    def source_to_code(self, data, path, *, _optimize=-1):  # type: ignore[no-untyped-def]
        return compile(data, path, "exec", dont_inherit=True)


class Witness:
    """Knows the file of the test that failed."""

    file: str | None = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.file = self.file or report.nodeid.partition("::")[0]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.file = self.file or report.nodeid.partition("::")[0]


def prepare() -> None:
    """Load what every trial needs, and nothing that belongs to disputelab."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in PRELOADED:
        importlib.import_module(name)
    # A mutant that is found need not be made small.
    settings.register_profile("mutants", database=None, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")
    gc.collect()
    gc.freeze()


def attempt(mutant: Mutant | None, groups: Groups) -> tuple[str, float]:
    """What became of it, and its seconds on the processor.

    The word is "lived", "unloadable", "too long", or the file whose test killed it.
    """
    begun = time.monotonic()
    most = WAITING * sum(seconds for _, seconds in groups)
    child = os.fork()
    if not child:
        _run(mutant, groups)
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() - begun > most:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)
    spent = round(used.ru_utime + used.ru_stime, 2)
    if os.WIFSIGNALED(status):
        return "too long", spent
    code = os.WEXITSTATUS(status)
    files = [file for group, _ in groups for file in group]
    return OTHER.get(code) or files[code], spent


def _run(mutant: Mutant | None, groups: Groups) -> None:
    """The child: it ends here, whatever happens."""
    code = BROKEN
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        if not os.environ.get("LOUD"):
            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, 1)
            os.dup2(sink, 2)
        if mutant:
            sys.meta_path.insert(0, mutant)
        code = _tested(groups)
    finally:
        os._exit(code)


def _tested(groups: Groups) -> int:
    signal.setitimer(signal.ITIMER_PROF, groups[0][1])
    try:
        importlib.import_module("disputelab.core")
    except Exception:
        return UNLOADABLE
    every = [file for files, _ in groups for file in files]
    for files, seconds in groups:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        witness = Witness()
        if pytest.main([*PLAIN, *files], plugins=[witness]):
            return every.index(witness.file or files[0])
    return LIVED
