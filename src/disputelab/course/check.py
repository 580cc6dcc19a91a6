"""The check before and after the course: eight questions, a code to copy, and a class's codes."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from random import Random

from disputelab.core import Scenario
from disputelab.course.check_items import ITEMS, Item
from disputelab.course.misconceptions import misconceptions
from disputelab.course.telling import event_line
from disputelab.figures.words import Words
from disputelab.locale import N_, translator

FORMS = ("A", "B")
"""Two forms of the same questions: A before the course, B after it."""
CODE = re.compile(r"C1-([AB])-([0-4]{8})-(\d)")
LIKE_CODE = re.compile(r"C1-[A-Z0-9-]*")
LIKE_LATIN = str.maketrans("САВ–—−", "CAB---")
MOST_CHARS = 200_000

NO_CODE = N_("there is no code in it, such as {example}")
MISTYPED = N_("the code {code} is mistyped: copy it once more")
TOO_LONG = N_("the text is longer than {most} characters")


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer in English words for the question's numbers; where wrong, what it shows."""

    text: str
    right: bool
    misconception: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a story; `order` is that in which the choices are shown, by their index."""

    id: str
    scenario: Scenario
    prompt: str
    days: dict[str, int]
    choices: tuple[Choice, ...]
    order: tuple[int, ...]

    @property
    def right(self) -> int:
        """The index of the right choice."""
        return [choice.right for choice in self.choices].index(True)

    def asked(self, words: Words) -> str:
        """What is asked, in words."""
        return words.text(self.prompt).format(**self.days)

    def choice(self, index: int, words: Words) -> str:
        """A choice in words."""
        return words.text(self.choices[index].text).format(**self.days)


def questions(form: str, seed: int = 0) -> tuple[Question, ...]:
    """The eight questions of a form, "A" or "B", with the stories of a seed."""
    if form not in FORMS:
        raise ValueError(f"a form is one of {', '.join(FORMS)}, not {form!r}")
    return tuple(_question(item, form, seed) for item in ITEMS)


def _question(item: Item, form: str, seed: int) -> Question:
    chance = Random(f"{form} {seed} {item.id}")
    tale = item.tale(chance, form)
    choices = tuple(Choice(text, test(tale), shows) for text, shows, test in item.answers)
    order = chance.sample(range(len(choices)), len(choices))
    return Question(item.id, tale.shown, item.prompt, tale.days, choices, tuple(order))


def told(scenario: Scenario, words: Words) -> tuple[str, ...]:
    """What is known of a story, line by line, with nothing said of what came of it."""
    bought = words.text(N_("Order: {goods}, {price}. Protection runs through day {last}."))
    first = bought.format(
        goods=words.text(scenario.title),
        price=words.money(scenario.order.price),
        last=scenario.protection_days,
    )
    return (first, *(event_line(event, words) for event in scenario.events))


class BrokenCode(ValueError):  # noqa: N818
    """A text that is no code: an English template and what goes into it."""

    def __init__(self, expected: str, **values: object) -> None:
        super().__init__(expected, values)
        self.expected, self.values = expected, values

    def text(self, language: str) -> str:
        """What is wrong, in words."""
        return translator(language)(self.expected).format(**self.values)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was chosen in a form: for each question 0 (not known) or the choice's number from 1."""

    form: str
    answers: tuple[int, ...]

    def __post_init__(self) -> None:
        most = [len(question.choices) for question in _first(self.form)]
        if len(self.answers) != len(most):
            raise ValueError(f"a check has {len(most)} answers, not {len(self.answers)}")
        if any(not 0 <= one <= top for one, top in zip(self.answers, most, strict=True)):
            raise ValueError("an answer is 0 or the number of a choice")

    @property
    def code(self) -> str:
        """One word that says it all, names nobody, and tells when it is mistyped."""
        digits = "".join(map(str, self.answers))
        return f"C1-{self.form}-{digits}-{_check_digit(self.form, self.answers)}"

    @classmethod
    def from_code(cls, text: str) -> "CheckResult":
        """The result that a code tells. Raises BrokenCode where it tells none."""
        found = _codes(text)
        if len(found) != 1:
            raise BrokenCode(NO_CODE, example=EXAMPLE)
        return found[0]

    @property
    def right(self) -> int:
        """How many answers are right."""
        asked = zip(_first(self.form), self.answers, strict=True)
        return sum(answer == question.right + 1 for question, answer in asked)

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the misconceptions that the wrong answers show, each once."""
        asked = zip(_first(self.form), self.answers, strict=True)
        found = {question.choices[answer - 1].misconception for question, answer in asked if answer}
        return tuple(id for id in misconceptions() if id in found)


EXAMPLE = "C1-A-31204213-2"


@cache
def _first(form: str) -> tuple[Question, ...]:
    """Which choice is right, and what the others show, is the same for every seed."""
    return questions(form)


def _check_digit(form: str, answers: Iterable[int]) -> int:
    weights = (3, 7, 9, 1, 3, 7, 9, 1)  # none shares a factor with 10: one wrong digit shows
    total = sum(weight * answer for weight, answer in zip(weights, answers, strict=True))
    return (total + FORMS.index(form)) % 10


def _codes(line: str) -> list[CheckResult]:
    """Every code in a line. Raises BrokenCode for one that is mistyped."""
    results = []
    for text in LIKE_CODE.findall(line.upper().translate(LIKE_LATIN)):
        code = text.rstrip("-")
        found = CODE.fullmatch(code)
        result = CheckResult(found[1], tuple(map(int, found[2]))) if found else None
        if result is None or result.code != code:
            raise BrokenCode(MISTYPED, code=code[:30])
        results.append(result)
    return results


@dataclass(frozen=True, slots=True)
class Moved:
    """Which misconceptions are gone, which are new, and which are still there."""

    lost: tuple[str, ...]
    gained: tuple[str, ...]
    kept: tuple[str, ...]


def moved(pre: CheckResult, post: CheckResult) -> Moved:
    """What changed from one check to another."""
    before, after = pre.shown, post.shown
    return Moved(
        tuple(id for id in before if id not in after),
        tuple(id for id in after if id not in before),
        tuple(id for id in before if id in after),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A misconception, and how many of a class showed it before and after."""

    misconception: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Board:
    """What the codes of a class tell: how many there are before and after, and the rows.

    `bad` has the number of each line that could not be read, and why.
    """

    before: int
    after: int
    rows: tuple[Row, ...]
    bad: tuple[tuple[int, BrokenCode], ...]


def class_board(text: str) -> Board:
    """The board of pasted lines; around the codes, one or more in a line, anything may stand."""
    results: list[CheckResult] = []
    bad: list[tuple[int, BrokenCode]] = []
    if len(text) > MOST_CHARS:
        text, bad = "", [(1, BrokenCode(TOO_LONG, most=MOST_CHARS))]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = _codes(line)
            if not found:
                raise BrokenCode(NO_CODE, example=EXAMPLE)
        except BrokenCode as problem:
            bad.append((number, problem))
        else:
            results += found
    counts = {form: Counter[str]() for form in FORMS}
    for result in results:
        counts[result.form].update(result.shown)
    rows = tuple(Row(id, *(counts[form][id] for form in FORMS)) for id in misconceptions())
    before, after = (sum(result.form == form for result in results) for form in FORMS)
    return Board(before, after, rows, tuple(bad))
