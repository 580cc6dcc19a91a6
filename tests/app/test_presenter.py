"""The view for a room: nothing is given away before it is asked for."""

import pytest

from disputelab.app.desk import Desk
from disputelab.app.page import Page
from disputelab.app.prepared import Item, Prepared
from disputelab.app.presenter import Presenter, ending, next_day
from disputelab.core import State, replay
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES
from disputelab.scenarios import shipped


def presenter(story: str, language: str = "en", prepared: Prepared | None = None):
    desk = Desk(language, story)
    words = Words(language, desk.lab.draft.scenario.order)
    made = Presenter(desk.lab, prepared or Prepared(), words, Page(), lambda: None)
    desk.lab.observe(lambda _: made.update(), ["history", "today"])
    made.show(True)
    return made, desk


def told(made: Presenter) -> str:
    return made._head.value + made._so_far.value + made._below.value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", shipped())
def test_the_ending_is_told_only_when_it_is_asked_for(story, language):
    made, desk = presenter(story, language)
    said = verdict(desk.lab.history.end, Words(language, desk.lab.draft.scenario.order))
    title = made._words.text(desk.lab.draft.scenario.title)
    assert said not in told(made)
    assert title not in told(made)
    assert 'class="hit"' not in told(made)
    made.reveal()
    assert said in told(made)
    assert told(made).count('class="hit"') == 1
    made.reveal()
    assert said not in told(made)


@pytest.mark.parametrize("story", shipped())
def test_the_right_bet_is_where_the_money_is(story):
    history = replay(shipped()[story].scenario)
    money, price = history.end.money, history.scenario.order.price
    right = {
        "refunded": money.refunded == price,
        "seller-paid": money.released == price,
        "split": money.refunded > 0 and money.released > 0,
        "held": money.held > 0,
    }
    assert right[ending(history)]
    assert (ending(history) == "held") == (history.outcome.state in (State.OPEN, State.IN_DISPUTE))


def test_days_and_events_are_walked_through_and_stop_at_the_ends():
    made, desk = presenter("offer-of-nothing")
    desk.lab.today = 0
    made._day(-1)
    assert desk.lab.today == 0
    seen = []
    for _ in range(20):
        made._event(1)
        seen.append(desk.lab.today)
    days = sorted({step.day for step in desk.lab.history.steps} | {desk.lab.history.scenario.until})
    assert list(dict.fromkeys(seen)) == [day for day in days if day > 0]
    assert next_day(desk.lab.history, days[0], -1) == 0


def test_another_story_begins_with_its_ending_hidden_and_the_last_is_followed_by_the_first():
    prepared = Prepared()
    for name in ("offer-of-nothing", "begging-seller"):
        prepared.add(Item.of(shipped()[name].scenario, name))
    made, desk = presenter("offer-of-nothing", prepared=prepared)
    made.reveal()
    made._story(1)
    assert desk.lab.story == "begging-seller"
    assert not made.revealed
    made._story(1)
    assert desk.lab.story == "offer-of-nothing"


def test_a_story_that_was_changed_comes_back_as_it_was_left_until_it_is_reset():
    made, desk = presenter("begging-seller")
    shipped_events = len(desk.lab.draft.rows)
    desk.lab.remove_event(shipped_events - 1)
    desk.lab.today = 41
    changed = desk.lab.draft.scenario
    made._story(1)
    assert desk.lab.draft == desk.lab.opened
    made._story(-1)
    assert (desk.lab.draft.scenario, desk.lab.today) == (changed, 41)
    desk.lab.reset()
    made._story(1)
    made._story(-1)
    assert len(desk.lab.draft.rows) == shipped_events


def test_the_list_opens_a_story_on_its_day():
    made, desk = presenter("offer-of-nothing")
    made._list()
    buttons = made._stories.children
    assert len(buttons) == len(shipped())
    assert sum(one.disabled for one in buttons) == 1
    last = made._prepared.shown[-1]
    buttons[-1].click()
    assert (desk.lab.story, desk.lab.today) == (last.name, last.day)
    assert made._stories.children == ()
