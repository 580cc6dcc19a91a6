"""What can be taken away from the page: pictures, steps, a hand-out, the story, and its Python.

Each file is made when it is asked for, and only then is what makes it imported.
"""

import unicodedata
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import ipywidgets as w

from disputelab.app.course.browser import File, Hand
from disputelab.app.model import LabModel
from disputelab.figures.words import Words
from disputelab.lacking import lacks
from disputelab.locale import N_
from disputelab.scenarios import dump
from disputelab.scenarios.python import as_python

if TYPE_CHECKING:
    from disputelab.figures.draw import Form
    from disputelab.futures import Beliefs

MOST_LETTERS = 60
LATIN = {
    **dict(zip("абвгдеёзийклмнопрстуфхцыэ", "abvgdeezijklmnoprstufhcye", strict=True)),
    **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""},
}
TYPES: "dict[Form, str]" = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
TITLE = N_("Take away")
LABELS = {
    "png": (N_("Picture (PNG)"), N_("The timeline with its title and verdict, for a document")),
    "svg": (N_("Picture (SVG)"), N_("The same, to be enlarged without loss")),
    "pdf": (N_("Picture (PDF)"), N_("The same, for print")),
    "csv": (N_("Steps (CSV)"), N_("Every step with its reason, for a spreadsheet")),
    "handout": (
        N_("Hand-out (PDF)"),
        N_("A page of questions on this day, and a page with the key"),
    ),
    "story": (N_("Story (YAML)"), N_("The story as a file that can be opened here again")),
}
PYTHON = "Python"
PYTHON_TIP = N_("Code that makes this story in a notebook")
COPY = N_("Copy the code")
MAKING, DONE, COPIED = N_("making it …"), N_("saved"), N_("copied")
FAILED = N_("It could not be made: {problem}")
LOST = N_("There was no answer. Reload the page and try again.")


def slug(title: str) -> str:
    """A title as the name of a file: Latin letters, digits and hyphens; "story" if none is left."""
    latin = "".join(LATIN.get(letter, letter) for letter in title[:1000].lower())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    parts = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(parts)[:MOST_LETTERS].strip("-") or "story"


class TakeAway:
    """The buttons over one model; `update` follows the words of the page.

    `believed` gives the beliefs of the page and whether there is proof, for the code to look ahead
    with; `code` gives what opens the page as it is, for the key of the hand-out.
    """

    def __init__(
        self,
        model: LabModel,
        words: Words,
        believed: "Callable[[], tuple[Beliefs, bool] | None]" = lambda: None,
        code: Callable[[], str] = lambda: "",
    ) -> None:
        self._model, self._words, self._believed, self._code = model, words, believed, code
        make = {
            "png": lambda: self.picture("png"),
            "svg": lambda: self.picture("svg"),
            "pdf": lambda: self.picture("pdf"),
            "csv": self.steps,
            "handout": self.handout,
            "story": self.story,
        }
        self.hands = {name: Hand(make[name]).add_class("hand") for name in LABELS}
        self.shown = w.ToggleButton(icon="code").add_class("shown")
        self._text, self._copy = w.HTML(), Hand().add_class("hand")
        self._box = w.VBox([self._copy, self._text]).add_class("python")
        tools = w.HBox([*self.hands.values(), self.shown]).add_class("tools")
        self._head = w.HTML()
        self.widget = w.VBox([self._head, tools, self._box]).add_class("takeaway")
        self.shown.observe(lambda _: self.update(self._words), "value")
        model.observe(lambda _: self._tell(), ["history", "today"])
        self.update(words)

    def update(self, words: Words) -> None:
        """Speak the language of these words."""
        self._words, say = words, words.text
        self._head.value = f"<h3>{escape(say(TITLE))}</h3>"
        for name, (label, tip) in LABELS.items():
            hand = self.hands[name]
            hand.label, hand.tip = say(label), say(tip)
            hand.making, hand.done, hand.lost = say(MAKING), say(DONE), say(LOST)
            hand.failed = say(FAILED)
        self.shown.description, self.shown.tooltip = PYTHON, say(PYTHON_TIP)
        self._copy.label, self._copy.done = say(COPY), say(COPIED)
        self._tell()

    def _tell(self) -> None:
        """Show the code, where it is asked for."""
        self._box.layout.display = "" if self.shown.value else "none"
        if self.shown.value:
            self._copy.text = self.python
            code = escape(self._copy.text)
            self._text.value = f'<pre tabindex="0" role="region" aria-label="{PYTHON}">{code}</pre>'

    @property
    def python(self) -> str:
        """The code that makes what is on the page."""
        beliefs, proof = self._believed() or (None, True)
        model, language = self._model, self._words.language
        return as_python(model.draft.scenario, model.today, beliefs, proof, language)

    @property
    def name(self) -> str:
        """What the files are called: as the story that ships, or by the title of one's own."""
        return self._model.story or slug(self._model.draft.scenario.title)

    @property
    def words(self) -> Words:
        """The words of the page, in the currency and the dates of the story."""
        return Words(self._words.language, self._model.draft.scenario.order)

    def picture(self, form: "Form") -> File:
        """The timeline as on the day of the page, to stand alone."""
        self._need("matplotlib")
        from disputelab.figures.export import figure  # noqa: PLC0415

        model = self._model
        made = figure(model.history, self.words, model.today, form)
        return File(f"{self.name}-day-{model.today}.{form}", made, TYPES[form])

    def _need(self, library: str) -> None:
        if lack := lacks(library):
            raise RuntimeError(lack.text(self._words.text))

    def steps(self) -> File:
        """The steps as a sheet."""
        from disputelab.figures.report import to_csv  # noqa: PLC0415

        made = to_csv(self._model.history, self.words).encode()
        return File(f"{self.name}-steps.csv", made, "text/csv;charset=utf-8")

    def handout(self) -> File:
        """The hand-out, with a bet on what comes after the day of the page."""
        self._need("matplotlib")
        from disputelab.course.handout import handout  # noqa: PLC0415

        model = self._model
        made = handout(model.history, model.today, self._words.language, code=self._code())
        return File(f"{self.name}-handout.pdf", made, "application/pdf")

    def story(self) -> File:
        """The story as a file."""
        made = dump(self._model.draft.scenario).encode()
        return File(f"{self.name}.yaml", made, "application/yaml")
