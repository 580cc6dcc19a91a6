"""What a lesson asks, worked out as its notebook does."""

from notebooks.test_editions import code

from disputelab.app.course.exercise import ExerciseModel
from disputelab.app.course.lessons import Lesson
from disputelab.course.lessons import Lesson as Described


def exercises(lesson: Described, language: str = "en") -> dict[str, ExerciseModel]:
    """The exercises of a lesson as its notebook begins them, by their part, such as `check-1`."""
    names: dict[str, object] = {}
    for source in code(lesson, language):
        exec(source, names)
    made = next(value for value in names.values() if isinstance(value, Lesson))
    return {key.rpartition("/")[2]: model for key, model in made._models.items()}
