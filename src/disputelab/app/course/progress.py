"""The overview of what is done; the progress saved as a file, loaded again, forgotten."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.course.browser import Hand
from disputelab.app.course.store import ProgressModel
from disputelab.course.lessons import Lesson, is_done, lessons
from disputelab.course.progress import BrokenProgress
from disputelab.locale import N_, translator

FILE = "disputelab-progress.json"
HEADS = (N_("Lesson"), N_("Parts"), N_("Done"))
OTHERS = {"practice": N_("Practice tasks"), "game": N_("Games played"), "check": N_("Checks")}
KEPT = N_(
    "What you have done is stored in this browser alone, without your name. To go on elsewhere, "
    "save it as a file here and load the file there."
)
BLOCKED = N_("This browser keeps nothing for this page: save your progress before you leave.")
BROKEN = N_("The progress in this browser cannot be read, and is left as it is.")
LOADED = N_("Loaded: what was in the file has been added to what you have done.")
NOTHING_YET = N_("Nothing is done yet: there is nothing to save or to forget.")
FORGOTTEN = N_("Everything is forgotten.")
BACK = N_("Everything is back.")


class ProgressView:
    """What is done of each lesson, and what can be done with the progress."""

    def __init__(self, model: ProgressModel, language: str = "en") -> None:
        self.model, self.language = model, language
        self._say: Callable[[str], str] = translator(language)
        say = self._say
        self._table, self._told = w.HTML(), w.HTML()
        self._save = Hand(
            label=say(N_("Save as a file")), file=FILE, done=say(N_("saved")), text="{}"
        ).add_class("hand")
        self._load = w.FileUpload(
            accept=".json",
            multiple=False,
            description=say(N_("Load a file")),
            tooltip=say(N_("A file of progress that was saved here or elsewhere")),
            icon="",
        )
        self._load.observe(self._loaded, "value")
        self._forget = self._button(N_("Forget everything"), self._on_forget)
        self._undo = self._button(N_("Undo: bring it back"), self._on_undo)
        self._anew = self._button(N_("Begin anew, and overwrite it"), model.give_up)
        kept = w.HTML(f"<p>{escape(say(KEPT))}</p>")
        actions = w.HBox([self._save, self._load, self._forget, self._undo, self._anew])
        self.widget = w.VBox(
            [kept, actions.add_class("actions"), self._told, self._table]
        ).add_class("progress-view")
        model.observe(self.update, ["progress", "problem", "blocked", "forgotten"])
        self.update()

    def close(self) -> None:
        """Follow the model no longer."""
        self.model.unobserve(self.update, ["progress", "problem", "blocked", "forgotten"])

    def _button(self, text: str, act: Callable[[], None]) -> w.Button:
        button = w.Button(description=self._say(text))
        button.on_click(lambda _: act())
        return button

    def _on_forget(self) -> None:
        self.model.forget()
        self._tell(FORGOTTEN)

    def _on_undo(self) -> None:
        self.model.undo()
        self._tell(BACK)

    def _loaded(self, change: Any) -> None:
        if not change.new:
            return
        content = bytes(change.new[0]["content"])
        self._load.value = ()  # so that the same file can be chosen again
        self.load(content)

    def load(self, content: bytes) -> None:
        """Add the progress of a file, or say what is wrong with it."""
        try:
            self.model.load(content.decode("utf-8", "replace"))
        except BrokenProgress as problem:
            self._told.value = _note("✗", problem.text(self.language), "no")
        else:
            self._tell(LOADED)

    def _tell(self, text: str) -> None:
        self._told.value = _note("✓", self._say(text), "yes")

    def update(self, _: Any = None) -> None:
        """Show what the model holds."""
        model, say = self.model, self._say
        empty = not model.progress.entries
        self._save.text = model.progress.to_json()
        self._forget.disabled = empty
        self._forget.tooltip = say(NOTHING_YET) if empty else ""
        self._undo.layout.display = "" if model.forgotten is not None else "none"
        self._anew.layout.display = "" if model.problem else "none"
        notes = troubles(model, self.language)
        notes += f'<p class="muted">{escape(say(NOTHING_YET))}</p>' if empty else ""
        self._table.value = notes + self._overview()

    def _overview(self) -> str:
        heads = "".join(f'<th scope="col">{escape(self._say(text))}</th>' for text in HEADS)
        rows = "".join(self._row(number, one) for number, one in enumerate(lessons(), 1))
        for prefix, text in OTHERS.items():
            found = self.model.progress.under(prefix).values()
            done = sum(entry.solved for entry in found)
            if prefix != "practice":
                done = len(found)
            rows += _cells(escape(self._say(text)), "", str(done))
        return f'<table class="steps overview"><thead><tr>{heads}</tr></thead>{rows}</table>'

    def _row(self, number: int, lesson: Lesson) -> str:
        done = [is_done(self.model.progress, key) for key in lesson.keys]
        tried = [key in self.model.progress.entries for key in lesson.keys]
        marks = {(True, True): "✓", (False, True): "…", (False, False): "·"}
        signs = " ".join(marks[one] for one in zip(done, tried, strict=True))
        title = f"{number}. {escape(lesson.title.text(self.language))}"
        text = self._say(N_("{done} of {all}")).format(done=sum(done), all=len(done))
        sign = "✓ " if all(done) else ""
        return _cells(title, f'<span class="signs" aria-hidden="true">{signs}</span>', sign + text)


def troubles(model: ProgressModel, language: str) -> str:
    """Why the progress is not kept, as HTML; "" where it is."""
    say = translator(language)
    found = (
        model.blocked and say(BLOCKED),
        model.problem and f"{say(BROKEN)} {model.problem.text(language)}",
    )
    return "".join(_note("!", text, "no") for text in found if text)


def _cells(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _note(sign: str, text: str, kind: str) -> str:
    return f'<p class="note {kind}" data-aloud><b>{sign}</b> {escape(text)}</p>'
