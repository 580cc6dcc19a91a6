"""What a learner is told about an answer, as HTML, every word of it escaped."""

from html import escape

from disputelab.app.html import cite
from disputelab.course.misconceptions import misconceptions
from disputelab.course.question import Answer, Pick, Question
from disputelab.figures.words import Words
from disputelab.locale import N_

RIGHT, WRONG = N_("Right."), N_("Not so.")
BEHIND = N_("A common belief behind it: {statement}")


def story(question: Question) -> str:
    """What is known of the story, a line each."""
    if not question.told:
        return ""
    head, *lines = (escape(line) for line in question.told)
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f'<p class="known">{head}</p><ul class="known">{items}</ul>'


def ask(question: Question) -> str:
    """The question itself."""
    return f'<p class="ask">{escape(question.ask)}</p>'


def verdict(question: Question, answer: Answer, words: Words, over: bool = True) -> str:
    """Whether an answer is right, and why; of a wrong one the belief that is likely behind it.

    `over`: no more tries follow, so that the answer may be given away.
    """
    right = question.is_right(answer)
    choice = question.about(answer)
    sign, said = ("✓", RIGHT) if right else ("✗", WRONG)
    why = choice.told if right or over or not question.nudge else question.nudge
    body = (
        f'<p class="{"accepted" if right else "refused"}"><span class="sign">{sign}</span> '
        f"<b>{escape(words.text(said))}</b> {escape(why)} {cite(choice.claims, words)}</p>"
    )
    others = [one for key, *_ in question.right if (one := question.choice(key)) is not choice]
    if right and question.pick is Pick.ONE and others:
        said = words.text(N_("Just as good: {answers}.")).format(
            answers="; ".join(sorted(one.text for one in others))
        )
        body += f"<p>{escape(said)}</p>"
    if not right and choice.misconception:
        body += misconception(choice.misconception, words)
    return f'<div class="feedback" data-aloud>{body}</div>'


def misconception(id: str, words: Words) -> str:
    """A misconception, and what is so instead."""
    found = misconceptions()[id]
    statement = words.text(BEHIND).format(statement=found.statement.text(words.language))
    return (
        f'<p class="belief-behind">{escape(statement)} '
        f"<b>{escape(found.correction.text(words.language))}</b> {cite(found.claims, words)}</p>"
    )


def hint(question: Question, words: Words) -> str:
    """The hint, after some tries."""
    said = words.text(N_("A hint: {hint}")).format(hint=question.hint)
    return f'<p class="hint" data-aloud>{escape(said)}</p>'


def solution(question: Question, words: Words) -> str:
    """The right answer, and the rule that decides."""
    said = words.text(N_("The answer: {answer}")).format(answer=question.solution)
    cited = cite(question.claims, words)
    return (
        f'<div class="feedback" data-aloud><p><b>{escape(said)}</b></p>'
        f"<p>{escape(question.rule)} {cited}</p></div>"
    )
