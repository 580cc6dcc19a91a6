"""The page about mutation testing speaks of the core as it is."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "disputelab" / "core"
PAGE = (ROOT / "docs" / "mutants.md").read_text(encoding="utf-8")
LISTED = re.findall(r"^- (\w+\.py) (\d+): `(.*?)(?: …)?` → `(.*)`$", PAGE, re.MULTILINE)


def test_every_item_on_the_page_about_mutants_can_be_read():
    assert len(LISTED) == len(re.findall(r"^- \w+\.py", PAGE, re.MULTILINE))
    assert len(set(LISTED)) == len(LISTED)


@pytest.mark.parametrize(("file", "number", "before", "after"), LISTED)
def test_a_mutant_that_lived_is_explained_by_a_line_that_still_stands_there(
    file, number, before, after
):
    lines = (CORE / file).read_text(encoding="utf-8").splitlines()
    found = [at for at, line in enumerate(lines, 1) if re.sub(r"\s+", " ", line.strip()) == before]
    assert int(number) in found, f"{before} of {file} stands in {found or 'no line'}"
    assert before != after


def test_the_page_says_how_many_lived():
    told = re.search(r"^\| together \|.*\| (\d+) \| [\d.]+ % \|$", PAGE, re.MULTILINE)
    assert told
    assert int(told[1]) == len(LISTED)
