"""Renews the pins: the newest versions that fit together.

binder/requirements.txt   all that pyproject.toml asks for, and what builds the package
requirements/hub.txt      what requirements/hub.in adds to that
requirements/tests.txt    what requirements/tests.in adds to both
requirements/mutants.txt  what requirements/mutants.in adds to all three
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

# pip only works the closure out here; nothing is installed, and no newer Python is assumed.
# Debian 12 has 3.11.2, and there are packages that ask for more.
OLDEST_PYTHON = "3.11.0"
PIP = (sys.executable, "-m", "pip", "install", "-qq", "--dry-run", "--ignore-installed")
ONLY = ("--python-version", OLDEST_PYTHON, "--only-binary", ":all:", "--report", "-")

RUN = Path("binder/requirements.txt")
HUB = Path("requirements/hub.txt")
TESTS = Path("requirements/tests.txt")
MUTANTS = Path("requirements/mutants.txt")
# Jupyter's schemas never ask whether something is an IRI, and jsonschema does without what could
# tell; but where it is there, each start of a server compiles its grammar, which takes a second.
# What the pins leave out has to be named in binder/postBuild, too.
LEFT_OUT = {"rfc3987-syntax", "lark"}
HEADER = "# Made by `make pins`: do not edit."


def closure(*wanted: str) -> list[str]:
    done = subprocess.run((*PIP, *ONLY, *wanted), check=True, stdout=subprocess.PIPE)
    found = [item["metadata"] for item in json.loads(done.stdout)["install"]]
    pins = (f"{one['name']}=={one['version']}" for one in found if one["name"] not in LEFT_OUT)
    return sorted(pins, key=str.lower)


def write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n")
    print(f"disputelab: {len(lines) - 1} pins in {path}")


project = tomllib.loads(Path("pyproject.toml").read_text())
# hatchling needs editables for an editable install.
run = closure(
    *project["project"]["dependencies"], *project["build-system"]["requires"], "editables"
)
hub = closure(*run, "-r", "requirements/hub.in")
tests = closure(*hub, "-r", "requirements/tests.in")
mutants = closure(*tests, "-r", "requirements/mutants.in")
write(RUN, [HEADER, *run])
write(HUB, [HEADER, *(line for line in hub if line not in run)])
write(TESTS, [HEADER, *(line for line in tests if line not in hub)])
write(MUTANTS, [HEADER, *(line for line in mutants if line not in tests)])
