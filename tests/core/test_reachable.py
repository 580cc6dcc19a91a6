"""Every position within 30 days of payment, with 10 days of protection.

How the search is bounded stands in `exploring`, with the alphabet.
"""

import pytest

from disputelab.core import (
    ARC,
    ARCS,
    RULES,
    Actor,
    Chance,
    Do,
    EndedBy,
    Stage,
    dawn,
    menu,
    next_dawn,
    rulebook,
    step,
)

from .exploring import BOOKS, MOST_DISPUTES, MOVES, PRICE, Explored, explored
from .histories import then, wait


@pytest.fixture(params=BOOKS)
def world(request):
    return explored(request.param)


@pytest.mark.parametrize(("book", "count"), [("combined", 29_088), ("strictest", 14_220)])
def test_so_many_positions_can_be_reached(book, count):
    assert len(explored(book).leads) == count


def test_the_money_adds_up_in_every_position(world):
    for p in world.leads:
        assert p.money.held + p.money.refunded + p.money.released == PRICE
        assert p.money.held in (0, PRICE)
        assert p.finished is (p.ending is not None)


def test_a_finished_order_has_no_dispute_and_leads_to_finished_orders_alone(world):
    for p, leads in world.leads.items():
        if p.finished:
            assert p.dispute is None
            assert {after.money for after in leads} <= {p.money}
            assert {after.ending for after in leads} <= {p.ending}


def test_protection_ends_with_its_last_day_and_never_gets_shorter(world):
    for p, leads in world.leads.items():
        assert p.finished or p.protection.ended is (p.day > p.protection.last_day)
        assert all(after.protection.last_day >= p.protection.last_day for after in leads)


def test_after_protection_money_is_held_only_in_a_dispute(world):
    assert not [p for p in world.leads if p.money.held and p.protection.ended and not p.dispute]


def test_no_deadline_is_ever_missed(world):
    for p in world.leads:
        if p.stage is Stage.AWAITING_SELLER:
            assert p.day <= p.dispute.opened_on + 5
        if p.stage is Stage.NEGOTIATING:
            assert p.day <= p.dispute.opened_on + 8


def test_a_dispute_makes_sense_in_every_position(world):
    for p in filter(lambda p: p.dispute, world.leads):
        d = p.dispute
        assert 0 < d.claimed <= PRICE
        assert d.offer is None or d.offer.refund <= d.claimed
        assert d.round == len(p.past) + 1
        if d.stage is Stage.AWAITING_SELLER:
            assert d.offer is None
        if d.stage is Stage.RETURN_PENDING:
            assert d.offer.return_goods
        assert not d.sent_back or d.stage in (Stage.RETURN_PENDING, Stage.REVIEW)


def test_a_second_dispute_follows_only_where_the_rulebook_lets_it():
    assert max(len(p.past) + bool(p.dispute) for p in explored("combined").leads) == 2
    assert max(len(p.past) + bool(p.dispute) for p in explored("strictest").leads) == 1


def test_rules_about_the_stage_are_right_about_their_stages(world):
    about = [rule for rule in RULES if len(rule.stages) < 1 + len(Stage)]
    for p in world.leads:
        for rule in about:
            assert rule.holds(p, MOVES[0], world.book) is (p.stage in rule.stages)


def test_the_next_dawn_is_never_before_the_clock_moves_nor_after(world):
    for p in world.leads:
        due = next_dawn(p, world.book)
        assert (due == p.day + 1) is bool(dawn(p, p.day + 1, world.book))


@pytest.mark.parametrize("arc", ARCS, ids=[arc.do for arc in ARCS])
def test_each_arc_leaves_and_reaches_exactly_its_stages(arc):
    took = set().union(*(explored(book).took[arc.do] for book in BOOKS))
    # While the seller is awaited, no offer has been made that could be accepted.
    never = {Stage.AWAITING_SELLER} if arc.do is Do.ACCEPT_OFFER else set()
    assert {before for before, _ in took} == set(arc.leaves) - never
    assert {after for _, after in took} == set(arc.reaches)


def test_every_rule_holds_somewhere():
    # A move is made only where all its rules hold.
    made = {do for book in BOOKS for do, took in explored(book).took.items() if took}
    assert made == set(Do)


def test_every_rule_fails_somewhere_where_its_reading_lets_it():
    late = {"may-be-cancelled"}
    ids = {book: {rule.id for rule in RULES if rule not in explored(book).failed} for book in BOOKS}
    assert ids == {"combined": late | {"may-be-reopened"}, "strictest": late}
    short = explored("article-1", protection=2, days=4)
    assert late <= {rule.id for rule in short.failed}


def test_every_ending_is_reached():
    def endings(book):
        return {p.ending.by for p in explored(book).leads if p.ending}

    assert endings("combined") == set(EndedBy)
    assert endings("strictest") == set(EndedBy) - {EndedBy.SELLER_SILENT}


def possible(world: Explored) -> list[set[Do]]:
    """For each position, what people can do in it or in some position that follows."""
    number = {position: n for n, position in enumerate(world.leads)}
    leads = [[number[after] for after in followers] for followers in world.leads.values()]
    found = [{v.move.do for v in menu(p, world.book) if v.allowed} for p in world.leads]
    grows = True
    while grows:
        grows = False
        for n in reversed(range(len(found))):
            size = len(found[n])
            found[n].update(*(found[after] for after in leads[n]))
            grows = grows or len(found[n]) > size
    return found


@pytest.mark.parametrize("book", BOOKS)
def test_a_refusal_is_right_about_when(book):
    # A shorter protection, since this looks at whatever follows each position.
    world, rules = explored(book, protection=1, days=10), rulebook(book)
    for p, later in zip(world.leads, possible(world), strict=True):
        for verdict in menu(p, rules):
            do, when = verdict.move.do, verdict.when
            if when is None or ARC[do].actor is Actor.CLOCK:
                continue
            if when.chance in (Chance.NEVER, Chance.UNTIL):
                # A later dispute may agree on another return.
                assert do not in later or do is Do.RETURN_GOODS
            elif when.chance is Chance.FROM:
                there = then(p, wait(p, when.day, rules), when.day)
                assert step(there, verdict.move, rules).allowed
            elif len(p.past) + bool(p.dispute) < MOST_DISPUTES:
                assert when.chance is Chance.AFTER
                assert {do, when.move} <= later
