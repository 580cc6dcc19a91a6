"""What differs between two stories, in sentences of both languages."""

import pytest

from disputelab.core import replay
from disputelab.figures.difference import sentences
from disputelab.locale import LANGUAGES
from disputelab.scenarios import read_yaml, shipped


def told(events, until=60, order="{price: 40, currency: USD, protection_days: 30}"):
    lines = "".join(f"\n- {{{event}}}" for event in events)
    text = f"title: A\norder: {order}\nuntil: {until}\nevents: {lines or '[]'}"
    return replay(read_yaml(text))


SHIP = "day: 3, do: ship"
OPEN = "day: 20, do: open-dispute, reason: not-received"
AGREE = "day: 22, do: agree"
LATER = "day: 24, do: agree"
RECEIVED = "day: 10, do: confirm-receipt"


def test_two_stories_that_are_the_same_are_said_to_be():
    one = told([SHIP, OPEN, AGREE])
    assert sentences(one, one, "en") == (
        "The two stories are the same, step for step, and they end alike.",
    )


def test_where_only_steps_differ_the_ending_is_told_once():
    deliver = "day: 9, do: deliver"
    assert sentences(told([SHIP]), told([SHIP, deliver]), "en") == (
        "They part at step 2.",
        "A, day 31: Protection ended and no dispute was open, so all 40.00\u00a0USD goes "
        "to the seller. B, day 9: The carrier delivered the goods.",
        "They end alike. The seller gets all 40.00\u00a0USD: protection had run out on day 31 with "
        "no dispute open.",
    )


def test_steps_ending_money_and_days_are_told_where_they_differ():
    assert sentences(told([SHIP, OPEN, AGREE]), told([SHIP]), "en") == (
        "They part at step 2.",
        "A, day 20: The buyer opened a dispute over 40.00\u00a0USD; the seller may answer "
        "through day 25. B, day 31: Protection ended and no dispute was open, so all "
        "40.00\u00a0USD goes to the seller.",
        "A ends like this. The buyer gets all 40.00\u00a0USD back: buyer and seller "
        "settled on day 22, and that is final. B ends like this. The seller gets all "
        "40.00\u00a0USD: protection had run out on day 31 with no dispute open.",
        "In A the buyer gets 40.00\u00a0USD more back.",
        "A ends 9 days sooner.",
    )


def test_a_refused_step_says_what_was_tried_and_why_not():
    one = told([SHIP, RECEIVED, OPEN])
    found = sentences(one, told([SHIP, RECEIVED]), "en")
    assert found[1] == (
        "A goes on, day 20: Buyer opens a dispute, which is refused. The order was "
        "finished on day 10 and no money is held any more; this will not become possible any more. "
        "In B nothing more happens."
    )
    assert sentences(told([SHIP, RECEIVED]), one, "en")[1].startswith(
        "In A nothing more happens. B goes on, day 20: Buyer opens"
    )


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ([AGREE], [LATER], "A ends 2 days sooner."),
        ([LATER], [AGREE], "A ends 2 days later."),
        ([AGREE], ["day: 23, do: agree"], "A ends 1 day sooner."),
    ],
)
def test_where_the_money_is_the_same_the_day_alone_is_told(one, other, said):
    found = sentences(told([SHIP, OPEN, *one]), told([SHIP, OPEN, *other]), "en")
    assert found[3:] == (said,)


def test_amounts_in_two_currencies_are_not_compared():
    euros = "{price: 40, currency: EUR, protection_days: 30}"
    found = sentences(told([SHIP, OPEN, AGREE]), told([SHIP], order=euros), "en")
    assert any("EUR" in sentence for sentence in found)
    assert not any("more back" in sentence for sentence in found)


def test_another_price_may_be_all_that_differs():
    cheap = "{price: 30, currency: USD, protection_days: 30}"
    found = sentences(told([SHIP]), told([SHIP], order=cheap), "en")
    assert found[0] == "In both the same things happen on the same days."
    assert found[-1] == "In A the seller gets 10.00\u00a0USD more."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_any_two_stories_are_compared_in_whole_sentences(name, language):
    one = replay(shipped()[name].scenario)
    for story in shipped().values():
        for sentence in sentences(one, replay(story.scenario), language):
            assert sentence.endswith(".")
            assert "{" not in sentence
