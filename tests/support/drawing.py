"""Any story that a file may hold, as Hypothesis draws it."""

from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from disputelab.core import (
    FIELDS,
    FIGURES,
    NAMED,
    READINGS,
    Event,
    Move,
    Order,
    Quantity,
    Scenario,
    rulebook,
)
from disputelab.scenarios import LISTED

MOST_CENTS = 100_000_000_000
DAYS = st.integers(0, 3650)
CENTS = st.integers(0, MOST_CENTS) | st.integers(0, 10_000)
WORDS = st.text(max_size=60) | st.text(alphabet="a:#-[]{}'\"\\\n\t &*!|>%@`,?~<=", max_size=60)


def checked(examples):
    """The same examples in every run, however slow the machine."""
    return settings(max_examples=examples, deadline=None, derandomize=True)


@st.composite
def rulebooks(draw):
    own = {key: st.sampled_from(list(values)) for key, values in READINGS.items()}
    own |= dict.fromkeys(FIGURES, DAYS)
    return rulebook(draw(st.sampled_from(list(NAMED)))).override(
        **draw(st.fixed_dictionaries({}, optional=own))
    )


def moves(do):
    held = {Quantity.CENTS: CENTS, Quantity.DAYS: DAYS, Quantity.FLAG: st.booleans()}
    fields = {}
    for field in FIELDS[do]:
        value = held[field.holds] if field.holds in held else st.sampled_from(field.holds)
        fields[field.name] = value if field.required else value | st.none()
    return st.builds(Move, st.just(do), **fields)


@st.composite
def stories(draw):
    days = sorted(draw(st.lists(DAYS, max_size=8)))
    events = [Event(day, draw(st.sampled_from(LISTED).flatmap(moves))) for day in days]
    order = Order(
        draw(st.integers(1, MOST_CENTS) | st.integers(1, 10_000)),
        draw(st.just("") | st.from_regex("[A-Za-z]{3}", fullmatch=True)),
        draw(st.none() | DAYS),
        draw(st.none() | st.dates(date(1000, 1, 1))),
        draw(st.integers(0, 491).map(lambda n: Decimal(n) / 100)),
    )
    until = draw(st.integers(days[-1] if days else 0, 3650))
    return Scenario(draw(WORDS), order, tuple(events), until, draw(rulebooks()), draw(WORDS))
