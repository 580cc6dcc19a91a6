"""The same rules built a second time, as a state machine of the library `transitions`.

Nothing here comes from the engine's table or its rules: only the words are shared.
"""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transitions import Machine

from disputelab.core import NAMED, Do, Move, replay, step

from .histories import checked, moves, scenarios
from .making import PEOPLE
from .stories import story

NONE, AWAITING, NEGOTIATING = "no-dispute", "awaiting-seller", "negotiating"
REVIEW, RETURN, OVER = "review", "return-pending", "over"
ANSWERABLE = [AWAITING, NEGOTIATING, REVIEW]
OPEN = [*ANSWERABLE, RETURN]
HELD = [NONE, *OPEN]
ALWAYS = [*HELD, OVER]
DAWN = ("protection-expires", "reply-deadline", "settlement-deadline")

# event, from, to (None: stay), all of these must hold, what it does
TABLE = [
    ("ship", HELD, None, ["at_the_sellers"], "leave"),
    ("deliver", ALWAYS, None, ["on_its_way"], "arrive"),
    ("extend-protection", HELD, None, ["protected", "for_some_days"], "prolong"),
    ("message", ALWAYS, None, [], []),
    ("open-dispute", NONE, AWAITING, ["protected", "may_open", "fair_claim"], "begin"),
    ("add-evidence", OPEN, None, [], []),
    ("agree", ANSWERABLE, OVER, [], "pay_claim"),
    ("offer", [AWAITING, NEGOTIATING], NEGOTIATING, ["fair_refund"], "propose"),
    ("offer", REVIEW, REVIEW, ["fair_refund"], "propose"),
    ("decline", [AWAITING, NEGOTIATING], NEGOTIATING, [], "withdraw"),
    ("decline", REVIEW, REVIEW, [], "withdraw"),
    ("accept-offer", ANSWERABLE, RETURN, ["wants_goods"], []),
    ("accept-offer", ANSWERABLE, OVER, ["wants_no_goods"], "pay_offer"),
    ("return-goods", RETURN, None, ["at_the_buyers"], "send_back"),
    ("receive-return", RETURN, OVER, ["on_the_way_back"], "pay_offer"),
    ("escalate", [NEGOTIATING, RETURN], REVIEW, [], "withdraw"),
    ("rule", REVIEW, OVER, ["fair_refund"], "pay_ruling"),
    ("cancel-dispute", OPEN, NONE, ["protected"], "count_cancel"),
    ("cancel-dispute", OPEN, OVER, ["unprotected", "late_cancel_pays"], "forfeit"),
    ("confirm-receipt", NONE, OVER, [], "confirm"),
    ("protection-expires", NONE, OVER, ["past_protection"], "expire"),
    ("protection-expires", OPEN, None, ["past_protection"], "lose_protection"),
    ("reply-deadline", AWAITING, OVER, ["past_reply", "silence_refunds"], "pay_for_silence"),
    ("reply-deadline", AWAITING, REVIEW, ["past_reply"], []),
    ("settlement-deadline", NEGOTIATING, REVIEW, ["past_settlement"], []),
]


class Case:
    """An order as the machine moves it: what must hold, and what is done."""

    def __init__(self, price, days, book):
        self.price, self.book = price, book
        self.day, self.last_day = 0, days
        self.held, self.refunded, self.released = price, 0, 0
        self.goods, self.sent_back = "not-shipped", False
        self.shielded, self.cancelled = True, 0
        self.claim = self.opened = self.offer = self.ended = None

    # What must hold.
    at_the_sellers = property(lambda self: self.goods == "not-shipped")
    on_its_way = property(lambda self: self.goods == "shipped")
    protected = property(lambda self: self.shielded)
    unprotected = property(lambda self: not self.shielded)
    at_the_buyers = property(lambda self: not self.sent_back)
    on_the_way_back = property(lambda self: self.sent_back)
    wants_goods = property(lambda self: self.offer is not None and self.offer[1])
    wants_no_goods = property(lambda self: self.offer is not None and not self.offer[1])
    late_cancel_pays = property(lambda self: self.book["late_cancel"] == "pays-seller")
    silence_refunds = property(lambda self: self.book["silence"] == "refunds-buyer")
    past_protection = property(lambda self: self.shielded and self.day == self.last_day + 1)
    past_reply = property(lambda self: self.day > self.opened + self.book["reply_days"])
    past_settlement = property(lambda self: self.day > self.opened + self.book["settle_days"])

    may_open = property(lambda self: not self.cancelled or self.reopens)
    reopens = property(lambda self: self.book["reopening"] == "while-protected")

    def fair_claim(self, move):
        return move.claim is None or 1 <= move.claim <= self.price

    def fair_refund(self, move):
        return 0 <= move.refund <= self.claim

    def for_some_days(self, move):
        return move.days >= 1

    # What is done.
    def leave(self, move):
        self.goods = "shipped"

    def arrive(self, move):
        self.goods = "delivered"

    def prolong(self, move):
        self.last_day += move.days

    def begin(self, move):
        self.opened, self.offer, self.sent_back = self.day, None, False
        self.claim = self.price if move.claim is None else move.claim

    def propose(self, move):
        self.offer = (move.refund, bool(move.return_goods))

    def withdraw(self, move):
        self.offer = None

    def send_back(self, move):
        self.sent_back = True

    def count_cancel(self, move):
        self.cancelled += 1

    def lose_protection(self, move):
        self.shielded = False

    def _end(self, by, refund):
        self.held, self.refunded, self.released = 0, refund, self.price - refund
        self.ended = (by, self.day)

    def pay_claim(self, move):
        self._end("settled", self.claim)

    def pay_offer(self, move):
        self._end("settled", self.offer[0])

    def pay_ruling(self, move):
        self._end("decided", move.refund)

    def pay_for_silence(self, move):
        self._end("seller-silent", self.claim)

    def forfeit(self, move):
        self._end("late-cancel", 0)

    def confirm(self, move):
        self._end("receipt-confirmed", 0)

    def expire(self, move):
        self.shielded = False
        self._end("protection-expired", 0)

    def seen(self):
        """What both opinions can be compared by."""
        money = (self.held, self.refunded, self.released)
        always = (self.day, self.state, money, self.goods, self.last_day, self.ended)
        return (*always, self.claim, self.offer, self.sent_back) if self.state in OPEN else always


@cache
def machine():
    made = Machine(
        model=None,
        states=ALWAYS,
        initial=NONE,
        auto_transitions=False,
        ignore_invalid_triggers=True,
    )
    for name, source, to, conditions, after in TABLE:
        made.add_transition(name, source, to, conditions=conditions, after=after)
    return made


def said(position):
    """The same of a position of the engine."""
    money = (position.money.held, position.money.refunded, position.money.released)
    ended = (position.ending.by, position.ending.on) if position.ending else None
    stage = OVER if position.finished else position.stage or NONE
    goods, last_day = position.goods, position.protection.last_day
    always = (position.day, stage, money, goods, last_day, ended)
    dispute = position.dispute
    if not dispute:
        return always
    offer = (dispute.offer.refund, dispute.offer.return_goods) if dispute.offer else None
    return (*always, dispute.claimed, offer, dispute.sent_back)


def live(case, until):
    """Let the days pass; every day begins with the clock."""
    while case.day < until:
        case.day += 1
        for name in DAWN:
            if case.trigger(name, Move(Do(name))):
                yield name, True, case.seen()


def second_opinion(scenario):
    values = scenario.rulebook.values
    days = scenario.order.protection_days
    days = values["protection_days"] if days is None else days
    case = Case(scenario.order.price, days, values)
    machine().add_model(case)
    steps = []
    for happening in scenario.events:
        steps += live(case, happening.day)
        accepted = bool(case.trigger(happening.move.do.value, happening.move))
        steps.append((happening.move.do, accepted, case.seen()))
    steps += live(case, scenario.until)
    machine().remove_model(case)
    return case, steps


SENT = "2 open-dispute, 3 offer refund=9 return_goods=yes, 3 accept-offer, 4 return-goods"
STORIES = [
    "1 ship, 1 ship, 9 deliver, 9 deliver, 10 extend-protection days=3, 14 open-dispute",
    "10 open-dispute, 10 extend-protection days=0, 11 decline, 12 open-dispute, 12 cancel-dispute",
    "9 open-dispute, 10 decline, 11 cancel-dispute, 12 open-dispute, 12 ship, 12 deliver",
    "1 open-dispute, 3 cancel-dispute, 4 open-dispute claim=40.01, 4 open-dispute claim=7",
    f"{SENT}, 5 return-goods, 6 receive-return, 7 confirm-receipt",
    f"{SENT}, 5 escalate, 6 offer refund=8 return_goods=yes, 7 accept-offer, 7 receive-return",
    f"{SENT}, 5 escalate, 6 rule refund=8, 6 return-goods",
    f"{SENT}, 30 agree, 30 offer refund=1, 31 cancel-dispute",
    "2 open-dispute, 3 decline, 30 offer refund=9, 31 decline, 32 rule refund=40, 33 agree",
    "2 open-dispute, 3 offer refund=0, 3 add-evidence, 4 accept-offer, 5 message, 5 escalate",
]


@pytest.mark.parametrize("text", STORIES)
@pytest.mark.parametrize("book", NAMED)
def test_both_opinions_agree_on_stories_that_go_far(text, book):
    agree_on(story(text, until=60, protection=10, book=book).history)


@checked(500)
@given(scenarios())
def test_both_opinions_agree_on_every_step_its_day_and_its_effect(scenario):
    agree_on(replay(scenario))


def agree_on(history):
    case, steps = second_opinion(history.scenario)
    assert [(made.move.do, made.accepted, said(made.after)) for made in history.steps] == steps
    assert said(history.end) == case.seen()


@checked(150)
@given(scenarios(), st.data())
def test_both_opinions_agree_on_what_can_be_done_at_the_end(scenario, data):
    end = replay(scenario).end
    case, _ = second_opinion(scenario)
    for do in PEOPLE:
        move = data.draw(moves(do, scenario.order.price))
        assert case.may_trigger(do.value, move) is step(end, move, scenario.rulebook).allowed
