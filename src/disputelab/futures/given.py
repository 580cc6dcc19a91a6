"""Beliefs as a person writes them: NAME=VALUE."""

from collections.abc import Iterable

from disputelab.futures.beliefs import Behaviour, Beliefs, Kind, assumptions
from disputelab.locale import N_


class BadBelief(ValueError):  # noqa: N818
    """What is wrong with a belief: an English template, and the values that it shows."""

    def __init__(self, template: str, **values: str) -> None:
        super().__init__(template.format(**values))
        self.template, self.values = template, values


def given(texts: Iterable[str]) -> Beliefs:
    """The neutral beliefs but for those given; raises BadBelief."""
    values = dict(map(_read, texts))
    try:
        return Beliefs().but(**values)
    except ValueError:
        shares = ", ".join(Behaviour)
        raise BadBelief(N_("one of these must be above 0: {shares}"), shares=shares) from None


def _read(text: str) -> tuple[str, float]:
    name, equals, number = text.partition("=")
    if not equals:
        raise BadBelief(N_("{given!r} is not of the form NAME=VALUE"), given=text)
    if name not in assumptions():
        unknown = N_("there is no belief {name!r}; there are: {names}")
        raise BadBelief(unknown, name=name, names=", ".join(assumptions()))
    days = assumptions()[name].kind is Kind.DAYS
    try:
        value = float(number)
    except ValueError:
        value = -1.0
    if not (1 <= value < float("inf") if days else 0 <= value <= 1):
        wrong = N_("{name} is a number of days, 1 or more") if days else N_("{name} is from 0 to 1")
        raise BadBelief(wrong, name=name)
    return name, value
