"""What may follow, as the page shows it: without a browser, on the real futures."""

import asyncio
import html

import pytest

from disputelab.app.ahead import AheadModel
from disputelab.app.beliefs import NONE_LEFT
from disputelab.app.forecast import MISSES, REACHES, Forecast
from disputelab.app.model import LabModel
from disputelab.core import Do, State
from disputelab.figures.draw import WIDE
from disputelab.figures.forecast import over_sentence, repeat_sentence
from disputelab.figures.naming import HABITS, end_name
from disputelab.figures.plot import Chart
from disputelab.figures.words import Words
from disputelab.futures import Behaviour, Beliefs, TooFar


@pytest.fixture
def model():
    lab = LabModel("begging-seller")
    lab.today = 43
    return AheadModel(lab)


IN_BOTH = pytest.mark.parametrize("page", ["en", "ru"], indirect=True)
"""For what depends on the words."""


@pytest.fixture
def page(model, request):
    """The page in English, or IN_BOTH languages."""
    words = Words(getattr(request, "param", "en"), model.lab.draft.scenario.order)
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


@IN_BOTH
def test_every_panel_that_needs_no_click_is_filled(page):
    for name in ("best", "moves", "doors", "seller", "patience", "sweep"):
        assert panel(page, name)


def test_a_belief_changes_the_figures_and_reset_brings_them_back(model, page):
    before = panel(page, "moves")
    model.believe("wins_again_with_proof", 1.0)
    assert panel(page, "moves") != before
    model.reset()
    assert panel(page, "moves") == before


def test_more_than_can_be_worked_out_is_said_and_the_page_comes_back(model, page):
    before = panel(page, "moves")
    usual = model.lab.draft
    model.lab.change_rulebook(reply_days=3650)
    page.update()
    assert html.escape(TooFar().text(page._words.language)) in panel(page, "best")
    assert not any(panel(page, name) for name in ("moves", "doors", "seller", "patience", "sweep"))
    asyncio.run(page.runs.populate(10))
    asyncio.run(page.runs.compare())
    model.lab.draft = usual
    model.lab.today = 43
    page.update()
    assert panel(page, "moves") == before


def test_shares_that_would_all_be_nothing_are_not_taken(model):
    for kind in Behaviour:
        model.believe(kind, 0.0)
    assert sum(model.beliefs[kind] for kind in Behaviour) > 0


def test_a_witness_opens_in_the_story_and_reaches_its_ending(model, page):
    door = next(d for d in model.ahead.doors.all if d.end.state is State.REFUNDED)
    page._door.value = door.end
    page._opened(model.ahead.doors.witness, REACHES)
    found = model.lab.history.outcome
    assert (found.state, found.ended_by) == (door.end.state, door.end.by)
    assert model.lab.today == 43


@IN_BOTH
@pytest.mark.parametrize("about", [REACHES, MISSES])
def test_an_opened_story_says_that_it_is_invented_and_reset_brings_the_real_one(model, page, about):
    doors, words = model.ahead.doors, page._words
    real = model.lab.draft.scenario
    door = next(d for d in doors.all if d.end.state is State.REFUNDED)
    page._door.value = door.end
    page._opened(doors.witness if about is REACHES else doors.counter, about)
    found = model.lab.draft.scenario
    title = words.text(real.title)
    assert title in found.title
    assert found.title != title
    assert title in found.about
    assert words.since(43) in found.about
    assert end_name(door.end, words) in found.about
    page.update(words)
    assert html.escape(found.title) in page._head.value
    assert html.escape(found.about) in page._head.value
    model.lab.reset()
    assert model.lab.draft.scenario == real


@IN_BOTH
def test_the_page_names_its_story_and_its_day_and_moves_the_day(model, page):
    title = page._words.text(model.lab.draft.scenario.title)
    assert title in page._head.value
    assert page._words.since(43) in page._head.value
    page._today.value = 50
    assert model.lab.today == 50
    page.update()
    assert page._words.since(50) in page._head.value


@IN_BOTH
def test_a_seller_who_has_answered_is_said_to_repeat_it(page, model):
    words = page._words
    assert repeat_sentence(model.ahead, words) == ""
    model.lab.open("eight-days-of-bargaining")
    page.update()
    said = repeat_sentence(model.ahead, words)
    assert said
    assert said in panel(page, "seller")


@IN_BOTH
def test_the_readings_are_compared_and_the_stories_named(page):
    asyncio.run(page.runs.compare())
    assert ran(page, "readings").count("<li>") >= 5


def ran(page, name):
    return page.runs.panels[name].value


def test_a_population_fills_the_table_of_habits(page):
    asyncio.run(page.runs.populate(1000))
    assert ran(page, "orders").count("<tr>") == 6


def test_a_population_can_be_stopped_and_only_while_it_runs(page):
    stop = page.runs.stop

    async def stopped():
        assert stop.disabled
        idle = stop.tooltip
        work = asyncio.create_task(page.runs.populate(1000))
        await asyncio.sleep(0)
        assert not stop.disabled
        assert stop.tooltip != idle
        page.runs.halt()
        await work
        assert stop.disabled
        assert stop.tooltip == idle

    asyncio.run(stopped())
    assert page.runs.progress.value == 0
    assert not ran(page, "orders")


@pytest.mark.parametrize("change", ["belief", "proof"])
def test_what_was_run_under_other_beliefs_is_marked_until_they_come_back(model, page, change):
    asyncio.run(page.runs.populate(1000))
    asyncio.run(page.runs.compare())
    fresh = {name: ran(page, name) for name in ("orders", "readings")}
    if change == "belief":
        model.believe("comes", 0.9)
    else:
        model.proof = False
    again = page._words.text("Run again: the beliefs have changed.")
    for name in fresh:
        assert again in ran(page, name)
    model.reset()
    assert {name: ran(page, name) for name in fresh} == fresh


def test_what_was_run_on_another_day_is_gone(model, page):
    asyncio.run(page.runs.compare())
    model.lab.today = 50
    page.update()
    assert not ran(page, "readings")


@IN_BOTH
def test_without_proof_nothing_that_is_shown_attaches_evidence(model, page):
    words = page._words
    evidence = words.action(Do.ADD_EVIDENCE)
    model.lab.today = 41
    model.swept = "wins_without_proof"
    page.update()
    assert evidence in panel(page, "sweep")
    model.proof = False
    for name in ("moves", "sweep"):
        assert evidence not in panel(page, name)


@IN_BOTH
def test_a_finished_order_shows_one_sentence_and_hides_all_else(model, page):
    model.lab.today = 80
    page.update()
    assert over_sentence(model.ahead, page._words) in html.unescape(panel(page, "best"))
    for name in ("moves", "doors", "seller", "patience", "sweep"):
        assert not panel(page, name)
    hidden = page._while_open
    assert {part.layout.display for part in hidden} == {"none"}
    model.lab.today = 43
    page.update()
    assert {part.layout.display for part in hidden} == {""}


def test_shares_that_do_not_add_up_are_shown_as_they_count(model, page):
    assert not page._beliefs.shares.value
    page._beliefs.sliders["agrees"].value = 1.0
    for share in (0.5714, 0.1429):
        assert page._words.percent(share) in page._beliefs.shares.value


@IN_BOTH
def test_the_last_share_does_not_go_to_zero_and_the_page_says_why(model, page):
    *others, last = Behaviour
    for kind in others:
        page._beliefs.sliders[kind].value = 0.0
    page._beliefs.sliders[last].value = 0.0
    assert page._beliefs.sliders[last].value == 0.25
    assert page._words.text(NONE_LEFT) in page._beliefs.shares.value
    page._beliefs.sliders[last].value = 0.5
    assert page._words.text(NONE_LEFT) not in page._beliefs.shares.value


@IN_BOTH
def test_each_habit_is_explained(page):
    (told,) = [one.value for one in page.runs.widgets[1].children[1:2]]
    for text in HABITS.values():
        assert html.escape(page._words.text(text)) in told


def test_a_page_that_has_been_replaced_follows_the_model_no_longer(model, page):
    before = panel(page, "moves")
    page.retire()
    model.believe("comes", 0.1)
    assert panel(page, "moves") == before


def test_beliefs_stay_when_another_day_is_looked_at(model, page):
    model.believe("comes", 0.9)
    model.lab.today = 20
    page.update()
    assert model.beliefs == Beliefs().but(comes=0.9)
