"""Expected figures, held against a plain recursion, a linear programme, and a simulation."""

from functools import cache

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import coo_array

from disputelab.core import Goods
from disputelab.futures import Beliefs, Habit, Outlook, Plan, Population
from disputelab.futures.beliefs import seen
from disputelab.futures.outlook import Rows
from disputelab.futures.turns import Chance, arrivals, chance, expected_answers

from .cases import OPENED, PRICE, SHIPPED, ahead, small

BELIEFS = Beliefs().but(comes=0.7, comes_within=9, review_days=3, agrees=0.4, pays_all=0.6)
CASES = {
    "fresh": small(protection=2),
    "shipped": small(SHIPPED, protection=3),
    "disputed": small(SHIPPED, OPENED, protection=2),
    "disputed, silence is reviewed": small(OPENED, protection=2, silence="review"),
    "never again": small(OPENED, protection=2, reopening="never"),
}


def plain(outlook, beliefs):
    """The same by recursion over what is known and the days: no arrays, each chance by itself."""
    turns, period = outlook.turns, outlook.turns.rules.rulebook.reply_days.value
    expected = expected_answers(seen(outlook.history, outlook.day, beliefs).answered, beliefs)
    comes = arrivals(beliefs, outlook.day, outlook.until)

    def has(known):
        shape = turns.shape(known)
        goods = PRICE * beliefs["goods_worth"] * (shape.goods is Goods.DELIVERED)
        return min(shape.money.refunded + goods, PRICE)

    @cache
    def turn(known, last, day):
        return max(end(row.target, last, day) for row in turns.options(known))

    @cache
    def end(known, last, day):
        if turns.shape(known).finished or day == outlook.until:
            return has(known)
        return begin(turns.night(known, last == day), last, day + 1, 0)

    @cache
    def begin(known, last, day, stage):
        if turns.shape(known).finished:
            return has(known)
        if stage == 4:
            return turn(known, last, day)
        name = ("ship", "deliver", "seller", "platform")[stage]
        value, rest = 0.0, 1.0
        for row in getattr(turns, name)(known):
            p = comes[day - outlook.day] if name == "deliver" else None
            p = chance(row.chance, beliefs, expected, period) if p is None else p
            if name == "platform" and day < outlook.until:
                p /= beliefs["review_days"]
            longer = last + 15 * row.longer
            value += p * begin(row.target, longer, day, stage + 1)
            rest -= p
        return value + rest * begin(known, last, day, stage + 1)

    here = turns.known(outlook.position)
    return turn(here, outlook.position.protection.last_day, outlook.day)


@pytest.mark.parametrize("case", CASES)
def test_brute_force_agrees_on_short_horizons(case):
    outlook = Outlook(CASES[case], 0, until=7)
    solved = outlook.solve(outlook.chances(BELIEFS))
    assert solved.turn[outlook.start, 0] == pytest.approx(plain(outlook, BELIEFS), abs=1e-9)


def programme(outlook, beliefs):
    """The same as a linear programme: the least values that no choice and no chance exceeds."""
    chances = outlook.chances(beliefs)
    final, size = outlook.final(chances)[:, 0], len(outlook.finished)
    days = range(outlook.day, outlook.until + 1)
    kinds = ("turn", "end")
    number = {
        (kind, day): i * size for i, (day, kind) in enumerate((d, k) for d in days for k in kinds)
    }
    rows, columns, data, bounds = [], [], [], []

    def at_least(left, terms, constant=0.0):
        """left >= the sum of the terms + constant."""
        for column, value in ((left, -1.0), *terms):
            rows.append(len(bounds))
            columns.append(column)
            data.append(value)
        bounds.append(-constant)

    for day in days:
        for entry in range(len(outlook.options.targets)):
            source, target = outlook.options.sources[entry], outlook.options.targets[entry]
            at_least(number["turn", day] + source, [(number["end", day] + target, 1.0)])
        for place in range(size):
            if outlook.finished[place] or day == outlook.until:
                at_least(number["end", day] + place, [], final[place])
            else:
                there = outlook.night(day)[place]
                terms = mix(outlook, chances, day + 1, there)
                at_least(
                    number["end", day] + place,
                    [(number["turn", day + 1] + p, v) for p, v in terms.items()],
                )
            if place not in outlook.options.places:
                at_least(number["turn", day] + place, [(number["end", day] + place, 1.0)])
    total = len(kinds) * len(days) * size
    matrix = coo_array((data, (rows, columns)), shape=(len(bounds), total)).tocsr()
    tight = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
    found = linprog(np.ones(total), A_ub=matrix, b_ub=bounds, bounds=(0, None), options=tight)
    assert found.success
    return found.x[number["turn", outlook.day] + outlook.start]


def mix(outlook, chances, day, place):
    """The places with which the buyer's turn of a day may begin, and how likely."""
    found = {int(place): 1.0}
    ruled = chances.platform[:, 0] * (1.0 if day == outlook.until else chances.rules[0])
    comes = np.full(len(outlook.deliver.rows), chances.deliver[day - outlook.day, 0])
    turns = (
        (outlook.ship, chances.ship[:, 0]),
        (outlook.deliver, comes),
        (outlook.seller, chances.seller[:, 0]),
        (outlook.platform, ruled),
    )
    for rows, shares in turns:
        after: dict[int, float] = {}
        for here, share in found.items():
            entries = range(*np.searchsorted(rows.sources, [here, here + 1]))
            for entry in entries:
                target = int(rows.targets[entry])
                after[target] = after.get(target, 0.0) + share * shares[entry]
            rest = share * (1 - sum(shares[entry] for entry in entries))
            after[here] = after.get(here, 0.0) + rest
        found = after
    return found


@pytest.mark.parametrize("case", ["shipped", "disputed"])
def test_a_linear_programme_agrees_on_longer_ones(case):
    outlook = Outlook(CASES[case], 0, until=14)
    solved = outlook.solve(outlook.chances(BELIEFS))
    expected = programme(outlook, BELIEFS)
    assert solved.turn[outlook.start, 0] / PRICE == pytest.approx(expected / PRICE, abs=1e-9)


def test_a_chance_with_unequal_branches_is_averaged_by_probability_alone():
    # Place 0 leads to place 1 with a half, and to places 2, 3 and 4 with a sixth each.
    rows = Rows(
        (),
        places=np.array([0]),
        starts=np.array([0]),
        sources=np.zeros(4, int),
        targets=np.array([1, 2, 3, 4]),
        chances=np.zeros(4, int),
        rows=np.arange(4),
    )
    values = np.array([[0.0], [100.0], [0.0], [0.0], [0.0]])
    shares = np.array([[1 / 2], [1 / 6], [1 / 6], [1 / 6]])
    assert rows.mean(values, shares)[0, 0] == pytest.approx(50)


def forced(outlook, plan, move, seed):
    """100,000 orders in which the buyer makes that move today, and then keeps to the plan."""
    population = Population(plan, 100_000, seed)
    solved = outlook.solve(plan.chances).ends[0]
    _, place = max(outlook.choices_after(move, plan.chances), key=lambda c: solved[c[1], 0])
    population.orders[:] = 0
    population.orders[place] = population.size
    population._choose = lambda day, choose=population._choose: day > outlook.day and choose(day)
    for _ in population.run():
        pass
    return population.mean, population.error


@pytest.mark.parametrize(("story", "day"), [("begging-seller", 43), ("cheaper-servos", 30)])
def test_no_move_that_is_named_best_is_beaten_in_a_simulation(story, day):
    here, beliefs = ahead(story, day), Beliefs()
    outlook = here.outlook
    plan = Plan(outlook, Habit.PLAYS_BEST, outlook.chances(beliefs))
    prospects = here.prospects(beliefs)
    drawn = {one.move: forced(outlook, plan, one.move, seed) for seed, one in enumerate(prospects)}
    for one in prospects:
        mean, error = drawn[one.move]
        assert abs(mean - one.expected) <= 4 * error + 1e-6
        if one.is_best:
            for other, more in drawn.values():
                assert other - mean <= 4 * np.hypot(error, more) + 1e-6


def test_chances_of_a_place_never_exceed_one():
    outlook = ahead("begging-seller", 20).outlook
    chances = outlook.chances(BELIEFS)
    for rows, shares in ((outlook.seller, chances.seller), (outlook.platform, chances.platform)):
        assert np.add.reduceat(shares[:, 0], rows.starts).max() <= 1 + 1e-12


def test_a_parcel_comes_as_likely_as_believed():
    still = np.cumprod([1 - p for p in arrivals(BELIEFS, 1, 30)])
    assert 1 - still[-1] == pytest.approx(BELIEFS["comes"])
    assert chance(Chance("wins", case="wins_with_proof"), BELIEFS, {}, 5) == 0.7
