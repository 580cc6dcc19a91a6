"""The lifecycle of the second opinion (tests/core), run by two state-machine libraries.

Both have the same table, the same conditions and the same model. Neither gives reasons.
"""

import logging
from collections.abc import Iterable
from typing import Any

from core.test_second_opinion import ALWAYS, NONE, TABLE, Case, machine
from statemachine import State, StateMachine

from disputelab.core import History, Move

Deed = tuple[int, Move]
# It would write a line for every refusal, and that is not what is measured here.
logging.getLogger("transitions").setLevel(logging.ERROR)


def deeds(history: History) -> list[Deed]:
    """All that happens in a history, the clock's moves included, refused ones too."""
    return [(step.day, step.move) for step in history.steps]


def case(history: History) -> Case:
    """The model of both libraries, at the start of a story."""
    scenario = history.scenario
    made = Case(scenario.order.price, scenario.protection_days, scenario.rulebook.values)
    made.opened = 0  # python-statemachine looks at every condition once, before any dispute
    return made


def _listed(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _statechart() -> type[StateMachine]:
    states = {name: State(name, value=name, initial=name == NONE) for name in ALWAYS}
    body: dict[str, Any] = {name.replace("-", "_"): state for name, state in states.items()}
    for name, sources, target, conditions, after in TABLE:
        event = name.replace("-", "_")
        for source in _listed(sources):
            start = states[source]
            how = {"cond": conditions or None, "after": after or None}
            if target is None or target == source:
                made = start.to.itself(internal=True, **how)
            else:
                made = start.to(states[target], **how)
            body[event] = body[event] | made if event in body else made
    body["allow_event_without_transition"] = True
    return type(StateMachine)("Lifecycle", (StateMachine,), body)


Lifecycle = _statechart()


class Transitions:
    """`transitions`: one machine for all models."""

    def __init__(self) -> None:
        self.machine = machine()

    def begin(self, history: History) -> Case:
        made = case(history)
        self.machine.add_model(made)
        return made

    def end(self, made: Case) -> None:
        self.machine.remove_model(made)

    @staticmethod
    def run(made: Case, happened: list[Deed]) -> None:
        for day, move in happened:
            made.day = day
            made.trigger(move.do.value, move)

    @staticmethod
    def model(made: Case) -> Case:
        return made


class Statemachine:
    """`python-statemachine`: a machine for each model."""

    def begin(self, history: History) -> StateMachine:
        return Lifecycle(case(history))

    def end(self, made: StateMachine) -> None:
        pass

    @staticmethod
    def run(made: StateMachine, happened: list[Deed]) -> None:
        for day, move in happened:
            made.model.day = day
            made.send(move.do.value.replace("-", "_"), move)

    @staticmethod
    def model(made: StateMachine) -> Case:
        return made.model
