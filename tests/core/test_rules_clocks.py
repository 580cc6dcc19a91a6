"""Protection, the reply and the settlement: each runs through its last day, to the day."""

import pytest

from disputelab.core import Event, Order, Scenario

from .stories import move, story


def test_protection_of_n_days_runs_through_day_n():
    told = story(until=10, protection=10)
    assert told.clock == []
    assert told.state == "open"
    assert told.may("open-dispute")


def test_protection_of_n_days_ends_at_the_start_of_day_n_plus_1():
    told = story(until=11, protection=10)
    assert told.clock == ["11 protection-expires"]
    assert told.ended == ("protection-expired", 11)


def test_protection_of_no_days_runs_through_the_day_of_payment():
    assert story("0 open-dispute", protection=0).refused == []
    assert story(until=1, protection=0).ended == ("protection-expired", 1)


def test_a_dispute_may_be_opened_on_the_last_protected_day():
    assert story("10 open-dispute", protection=10).stage == "awaiting-seller"


def test_protection_ends_before_anything_that_people_do_that_day():
    told = story("11 open-dispute", protection=10)
    assert told.happened == ["11 protection-expires"]
    assert told.refused == ["11 open-dispute"]


def test_a_dispute_opened_on_day_d_may_be_answered_through_day_d_plus_5():
    told = story("20 open-dispute", until=25)
    assert told.clock == []
    assert told.stage == "awaiting-seller"
    assert all(told.may(answer) for answer in ("decline", "agree", "offer refund=10"))


def test_day_d_plus_6_begins_with_the_reply_deadline():
    told = story("20 open-dispute, 26 decline")
    assert told.happened == ["20 open-dispute", "26 reply-deadline"]
    assert told.refused == ["26 decline"]


def test_an_answer_on_the_last_day_of_the_reply_period_is_in_time():
    told = story("20 open-dispute, 25 decline", until=28)
    assert told.clock == []
    assert told.stage == "negotiating"


def test_a_dispute_opened_on_day_d_may_be_settled_through_day_d_plus_8():
    told = story("20 open-dispute, 21 offer refund=10, 28 accept-offer")
    assert told.clock == []
    assert told.ended == ("settled", 28)


def test_day_d_plus_9_begins_with_the_settlement_deadline():
    told = story("20 open-dispute, 21 offer refund=10", until=29)
    assert told.clock == ["29 settlement-deadline"]
    assert told.stage == "review"


def test_an_offer_still_on_the_table_may_be_accepted_after_the_settlement_deadline():
    told = story("20 open-dispute, 21 offer refund=10, 29 accept-offer")
    assert told.ended == ("settled", 29)


def test_the_periods_are_those_of_the_rulebook():
    assert story("20 open-dispute", until=27, reply_days=7).clock == []
    assert story("20 open-dispute", until=28, reply_days=7).clock == ["28 reply-deadline"]
    begun = "20 open-dispute, 21 decline"
    assert story(begun, until=22, settle_days=2).clock == []
    assert story(begun, until=23, settle_days=2).clock == ["23 settlement-deadline"]


def test_a_period_of_no_days_ends_at_the_start_of_the_next_day():
    assert story("3 open-dispute", until=4, reply_days=0).clock == ["4 reply-deadline"]
    told = story("3 open-dispute, 3 decline", until=4, settle_days=0)
    assert told.clock == ["4 settlement-deadline"]


def test_a_first_answer_after_the_settlement_period_brings_its_deadline_the_day_after():
    told = story("20 open-dispute, 35 decline", until=36, reply_days=20)
    assert told.clock == ["36 settlement-deadline"]
    assert story("20 open-dispute, 35 decline", reply_days=20).stage == "negotiating"


@pytest.mark.parametrize(("answered", "joined"), [(27, 29), (28, 29), (29, 30), (40, 41)])
def test_a_long_reply_period_and_the_settlement_deadline(answered, joined):
    told = story(f"20 open-dispute, {answered} offer refund=1", until=50, reply_days=20)
    assert told.clock == [f"{joined} settlement-deadline"]


def test_a_seller_who_has_yet_to_answer_is_not_held_to_the_settlement_period():
    told = story("20 open-dispute", until=40, reply_days=20)
    assert told.clock == []
    assert told.stage == "awaiting-seller"


def test_protection_comes_before_the_reply_deadline_of_the_same_day():
    told = story("20 open-dispute", until=26, protection=25)
    assert told.clock == ["26 protection-expires", "26 reply-deadline"]
    assert told.ended == ("seller-silent", 26)


def test_protection_comes_before_the_settlement_deadline_of_the_same_day():
    told = story("20 open-dispute, 21 decline", until=29, protection=28)
    assert told.clock == ["29 protection-expires", "29 settlement-deadline"]


def test_a_reply_deadline_that_brings_a_review_leaves_no_settlement_deadline():
    told = story("20 open-dispute", until=60, protection=28, reply_days=8, silence="review")
    assert told.clock == ["29 protection-expires", "29 reply-deadline"]
    assert told.stage == "review"


def test_an_open_dispute_does_not_stop_the_protection_clock():
    told = story("9 open-dispute, 10 decline", until=11, protection=10)
    assert told.clock == ["11 protection-expires"]
    assert told.state == "in-dispute"
    assert told.end.protection.ended


def test_money_stays_held_past_the_end_of_protection_until_the_dispute_ends():
    told = story("9 open-dispute, 10 decline, 10 escalate", until=50, protection=10)
    assert told.money == (40, 0, 0)
    assert told.stage == "review"


@pytest.mark.parametrize(
    "more", ["4 escalate", "5 offer refund=9 return_goods=yes, 6 accept-offer"]
)
def test_with_protection_over_and_no_deadline_running_the_clock_is_silent(more):
    told = story(f"3 open-dispute, 4 decline, {more}", until=3000, protection=10)
    assert told.clock == ["11 protection-expires"]


def test_a_counter_offer_resets_no_clock():
    told = story("20 open-dispute, 24 offer refund=5, 28 offer refund=6", until=29)
    assert told.clock == ["29 settlement-deadline"]


def test_a_reopened_dispute_starts_the_reply_clock_anew():
    told = story("10 open-dispute, 14 cancel-dispute, 15 open-dispute", until=21)
    assert told.clock == ["21 reply-deadline"]


def test_a_reopened_dispute_starts_the_settlement_clock_anew():
    first = "10 open-dispute, 11 decline, 14 cancel-dispute"
    told = story(f"{first}, 15 open-dispute, 16 decline", until=24)
    assert told.clock == ["24 settlement-deadline"]


def test_a_cancelled_dispute_has_no_deadline():
    assert story("10 open-dispute, 14 cancel-dispute", until=40).clock == []


def test_the_clocks_of_a_dispute_stop_once_a_return_is_agreed():
    told = story("2 open-dispute, 3 offer refund=9 return_goods=yes, 3 accept-offer", until=50)
    assert told.clock == []
    assert told.stage == "return-pending"


def test_a_review_has_no_deadline():
    told = story("2 open-dispute, 3 decline, 3 escalate", until=50)
    assert told.clock == []
    assert told.stage == "review"


def test_events_of_one_day_apply_in_the_order_given():
    assert story("5 open-dispute, 5 cancel-dispute").state == "open"
    assert story("5 cancel-dispute, 5 open-dispute").state == "in-dispute"


def test_what_falls_on_the_last_day_looked_at_happens():
    assert story("2 open-dispute", until=7).clock == []
    assert story("2 open-dispute", until=8).clock == ["8 reply-deadline"]


def test_what_falls_on_the_day_of_an_event_happens_before_it():
    told = story("2 open-dispute, 8 add-evidence")
    assert told.refused == ["8 add-evidence"]


@pytest.mark.parametrize(("days", "until"), [((5, 4), 9), ((5, 6), 5), ((), -1), ((-1,), 5)])
def test_days_never_go_backwards(days, until):
    events = tuple(Event(day, move("message")) for day in days)
    with pytest.raises(ValueError, match="backwards"):
        Scenario("a story", Order(4000), events, until)
