"""What can be asked of a history, of a position, and of a menu."""

import copy
import pickle
from datetime import date
from decimal import Decimal

import pytest

from disputelab.core import (
    ARCS,
    RULES,
    Actor,
    Do,
    Event,
    Money,
    Order,
    Scenario,
    dawn,
    fresh,
    menu,
    next_dawn,
    on_day,
    replay,
    rulebook,
    step,
)

from .stories import move, story

TOLD = "3 open-dispute claim=15, 4 decline, 5 escalate, 30 rule refund=9, 31 agree"


def test_a_history_starts_with_an_order_just_paid():
    start = story(TOLD).history.start
    assert start == fresh(4000, 60)
    assert (start.day, start.money, start.finished) == (0, Money(4000), False)


def test_each_step_names_its_day_its_actor_and_the_event_it_was_listed_as():
    steps = story("3 open-dispute, 9 ship", until=9).history.steps
    assert [(made.day, made.actor, made.event) for made in steps] == [
        (3, Actor.BUYER, 0),
        (9, Actor.CLOCK, None),
        (9, Actor.SELLER, 1),
    ]


def test_the_position_at_a_day_is_that_at_its_end():
    history = story(TOLD, until=40).history
    assert history.at(2).stage is None
    assert history.at(3).stage == "awaiting-seller"
    assert history.at(4).stage == "negotiating"
    assert [history.at(day).day for day in (0, 17, 40)] == [0, 17, 40]
    assert history.at(29).money == Money(4000)
    assert history.at(30).money == Money(0, 900, 3100)


def test_the_end_is_the_position_at_the_last_day():
    history = story(TOLD, until=40).history
    assert history.end == history.at(40)
    assert history.end.day == 40


def test_a_menu_shows_every_move_once_in_the_order_of_the_arcs():
    shown = menu(fresh(4000, 60), rulebook())
    assert [verdict.move.do for verdict in shown] == [arc.do for arc in ARCS] == list(Do)
    assert {verdict.move.do for verdict in shown if verdict.allowed} == {
        "ship",
        "extend-protection",
        "message",
        "open-dispute",
        "confirm-receipt",
    }


@pytest.mark.parametrize("begun", ["", "4 decline", "4 decline, 5 escalate", "4 agree"])
def test_a_menu_says_of_each_move_what_a_step_says(begun):
    told = story(f"3 open-dispute claim=15, {begun}")
    for verdict in menu(told.end, told.book):
        assert verdict == step(told.end, verdict.move, told.book)


def test_the_amounts_on_a_menu_are_within_the_claim():
    told = story("3 open-dispute claim=15, 4 decline, 5 escalate")
    allowed = {verdict.move.do for verdict in menu(told.end, told.book) if verdict.allowed}
    assert {Do.OFFER, Do.RULE} <= allowed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", 61),
        ("3 open-dispute", 9),
        ("3 open-dispute, 4 decline", 12),
        ("3 open-dispute, 4 decline, 5 escalate", 61),
        ("58 open-dispute", 61),
        ("3 open-dispute, 4 decline, 5 escalate, 61 add-evidence", None),
        ("3 confirm-receipt", None),
    ],
)
def test_the_next_dawn_is_the_next_day_on_which_the_clock_moves(text, day):
    told = story(text)
    assert next_dawn(told.end, told.book) == day


def test_a_dawn_is_what_the_clock_does_that_day_in_order():
    told = story("20 open-dispute", until=25, protection=25)
    made = dawn(told.end, 26, told.book)
    assert [verdict.move.do for verdict, _ in made] == ["protection-expires", "reply-deadline"]
    assert made[-1][1].money == Money(0, 4000, 0)


def test_nothing_happens_at_a_dawn_without_a_deadline():
    told = story("20 open-dispute", until=24)
    assert dawn(told.end, 25, told.book) == []


def test_another_day_changes_nothing_but_the_day():
    told = story("1 ship, 2 message, 3 open-dispute, 4 cancel-dispute, 5 open-dispute")
    later = on_day(told.end, 9)
    assert later.day == 9
    assert on_day(later, told.end.day) == told.end


def test_days_become_dates_where_the_story_says_when_it_was_paid():
    order = Order(4000, paid_on=date(2019, 12, 31))
    assert order.date_of(0) == date(2019, 12, 31)
    assert order.date_of(1) == date(2020, 1, 1)
    assert order.date_of(10_000_000) is None
    assert Order(4000).date_of(1) is None


@pytest.mark.parametrize(("last", "cashback"), [("confirm-receipt", 196), ("open-dispute", 0)])
def test_cashback_is_a_share_of_what_the_seller_keeps_rounded_down(last, cashback):
    # 4.91 % of 40.04 is 1.965964.
    order = Order(4004, cashback_percent=Decimal("4.91"))
    history = replay(Scenario("a story", order, (Event(3, move(last)),), 4))
    assert history.cashback == cashback
    assert history.outcome.held + history.outcome.released == 4004


def test_a_rulebook_is_the_combined_one_in_a_scenario_that_names_none():
    assert Scenario("a story", Order(4000), (), 5).rulebook == rulebook("combined")


def test_a_history_with_a_refusal_is_equal_to_its_copies():
    history = story("3 open-dispute, 4 escalate", until=90).history
    for same in (copy.copy(history), copy.deepcopy(history), pickle.loads(pickle.dumps(history))):
        assert same == history
        assert hash(same) == hash(history)
        assert same.steps[1].verdict.reasons == history.steps[1].verdict.reasons


def test_every_rule_is_one_of_a_kind():
    for rule in RULES:
        assert copy.deepcopy(rule) is rule
        assert pickle.loads(pickle.dumps(rule)) is rule
