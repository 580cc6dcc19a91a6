"""The stories behind the questions of the check, and what is asked of the engine about them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from disputelab.core import (
    Do,
    Event,
    Evidence,
    History,
    Message,
    Move,
    OpenReason,
    Order,
    Scenario,
    Stage,
    menu,
    replay,
)
from disputelab.locale import N_

GOODS = {
    "A": (N_("headphones"), N_("a table lamp"), N_("a jacket"), N_("a wristwatch")),
    "B": (N_("a backpack"), N_("a kettle"), N_("trainers"), N_("a keyboard")),
}
CURRENCIES = {"A": "USD", "B": "EUR"}
CANCEL, ACCEPT = Move(Do.CANCEL_DISPUTE), Move(Do.ACCEPT_OFFER)
CONFIRM, AGAIN = Move(Do.CONFIRM_RECEIPT), Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED)
SHIP, COME, NO, ESCALATE = (Move(do) for do in (Do.SHIP, Do.DELIVER, Do.DECLINE, Do.ESCALATE))
PROMISES = (Message.PROMISE_ARRIVAL, Message.PROMISE_REPLACEMENT)


@dataclass(frozen=True, slots=True)
class Tale:
    """The story as it is told, how it may go on, and the days that the question speaks of."""

    shown: Scenario
    ends: tuple[History, ...]
    days: dict[str, int]

    @property
    def end(self) -> History:
        """How the story goes on where the question leaves one way only."""
        return self.ends[0]


Test = Callable[[Tale], bool]


def _tale(
    chance: Random, form: str, last: int, moves: list[tuple[int, Move]], until: int = 0
) -> Tale:
    """A story told through its last move or a later day, with protection through `last`."""
    order = Order(chance.randrange(1500, 9000, 50), CURRENCIES[form], last)
    events = tuple(Event(day, move) for day, move in moves)
    story = Scenario(chance.choice(GOODS[form]), order, events, max(until, events[-1].day))
    return Tale(story, (), {"last": last, "today": story.until})


def _ends(tale: Tale, *ways: tuple[list[tuple[int, Move]], int], **days: int) -> Tale:
    """The same with the ways in which it may go on, each through a day."""
    ends = tuple(
        replay(
            replace(
                tale.shown,
                events=(*tale.shown.events, *(Event(day, move) for day, move in moves)),
                until=until,
            )
        )
        for moves, until in ways
    )
    return replace(tale, ends=ends, days=tale.days | days)


def _says(kind: Message | Evidence) -> Move:
    return Move(Do.MESSAGE if isinstance(kind, Message) else Do.ADD_EVIDENCE, kind=kind)


def _opens(reason: OpenReason) -> Move:
    return Move(Do.OPEN_DISPUTE, reason=reason)


def _late(chance: Random) -> list[tuple[int, Move]]:
    """A parcel that has not come, and so a dispute; the seller ships in the first week."""
    return [(chance.randint(2, 6), SHIP)]


def _faulty(chance: Random, reason: OpenReason) -> tuple[list[tuple[int, Move]], int]:
    """Goods that came and are not right, disputed with a photo; and the day of that."""
    came = chance.randint(18, 24)
    opened = came + chance.randint(1, 3)
    moves = [*_late(chance), (came, COME), (opened, _opens(reason))]
    return [*moves, (opened, _says(Evidence.PHOTO))], opened


def reopening(chance: Random, form: str) -> Tale:
    last = chance.choice((40, 45, 50, 60))
    opened = last - chance.randint(10, 14)
    gone = opened + chance.randint(4, 5)
    again = last + chance.randint(1, 3)
    moves = [*_late(chance), (opened, AGAIN), (gone - 1, _says(chance.choice(PROMISES)))]
    tale = _tale(chance, form, last, [*moves, (gone, CANCEL)])
    return _ends(tale, ([(again, AGAIN)], again), day=again)


def late_cancel(chance: Random, form: str) -> Tale:
    last = chance.choice((40, 45, 50, 60))
    opened = last - chance.randint(2, 4)
    moves = [*_late(chance), (opened, AGAIN), (opened + 2, NO)]
    tale = _tale(chance, form, last, [*moves, (last + 1, _says(chance.choice(PROMISES)))])
    return _ends(tale, ([(last + 2, CANCEL)], last + 2), day=last + 2)


def nothing(chance: Random, form: str) -> Tale:
    moves, opened = _faulty(chance, OpenReason.DAMAGED)
    offered = opened + chance.randint(2, 3)
    tale = _tale(chance, form, 60, [*moves, (offered, Move(Do.OFFER, refund=0))])
    then = offered + chance.randint(1, 2)
    new = _opens(OpenReason.DAMAGED)
    return _ends(tale, ([(then, ACCEPT), (then + 1, new)], then + 1), day=then)


def silence(chance: Random, form: str) -> Tale:
    last = chance.choice((45, 50, 60))
    opened = last - chance.randint(10, 15)
    moves = [*_late(chance), (opened, AGAIN), (opened, _says(Evidence.TRACKING_SCREENSHOT))]
    today = opened + chance.randint(3, 5)
    tale = _tale(chance, form, last, moves, today)
    ways: tuple[list[tuple[int, Move]], ...] = (
        [],
        [(today, CANCEL)],
        [(today, CANCEL), (last + 1, AGAIN)],
    )
    pleasing = [(today, CANCEL), (today, CONFIRM), (today + 1, AGAIN)]
    return _ends(tale, *((way, last + 10) for way in (*ways, pleasing)))


def last_day(chance: Random, form: str) -> Tale:
    last = chance.choice((30, 40, 45, 60))
    opened, held = last - chance.randint(14, 18), chance.randint(3, 5)
    moves = [*_late(chance), (opened, AGAIN), (opened + held, CANCEL)]
    tale = _tale(chance, form, last, moves)
    ways = [([(day, AGAIN)], day) for day in range(opened + held, last + 2 * held)]
    return _ends(tale, *ways, before=last - 1, after=last + 1, later=last + held, held=held)


def proof(chance: Random, form: str) -> Tale:
    moves, opened = _faulty(chance, OpenReason.DAMAGED)
    no = opened + chance.randint(1, 3)
    tale = _tale(chance, form, 60, [*moves[:-1], (no, NO), (no + 1, ESCALATE)])
    kinds = (Evidence.CHAT, Evidence.UNBOXING_VIDEO)
    return _ends(tale, *(([(no + 1, _says(kind))], no + 10) for kind in kinds))


def decline(chance: Random, form: str) -> Tale:
    last = chance.choice((40, 45, 50, 60))
    opened = last - chance.randint(2, 5)
    moves = [*_late(chance), (opened, AGAIN), (opened, _says(Evidence.ORDER_DATA))]
    tale = _tale(chance, form, last, [*moves, (opened + chance.randint(1, 4), NO)])
    return _ends(tale, ([], opened + 9), day=opened + 9)


def sent_back(chance: Random, form: str) -> Tale:
    moves, opened = _faulty(chance, OpenReason.WRONG_ITEM)
    last = chance.choice((50, 60))
    tale = _tale(chance, form, last, [(0, SHIP)])
    offer = Move(Do.OFFER, refund=tale.shown.order.price, return_goods=True)
    asked = opened + chance.randint(12, 15)
    moves += [(opened + 2, offer), (opened + 3, ACCEPT), (opened + 5, Move(Do.RETURN_GOODS))]
    events = tuple(Event(*one) for one in [*moves, (asked, _says(Message.PLEAD))])
    tale = replace(tale, shown=replace(tale.shown, events=events, until=asked))
    new = _opens(OpenReason.WRONG_ITEM)
    return _ends(tale, ([(asked + 1, CANCEL), (last + 1, new)], last + 1), day=asked + 1)


def is_open(tale: Tale) -> bool:
    """Whether a dispute is open at the end."""
    return tale.end.end.dispute is not None


def back(tale: Tale) -> bool:
    """Whether money came back."""
    return tale.end.outcome.refunded > 0


def all_paid(tale: Tale) -> bool:
    """Whether the seller has all of it, and nothing could be done about it at the end."""
    found = tale.end.outcome
    return found.released == tale.end.end.price and not is_open(tale)


def idle(tale: Tale) -> bool:
    """Whether the money is held with no dispute open."""
    return tale.end.outcome.held > 0 and not is_open(tale)


def still_runs(tale: Tale) -> bool:
    return not tale.end.end.protection.ended


def tried(tale: Tale) -> bool:
    """Whether the last thing that was tried was allowed."""
    return tale.end.steps[-1].accepted


def is_best(way: int) -> Test:
    """Whether one way brings more back than every other."""

    def test(tale: Tale) -> bool:
        found = [end.outcome.refunded for end in tale.ends]
        return found[way] > max(found[:way] + found[way + 1 :])

    return test


def last_open(day: str) -> Test:
    """Whether that day is the last on which a dispute can be opened."""

    def test(tale: Tale) -> bool:
        days = [end.scenario.until for end in tale.ends if end.steps[-1].accepted]
        return max(days) == tale.days[day]

    return test


def proves(way: int) -> Test:
    def test(tale: Tale) -> bool:
        dispute = tale.ends[way].end.dispute
        return dispute is not None and dispute.has_proof

    return test


def too_late(tale: Tale) -> bool:
    """Whether no evidence can be attached any more."""
    position = replay(tale.shown).end
    return not any(
        verdict.allowed
        for verdict in menu(position, tale.shown.rulebook)
        if verdict.move.do is Do.ADD_EVIDENCE
    )


def reviewed(tale: Tale) -> bool:
    return tale.end.outcome.stage is Stage.REVIEW and tale.end.outcome.held > 0
