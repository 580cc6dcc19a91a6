"""The left side of the dashboard, without a browser: which stories there are to pick."""

import pytest

from disputelab.app.controls import Controls
from disputelab.app.model import LabModel
from disputelab.figures.words import Words
from disputelab.scenarios import shipped


@pytest.fixture
def model():
    return LabModel("begging-seller")


@pytest.fixture
def controls(model):
    words = Words("en", model.draft.scenario.order)
    made = Controls(model, words)
    model.observe(lambda _: made.update(words), ["history", "story"])
    made.update(words)
    return made


def test_a_story_of_ones_own_can_be_picked_only_while_it_is_on_the_page(model, controls):
    names = [name for _, name in controls._story.options]
    assert names == list(shipped())
    model.show_own(shipped()["goods-go-back"].scenario)
    assert [name for _, name in controls._story.options] == ["", *names]
    assert controls._story.value == ""
    controls._story.value = "offer-of-nothing"
    assert model.story == "offer-of-nothing"
    assert [name for _, name in controls._story.options] == names
    assert controls._story.value == "offer-of-nothing"


def test_nobody_has_reported_a_story_of_ones_own(model, controls):
    model.open(next(name for name, story in shipped().items() if story.reported))
    assert "★" in controls._about.value
    model.show_own(model.draft.scenario)
    assert "★" not in controls._about.value
