"""A story's text to change in one place, and what becomes of it."""

import json

import pytest
import yaml

from disputelab.scenarios import Malformed, read_json, read_yaml

STORY = """\
title: A story
about: In a few words.
rulebook: combined
order:
  price: 40.00
  currency: USD
  protection_days: 60
  paid_on: 2019-03-01
  cashback_percent: 4.91
events:
  - {day: 3, do: ship}
  - {day: 40, do: open-dispute, reason: not-received, claim: 30.00}
  - {day: 43, do: offer, refund: 10.00, return_goods: false}
until: 90
"""
SMALLEST = "{title: A story, order: {price: 40}, events: [], until: 90}"
AMOUNT = "expected an amount that is not negative, to the cent, such as 40.00"
DAYS = "expected a whole number of days from 0 to 3650"
KEYS = "expected keys with values"


def changed(old: str, new: str) -> str:
    """The story's text with one thing in it replaced."""
    assert STORY.count(old) == 1
    return STORY.replace(old, new)


def as_json(text: str) -> str:
    """The same text in JSON."""
    return json.dumps(yaml.safe_load(text), default=str)


def problem(text: str, read=read_yaml) -> Malformed:
    """What is wrong with a text: always one line that can be printed."""
    with pytest.raises(Malformed) as caught:
        read(text)
    assert_one_line(caught.value)
    return caught.value


def problem_in_json(text: str) -> Malformed:
    """What is wrong with a text in JSON."""
    return problem(text, read_json)


def assert_one_line(error: Malformed) -> None:
    """The message is one line that any terminal shows as it is, and says what was expected."""
    message = str(error)
    assert message.isprintable()
    assert len(message) < 1000
    assert error.expected
    message.encode()
