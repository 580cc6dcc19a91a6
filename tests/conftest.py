"""How the tests are shared out among those that run them at the same time."""

import pytest

SLOW = ("browser", "hub", "static", "faults", "binder", "serving")
"""Folders that come first, so that in the end nobody waits for the last long file."""
PARTS = 3
"""How many may share the tests of every page, each page with one of them."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests together, as they share browser and server."""
    order = {folder: place for place, folder in enumerate(SLOW)}
    items.sort(key=lambda item: order.get(item.path.parent.name, len(SLOW)))
    for item in items:
        page = item.callspec.indices.get("shown", 0) if hasattr(item, "callspec") else 0
        item.add_marker(pytest.mark.xdist_group(f"{item.nodeid.partition('::')[0]} {page % PARTS}"))
