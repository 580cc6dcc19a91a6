"""The JSON Schema of a story file says what the checks say, as far as a schema can."""

import json
from importlib.resources import files

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from disputelab.scenarios import schema, shipped, to_data

from .texts import SMALLEST, STORY, as_json, changed

FOLDER = files("disputelab.scenarios")


@pytest.fixture(scope="module")
def validator():
    return Draft202012Validator(schema(), format_checker=FormatChecker())


def plain(text):
    return json.loads(as_json(text))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(schema())


def test_the_schema_that_ships_is_the_one_the_checks_make():
    assert json.loads(FOLDER.joinpath("story.schema.json").read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("name", shipped())
def test_the_stories_that_ship_are_valid(validator, name):
    text = FOLDER.joinpath("stories", f"{name}.yaml").read_text(encoding="utf-8")
    validator.validate(plain(text))
    validator.validate(plain(yaml.safe_dump(to_data(shipped()[name].scenario))))


@pytest.mark.parametrize("text", [STORY, SMALLEST, changed("claim: 30.00", "claim: null")])
def test_other_stories_are_valid(validator, text):
    validator.validate(plain(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A story\n", ""),
        ("title: A story", "title: 3"),
        ("about: In", "abuot: In"),
        ("until: 90", "until: 3651"),
        ("until: 90", "until: soon"),
        ("rulebook: combined", "rulebook: strict"),
        ("rulebook: combined", "rulebook: {silence: never}"),
        ("rulebook: combined", "rulebook: {quiet: 3}"),
        ("rulebook: combined", "rulebook: {reply_days: -1}"),
        ("price: 40.00", "price: 0"),
        ("price: 40.00", "price: '40'"),
        ("currency: USD", "currency: US"),
        ("2019-03-01", "'2019-02-30'"),
        ("4.91", "4.92"),
        ("do: ship", "do: sink"),
        ("do: ship", "do: reply-deadline"),
        ("do: ship", "do: ship, who: me"),
        ("do: ship", "do: message"),
        ("do: ship", "do: message, kind: threat"),
        ("day: 3,", "day: -3,"),
        ("reason: not-received", "reason: lost"),
        ("claim: 30.00", "claim: -1"),
        ("return_goods: false", "return_goods: maybe"),
        ("refund: 10.00, ", ""),
    ],
)
def test_a_malformed_story_is_not_valid(validator, old, new):
    assert not validator.is_valid(plain(changed(old, new)))


def test_more_than_1000_events_are_not_valid():
    assert schema()["properties"]["events"]["maxItems"] == 1000
