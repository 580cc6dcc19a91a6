"""A story as a hand-out on paper: what happened through a day, questions on it, and the key.

The first page says nothing of what comes after the day; the key begins on a page of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from disputelab.core import History, Step
from disputelab.course.telling import move_line, order_line
from disputelab.course.worksheet import Task, bet_day, worksheet
from disputelab.figures.compose import compose
from disputelab.figures.paper import (
    A4,
    FAINT,
    MARGIN,
    WIDTH,
    Font,
    below,
    beside,
    line,
    pages,
    row,
    ruled,
    scaled,
    sheet,
    space,
    text,
    ticked,
)
from disputelab.figures.reasons import why
from disputelab.figures.scene import Line, Scene, Size
from disputelab.figures.style import MUTED, PROTECTION
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import NOTICE, Words
from disputelab.locale import N_

PICTURE = Size(width=740, names=118, labels=0, font=11.5, gap=5)
LOOKS = ((10.0, WIDTH), (9.5, WIDTH), (9.0, WIDTH), (9.0, 440), (8.5, 400), (8.0, 360))
"""Sizes of text and widths of pictures, in points: the first pair in which a page holds it all."""
FLOWING = LOOKS[3]
"""The same, for a key that takes several pages."""
ROWS = 16
"""The most steps on the first page; of more, the last ones are shown."""
MOST_STEPS = 60
"""The most steps in the key."""
GAP = 20
WRITE = 19
"""Points between two lines to write on."""
LEAST_GAP = 8
KICK, SMALL = Font(8, MUTED, "bold"), Font(7, MUTED)
ROOM = A4[1] - 2 * MARGIN - 34
"""The height of a page's body: what its foot leaves."""

KICKER = N_("Hand-out")
HEADLINE = N_("How does it end?")
NAME, DATE = N_("Name"), N_("Date")
NOW = N_("It is the end of day {number}. What comes after is hidden: that is for you to work out.")
SO_FAR, ASKED = N_("What has happened so far"), N_("Your questions")
HEADS = ("#", N_("Day"), N_("Who does what"), N_("Your notes"))
NOTHING = N_("Nothing yet.")
KEY, ANSWERS, STEPS = N_("The key"), N_("Answers"), N_("Every step, and why")
KEY_HEADS = ("#", N_("Day"), N_("Who does what"), N_("Why"))
SEED = N_("Questions of seed {seed}.")
CODE = N_("This story as a link: {code}")
REFUSED = N_("refused")


@dataclass(frozen=True, slots=True)
class Handout:
    """What a hand-out is made of: a history, the day of the bet, its questions."""

    history: History
    day: int
    tasks: tuple[Task, ...]
    words: Words
    note: str = ""
    """What the key says at its end, such as the code of the story."""

    @property
    def title(self) -> str:
        """The story's title, in the language of the hand-out."""
        return self.words.text(self.history.scenario.title)


def made(history: History, today: int, language: str, seed: int = 0, code: str = "") -> Handout:
    """The hand-out of a history: the bet is on what comes after today.

    Where the order is finished by then, the bet is on the day before that. The seed chooses the
    questions; `code` is what opens the story elsewhere, and stands in the key.
    """
    words, day = Words(language, history.scenario.order), bet_day(history, today)
    note = words.text(SEED).format(seed=seed)
    if code:
        note = words.text(CODE).format(code=code) + " " + note
    return Handout(history, day, worksheet(history, day, language, seed), words, note)


def handout(history: History, today: int, language: str, seed: int = 0, code: str = "") -> bytes:
    """The hand-out as a PDF, on A4: a page for learners, and the key from the next one on."""
    from disputelab.figures.printed import pdf  # noqa: PLC0415

    found = made(history, today, language, seed, code)
    return pdf(sheets(found), found.title, language)


def sheets(found: Handout) -> tuple[Scene, ...]:
    """The pages: the learners', and those of the key."""
    key = list(_key_pages(found))
    last = len(key) + 1
    bodies = [_learners(found), *key]
    return tuple(
        sheet(body, _foot(number, last, found.words)) for number, body in enumerate(bodies, 1)
    )


def _foot(number: int, last: int, words: Words) -> Scene:
    notice = text(words.text(NOTICE), WIDTH - 40, SMALL)
    page = text(f"{number} / {last}", 40, Font(7, MUTED, anchor="right"))
    return below((ruled(space(1, WIDTH), FAINT), beside((notice, page))), 5)


def _learners(found: Handout) -> Scene:
    """The learners' page, in the largest letters in which it fits; what is left is for answers."""
    picture = _picture(found, found.day, hidden=True)
    for rows, (size, wide) in product((ROWS, 12, 8, 4), LOOKS):
        top = _top(found, _middle(picture, wide), rows, size)
        for more in (2, 1, 0):
            grid = _questions(found.tasks, size, more)
            spare = ROOM - top.height - sum(block.height for block in grid)
            gap = spare / len(grid)
            if gap >= LEAST_GAP:
                spread = (below((block, space(min(gap, 2 * GAP)))) for block in grid)
                return below((top, *spread))
    return below((top, *grid), 1)


def _top(found: Handout, picture: Scene, rows: int, size: float) -> Scene:
    words, scenario = found.words, found.history.scenario
    now = words.text(NOW).format(number=found.day)
    return below(
        (
            _head(words),
            # The title of a story often tells its end: it stands on the key.
            text(words.text(HEADLINE), WIDTH, Font(17, weight="bold")),
            space(2),
            text(f"{order_line(scenario, words)} {now}", WIDTH, Font(size)),
            space(8),
            picture,
            space(8),
            _heading(words.text(SO_FAR), size),
            _so_far(found, size, rows),
            space(10),
            _heading(words.text(ASKED), size),
            space(4),
        )
    )


def _head(words: Words) -> Scene:
    """What this is, and where the name goes."""
    kicker = text(f"disputelab · {words.text(KICKER)}", 200, KICK)
    blanks = []
    for label, wide in ((NAME, 150), (DATE, 70)):
        said = text(words.text(label), 32, Font(8, MUTED, anchor="right"))
        blanks.append(beside((said, line(wide, 10)), 4))
    left = WIDTH - 200 - sum(blank.width for blank in blanks) - 3 * 8
    return below((beside((kicker, space(1, left), *blanks), 8), space(8)))


def _picture(found: Handout, today: int, hidden: bool = False) -> Scene:
    drawn = compose(timeline(found.history, found.words, today, hidden=hidden), PICTURE)
    # The signs of very many steps run out of the picture.
    shown = tuple(i for i in drawn.items if isinstance(i, Line) or i.x < drawn.width - 8)
    return replace(drawn, items=shown)


def _middle(picture: Scene, width: int) -> Scene:
    return beside((space(1, (WIDTH - width) / 2), scaled(picture, width)))


def _heading(said: str, size: float) -> Scene:
    head = text(said, WIDTH, Font(size + 1, PROTECTION, "bold"))
    return ruled(below((head, space(1))), PROTECTION, 1)


def _so_far(found: Handout, size: float, rows: int) -> Scene:
    """The steps through the day of the bet, with room for notes."""
    words = found.words
    known = [(n, s) for n, s in enumerate(found.history.steps, 1) if s.day <= found.day]
    if not known:
        return text(words.text(NOTHING), WIDTH, Font(size, MUTED))
    day = 86 if found.history.scenario.order.paid_on else 40
    widths = (24, day, 250, WIDTH - 274 - day)
    heads = tuple(map(words.text, HEADS))
    lines = [row(heads, widths, Font(size - 1.5, MUTED))]
    if (hidden := len(known) - rows) > 0:
        said = words.count("… and {number} earlier step", "… and {number} earlier steps", hidden)
        lines.append(row((said,), (WIDTH,), Font(size - 1, MUTED)))
    lines += [
        row((str(number), _day(step, words), _did(step, words), ""), widths, Font(size - 0.5))
        for number, step in known[-rows:]
    ]
    return below(lines)


def _day(step: Step, words: Words) -> str:
    date = words.short_date(step.day)
    return f"{step.day} · {date}" if date else str(step.day)


def _did(step: Step, words: Words) -> str:
    said = move_line(step.move, words)
    return said if step.accepted else f"✗ {said}: {words.text(REFUSED)}"


def _questions(tasks: Sequence[Task], size: float, more: int) -> list[Scene]:
    """Questions two in a row; `more`: for how many lines of writing there is room besides."""
    rows = []
    for first in range(0, len(tasks), 2):
        pair = tasks[first : first + 2]
        blocks = [_question(first + n, task, size, more) for n, task in enumerate(pair, 1)]
        high = max(block.height for block in blocks)
        rows.append(beside([_longer(*both, high) for both in zip(pair, blocks, strict=True)], GAP))
    return rows


def _question(number: int, task: Task, size: float, more: int) -> Scene:
    inner = (WIDTH - GAP) // 2 - 18
    options = [ticked(text(one, inner - 16, Font(size)), size) for one in task.options]
    if len(options) == 2:
        options = [beside([Scene(inner // 2, one.height, one.items) for one in options])]
    lines = [line(inner, WRITE) for _ in range(task.lines + more if task.lines else 0)]
    body = below(
        (text(task.ask, inner, Font(size, weight="bold")), space(3), below(options, 2), *lines)
    )
    return beside((text(f"{number}.", 18, Font(size, PROTECTION, "bold")), body))


def _longer(task: Task, block: Scene, height: int) -> Scene:
    """A question with more lines to write on, where the one beside it leaves room for them."""
    fitting = (height - block.height) // WRITE if task.lines else 0
    lines = [beside((space(1, 18), line(block.width - 18, WRITE))) for _ in range(fitting)]
    return below((block, *lines))


def _key_pages(found: Handout) -> Iterator[Scene]:
    """The key, on one page if it fits in letters that can be read, else on as many as it takes."""
    picture = _picture(found, found.history.scenario.until)
    for size, wide in (*LOOKS[1:], FLOWING):
        blocks = list(_key(found, _middle(picture, wide), size))
        if sum(block.height for block in blocks) <= ROOM:
            break
    for page in pages(blocks, ROOM):
        yield below(page)


def _key(found: Handout, picture: Scene, size: float) -> Iterator[Scene]:
    words, history = found.words, found.history
    yield text(f"disputelab · {words.text(KEY)}", WIDTH, KICK)
    yield text(found.title or words.text(KEY), WIDTH, Font(14, weight="bold"), most=2)
    yield space(3)
    yield text(verdict(history.end, words), WIDTH, Font(size + 0.5, weight="bold"))
    if history.scenario.about:
        yield text(words.text(history.scenario.about), WIDTH, Font(size), most=6)
    yield space(6)
    yield picture
    yield space(4)
    yield _heading(words.text(ANSWERS), size)
    yield space(3)
    for number, task in enumerate(found.tasks, 1):
        yield _answer(number, task, size)
    yield space(6)
    if history.steps:
        yield from _steps(found, size)
    yield space(4)
    yield text(found.note, WIDTH, Font(size - 1, MUTED))


def _answer(number: int, task: Task, size: float) -> Scene:
    told = " ".join(filter(None, (task.why, *(f"[{claim}]" for claim in task.claims))))
    wide = WIDTH - 18
    body = below(
        (
            text(f"{task.ask} → {task.answer}", wide, Font(size, weight="bold")),
            text(told, wide, Font(size)),
            space(3),
        )
    )
    return beside((text(f"{number}.", 18, Font(size, PROTECTION, "bold")), body))


def _steps(found: Handout, size: float) -> Iterator[Scene]:
    words, steps = found.words, found.history.steps
    day = 74 if found.history.scenario.order.paid_on else 36
    widths = (24, day, 150, WIDTH - 174 - day)
    heads = row(tuple(map(words.text, KEY_HEADS)), widths, Font(size - 1.5, MUTED))
    yield below((_heading(words.text(STEPS), size), heads))
    for number, step in enumerate(steps[:MOST_STEPS], 1):
        claims = "".join(f" [{claim}]" for claim in step.verdict.claims)
        cells = (str(number), _day(step, words), _did(step, words), why(step, words) + claims)
        yield row(cells, widths, Font(size - 1))
    if (more := len(steps) - MOST_STEPS) > 0:
        said = words.count("… and {number} more step", "… and {number} more steps", more)
        yield row((said,), (WIDTH,), Font(size - 1, MUTED))
