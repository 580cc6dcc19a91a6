"""What holds for every story, however odd."""

import copy
import pickle
import random
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from disputelab.core import Order, Scenario, menu, replay

from .histories import checked, scenarios
from .invariants import AGAIN, ALWAYS, positions
from .making import a_story


@checked(800)
@given(scenarios())
def test_every_invariant_holds_for_every_history(scenario):
    history = replay(scenario)
    for invariant in ALWAYS:
        invariant(history)


@checked(150)
@given(scenarios())
def test_every_invariant_holds_for_stories_like_it_too(scenario):
    history = replay(scenario)
    for invariant in AGAIN:
        invariant(history)


def test_the_same_seed_makes_the_same_story():
    one, other, another = (a_story(random.Random(seed).choice) for seed in (7, 7, 8))
    assert one == other != another


@checked(60)
@given(scenarios())
def test_values_are_equal_to_their_copies_and_hash_alike(scenario):
    history = replay(scenario)
    values = [scenario, scenario.rulebook, history, history.outcome, *positions(history)]
    values += [*scenario.events, *menu(history.end, scenario.rulebook)]
    for value in values:
        for same in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert same == value
            assert hash(same) == hash(value)


def test_a_scenario_cannot_be_changed_and_one_that_differs_is_not_equal():
    one = Scenario("a story", Order(100), (), 5)
    assert one != replace(one, until=6)
    with pytest.raises(FrozenInstanceError):
        one.until = 6
