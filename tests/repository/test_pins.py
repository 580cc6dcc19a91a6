"""What the pins leave out is not loaded, and Binder takes it off again."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_start_of_a_server_compiles_no_grammar():
    code = "import sys, voila.app; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0, "make clean"


def test_what_the_pins_leave_out_is_taken_off_on_binder():
    (line,) = (
        one
        for one in (ROOT / "scripts/pins.py").read_text().splitlines()
        if one.startswith("LEFT_OUT = ")
    )
    names = set(line.split('"')[1::2])
    pinned = (ROOT / "binder/requirements.txt").read_text()
    taken_off = (ROOT / "binder/postBuild").read_text()
    assert names
    assert not [one for one in names if f"{one}==" in pinned]
    assert [one for one in names if one not in taken_off] == []
