"""The hidden world of a game: as likely as the beliefs say, and the same however it is played."""

from collections import Counter
from math import sqrt

import pytest

from disputelab.core import Do, Event, Evidence, Move, OpenReason, Order, Scenario, replay
from disputelab.course.codes import Code
from disputelab.course.world import FAULTY, NEUTRAL, World, answer, rule
from disputelab.futures import Answer, Behaviour, expected_answers
from disputelab.futures.turns import arrivals

from .playing import at_once, never, played

SEEDS = range(2_000)
PRICE = 4000
SHIP, DELIVER, DECLINE, ESCALATE = map(Move, (Do.SHIP, Do.DELIVER, Do.DECLINE, Do.ESCALATE))
OPEN = Move(Do.OPEN_DISPUTE, claim=PRICE, reason=OpenReason.NOT_RECEIVED)
FAULT = Move(Do.OPEN_DISPUTE, claim=PRICE, reason=OpenReason.POOR_QUALITY)
PROOF, CANCEL = Move(Do.ADD_EVIDENCE, kind=Evidence.PHOTO), Move(Do.CANCEL_DISPUTE)


def history(until, *moves):
    """An order on which some moves are made on the first day, seen on a day."""
    events = tuple(Event(0, move) for move in moves)
    found = replay(Scenario("", Order(PRICE, protection_days=200), events, until))
    assert all(step.accepted for step in found.steps)
    return found


def agrees(count, of, share):
    """Whether a count agrees with a share within four standard errors."""
    return abs(count - of * share) <= 4 * sqrt(of * share * (1 - share))


def worlds(seller=None):
    return [World(Code(seed, seller)) for seed in SEEDS]


def test_the_sellers_are_as_many_of_each_kind_as_believed():
    found = Counter(world.behaviour for world in worlds())
    for kind, share in NEUTRAL.shares.items():
        assert agrees(found[kind], len(SEEDS), share)


def test_a_chosen_seller_behaves_as_chosen():
    assert {world.behaviour for world in worlds(Behaviour.PROMISES)} == {Behaviour.PROMISES}


@pytest.mark.parametrize("seller", [None, *Behaviour])
def test_sellers_answer_as_often_each_way_and_on_each_day_as_believed(seller):
    days = {day: history(day, OPEN) for day in range(1, 6)}
    answers, when = Counter(), Counter()
    deeds = {
        (Do.AGREE,): Answer.PAYS,
        (Do.OFFER,): Answer.OFFERS,
        (Do.DECLINE,): Answer.DECLINES,
        (Do.MESSAGE, Do.DECLINE): Answer.PROMISES,
        (Do.MESSAGE, Do.EXTEND_PROTECTION, Do.DECLINE): Answer.EXTENDS,
    }
    for world in worlds(seller):
        made = {day: tuple(m.do for m in answer(world, days[day])) for day in days}
        spoken = [day for day in days if made[day]]
        assert len(spoken) <= 1
        answers[deeds[made[spoken[0]]] if spoken else Answer.SILENT] += 1
        when.update(spoken)
    shares = Code(0, seller).beliefs.shares
    for kind, share in expected_answers(shares, NEUTRAL).items():
        assert agrees(answers[kind], len(SEEDS), share)
    for day in days:
        assert agrees(when[day], sum(when.values()), 1 / 5)


def test_parcels_come_as_often_on_time_as_believed():
    sent, here, came = 0.0, 0.0, []
    for hazard in arrivals(NEUTRAL, 1, 90):
        sent += (1 - sent - here) / NEUTRAL["ships_within"]
        here, sent = here + sent * hazard, sent * (1 - hazard)
        came.append(here)
    days = [world.arrival() for world in worlds()]
    for day in (10, 30, 60, 90):
        count = sum(one is not None and one <= day for one in days)
        assert agrees(count, len(SEEDS), came[day - 1])


def test_one_parcel_in_four_is_faulty():
    assert agrees(sum(world.faulty for world in worlds()), len(SEEDS), FAULTY)


@pytest.mark.parametrize(
    ("moves", "belief"),
    [
        ((OPEN, PROOF, DECLINE, ESCALATE), "wins_with_proof"),
        ((OPEN, DECLINE, ESCALATE), "wins_without_proof"),
        ((OPEN, CANCEL, OPEN, PROOF, DECLINE, ESCALATE), "wins_again_with_proof"),
        ((OPEN, CANCEL, OPEN, DECLINE, ESCALATE), "wins_again_without_proof"),
        ((SHIP, OPEN, PROOF, DECLINE, ESCALATE, DELIVER), "wins_though_it_came"),
        ((SHIP, DELIVER, FAULT, PROOF, DECLINE, ESCALATE), "wins_with_proof"),
    ],
)
def test_the_platform_rules_as_often_for_the_buyer_and_as_soon_as_believed(moves, belief):
    days = [history(day, *moves) for day in range(1, 46)]
    won = ruled = 0
    for world in worlds():
        rulings = (made for made in (rule(world, day) for day in days) if made)
        first = next(rulings, None)
        if first:
            ruled += 1
            won += first[0].refund == PRICE
    within = 1 - (1 - 1 / NEUTRAL["review_days"]) ** len(days)
    assert agrees(ruled, len(SEEDS), within)
    assert agrees(won, ruled, NEUTRAL[belief])


@pytest.mark.parametrize("seed", range(8))
def test_the_parcel_takes_its_way_whatever_the_buyer_does(seed):
    world = World(Code(seed))
    for buyer in (never, at_once):
        game = played(Code(seed), buyer)
        day = world.arrival()
        came = [s.day for s in game.history.steps if s.move.do is Do.DELIVER]
        assert came == ([day] if day is not None and day <= game.day else [])


def test_a_seller_repeats_the_answer_in_a_second_dispute():
    for world in worlds()[:200]:
        if world.answer in (Answer.PAYS, Answer.SILENT):
            continue
        day = next(d for d in range(1, 6) if answer(world, history(d, OPEN)))
        first = answer(world, history(day, OPEN))
        made = [Event(0, OPEN), *(Event(day, move) for move in first)]
        made += [Event(day, CANCEL), Event(day, OPEN)]
        order = Order(PRICE, protection_days=200)
        again = [
            answer(world, replay(Scenario("", order, tuple(made), day + more)))
            for more in range(1, 6)
        ]
        assert [[m.do for m in one] for one in again if one] == [[m.do for m in first]]


def test_days_that_a_seller_was_silent_count_when_the_dispute_is_opened_again():
    order = Order(PRICE, protection_days=200)
    for world in worlds()[:200]:
        alone = [d for d in range(1, 6) if answer(world, history(d, OPEN))]
        made = (Event(0, OPEN), Event(1, CANCEL), Event(1, OPEN))
        if alone and alone[0] > 1:
            later = [d for d in range(2, 8) if answer(world, replay(Scenario("", order, made, d)))]
            assert later == alone
