"""Without numpy and matplotlib every module is loaded, and only figures are refused, in words."""

import subprocess
import sys

ASKED = """
import importlib.util, sys
from importlib.abc import MetaPathFinder

class Nowhere(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numpy", "matplotlib"):
            raise ModuleNotFoundError(name)

found = importlib.util.find_spec
importlib.util.find_spec = lambda name: None if name in ("numpy", "matplotlib") else found(name)
sys.meta_path.insert(0, Nowhere())
"""


def told(code: str) -> str:
    """What a Python that has neither library prints."""
    command = (sys.executable, "-c", ASKED + code)
    done = subprocess.run(command, check=False, text=True, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_views_of_the_dashboard_are_made_and_one_says_what_it_lacks():
    code = """
from disputelab.app.assembly import Dashboard
page = Dashboard("ru")
page.complete()
for view in ("compare", "present", "ahead"):
    page.desk.view = view
print(page._views["ahead"].widget.value)
"""
    assert "numpy" in told(code)


def test_a_game_is_played_to_its_end_and_only_the_debriefing_is_missing():
    code = """
from disputelab.app.course.game import Play
from disputelab.course.game import skip
shown = Play("en", code="1")
while not shown.game.over:
    shown._go(skip(shown.game))
assert "<svg" in shown.panels["picture"].value
print(shown.panels["debriefing"].value)
"""
    assert "needs the library numpy" in told(code)


def test_a_lesson_says_which_task_it_cannot_set():
    code = """
from disputelab.app.course.lessons import Lesson
lesson = Lesson("seller", "en")
lesson.top()
print(lesson.bet("ending", "returned-and-cancelled"))
task = lesson.task(1, "advise", "begging-seller", "returned-and-cancelled")
print(task.children[0].value)
"""
    assert "needs the library numpy" in told(code)
