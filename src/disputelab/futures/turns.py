"""Who does what on a day, and on which chance it hangs: the beliefs' view of the rules.

Each day has its turns: the clock, the carrier, the seller, the platform, and then the buyer, who
may make any number of moves. In a dispute a seller gives one answer, on any day of the reply
period, each as likely as the others, stands by it, and repeats it if the dispute is opened again.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from disputelab.core import (
    ARC,
    Actor,
    Do,
    Goods,
    Message,
    Move,
    OpenReason,
    Position,
    Rulebook,
    Stage,
    sample,
)
from disputelab.futures.beliefs import Behaviour, Beliefs
from disputelab.futures.graph import Amounts
from disputelab.futures.situations import Lead, Rules, Situation


class Answer(StrEnum):
    """How a seller answers a dispute."""

    PAYS = "pays"
    OFFERS = "offers"
    DECLINES = "declines"
    PROMISES = "promises"
    EXTENDS = "extends"
    SILENT = "silent"


ASKS_TO_CANCEL = (Answer.PROMISES, Answer.EXTENDS)


class Known(NamedTuple):
    """A situation, and what is known of the seller: an answer, or for how long there was none."""

    shape: int
    age: int | None
    answer: Answer | int


class Chance(NamedTuple):
    """What a chance depends on: what may happen, and the days or the case that it hangs on."""

    of: str
    days: int = 0
    case: str = ""


class Row(NamedTuple):
    """Something that may happen: from where, by which moves, to where, and on which chance."""

    source: Known
    target: Known
    moves: tuple[Move, ...] = ()
    longer: bool = False
    chance: Chance = Chance("")


class Turns:
    """What may happen in each turn, from anything that is known of an order."""

    def __init__(self, rulebook: Rulebook, amounts: Amounts, faulty: bool) -> None:
        missing, poor = OpenReason.NOT_RECEIVED, OpenReason.POOR_QUALITY
        (claim,) = amounts.claims
        self._open = tuple(
            Move(Do.OPEN_DISPUTE, claim=claim, reason=reason) for reason in (missing, poor)
        )
        self.evidence = sample(Do.ADD_EVIDENCE, 0)
        self._extend = Move(Do.EXTEND_PROTECTION, days=amounts.extension)
        self._part = max((r for r in amounts.refunds if 0 < r < claim), default=0)
        self._faulty, self._period = faulty, rulebook.reply_days.value
        plain = [Do.ACCEPT_OFFER, Do.RETURN_GOODS, Do.ESCALATE, Do.CANCEL_DISPUTE]
        plain.append(Do.CONFIRM_RECEIPT)
        self.buyer = (*self._open, self.evidence, *map(Move, plain))
        theirs = (Do.SHIP, Do.DELIVER, Do.AGREE, Do.DECLINE, Do.RECEIVE_RETURN)
        amounts_of = ((Do.OFFER, {self._part}), (Do.RULE, {0, claim}))
        moves = (*self.buyer, self._extend, *map(Move, theirs))
        moves += tuple(Move(do, refund=r) for do, refunds in amounts_of for r in sorted(refunds))
        self.rules = Rules(rulebook, moves, detailed=True)
        self._known_leads: dict[int, Mapping[Move, Lead]] = {}

    def known(self, position: Position) -> Known:
        """What is known in a position, before the seller has shown anything more."""
        return Known(*self.rules.situation(position), 0)

    def shape(self, known: Known) -> Position:
        """The position as the rules see it, clocks apart."""
        return self.rules.shapes[known.shape]

    def _go(
        self, known: Known, moves: tuple[Move, ...], chance: Chance, answer: Answer | None = None
    ) -> Row:
        """The row of some moves in a row; what the rules do not read among them leads nowhere."""
        here, longer = known, False
        for move in moves:
            lead = self._leads(here.shape).get(move)
            if lead:
                here = Known(lead.shape, lead.age(here.age), here.answer)
                longer |= lead.longer > 0
        if answer:
            here = here._replace(answer=answer)
        return Row(known, here, moves, longer, chance)

    def _leads(self, shape: int) -> Mapping[Move, Lead]:
        if shape not in self._known_leads:
            leads = self.rules.leads(shape)
            self._known_leads[shape] = {self.rules.moves[lead.move]: lead for lead in leads}
        return self._known_leads[shape]

    def ship(self, known: Known) -> Iterator[Row]:
        """The seller ships."""
        if self.shape(known).goods is Goods.NOT_SHIPPED:
            yield self._go(known, (Move(Do.SHIP),), Chance("ships"))

    def deliver(self, known: Known) -> Iterator[Row]:
        """The parcel comes."""
        if self.shape(known).goods is Goods.SHIPPED:
            yield self._go(known, (Move(Do.DELIVER),), Chance("comes"))

    def seller(self, known: Known) -> Iterator[Row]:
        """The seller answers a dispute, or confirms that the goods are back."""
        dispute = self.shape(known).dispute
        if dispute and dispute.stage is Stage.RETURN_PENDING and dispute.sent_back:
            yield self._go(known, (Move(Do.RECEIVE_RETURN),), Chance("returns"))
        if not dispute or dispute.stage is not Stage.AWAITING_SELLER or not known.age:
            return
        if known.answer is Answer.SILENT:
            return
        if isinstance(known.answer, Answer):
            if known.age <= self._period:
                chance = Chance("repeats", self._period - known.age + 1)
                yield self._answers(known, known.answer, chance)
            return
        silent = known.answer + known.age
        for answer in Answer:
            if answer is not Answer.SILENT and silent <= self._period:
                yield self._answers(known, answer, Chance("answers", silent, answer))

    def _answers(self, known: Known, answer: Answer, chance: Chance) -> Row:
        if answer is Answer.EXTENDS and self.shape(known).protection.ended:
            answer = Answer.PROMISES
        return self._go(known, self._moves(answer), chance, answer)

    def _moves(self, answer: Answer) -> tuple[Move, ...]:
        promise = Move(Do.MESSAGE, kind=Message.PROMISE_ARRIVAL)
        part = self._part
        return {
            Answer.PAYS: (Move(Do.AGREE),),
            Answer.OFFERS: (Move(Do.OFFER, refund=part),) if part else (Move(Do.AGREE),),
            Answer.DECLINES: (Move(Do.DECLINE),),
            Answer.PROMISES: (promise, Move(Do.DECLINE)),
            Answer.EXTENDS: (promise, self._extend, Move(Do.DECLINE)),
            Answer.SILENT: (),
        }[answer]

    def platform(self, known: Known) -> Iterator[Row]:
        """The platform rules, for the buyer or against."""
        shape = self.shape(known)
        if shape.dispute and shape.stage is Stage.REVIEW:
            case = ruling_case(shape)
            for of, refund in (("wins", shape.dispute.claimed), ("loses", 0)):
                yield self._go(known, (Move(Do.RULE, refund=refund),), Chance(of, case=case))

    def options(self, known: Known, made: tuple[Move, ...] = ()) -> list[Row]:
        """What the buyer can make of a turn, by any number of moves; the first is to do nothing.

        `made` has been done in it already. A buyer does not open and cancel on one day, and opens
        no dispute over goods that have come and are not known to be faulty.
        """
        found = {known: Row(known, known)}
        for row in (queue := [found[known]]):  # grows while it is read
            done = {move.do for move in (*made, *row.moves)}
            for move, lead in self._leads(row.target.shape).items():
                if not self._would(row.target, move, done):
                    continue
                after = self._moved(row.target, move, lead)
                if after not in found:
                    found[after] = Row(known, after, (*row.moves, move))
                    queue.append(found[after])
        return list(found.values())

    def _would(self, known: Known, move: Move, done: set[Do]) -> bool:
        """Whether a buyer would make a move of that turn."""
        if move.do is Do.CANCEL_DISPUTE:
            return Do.OPEN_DISPUTE not in done
        if move.do is Do.OPEN_DISPUTE:
            came = self.shape(known).goods is Goods.DELIVERED
            fair = self._faulty if came else move.reason is OpenReason.NOT_RECEIVED
            return fair and Do.CANCEL_DISPUTE not in done
        return ARC[move.do].actor is Actor.BUYER

    def move(self, known: Known, move: Move) -> Known | None:
        """What a move of the buyer leads to; None where it is refused or changes nothing."""
        lead = self._leads(known.shape).get(move)
        return self._moved(known, move, lead) if lead else None

    def _moved(self, known: Known, move: Move, lead: Lead) -> Known:
        answer = known.answer
        awaited = self.shape(known).stage is Stage.AWAITING_SELLER
        if move.do is Do.CANCEL_DISPUTE and awaited and isinstance(answer, int):
            answer = min(answer + (known.age or 0), self._period)
        return Known(lead.shape, lead.age(known.age), answer)

    def night(self, known: Known, last_day_over: bool) -> Known:
        """What is known after the clock's moves at the start of the next day."""
        shape, age = self.rules.night(Situation(known.shape, known.age), last_day_over)
        waited = self.shape(known).stage is Stage.AWAITING_SELLER
        missed = waited and self.rules.shapes[shape].stage is not Stage.AWAITING_SELLER
        answer = Answer.SILENT if missed and isinstance(known.answer, int) else known.answer
        return Known(shape, age, answer)


def ruling_case(shape: Position) -> str:
    """What a ruling hangs on, as the name of a belief [2.25, 3.05, 3.14]."""
    assert shape.dispute
    missing = shape.dispute.reason is OpenReason.NOT_RECEIVED
    if missing and shape.goods is Goods.DELIVERED:
        return "wins_though_it_came"
    again = "_again" if shape.dispute.round > 1 else ""
    return f"wins{again}_with{'' if shape.dispute.has_proof else 'out'}_proof"


def chance(of: Chance, beliefs: Beliefs, expected: Mapping[Answer, float], period: int) -> float:
    """The chance of a row on a day; of a ruling: once the platform rules; 1 for what days decide.

    `expected` is how likely each answer is, `period` the reply period in days.
    """
    if of.of == "answers":
        silent = expected[Answer.SILENT]
        left = silent + (1 - silent) * (period - of.days + 1) / period
        return expected[Answer(of.case)] / period / left if left else 0.0
    plain = {
        "ships": lambda: 1 / beliefs["ships_within"],
        "returns": lambda: 1 / beliefs["returns_days"],
        "repeats": lambda: 1 / of.days,
        "wins": lambda: beliefs[of.case],
        "loses": lambda: 1 - beliefs[of.case],
    }
    return plain[of.of]() if of.of in plain else 1.0


def arrivals(beliefs: Beliefs, first: int, last: int) -> list[float]:
    """The chance that a parcel comes on each day from the first to the last, if it has not yet."""
    comes, within = beliefs["comes"], beliefs["comes_within"]
    found = []
    for day in range(first, last + 1):
        still = 1 - comes * min(max(day - 1, 0) / within, 1)
        found.append(comes / within / still if 1 <= day <= within and still > 0 else 0.0)
    return found


def expected_answers(shares: Mapping[Behaviour, float], beliefs: Beliefs) -> dict[Answer, float]:
    """How likely each answer is, given the shares of the behaviours."""
    like = {
        shown: sum(share * beliefs.shows(kind, shown) for kind, share in shares.items())
        for shown in Behaviour
    }
    agrees, promises = like[Behaviour.AGREES], like[Behaviour.PROMISES]
    return {
        Answer.PAYS: agrees * beliefs["pays_all"],
        Answer.OFFERS: agrees * (1 - beliefs["pays_all"]),
        Answer.DECLINES: like[Behaviour.AGGRESSIVE],
        Answer.PROMISES: promises * (1 - beliefs["extends"]),
        Answer.EXTENDS: promises * beliefs["extends"],
        Answer.SILENT: like[Behaviour.IGNORES],
    }
