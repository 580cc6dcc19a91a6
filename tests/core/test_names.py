"""What the core offers by name."""

from enum import StrEnum
from types import ModuleType

import pytest

from disputelab import core

WORDS = [value for value in vars(core).values() if isinstance(value, type(StrEnum))]


def test_the_core_offers_every_name_that_it_gathers_and_no_other():
    gathered = {
        name
        for name, value in vars(core).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert set(core.__all__) == gathered
    assert len(core.__all__) == len(gathered)


@pytest.mark.parametrize("kind", WORDS, ids=[kind.__name__ for kind in WORDS])
def test_each_word_of_a_list_is_written_as_it_is_named(kind):
    assert [one.value for one in kind] == [one.name.lower().replace("_", "-") for one in kind]
