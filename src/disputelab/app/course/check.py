"""The check before and after the course: eight questions, the result, and a code to copy."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from disputelab.app.course.browser import Hand
from disputelab.app.course.store import ProgressModel
from disputelab.app.html import cite
from disputelab.course.check import (
    FORMS,
    BrokenCode,
    CheckResult,
    Question,
    moved,
    questions,
    told,
)
from disputelab.course.lessons import lesson
from disputelab.course.misconceptions import misconceptions
from disputelab.figures.words import Words
from disputelab.locale import N_, translator

ABOUT = N_(
    "Eight short stories, once before the course and once after it. The rules work the answers "
    "out; where the articles disagree, the combined reading is followed. Nobody is graded, and "
    "only this browser keeps what you answer."
)
NAMES = {"A": N_("Before the course"), "B": N_("After the course")}
UNKNOWN = N_("I do not know")
ANSWERED = N_("{done} of {all} answered")
FIRST = N_("Answer every question first; “I do not know” is an answer too.")
RIGHT = N_("{right} of {all} right.")
WROTE = N_("Your code for the class, with no name in it:")
MOVES = (
    ("lost", "✓", N_("No longer believed")),
    ("gained", "✗", N_("New since the first check")),
    ("kept", "…", N_("Still believed")),
)
NOTHING_MOVED = N_("Neither check showed a misconception.")


class Check:
    """Both forms of the check; results are recorded as `check/A` and `check/B`, by their code."""

    def __init__(self, model: ProgressModel, language: str = "en", seed: int = 0) -> None:
        self.model, self.language, self._seed = model, language, seed
        self._say: Callable[[str], str] = translator(language)
        say = self._say
        self.form = w.ToggleButtons(options=[(say(NAMES[form]), form) for form in FORMS]).add_class(
            "pages"
        )
        self._stories = [w.HTML() for _ in questions("A")]
        self.choices = [w.RadioButtons(layout=w.Layout(width="auto")) for _ in self._stories]
        self._said = [w.HTML() for _ in self._stories]
        boxes = [
            w.VBox(list(parts)).add_class("question")
            for parts in zip(self._stories, self.choices, self._said, strict=True)
        ]
        self.show = w.Button(description=say(N_("Show my result")), button_style="primary")
        self._count, self._result = w.HTML(), w.HTML()
        self._copy = Hand(label=say(N_("Copy the code")), done=say(N_("copied"))).add_class("hand")
        self._again = w.Button(description=say(N_("Answer once more")))
        actions = w.HBox([self.show, self._again, self._count]).add_class("actions")
        about = w.HTML(f"<p>{escape(say(ABOUT))}</p>")
        self.widget = w.VBox(
            [
                about,
                self.form,
                w.Box(boxes).add_class("questions"),
                actions,
                self._result,
                self._copy,
            ]
        ).add_class("check")
        self._filling = False
        self.form.observe(lambda _: self._turn(), "value")
        for choice in self.choices:
            choice.observe(self._answered, "value")
        self.show.on_click(lambda _: self.finish())
        self._again.on_click(lambda _: self._turn(fresh=True))
        model.observe(self._restore, "progress")
        self._turn()

    def close(self) -> None:
        """Follow the model no longer."""
        self.model.unobserve(self._restore, "progress")

    def take_over(self, other: "Check") -> None:
        """Take the form and the answers of another view, such as one in another language."""
        self.form.value = other.form.value
        for choice, answer in zip(self.choices, other.answers, strict=True):
            if choice.value != answer:
                choice.value = answer

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions of the form that is shown."""
        return questions(self.form.value, self._seed)

    @property
    def answers(self) -> tuple[int | None, ...]:
        """What is chosen: 0 for not known, a choice's number, None where nothing is chosen yet."""
        return tuple(choice.value for choice in self.choices)

    def known(self, form: str) -> CheckResult | None:
        """The result of a form that was recorded last, or None."""
        entry = self.model.progress.entries.get(f"check/{form}")
        try:
            return CheckResult.from_code(str(entry.answer)) if entry else None
        except BrokenCode:
            return None

    def _turn(self, fresh: bool = False) -> None:
        """Show the form that is chosen, with the answers that are recorded of it."""
        known = None if fresh else self.known(self.form.value)
        self._filling = True
        for number, question in enumerate(self.asked):
            words = Words(self.language, question.scenario.order)
            self._stories[number].value = _story(number + 1, question, words)
            choice = self.choices[number]
            choice.options = [
                *((question.choice(index, words), index + 1) for index in question.order),
                (self._say(UNKNOWN), 0),
            ]
            choice.value = known.answers[number] if known else None
        self._filling = False
        self._answered()
        if known:
            self._tell(known)

    def _restore(self, _: Any) -> None:
        """Progress may come from the browser after the page: it never overwrites answers."""
        if all(answer is None for answer in self.answers) and self.known(self.form.value):
            self._turn()

    def _answered(self, _: Any = None) -> None:
        if self._filling:
            return
        done = sum(answer is not None for answer in self.answers)
        self.show.disabled = done < len(self.answers)
        self.show.tooltip = self._say(FIRST) if self.show.disabled else ""
        text = self._say(ANSWERED).format(done=done, all=len(self.answers))
        more = f" {self._say(FIRST)}" if self.show.disabled else ""
        self._count.value = f"<p data-aloud>{escape(text)}. {escape(more)}</p>"
        self._hide()

    def _hide(self) -> None:
        """A result stands only as long as its answers do."""
        self._result.value = ""
        for said in self._said:
            said.value = ""
        self._copy.layout.display = self._again.layout.display = "none"
        self.show.layout.display = ""

    def finish(self) -> None:
        """Record the result and show it."""
        result = CheckResult(self.form.value, tuple(answer or 0 for answer in self.answers))
        self.model.record(f"check/{result.form}", result.code, result.right == len(self.asked))
        self._tell(result)

    def _tell(self, result: CheckResult) -> None:
        right = self._say(RIGHT).format(right=result.right, all=len(result.answers))
        changes = ""
        before = self.known("A")
        if result.form == "B" and before:
            changes = self._moves(before, result)
        self._result.value = (
            f'<div class="result" data-aloud><h2>{escape(right)}</h2>{changes}'
            f"<p>{escape(self._say(WROTE))} <code>{result.code}</code></p></div>"
        )
        for said, question, answer in zip(self._said, self.asked, result.answers, strict=True):
            said.value = self._feedback(question, answer)
        self._copy.text = result.code
        self._copy.layout.display = self._again.layout.display = ""
        self.show.layout.display = "none"

    def _feedback(self, question: Question, answer: int) -> str:
        """Whether an answer is right; of a wrong one the misconception and what is so instead."""
        words = Words(self.language, question.scenario.order)
        if answer == question.right + 1:
            return f'<p class="note yes"><b>✓</b> {escape(self._say(N_("Right.")))}</p>'
        so = self._say(N_("The rules say: {answer}")).format(
            answer=question.choice(question.right, words)
        )
        if not answer:
            return f'<p class="note"><b>…</b> {escape(so)}</p>'
        found = misconceptions()[question.choices[answer - 1].misconception]
        believed = self._say(N_("Often believed: {statement}")).format(
            statement=found.statement.text(self.language)
        )
        where = self._say(N_("Lesson: {title}")).format(
            title=lesson(found.lesson).title.text(self.language)
        )
        return (
            f'<div class="note no"><p><b>✗</b> {escape(so)}</p>'
            f"<p>{escape(believed)} <b>{escape(found.correction.text(self.language))}</b> "
            f"{cite(found.claims, words)}</p>"
            f'<p class="muted">{escape(where)}</p></div>'
        )

    def _moves(self, before: CheckResult, after: CheckResult) -> str:
        change = moved(before, after)
        told = ""
        for kind, sign, head in MOVES:
            ids: tuple[str, ...] = getattr(change, kind)
            items = "".join(
                f"<li>{escape(misconceptions()[id].statement.text(self.language))}</li>"
                for id in ids
            )
            told += f"<h4>{sign} {escape(self._say(head))}: {len(ids)}</h4><ul>{items}</ul>"
        if not (before.shown or after.shown):
            told = f"<p>{escape(self._say(NOTHING_MOVED))}</p>"
        return f'<div class="moved">{told}</div>'


def _story(number: int, question: Question, words: Words) -> str:
    first, *lines = told(question.scenario, words)
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return (
        f'<p class="order"><b class="number">{number}</b> {escape(first)}</p><ul>{items}</ul>'
        f'<p class="prompt">{escape(question.asked(words))}</p>'
    )
