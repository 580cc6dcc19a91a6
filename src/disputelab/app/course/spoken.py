"""What stands beside the practice screens: the goal, what a click has done, and the debriefing."""

from html import escape

from disputelab.app.html import SIGNS, cite
from disputelab.core import Actor, Level, Step, Verdict, advise
from disputelab.course.attempt import Attempt
from disputelab.course.pages import Button, Page, Screen
from disputelab.course.screens import HEADINGS, buttons, press
from disputelab.course.search import shortest
from disputelab.course.tasks import Debrief, Task
from disputelab.figures.reasons import refusal, why
from disputelab.figures.verdict import advice
from disputelab.figures.words import Words
from disputelab.locale import N_

BEGIN = N_("Begin on the page shown here. Every click does what it would really do.")
TURNED = N_("“{button}”: you have turned a page. Nothing has changed about the order.")
PICKED = N_("“{button}”: picked, but not sent yet. Nothing has changed about the order.")
NOTHING = N_("{day}: nothing has happened.")
REACHED = N_("The goal is reached.")
OUT_OF_REACH = N_("The goal is out of reach now.")
TRY_AGAIN = N_("Take the last clicks back, or start again, and try another way.")
BETTER = N_("There is a shorter way: start again and look for it.")
FEWEST = N_("There is no shorter way.")
NOT_YET = N_("The shortest way can be shown once a try has failed or you have started again twice.")
TRUE_ONE = N_("a reason, whichever it is")
ALL_THE_SAME = N_(
    "The warning is what the articles advise in general; the goal here left you days to spare."
)


def task(task: Task, language: str, words: Words) -> str:
    """Where the buyer stands, and what to reach."""
    goal = escape(words.text(N_("Goal")))
    return (
        f'<p class="about">{escape(task.told.text(language))}</p>'
        f'<p class="goal"><b>{goal}:</b> {escape(task.asks.text(language))}</p>'
    )


def clicks(number: int, least: int, words: Words) -> str:
    """How many clicks there were, and how many are needed."""
    so_far = words.count("{number} click so far", "{number} clicks so far", number)
    needed = words.count(
        "the shortest way: {number} click", "the shortest way: {number} clicks", least
    )
    return f"<p>{escape(so_far)} · {escape(needed)}</p>"


def sentence(text: str) -> str:
    """Where the money is; read out when it changes."""
    return f'<p class="sentence" data-aloud>{escape(text)}</p>'


def why_not(button: Button, words: Words) -> str:
    """Why a button is grey, with the claims behind it; nothing where it can be pressed."""
    if isinstance(button.why_not, Verdict):
        cited = cite(button.why_not.claims, words)
        return f"<span>{escape(refusal(button.why_not, words))}</span> {cited}"
    return escape(words.text(button.why_not)) if button.why_not else ""


def did(attempt: Attempt, words: Words) -> str:
    """What the last click has really done, and why."""
    if not attempt.pressed:
        return f"<p>{escape(words.text(BEGIN))}</p>"
    button, news = attempt.pressed[-1], attempt.news
    if news:
        return f"<div data-aloud>{''.join(_step(step, words) for step in news)}</div>"
    if button.wait:
        said = words.text(NOTHING).format(day=words.day(attempt.screen.live.day))
        return f"<p>{escape(begun(said))}</p>"
    picked = button.reason or button.claim
    said = words.text(PICKED if picked else TURNED).format(button=begun(words.text(button.label)))
    return f"<p>{escape(said)} {cite(button.claims, words)}</p>"


def begun(text: str) -> str:
    """A text as a sentence or a button begins."""
    return text[:1].upper() + text[1:]


def _warned(step: Step) -> bool:
    """Whether the articles call a step of the buyer's dangerous."""
    rows = advise(step.verdict.position, step.move.do)
    return step.actor is Actor.BUYER and any(row.level is Level.DANGER for row in rows)


def _step(step: Step, words: Words) -> str:
    sign = "✓" if step.accepted else "✗"
    warned = "".join(
        f'<div class="warned">{SIGNS[row.level]} {escape(advice(row, words))}'
        f"{cite(row.claims, words)}</div>"
        for row in advise(step.verdict.position, step.move.do)
        if step.actor is Actor.BUYER and row.level is not Level.NOTE
    )
    return (
        f'<p><span class="sign">{sign}</span> <b>{escape(begun(words.day(step.day)))}.</b> '
        f"{escape(why(step, words))} {cite(step.verdict.claims, words)}</p>{warned}"
    )


def debrief(attempt: Attempt, words: Words) -> str:
    """What is said when the goal is reached, or cannot be reached any more."""
    if attempt.solved:
        least = len(shortest(attempt.task, attempt.variant))
        after = FEWEST if len(attempt.pressed) <= least else BETTER
        said = _debrief(attempt.task.done, words)
        if any(_warned(step) for step in attempt.news):
            said += f"<p>{escape(words.text(ALL_THE_SAME))}</p>"
        return _box("reached", f"✓ {words.text(REACHED)}", said, words.text(after))
    lost = attempt.lost
    if not lost:
        return ""
    # What the last click has done is told already.
    before = lost.step if lost.step not in attempt.news else None
    cause = f"<p>{escape(why(before, words))}</p>" if before else ""
    said = cause + _debrief(attempt.task.lost[lost.by], words)
    return _box("lost", f"✗ {words.text(OUT_OF_REACH)}", said, words.text(TRY_AGAIN))


def _debrief(said: Debrief, words: Words) -> str:
    return f"<p>{escape(said.text.text(words.language))} {cite(said.claims, words)}</p>"


def _box(kind: str, head: str, said: str, after: str) -> str:
    return (
        f'<div class="said {kind}" data-aloud><b>{escape(head)}</b>{said}'
        f"<p>{escape(after)}</p></div>"
    )


def not_yet(words: Words) -> str:
    """Why the shortest way is not shown yet."""
    return f"<p>{escape(words.text(NOT_YET))}</p>"


def solution(attempt: Attempt, words: Words) -> str:
    """The shortest way, a button a line, each with the page on which it stands."""
    screen, items = attempt.screens[0], ""
    for id in shortest(attempt.task, attempt.variant):
        found = next(one for one in buttons(screen, attempt.variant) if one.id == id)
        label = TRUE_ONE if screen.page is Page.WHY and found.reason else found.label
        items += f"<li>{_place(screen, words)}<b>{escape(begun(words.text(label)))}</b></li>"
        screen = press(screen, id, attempt.variant)
    return f'<ol class="way">{items}</ol>'


def _place(screen: Screen, words: Words) -> str:
    return f"<small>{escape(words.text(HEADINGS[screen.page]))} →</small> "
