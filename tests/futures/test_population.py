"""Very many orders at once are the same as one after another."""

from collections import Counter

import pytest

from disputelab.core import Scenario, outcome, replay
from disputelab.futures import Beliefs, Habit, Outlook, Plan, Population, unstarted

from .cases import ahead


@pytest.fixture(scope="module")
def outlook():
    return Outlook(unstarted(ahead("begging-seller", 20).history.scenario), 0)


def run(outlook, habit, size=20_000, seed=1, days=None):
    population = Population(Plan(outlook, habit, outlook.chances(Beliefs())), size, seed)
    for day in population.run():
        if day == days:
            break
    return population


def test_20_000_orders_replayed_one_by_one_end_as_they_did_together(outlook):
    population = run(outlook, Habit.PLAYS_BEST)
    scenario = outlook.history.scenario
    places = Counter()
    for events, place in population.stories():
        history = replay(Scenario("", scenario.order, events, outlook.until, scenario.rulebook))
        assert all(made.accepted for made in history.steps)
        found, together = history.outcome, outcome(outlook.shape(place))
        assert (found.state, found.ended_by, found.refunded) == (
            together.state,
            together.ended_by,
            together.refunded,
        )
        places[place] += 1
    assert places == Counter(dict(population.there()))


@pytest.mark.parametrize("habit", Habit)
def test_the_same_seed_gives_the_same_orders_and_none_is_lost(outlook, habit):
    one, other = (run(outlook, habit, seed=7) for _ in range(2))
    assert (one.orders == other.orders).all()
    assert one.orders.sum() == one.size
    assert sum(one.endings.values()) == sum(one.money.values()) == one.size


def test_stopped_on_the_way_every_order_is_still_somewhere(outlook):
    population = run(outlook, Habit.ALWAYS_ESCALATES, days=30)
    assert population.orders.sum() == population.size


def test_who_plays_best_has_most(outlook):
    means = {habit: run(outlook, habit, 200_000) for habit in Habit}
    best = means.pop(Habit.PLAYS_BEST)
    for other in means.values():
        assert best.mean >= other.mean - 4 * (best.error + other.error)
