"""The front page: what this is, the lessons and what is done of them, and all else there is."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.course.board import BoardView
from disputelab.app.course.browser import Links, Store
from disputelab.app.course.check import Check
from disputelab.app.course.progress import ProgressView
from disputelab.app.course.store import ProgressModel
from disputelab.app.course.strip import strip
from disputelab.app.page import Page
from disputelab.app.rows import close
from disputelab.app.style import style
from disputelab.core import replay
from disputelab.course.lessons import Lesson, done_share, is_done, lessons, next_lesson
from disputelab.course.progress import Progress
from disputelab.figures.words import NOTICE, Words
from disputelab.locale import LANGUAGES, N_, translator
from disputelab.scenarios import shipped

TITLE = N_("Dispute lab")
SUBTITLE = N_("Whose money is it, and until when?")
ABOUT = N_(
    "You have paid, the parcel does not come, and the seller asks you to be patient. In eleven "
    "short lessons you bet, try and go wrong at no risk, and exact rules work out what becomes of "
    "the money."
)
STORY = "begging-seller"
"""The story whose picture stands on the page: the mistake that the course is about."""
ALL_DONE = N_("That is all of them. Check yourself once more!")
BEYOND = N_("Beyond the lessons")
SECTIONS = {
    "course": N_("Course"),
    "check": N_("Check yourself"),
    "progress": N_("Progress"),
    "class": N_("For trainers"),
}
TOOLS = (
    (
        "dashboard.ipynb",
        N_("The dashboard"),
        N_("Take any story, move a day or change a rule, and watch the money."),
    ),
    (
        "practice.ipynb",
        N_("Practice screens"),
        N_("Click through a dispute as in the browser or the app. Wrong buttons can be undone."),
    ),
    (
        "game.ipynb",
        N_("Play the buyer"),
        N_("Day by day against a seller whose mind you cannot read."),
    ),
)
GUIDE = (
    "guide.ipynb",
    N_("Trainer's guide"),
    N_("For each lesson what to show, what to ask, and which mistakes to expect."),
)
Tool = tuple[str, str, str]


class Front:
    """The whole page over one progress; `widget` is what a notebook shows."""

    def __init__(self, language: str = "en", model: ProgressModel | None = None) -> None:
        self.model = model or ProgressModel()
        self.language, self._section = language, "course"
        self._check: Check | None = None
        self._progress: ProgressView
        self._board: BoardView
        self._page, self._links, self._store = Page(), Links(), Store(self.model)
        self._style = w.HTML(style("course/front.css"))
        unseen = [self._style, self._page, self._links, self._store]
        self._unseen = w.Box(unseen).add_class("unseen")
        self.widget = w.VBox([]).add_class("disputelab").add_class("front")
        self.model.observe(self.update, "progress")
        self._build()

    def speak(self, language: str) -> None:
        """Show the page in another language."""
        self.language = language
        self._build()

    def turn_to(self, section: str) -> None:
        """Turn to a section: "course", "check", "progress" or "class"."""
        self._chosen.value = section

    def _build(self) -> None:
        """Make the widgets in the language of the page."""
        self._say: Callable[[str], str] = translator(self.language)
        say = self._say
        self._page.language, self._page.title = self.language, say(TITLE)
        self._lessons, self._next = w.HTML(), w.HTML()
        check, progress = Check(self.model, self.language), ProgressView(self.model, self.language)
        board = BoardView(self.language)
        if self._check:  # what was typed stays when the language changes
            check.take_over(self._check)
            board.codes.value = self._board.codes.value
            self._check.close()
            self._progress.close()
        self._check, self._progress, self._board = check, progress, board
        beyond = w.HTML(f"<h3>{escape(say(BEYOND))}</h3>{self._tools(TOOLS)}")
        course = w.VBox([self._next, self._lessons, beyond])
        trainers = w.VBox([w.HTML(self._tools((GUIDE, TOOLS[0]))), board.widget])
        sections = {
            "course": course,
            "check": check.widget,
            "progress": progress.widget,
            "class": trainers,
        }
        old, self.widget.children = (
            self.widget.children[1:],
            [
                self._unseen,
                self._header(),
                self._menu(sections),
                *(box.add_class("section") for box in sections.values()),
            ],
        )
        for child in old:
            close(child)
        self.update()

    def _header(self) -> w.Widget:
        say = self._say
        language = w.ToggleButtons(
            options=[(name, code) for code, name in LANGUAGES.items()], value=self.language
        ).add_class("language")
        language.observe(lambda change: self.speak(change.new), "value")
        bar = w.Box([w.HTML(f"<h1>{escape(say(TITLE))}</h1>"), language]).add_class("top-line")
        about = w.HTML(
            f"<p class='subtitle'>{escape(say(SUBTITLE))}</p>"
            f"<p class='about'>{escape(say(ABOUT))}</p><p class='notice'>{escape(say(NOTICE))}</p>"
        )
        shown = replay(shipped()[STORY].scenario)
        picture = w.HTML(strip(shown, Words(self.language, shown.scenario.order)))
        return w.VBox([bar, w.Box([about, picture]).add_class("hero")]).add_class("header")

    def _menu(self, sections: dict[str, w.Widget]) -> w.Widget:
        chosen = self._chosen = w.ToggleButtons(
            options=[(self._say(name), key) for key, name in SECTIONS.items()],
            value=self._section,
        ).add_class("menu")

        def turned(_: Any = None) -> None:
            self._section = chosen.value
            for key, box in sections.items():
                box.layout.display = "" if key == chosen.value else "none"

        chosen.observe(turned, "value")
        turned()
        return chosen

    def _tools(self, tools: tuple[Tool, ...]) -> str:
        cards = "".join(
            f"<li>{_link(f'{page}?lang={self.language}')}<b>{escape(self._say(name))}"
            f" <span aria-hidden='true'>→</span></b><span>{escape(self._say(text))}</span></a></li>"
            for page, name, text in tools
        )
        return f'<ul class="tools-list">{cards}</ul>'

    def update(self, _: Any = None) -> None:
        """Show what is done."""
        progress = self.model.progress
        cards = "".join(
            self._card(number, one, progress) for number, one in enumerate(lessons(), 1)
        )
        self._lessons.value = f'<ol class="lessons">{cards}</ol>'
        self._next.value = self._go_on(progress)

    def _go_on(self, progress: Progress) -> str:
        """How far the reader is, and a link to the lesson that comes next."""
        say, following = self._say, next_lesson(progress)
        done = sum(done_share(progress, one) == 1 for one in lessons())
        text = say(N_("{done} of {all} lessons done")).format(done=done, all=len(lessons()))
        if following is None:
            more = f"<span>{escape(say(ALL_DONE))}</span>"
        else:
            begun = any(key.split("/")[0] in _IDS for key in progress.entries)
            label = say(N_("Go on with lesson {number}") if begun else N_("Begin with lesson 1"))
            number = lessons().index(following) + 1
            more = (
                f"{_link(following.page(self.language), 'go')}"
                f"{escape(label.format(number=number))} <span aria-hidden='true'>→</span></a>"
            )
        page, name, _ = TOOLS[0]
        other = f"{_link(f'{page}?lang={self.language}', 'other')}{escape(say(name))} "
        return (
            f'<div class="go-on"><span data-aloud>{escape(text)}</span>{more}'
            f'{other}<span aria-hidden="true">→</span></a></div>'
        )

    def _card(self, number: int, lesson: Lesson, progress: Progress) -> str:
        done = sum(is_done(progress, key) for key in lesson.keys)
        begun = any(key in progress.entries for key in lesson.keys)
        if done == len(lesson.keys):
            kind, state = "done", "✓ " + self._say(N_("all done"))
        elif begun:
            text = self._say(N_("{done} of {all} parts"))
            kind, state = "begun", "… " + text.format(done=done, all=len(lesson.keys))
        else:
            kind, state = "new", "○ " + self._say(N_("not begun"))
        minutes = self._say(N_("{minutes} min")).format(minutes=lesson.minutes)
        return (
            f'<li>{_link(lesson.page(self.language), kind)}<span class="top">'
            f'<span class="number">{number}</span><span>{escape(minutes)}</span>'
            f'<span class="state">{escape(state)}</span></span>'
            f"<b>{escape(lesson.title.text(self.language))}</b>"
            f'<span class="aim">{escape(lesson.aim.text(self.language))}</span>'
            f'<span class="bar-of" aria-hidden="true"><i style="width:'
            f'{100 * done_share(progress, lesson):.0f}%"></i></span></a></li>'
        )


_IDS = {one.id for one in lessons()}


def _link(page: str, kind: str = "") -> str:
    """The beginning of a link to a notebook, seen from the folder of notebooks."""
    return f'<a href="{escape(page)}" data-page="{escape(page)}" class="{kind}">'
