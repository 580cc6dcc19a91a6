"""A try at a task: the screens one after another, and the buttons that led to them."""

from dataclasses import dataclass, replace

from disputelab.core import Step
from disputelab.course.pages import Button, Screen, Variant
from disputelab.course.screens import buttons, press
from disputelab.course.search import Lost, failed, solved
from disputelab.course.tasks import Task


@dataclass(frozen=True, slots=True)
class Attempt:
    """Every screen so far, the last one in front, and what was pressed."""

    task: Task
    variant: Variant
    screens: tuple[Screen, ...]
    pressed: tuple[Button, ...] = ()

    @property
    def screen(self) -> Screen:
        """The screen in front."""
        return self.screens[-1]

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons of the screen in front."""
        return buttons(self.screen, self.variant)

    @property
    def way(self) -> tuple[str, ...]:
        """The ids of what was pressed."""
        return tuple(button.id for button in self.pressed)

    @property
    def solved(self) -> bool:
        """Whether the goal is reached."""
        return solved(self.task, self.screen)

    @property
    def lost(self) -> Lost | None:
        """What has put the goal out of reach, if anything has."""
        return failed(self.task, self.screen)

    @property
    def news(self) -> tuple[Step, ...]:
        """What the last button brought about."""
        if not self.pressed:
            return ()
        known = self.screens[-2].live.history.steps
        return self.screen.live.history.steps[len(known) :]

    def press(self, button_id: str) -> "Attempt":
        """This try after one button more; raises ValueError where it cannot be pressed."""
        button = next((one for one in self.buttons if one.id == button_id), None)
        screen = press(self.screen, button_id, self.variant)
        assert button
        return replace(self, screens=(*self.screens, screen), pressed=(*self.pressed, button))

    def back(self) -> "Attempt":
        """This try without its last button; one that has not begun stays as it is."""
        if not self.pressed:
            return self
        return replace(self, screens=self.screens[:-1], pressed=self.pressed[:-1])


def attempt(task: Task, variant: Variant) -> Attempt:
    """A try that has not begun."""
    return Attempt(task, variant, (Screen(task.start(variant)),))
