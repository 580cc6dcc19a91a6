"""A lesson: what its notebook calls, a line each."""

from collections.abc import Callable
from html import escape

import ipywidgets as w

from disputelab.app import html
from disputelab.app.bench import Bench
from disputelab.app.course import frame
from disputelab.app.course.bet import Bet
from disputelab.app.course.exercise import Exercise, ExerciseModel, Record
from disputelab.app.course.make import Make
from disputelab.app.course.store import ProgressModel
from disputelab.app.course.writing import Writing
from disputelab.app.figure import Drawn
from disputelab.app.model import LabModel
from disputelab.app.page import Page
from disputelab.core import Order, replay
from disputelab.course.days import which_day
from disputelab.course.endings import ending
from disputelab.course.exercises import STORIES, exercise
from disputelab.course.lessons import Lesson as Described
from disputelab.course.lessons import lesson as lesson_of
from disputelab.course.lessons import lessons
from disputelab.course.question import Question
from disputelab.figures.scene import SIZES
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.lacking import Lacking, lacks
from disputelab.locale import LANGUAGES, N_, translator
from disputelab.scenarios import shipped
from disputelab.sources import claims, disagreements

WITH_RULES = ("disagree", "ahead", "play", "write")
"""The lessons from the one on the disagreements on: before it, one set of rules is enough."""


def check_seed(lesson: Described, number: int) -> int:
    """The seed of a lesson's so many-th last question: no two lessons ask the same."""
    return 100 * (1 + lessons().index(lesson)) + number


class Lesson:
    """What a lesson shows, in one language; each call gives a widget, or HTML, for one cell."""

    def __init__(self, id: str, language: str) -> None:
        self.lesson, self.language = lesson_of(id), language
        self._say = translator(language)
        self.progress, self._page = ProgressModel(), Page()
        self._models: dict[str, ExerciseModel] = {}
        self._makes: dict[str, Make] = {}
        self._betted, self._told = "", set[str]()
        self.progress.observe(lambda _: self._restore(), "progress")

    def top(self) -> w.Widget:
        """The way to the other lessons and to the other language, and the minutes."""
        self._page.title = self.lesson.title.text(self.language)
        unseen = frame.unseen(self._page, self.language, self.progress)
        minutes = self._say(N_("{minutes} min")).format(minutes=self.lesson.minutes)
        other = next(language for language in LANGUAGES if language != self.language)
        links = [
            frame.link(f"../start.ipynb?lang={self.language}", self._say(N_("All lessons"))),
            *self._neighbours(),
            f"<span>{escape(minutes)}</span>",
            frame.link(f"../{self.lesson.page(other)}", LANGUAGES[other], other),
        ]
        return self._shell(unseen, w.HTML(frame.ways(self._say(N_("Course")), *links)))

    def _neighbours(self) -> list[str]:
        """Links to the lessons before and after this one."""
        at = lessons().index(self.lesson)
        found = []
        if at:
            before = lessons()[at - 1]
            found.append(frame.link(before.file, f"← {before.title.text(self.language)}"))
        if at + 1 < len(lessons()):
            after = lessons()[at + 1]
            found.append(frame.link(after.file, f"{after.title.text(self.language)} →"))
        return found

    def _shell(self, *children: w.Widget, kind: str = "") -> w.Widget:
        shell = w.VBox(list(children)).add_class("disputelab").add_class("lesson")
        return shell.add_class(kind) if kind else shell

    def _key(self, part: str) -> str:
        return f"{self.lesson.id}/{part}"

    def _model(self, part: str, make: Callable[[int], Question], seed: int = 0) -> ExerciseModel:
        model = ExerciseModel(self._key(part), make, self.progress.record, seed)
        self._models[model.key] = model
        self._restore()
        return model

    def _restore(self) -> None:
        """Put back what the browser has kept, where nothing has been answered yet."""
        for key, entry in self.progress.progress.entries.items():
            model = self._models.get(key)
            if model and model.answer is None:
                model.restore(entry.answer)
            if key in self._makes and not self._makes[key].tries:
                self._makes.pop(key).restore(entry.answer)

    def bet(self, kind: str, story: str, about: str = "last-open") -> w.Widget:
        """A bet on a story that ships: on its "ending", or on a "day" (see `days.ASKS`)."""
        scenario, language = shipped()[story].scenario, self.language

        def made(_: int) -> Question:
            if kind == "day":
                return which_day(scenario, about, language)
            return ending(scenario, language)

        self._betted = story
        self._told.add(story)
        return self._shell(Bet(self._model("bet", made), language, self._page).widget)

    def _after_bet(self, shown: w.Widget, kind: str = "") -> w.Widget:
        """Something that would give a bet away: folded until the bet is made, or on a click."""
        model = self._models.get(self._key("bet"))
        if model is None:
            return self._shell(shown, kind=kind)
        later = self._say(N_("This opens once your bet is made."))
        note = w.HTML(f"<p>{escape(later)}</p>")
        button = w.Button(description=self._say(N_("Open it without a bet")), icon="eye")
        folded = w.HBox([note, button]).add_class("tools").add_class("gate")

        def opened(*_: object, at_once: bool = False) -> None:
            now = at_once or model.state != "open" or shown.layout.display == ""
            shown.layout.display = "" if now else "none"
            folded.layout.display = "none" if now else ""

        shown.layout.display = "none"
        button.on_click(lambda _: opened(at_once=True))
        model.observe(opened, "state")
        opened()
        return self._shell(folded, shown, kind=kind)

    def try_out(self, story: str) -> w.Widget:
        """The bench with a story on it, to move its days and change its rules."""
        self._told.add(story)
        model = LabModel(story, self.language)
        words = Words(self.language, model.draft.scenario.order)
        name, rules = f"try-{self.lesson.id}", self.lesson.id in WITH_RULES
        bench = Bench(model, words, Drawn(name), picked=False, rules=rules)
        reset = w.Button(description=self._say(N_("Reset")), icon="undo")
        reset.on_click(lambda _: model.reset())
        bench.follow(words, self._page)
        shown = w.VBox([w.HBox([reset]).add_class("tools"), bench.widget]).add_class("pages-box")
        told = story == self._betted
        return self._after_bet(shown, "try") if told else self._shell(shown, kind="try")

    def why(self, story: str, *ids: str) -> w.Widget:
        """Every step of a story with its reason; then some claims, in words."""
        history = replay(shipped()[story].scenario)
        words = Words(self.language, history.scenario.order)
        rows = "".join(
            f"<li><b>{id}</b> {escape(claims()[id].text(self.language))}</li>" for id in ids
        )
        shown = (
            f'<p class="sentence">{escape(verdict(history.end, words))}</p>'
            + html.steps(history, history.scenario.until, words)
            + (f'<ul class="cited">{rows}</ul>' if rows else "")
        )
        return self._after_bet(w.HTML(shown))

    def task(self, number: int, kind: str, *stories: str, **about: str) -> w.Widget:
        """An exercise of a kind (see `exercises.KINDS`), drawn from stories; or a story to make."""
        if kind == "make":
            (goal,) = stories
            made = Make(
                goal, self.language, self._key(f"task-{number}"), self._page, self.progress.record
            )
            self._makes[made.key] = made
            self._restore()
            return self._shell(made.widget, kind="task")
        if kind == "practice":
            (task,) = stories
            return self._practice(task, "browser", self._noting(f"task-{number}"))
        return self._shell(self._exercise(f"task-{number}", kind, stories, about), kind="task")

    def _noting(self, part: str) -> Record:
        """A `record` that counts for a part of this lesson too."""

        def note(key: str, answer: object, right: bool) -> None:
            self.progress.record(key, answer, right)
            self.progress.record(self._key(part), answer, right)

        return note

    def practice(self, variant: str = "browser", task: str = "") -> w.Widget:
        """The practice screens: "browser" or "app"."""
        return self._practice(task, variant, self.progress.record)

    def _practice(self, task: str, variant: str, record: Record) -> w.Widget:
        from disputelab.app.course.practice import Practice  # noqa: PLC0415

        return self._shell(Practice(self.language, task, variant, record).widget, kind="try")

    def game(self) -> w.Widget:
        """The game against a hidden seller."""
        from disputelab.app.course.game import Play  # noqa: PLC0415

        return self._shell(Play(self.language, record=self.progress.record).widget, kind="try")

    def by_hand(self, story: str) -> w.Widget:
        """A story as a text, and what becomes of it."""
        return self._shell(Writing(self.language, story).widget, kind="try")

    def look_ahead(self, story: str, day: int) -> w.Widget:
        """What may follow a story from a day on: doors, three figures a move, beliefs."""
        if lack := lacks("numpy"):
            return self._shell(w.HTML(html.note(lack.text(self._say))), kind="try")
        from disputelab.app.ahead import AheadModel  # noqa: PLC0415
        from disputelab.app.forecast import Forecast  # noqa: PLC0415
        from disputelab.figures.plot import Chart  # noqa: PLC0415

        lab = LabModel(story, self.language)
        lab.today = day
        words = Words(self.language, lab.draft.scenario.order)
        charts = {narrow: Chart(size) for narrow, size in SIZES.items()}
        bench = Bench(lab, words, Drawn("ahead"), picked=False)
        bench.follow(words, self._page)
        bench.widget.layout.display = "none"

        def leave() -> None:
            bench.widget.layout.display = ""

        shown = Forecast(AheadModel(lab), words, lambda: charts[self._page.narrow], leave)
        shown.show(True)
        again = w.Button(description=self._say(N_("Reset")), icon="undo")
        again.on_click(lambda _: self._reset(lab, day, bench.widget))
        lab.observe(lambda _: shown.update(), ["history", "today"])
        self._page.observe(lambda _: shown.update(), "narrow")
        tools = w.HBox([again]).add_class("tools")
        return self._shell(tools, bench.widget, shown.widget, kind="try")

    @staticmethod
    def _reset(lab: LabModel, day: int, bench: w.Widget) -> None:
        """The story as it was, on the day from which the lesson looks ahead."""
        lab.reset()
        lab.today = day
        bench.layout.display = "none"

    def sides(self) -> w.Widget:
        """Where the articles disagree: what each side says, and what hangs on it."""
        words, rows = Words(self.language, Order(1)), ""
        for found in disagreements().values():
            sides = "".join(
                f"<li>{escape(side.text(self.language))} {html.cite(side.claims, words)}</li>"
                for side in found.sides
            )
            rows += (
                f"<tr><td><b>{escape(found.text(self.language))}</b></td><td><ul>{sides}</ul></td>"
                f"<td>{escape(found.matters.text(self.language))}</td></tr>"
            )
        heads = (N_("The question"), N_("What the articles say"), N_("What hangs on it"))
        head = "".join(f'<th scope="col">{escape(self._say(text))}</th>' for text in heads)
        return self._shell(
            w.HTML(f'<table class="steps sides"><thead><tr>{head}</tr></thead>{rows}</table>')
        )

    def check(self, *kinds: str) -> w.Widget:
        """The questions at the end, one of each kind, from stories of all sorts."""
        parts = [
            self._exercise(f"check-{number}", kind, (), {}, seed=check_seed(self.lesson, number))
            for number, kind in enumerate(kinds, 1)
        ]
        onward = w.HTML(frame.ways(self._say(N_("Other lessons")), *self._neighbours()))
        return self._shell(*parts, onward, kind="check")

    def _exercise(
        self, part: str, kind: str, stories: tuple[str, ...], about: dict[str, str], seed: int = 0
    ) -> w.Widget:
        self._told.update(stories)
        own = tuple(self._told) if kind in ("ending", "may") else ()
        drawn = stories or own or STORIES

        def made(seed: int) -> Question:
            return exercise(kind, seed, self.language, drawn, **about)

        try:
            model = self._model(part, made, seed)
        except Lacking as lack:
            return w.HTML(html.note(lack.text(self._say)))
        return Exercise(model, self.language).widget
