"""Withdrawing a dispute, before and after the end of protection."""

import pytest

from .stories import story

LATE = "9 open-dispute, 10 decline"
STAGES = {
    "awaiting-seller": "3 open-dispute",
    "negotiating": "3 open-dispute, 4 decline",
    "review": "3 open-dispute, 4 decline, 4 escalate",
    "return-pending": "3 open-dispute, 4 offer refund=9 return_goods=yes, 4 accept-offer",
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_dispute_may_be_cancelled_in_every_stage(stage):
    told = story(STAGES[stage])
    assert told.stage == stage
    assert told.may("cancel-dispute")


def test_only_an_open_dispute_can_be_cancelled():
    assert story().bars("cancel-dispute") == ["a-dispute-is-open"]
    told = story("3 open-dispute, 4 cancel-dispute")
    assert told.bars("cancel-dispute") == ["a-dispute-is-open"]


@pytest.mark.parametrize("stage", STAGES)
def test_while_protection_runs_a_cancel_settles_nothing(stage):
    told = story(f"{STAGES[stage]}, 5 cancel-dispute")
    assert told.state == "open"
    assert told.money == (40, 0, 0)
    assert told.ended is None


def test_on_the_last_protected_day_a_cancel_still_settles_nothing():
    told = story("9 open-dispute, 10 cancel-dispute", protection=10)
    assert told.state == "open"
    assert told.may("open-dispute")


def test_a_cancel_on_the_last_protected_day_leaves_the_money_to_the_seller_the_day_after():
    told = story("9 open-dispute, 10 cancel-dispute", until=11, protection=10)
    assert told.ended == ("protection-expired", 11)
    assert told.money == (0, 0, 40)


def test_where_a_late_cancel_pays_the_seller_it_does_so_from_the_day_after_protection():
    told = story(f"{LATE}, 11 cancel-dispute", protection=10)
    assert told.ended == ("late-cancel", 11)
    assert told.money == (0, 0, 40)


def test_a_late_cancel_pays_the_seller_the_whole_price_whatever_was_claimed():
    told = story("9 open-dispute claim=15, 10 offer refund=15, 12 cancel-dispute", protection=10)
    assert told.money == (0, 0, 40)


def test_a_late_cancel_pays_the_seller_even_with_the_goods_sent_back():
    told = story(f"{STAGES['return-pending']}, 4 return-goods, 12 cancel-dispute", protection=10)
    assert told.ended == ("late-cancel", 12)


@pytest.mark.parametrize("book", ["combined", "strictest"])
def test_a_late_cancel_pays_the_seller_under_the_combined_and_the_strictest_rulebook(book):
    told = story(f"{LATE}, 11 cancel-dispute", protection=10, book=book)
    assert told.ended == ("late-cancel", 11)


@pytest.mark.parametrize("rules", [{"late_cancel": "unavailable"}, {"book": "article-1"}])
def test_where_a_late_cancel_is_unavailable_it_is_refused(rules):
    told = story(f"{LATE}, 11 cancel-dispute", protection=10, **rules)
    assert told.refused == ["11 cancel-dispute"]
    assert told.bars("cancel-dispute") == ["may-be-cancelled"]
    assert told.stage == "negotiating"


def test_where_a_late_cancel_is_unavailable_a_dispute_may_be_cancelled_while_protected():
    told = story("9 open-dispute, 10 cancel-dispute", protection=10, late_cancel="unavailable")
    assert told.state == "open"


def test_an_extension_keeps_a_cancel_from_being_late():
    told = story(f"{LATE}, 10 extend-protection days=1, 11 cancel-dispute", protection=10)
    assert told.state == "open"


@pytest.mark.parametrize(
    "reason", ["money-returned", "goods-arrived", "no-claims", "opened-by-mistake", "trivial"]
)
def test_a_cancel_may_give_one_of_five_reasons_and_none_changes_anything(reason):
    plain = story("3 open-dispute, 4 cancel-dispute")
    told = story(f"3 open-dispute, 4 cancel-dispute reason={reason}")
    assert told.end == plain.end
