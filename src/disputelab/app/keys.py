"""Keys that work wherever the focus is, while a view is shown."""

from collections.abc import Callable
from typing import Any

import anywidget
from traitlets import Bool, List, Unicode

from disputelab.app.assets import assets


class Keys(anywidget.AnyWidget):
    """Tells which keys were pressed; with a `label` also a button, as the key f, for the screen."""

    _esm = assets("keys.js")
    active = Bool(False).tag(sync=True)
    watched = List(Unicode()).tag(sync=True)
    label = Unicode().tag(sync=True)

    def __init__(self, does: dict[str, Callable[[], None]], label: str = "") -> None:
        """`does`: what each key does, by the browser's name of the key after `Ctrl+`, `Shift+`."""
        super().__init__(watched=[*does, *(["f"] if label else [])], label=label)

        def heard(_: Any, said: dict[str, Any], __: Any) -> None:
            if act := does.get(str(said.get("key"))):
                act()

        self.on_msg(heard)
