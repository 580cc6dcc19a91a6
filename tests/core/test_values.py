"""The values that the rules are made of: none can be changed once it is made."""

import importlib
import pkgutil
from dataclasses import FrozenInstanceError, fields, is_dataclass
from decimal import Decimal

import pytest

from disputelab import core
from disputelab.core import (
    ARCS,
    RULES,
    Do,
    Evidence,
    Money,
    Move,
    Offer,
    OpenReason,
    Order,
    Position,
    Protection,
    Scenario,
    When,
    fresh,
    rulebook,
    sample,
)
from disputelab.core.values import replace

from .stories import move, story

MODULES = [
    importlib.import_module(f"disputelab.core.{found.name}")
    for found in pkgutil.iter_modules(core.__path__)
]
KINDS = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and is_dataclass(value)
    },
    key=lambda kind: kind.__name__,
)


def test_there_are_kinds_of_values_to_look_at():
    assert len(KINDS) > 20


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_a_value_holds_its_fields_alone_and_they_stay_as_they_are(kind):
    value = object.__new__(kind)
    assert not hasattr(value, "__dict__")
    name = fields(kind)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)


@pytest.mark.parametrize("table", [ARCS, RULES], ids=["moves", "rules"])
def test_moves_and_rules_are_told_apart_by_which_they_are(table):
    assert len(set(table)) == len(table)
    assert all(type(row).__eq__ is object.__eq__ for row in table)


def test_equal_moves_positions_and_verdicts_are_equal_values():
    text = "3 open-dispute claim=15, 4 offer refund=9 return_goods=yes"
    one, same, other = story(text), story(text), story(f"{text}, 4 message")
    assert one.end == same.end
    assert one.end != other.end
    assert one.verdict("accept-offer") == same.verdict("accept-offer")
    assert hash(one.verdict("accept-offer")) == hash(same.verdict("accept-offer"))
    assert move("ship") == move("ship") != move("deliver")


def test_a_day_and_a_move_of_when_are_none_where_nothing_is_said_of_them():
    assert (When("never").day, When("never").move) == (None, None)
    assert When("after", move=Do.SHIP) != When("after", move=Do.OFFER)


def test_a_value_is_shown_with_its_fields():
    assert repr(move("offer refund=9")).startswith("Move(do=")
    assert "reply_days=Figure(value=5" in repr(rulebook())


def test_what_is_not_said_is_nothing():
    assert Offer(900) == Offer(900, return_goods=False)
    assert Money(4000) == Money(4000, refunded=0, released=0)
    assert Protection(60) == Protection(60, ended=False)
    assert Order(4000) == Order(4000, "", None, None, Decimal(0))
    assert Scenario("a story", Order(4000), (), 5).about == ""


@pytest.mark.parametrize(
    ("do", "shown"),
    [
        (Do.SHIP, Move(Do.SHIP)),
        (Do.EXTEND_PROTECTION, Move(Do.EXTEND_PROTECTION, days=7)),
        (Do.MESSAGE, move("message kind=plead")),
        (Do.OPEN_DISPUTE, Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED)),
        (Do.ADD_EVIDENCE, Move(Do.ADD_EVIDENCE, kind=Evidence.PHOTO)),
        (Do.OFFER, Move(Do.OFFER, refund=1500)),
        (Do.RULE, Move(Do.RULE, refund=1500)),
        (Do.CANCEL_DISPUTE, Move(Do.CANCEL_DISPUTE)),
    ],
)
def test_a_plain_move_of_each_kind_holds_what_it_needs_and_no_more(do, shown):
    assert sample(do, 1500) == shown


@pytest.mark.parametrize(
    ("makes", "says"),
    [
        (lambda: fresh(0, 60), "the price must be above zero"),
        (lambda: fresh(1, -1), "the days of protection must not be negative"),
        (lambda: Move(Do.RULE), "rule needs refund"),
        (lambda: Move(Do.SHIP, days=1), "ship has no days"),
        (lambda: Move(Do.RULE, refund=-1), "rule: refund cannot be -1"),
        (
            lambda: Scenario("a story", Order(1), (), -1),
            "days never go backwards, and no event falls after the last day",
        ),
        (
            lambda: Scenario("a story", Order(1), (core.Event(0, Move(Do.REPLY_DEADLINE)),), 1),
            "the clock makes its own events",
        ),
        (
            lambda: rulebook("kind"),
            "a rulebook is one of combined, strictest, article-1, article-2, article-3, article-4,"
            " not 'kind'",
        ),
        (lambda: rulebook().override(mercy=1), "a rulebook has no 'mercy'"),
        (
            lambda: rulebook().override(silence="x"),
            "silence must be one of refunds-buyer, review, not 'x'",
        ),
        (
            lambda: rulebook().override(reply_days=-1),
            "reply_days must be a whole number of days, not -1",
        ),
    ],
)
def test_what_makes_no_sense_is_turned_down_in_plain_words(makes, says):
    with pytest.raises(ValueError) as found:  # noqa: PT011
        makes()
    assert str(found.value) == says


@pytest.mark.parametrize("money", [Money(12), Money(0, 12), Money(0, 0, 12), Money(3, 4, 5)])
def test_the_price_is_what_was_paid_wherever_the_money_is(money):
    assert money.price == 12
    assert Position(9, money, Protection(60)).price == 12


def test_a_move_that_is_changed_is_checked_like_a_new_one():
    ruled = Move(Do.RULE, refund=1)
    assert replace(ruled, refund=2) == Move(Do.RULE, refund=2)
    with pytest.raises(ValueError, match="refund cannot be -1"):
        replace(ruled, refund=-1)


@pytest.mark.parametrize("kind", [Money, Move, Protection])
def test_a_value_made_without_its_fields_is_named_by_the_error(kind):
    with pytest.raises(TypeError, match=rf"^{kind.__name__}\.__init__\(\) missing"):
        kind()
