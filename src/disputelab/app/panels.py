"""The panels that open below the dashboard's head, one at a time: link, files, take away, help."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import ipywidgets as w

from disputelab.figures.words import Words


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its name in English, the icon of its button, and what makes and renews it.

    It is made when it is first opened; `update` is called at every change while it is open.
    """

    name: str
    icon: str
    make: Callable[[], w.Widget]
    update: Callable[[], None] = lambda: None


class Panels:
    """A button for each panel, and the place where the open one stands."""

    def __init__(self, panels: Mapping[str, Panel], words: Words) -> None:
        self._panels, self._made = panels, dict[str, Any]()
        self.buttons = {
            key: w.ToggleButton(False, description=words.text(panel.name), icon=panel.icon)
            for key, panel in panels.items()
        }
        for key, button in self.buttons.items():
            button.observe(self._turned(key), "value")
        self.place = w.VBox([]).add_class("open-panel")
        self.open = ""
        self._show()

    def _turned(self, key: str) -> Callable[[Any], None]:
        def turned(change: Any) -> None:
            if change["new"]:
                before, self.open = self.open, key
                if before:
                    self.buttons[before].value = False
            elif self.open == key:
                self.open = ""
            self._show()

        return turned

    def _show(self) -> None:
        if self.open and self.open not in self._made:
            self._made[self.open] = self._panels[self.open].make()
        shown = [self._made[self.open]] if self.open else []
        if list(self.place.children) != shown:
            self.place.children = shown
        self.place.layout.display = "" if self.open else "none"
        self.update()

    def update(self) -> None:
        """Renew the panel that is open."""
        if self.open:
            self._panels[self.open].update()
