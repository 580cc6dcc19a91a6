"""A history as lanes of spans and marks: what every picture of it is drawn from.

Days are real numbers here: day 5 runs from 5.0 to 6.0, what the clock does on it happens at 5.0
and what people do at 5.5.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from disputelab.core import Actor, Do, History, Position, Step
from disputelab.core.periods import protection_end, reply_deadline, settlement_deadline
from disputelab.figures.words import Words
from disputelab.locale import N_


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days; `kind` says what it is, `label` says it to the reader."""

    start: float
    end: float
    kind: str
    label: str


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
    """The picture before it is drawn: lanes from top to bottom over days 0 to `days`."""

    days: int
    today: int
    today_label: str
    protection_end: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


State = Callable[[Position], tuple[str, str] | None]


def timeline(history: History, words: Words, today: int) -> Timeline:
    """The lanes of a history, as seen on a day."""
    days = history.scenario.until + 1
    lanes = (
        Lane("steps", words.text(N_("What happened")), marks=_steps(history, words)),
        Lane("goods", words.text(N_("Goods")), _spans(history, _goods(words))),
        Lane("protection", words.text(N_("Protection")), _protection(history, words)),
        Lane("dispute", words.text(N_("Dispute")), _spans(history, _dispute(words))),
        Lane("clocks", words.text(N_("Its two clocks")), _clocks(history, words)),
        Lane("said", words.text(N_("Said and offered")), marks=_said(history, words)),
        Lane("money", words.text(N_("Money")), _money(history, words)),
    )
    return Timeline(
        days,
        today,
        words.text(N_("today: day {number}")).format(number=today),
        min(protection_end(history.end), days),
        lanes,
        _ticks(days, words),
    )


def _moment(step: Step) -> float:
    return step.day + (0.0 if step.actor is Actor.CLOCK else 0.5)


def _positions(history: History) -> list[tuple[float, Position]]:
    return [(0.0, history.start), *((_moment(step), step.after) for step in history.steps)]


def _spans(history: History, state: State) -> tuple[Span, ...]:
    """The stretches over which a state keeps its value; None leaves a gap."""
    spans: list[Span] = []
    points = _positions(history)
    ends = [at for at, _ in points[1:]] + [float(history.scenario.until + 1)]
    for (start, position), end in zip(points, ends, strict=True):
        value = state(position)
        if value is None or end <= start:
            continue
        if spans and spans[-1].end == start and (spans[-1].kind, spans[-1].label) == value:
            spans[-1] = replace(spans[-1], end=end)
        else:
            spans.append(Span(start, end, *value))
    return tuple(spans)


def _goods(words: Words) -> State:
    return lambda position: (position.goods.value, words.label(position.goods))


def _dispute(words: Words) -> State:
    return lambda p: (p.dispute.stage.value, words.label(p.dispute.stage)) if p.dispute else None


def _protection(history: History, words: Words) -> tuple[Span, ...]:
    days = history.scenario.until + 1
    end = protection_end(history.start)
    spans = [Span(0, min(end, days), "protection", words.text(N_("runs")))]
    for step in history.steps:
        if step.accepted and step.move.do is Do.EXTEND_PROTECTION:
            longer = protection_end(step.after)
            label = words.text(N_("+{days}")).format(days=step.move.days)
            spans.append(Span(min(end, days), min(longer, days), "extension", label))
            end = longer
    if end < days:
        spans.append(Span(end, days, "ended", words.text(N_("ended"))))
    return tuple(span for span in spans if span.end > span.start)


def _clocks(history: History, words: Words) -> tuple[Span, ...]:
    spans = []
    days = float(history.scenario.until + 1)
    for step in history.steps:
        dispute = step.after.dispute
        if dispute and step.accepted and step.move.do is Do.OPEN_DISPUTE:
            book = step.verdict.rulebook
            for kind, label, end in (
                ("reply", N_("to reply"), reply_deadline(dispute, book)),
                ("settlement", N_("to settle"), settlement_deadline(dispute, book)),
            ):
                spans.append(Span(_moment(step), min(end, days), kind, words.text(label)))
    return tuple(spans)


def _money(history: History, words: Words) -> tuple[Span, ...]:
    lanes = (
        ("held", N_("held: {amount}")),
        ("refunded", N_("buyer: {amount}")),
        ("released", N_("seller: {amount}")),
    )
    return tuple(
        span
        for place, label in lanes
        for span in _spans(history, _amount(place, words.text(label), words))
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
