"""The dashboard's model, without a browser: state in, state out."""

import pytest

from disputelab.app.model import LabModel, eve
from disputelab.core import Do, EndedBy, Move, OpenReason, State, replay
from disputelab.scenarios import shipped

BRAKE = "brake-part-disputed-again"


@pytest.fixture
def model() -> LabModel:
    return LabModel(BRAKE)


def row_of(model: LabModel, do: Do) -> int:
    return next(i for i, event in enumerate(model.draft.rows) if event.move.do is do)


def test_it_opens_on_the_first_story_where_none_or_an_unknown_one_is_named():
    first = next(iter(shipped()))
    assert LabModel().story == first
    assert LabModel("no-such-story").story == first


def test_moving_an_event_replays_the_story(model):
    assert model.history.outcome.state is State.REFUNDED
    for row, event in enumerate(model.draft.rows):
        if event.move.do in (Do.OPEN_DISPUTE, Do.CANCEL_DISPUTE):
            model.move_event(row, 80)
    assert model.history.outcome.ended_by is EndedBy.PROTECTION_EXPIRED


def test_rows_keep_their_places_while_the_story_is_told_by_day(model):
    row = row_of(model, Do.SHIP)
    model.move_event(row, 69)
    assert model.draft.rows[row].move.do is Do.SHIP
    days = [event.day for event in model.draft.scenario.events]
    assert days == sorted(days)
    assert model.step_of(row).move.do is Do.SHIP
    assert model.step_of(row).day == 69


def test_a_row_names_its_own_step_where_several_fall_on_one_day(model):
    for row, event in enumerate(model.draft.rows):
        assert model.step_of(row).move == event.move


def test_an_event_is_added_after_all_else_of_today(model):
    model.today = model.draft.rows[1].day
    model.add_event(Move(Do.DECLINE))
    today = [event.move.do for event in model.draft.scenario.events if event.day == model.today]
    assert today[-1] is Do.DECLINE


def test_an_event_is_removed(model):
    row = row_of(model, Do.OPEN_DISPUTE)
    before = model.draft.rows
    model.remove_event(row)
    assert model.draft.rows == (*before[:row], *before[row + 1 :])


def test_fields_of_an_event_change(model):
    row = row_of(model, Do.OPEN_DISPUTE)
    model.change_event(row, claim=1000, reason=OpenReason.DAMAGED)
    assert model.step_of(row).after.dispute.claimed == 1000
    assert model.step_of(row).after.dispute.reason is OpenReason.DAMAGED


def test_readings_and_figures_override_the_rulebook_and_a_new_rulebook_drops_them(model):
    model.change_rulebook(reopening="never")
    assert model.history.outcome.state is State.SELLER_PAID
    model.change_rulebook(reply_days=9)
    assert model.draft.scenario.rulebook.chosen == {"reopening": "never", "reply_days": 9}
    model.change_rulebook("article-1")
    assert model.draft.scenario.rulebook.chosen == {}


def test_the_order_changes(model):
    model.change_order(price=5000, protection_days=10)
    assert model.history.start.price == 5000
    assert model.history.start.protection.last_day == 10


def test_the_last_day_never_comes_before_an_event_and_today_never_after_it(model):
    last = max(event.day for event in model.draft.rows)
    model.today = model.draft.scenario.until
    model.change_until(0)
    assert model.draft.scenario.until == last
    assert model.today == last


def test_reset_brings_back_the_story_as_it_ships(model):
    opened = (model.draft, model.today, model.history)
    model.remove_event(0)
    model.change_rulebook("strictest")
    model.today = 3
    model.reset()
    assert (model.draft, model.today, model.history) == opened


def test_a_story_of_ones_own_has_no_name_and_comes_back_as_it_was_opened(model):
    own = shipped()["goods-go-back"].scenario
    model.show_own(own)
    assert model.story == ""
    model.remove_event(0)
    model.show(shipped()["begging-seller"].scenario)
    model.reset()
    assert (model.story, model.draft.scenario) == ("", own)


def test_what_is_shown_in_place_of_a_story_gives_way_to_it_again(model):
    opened = model.draft
    model.show(shipped()["goods-go-back"].scenario)
    assert (model.story, model.opened) == (BRAKE, opened)
    model.reset()
    assert model.draft == opened


def test_the_menu_shows_what_people_can_try_and_nothing_of_the_clock(model):
    assert {verdict.move.do for verdict in model.menu} == set(Do) - {
        Do.PROTECTION_EXPIRES,
        Do.REPLY_DEADLINE,
        Do.SETTLEMENT_DEADLINE,
    }
    assert all(verdict.position.day == model.today for verdict in model.menu)


@pytest.mark.parametrize("name", shipped())
def test_every_story_opens_before_its_end(name):
    scenario = shipped()[name].scenario
    assert 0 <= eve(replay(scenario)) <= scenario.until


def test_whoever_watches_today_finds_a_history_of_the_story_that_is_edited():
    model = LabModel("begging-seller")
    model.today = 90
    seen = []
    model.observe(lambda _: seen.append(model.history.scenario == model.draft.scenario), "today")
    model.show(shipped()["offer-of-nothing"].scenario)
    assert seen
    assert all(seen)


def test_whoever_watches_the_story_finds_its_history_too():
    model = LabModel("begging-seller")
    seen = []
    model.observe(lambda _: seen.append(model.history.scenario), "story")
    model.open("offer-of-nothing")
    assert seen == [shipped()["offer-of-nothing"].scenario]
