"""A history as lanes of spans and marks: what every picture of it is drawn from.

Days are real numbers here: day 5 runs from 5.0 to 6.0, what the clock does on it happens at 5.0
and what people do at 5.5.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from disputelab.core import Actor, Do, History, Position, Step
from disputelab.core.periods import protection_end, reply_deadline, settlement_deadline
from disputelab.figures.words import Words
from disputelab.locale import N_

Tie = int | Literal["today", "protection"]
"""What something hangs on: the number of a step, today, the protection first given; 0 nothing."""
TODAY: Literal["today"] = "today"
PROTECTED: Literal["protection"] = "protection"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days; `kind` says what it is, `label` says it to the reader.

    `ties` are what its start and its end hang on.
    """

    start: float
    end: float
    kind: str
    label: str
    ties: tuple[Tie, Tie] = (0, 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day; `number` counts the steps of the history from 1."""

    at: float
    kind: str
    label: str
    number: int
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the picture."""

    id: str
    name: str
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis, with its date where the story has dates."""

    day: int
    label: str
    date: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture before it is drawn: lanes from top to bottom over days 0 to `days`.

    Protection as it was first given ends when day `given` begins, and with all extensions when day
    `protection_end` does; `last` is the last day of the story.
    """

    days: int
    last: int
    today: int
    today_label: str
    given: int
    protection_end: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


State = Callable[[Position], tuple[str, str] | None]


def timeline(
    history: History, words: Words, today: int, days: int = 0, hidden: bool = False
) -> Timeline:
    """The lanes of a history, as seen on a day.

    `days`: how many the axis has at least, so that two stories can stand on one. `hidden`: nothing
    is shown of what comes after today, only how long protection and clocks would run by then.
    """
    last = history.scenario.until
    days = max(days, last + 1)
    end = today + 1 if hidden else last + 1
    if hidden:
        steps = tuple(step for step in history.steps if step.day < end)
        history = replace(history, steps=steps)
    lanes = (
        Lane("steps", words.text(N_("What happened")), marks=_steps(history, words)),
        Lane("goods", words.text(N_("Goods")), _spans(history, end, _goods(words))),
        Lane("protection", words.text(N_("Protection")), _protection(history, days, words)),
        Lane("dispute", words.text(N_("Dispute")), _spans(history, end, _dispute(words))),
        Lane("clocks", words.text(N_("Its two clocks")), _clocks(history, days, words)),
        Lane("said", words.text(N_("Said and offered")), marks=_said(history, words)),
        Lane("money", words.text(N_("Money")), _money(history, end, words)),
    )
    return Timeline(
        days,
        last,
        today,
        words.text(N_("today: day {number}")).format(number=today),
        protection_end(history.start),
        min(protection_end(history.end), days),
        lanes,
        _ticks(days, words),
    )


def _moment(step: Step) -> float:
    return step.day + (0.0 if step.actor is Actor.CLOCK else 0.5)


def _spans(history: History, end: int, state: State) -> tuple[Span, ...]:
    """The stretches over which a state keeps its value; None leaves a gap."""
    moments = [0.0, *map(_moment, history.steps), float(end)]
    positions = [history.start, *(step.after for step in history.steps)]
    spans = []
    for number, (position, days) in enumerate(zip(positions, pairwise(moments), strict=True)):
        if value := state(position):
            over = number + 1 if number < len(history.steps) else 0
            spans.append(Span(*days, *value, ties=(number, over)))
    # Joined first, so that a state hangs on the first of several steps of a day that led to it.
    return _joined(span for span in _joined(spans) if span.end > span.start)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that follow one another at once and say the same, as one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and (last.end, last.kind, last.label) == (span.start, span.kind, span.label):
            joined[-1] = replace(last, end=span.end, ties=(last.ties[0], span.ties[1]))
        else:
            joined.append(span)
    return tuple(joined)


def _goods(words: Words) -> State:
    return lambda position: (position.goods.value, words.label(position.goods))


def _dispute(words: Words) -> State:
    return lambda p: (p.dispute.stage.value, words.label(p.dispute.stage)) if p.dispute else None


def _protection(history: History, days: int, words: Words) -> tuple[Span, ...]:
    end = protection_end(history.start)
    runs = words.text(N_("runs"))
    spans = [Span(0, min(end, days), "protection", runs, (0, PROTECTED))]
    for step in history.steps:
        if step.accepted and step.move.do is Do.EXTEND_PROTECTION:
            longer = protection_end(step.after)
            label = words.text(N_("+{days}")).format(days=step.move.days)
            ties = (PROTECTED, PROTECTED)
            spans.append(Span(min(end, days), min(longer, days), "extension", label, ties))
            end = longer
    if end < days:
        spans.append(Span(end, days, "ended", words.text(N_("ended")), (PROTECTED, 0)))
    return tuple(span for span in spans if span.end > span.start)


def _clocks(history: History, days: int, words: Words) -> tuple[Span, ...]:
    spans = []
    for number, step in enumerate(history.steps, 1):
        dispute = step.after.dispute
        if dispute and step.accepted and step.move.do is Do.OPEN_DISPUTE:
            book = step.verdict.rulebook
            for kind, label, end in (
                ("reply", N_("to reply"), reply_deadline(dispute, book)),
                ("settlement", N_("to settle"), settlement_deadline(dispute, book)),
            ):
                ties = (number, number if end < days else 0)
                until = min(end, days)
                spans.append(Span(_moment(step), until, kind, words.text(label), ties))
    return tuple(spans)


def _money(history: History, end: int, words: Words) -> tuple[Span, ...]:
    lanes = (
        ("held", N_("held: {amount}")),
        ("refunded", N_("buyer: {amount}")),
        ("released", N_("seller: {amount}")),
    )
    return tuple(
        span
        for place, label in lanes
        for span in _spans(history, end, _amount(place, words.text(label), words))
    )


def _amount(place: str, label: str, words: Words) -> State:
    def state(position: Position) -> tuple[str, str] | None:
        amount = getattr(position.money, place)
        return (place, label.format(amount=words.money(amount))) if amount else None

    return state


def _steps(history: History, words: Words) -> tuple[Mark, ...]:
    return tuple(
        Mark(_moment(step), step.actor.value, words.label(step.move.do), number, step.accepted)
        for number, step in enumerate(history.steps, 1)
    )


def _said(history: History, words: Words) -> tuple[Mark, ...]:
    marks = []
    for number, step in enumerate(history.steps, 1):
        move = step.move
        if not step.accepted:
            continue
        if move.kind and move.do is Do.MESSAGE:
            marks.append(Mark(_moment(step), "message", words.label(move.kind), number))
        elif move.do is Do.OFFER:
            label = words.money(move.refund or 0)
            if move.return_goods:
                label = words.text(N_("{refund} for the goods")).format(refund=label)
            marks.append(Mark(_moment(step), "offer", label, number))
    return tuple(marks)


def _ticks(days: int, words: Words) -> tuple[Tick, ...]:
    every = next(n for n in (1, 2, 5, 10, 20, 30, 50, 100, 200, 500) if days / n <= 12)
    return tuple(Tick(day, str(day), words.short_date(day)) for day in range(0, days, every))
