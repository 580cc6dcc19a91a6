"""What may follow, as the page shows it: without a browser, on the real futures."""

import asyncio

import pytest

from disputelab.app.ahead import AheadModel
from disputelab.app.forecast import Forecast
from disputelab.app.model import LabModel
from disputelab.core import State
from disputelab.figures.draw import WIDE
from disputelab.figures.plot import Chart
from disputelab.figures.words import Words
from disputelab.futures import Behaviour, Beliefs


@pytest.fixture
def model():
    lab = LabModel("begging-seller")
    lab.today = 43
    return AheadModel(lab)


@pytest.fixture(params=["en", "ru"])
def page(model, request):
    words = Words(request.param, model.lab.draft.scenario.order)
    found = Forecast(model, words, lambda: Chart(WIDE), lambda: None)
    found.show(True)
    return found


def panel(page, name):
    return page._panels[name].value


def test_nothing_is_worked_out_before_the_page_is_shown(model):
    words = Words("en", model.lab.draft.scenario.order)
    page = Forecast(model, words, lambda: Chart(WIDE), lambda: None)
    page.update()
    assert not panel(page, "moves")


def test_every_panel_that_needs_no_click_is_filled(page):
    for name in ("best", "moves", "doors", "seller", "patience", "sweep"):
        assert panel(page, name)


def test_a_belief_changes_the_figures_and_reset_brings_them_back(model, page):
    before = panel(page, "moves")
    model.believe("wins_again_with_proof", 1.0)
    assert panel(page, "moves") != before
    model.reset()
    assert panel(page, "moves") == before


def test_shares_that_would_all_be_nothing_are_not_taken(model):
    for kind in Behaviour:
        model.believe(kind, 0.0)
    assert sum(model.beliefs[kind] for kind in Behaviour) > 0


def test_a_witness_opens_in_the_story_and_reaches_its_ending(model, page):
    door = next(d for d in model.ahead.doors.all if d.end.state is State.REFUNDED)
    page._door.value = door.end
    page._opened(model.ahead.doors.witness)
    found = model.lab.history.outcome
    assert (found.state, found.ended_by) == (door.end.state, door.end.by)
    assert model.lab.today == 43


def test_the_readings_are_compared_and_the_stories_named(page):
    asyncio.run(page.compare())
    assert panel(page, "readings").count("<li>") >= 5


def test_a_population_fills_the_table_of_habits(page):
    asyncio.run(page.populate(1000))
    assert panel(page, "orders").count("<tr>") == 6


def test_a_population_can_be_stopped(page):
    async def stopped():
        work = asyncio.create_task(page.populate(1000))
        await asyncio.sleep(0)
        page._halt()
        await work

    asyncio.run(stopped())
    assert page._progress.value == 0
    assert not panel(page, "orders")


def test_a_finished_order_leaves_nothing_to_choose(model, page):
    model.lab.today = 80
    page.update()
    assert not panel(page, "moves")
    assert panel(page, "best")


def test_beliefs_stay_when_another_day_is_looked_at(model, page):
    model.believe("comes", 0.9)
    model.lab.today = 20
    page.update()
    assert model.beliefs == Beliefs().but(comes=0.9)
