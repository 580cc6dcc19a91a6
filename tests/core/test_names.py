"""What the core offers by name."""

from types import ModuleType

from disputelab import core


def test_the_core_offers_every_name_that_it_gathers_and_no_other():
    gathered = {
        name
        for name, value in vars(core).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    # Two functions have the names of the modules that they come from.
    assert set(core.__all__) == gathered
    assert len(core.__all__) == len(gathered)
