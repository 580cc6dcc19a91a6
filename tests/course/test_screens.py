"""The practice screens: what their buttons do is what the rules say, whoever presses them."""

from random import Random

import pytest

from disputelab.core import (
    CancelReason,
    Do,
    EndedBy,
    Goods,
    Message,
    Move,
    Stage,
    State,
    Verdict,
    outcome,
    replay,
    step,
)
from disputelab.course.attempt import attempt
from disputelab.course.live import begin, moments
from disputelab.course.pages import Page, Place, Screen, Variant, Wait
from disputelab.course.screens import HEADINGS, buttons, press
from disputelab.course.search import deeds
from disputelab.course.tasks import tasks
from disputelab.scenarios import shipped
from disputelab.sources import claims

CASES = [(task, variant) for task in tasks().values() for variant in task.variants]
IDS = [f"{task.id}-{variant}" for task, variant in CASES]
every_case = pytest.mark.parametrize(("task", "variant"), CASES, ids=IDS)
CANCEL = {
    Variant.BROWSER: "orders disputes dispute cancel yes why:no-claims confirm",
    Variant.APP: "orders dispute cancel yes",
}
"""Where the second article has a buyer click [2.06, 2.09]."""


def pressed(screen, way, variant):
    for id in way.split():
        screen = press(screen, id, variant)
    return screen


def walk(task, variant, seed, length=40):
    """A try by somebody who presses anything, but seldom waits."""
    random, found = Random(seed), attempt(task, variant)
    for _ in range(length):
        may = [button for button in found.buttons if button.enabled]
        weights = [1 if button.wait else 10 for button in may]
        found = found.press(random.choices(may, weights)[0].id)
    return found


def offered(screen, variant):
    """Every move that some button makes today, found by turning pages."""
    seen, edge, found = set(), [screen], {}
    while edge:
        screen = edge.pop()
        if screen in seen:
            continue
        seen.add(screen)
        for button in buttons(screen, variant):
            if button.enabled and button.move:
                found[button.move.do] = button
            elif button.enabled and not button.wait:
                edge.append(press(screen, button.id, variant))
    return found


@every_case
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_pressed_the_money_adds_up_and_the_story_replays_to_it(task, variant, seed):
    for screen in walk(task, variant, seed).screens:
        live = screen.live
        assert live.position.price == task.scenario.order.price
        assert replay(live.story).end == live.position
        assert live.day == live.story.until <= task.scenario.until


@every_case
def test_every_button_does_what_the_rules_say_of_its_move(task, variant):
    moved = 0
    for seed in range(6):
        tried = walk(task, variant, seed)
        for before, after, button in zip(
            tried.screens, tried.screens[1:], tried.pressed, strict=False
        ):
            if button.move:
                moved += 1
                verdict = step(before.live.position, button.move, before.live.rulebook)
                assert after.live.position == verdict.after
                assert after.live.history.steps[-1].move == button.move
            elif not button.wait:
                assert after.live == before.live
    assert moved


@every_case
def test_taking_back_restores_every_screen_down_to_the_first(task, variant):
    tried = walk(task, variant, 7)
    for screen in reversed(tried.screens[:-1]):
        tried = tried.back()
        assert tried.screen == screen
    assert tried == attempt(task, variant) == tried.back()


@every_case
def test_the_pages_offer_exactly_the_moves_that_the_rules_allow(task, variant):
    for screen in walk(task, variant, 3).screens[::4]:
        start = Screen(screen.live)
        allowed = {
            one.story.events[-1].move.do for one in deeds(screen.live) if one.day == screen.live.day
        }
        assert set(offered(start, variant)) == allowed


@every_case
def test_a_grey_button_says_why_and_cannot_be_pressed(task, variant):
    grey = 0
    for screen in walk(task, variant, 5).screens:
        for button in buttons(screen, variant):
            if button.enabled:
                continue
            grey += 1
            if isinstance(button.why_not, Verdict):
                assert not button.why_not.allowed
                assert button.why_not.position == screen.live.position
            with pytest.raises(ValueError, match="cannot be pressed"):
                press(screen, button.id, variant)
    assert grey


@every_case
def test_ids_are_unique_on_a_page_and_claims_exist(task, variant):
    for screen in walk(task, variant, 2).screens:
        found = buttons(screen, variant)
        assert len({button.id for button in found}) == len(found)
        assert {claim for button in found for claim in button.claims} <= set(claims())


def test_every_page_has_a_heading():
    assert set(HEADINGS) == set(Page)


def test_a_button_of_another_page_cannot_be_pressed():
    screen = Screen(tasks()["keep-the-way-back"].start(Variant.APP))
    with pytest.raises(ValueError, match="'accept' cannot be pressed on the page 'home'"):
        press(screen, "accept", Variant.APP)


@pytest.mark.parametrize("variant", Variant)
def test_the_way_of_the_second_article_cancels(variant):
    screen = Screen(tasks()["keep-the-way-back"].start(variant))
    last = pressed(screen, CANCEL[variant], variant).live.history.steps[-1].move
    reason = CancelReason.NO_CLAIMS if variant is Variant.BROWSER else None
    assert last == Move(Do.CANCEL_DISPUTE, reason=reason)


def test_the_browser_confirms_only_once_a_reason_is_picked():
    screen = Screen(tasks()["keep-the-way-back"].start(Variant.BROWSER))
    screen = pressed(screen, "orders disputes dispute cancel yes", Variant.BROWSER)
    confirm = {one.id: one for one in buttons(screen, Variant.BROWSER)}["confirm"]
    assert confirm.why_not == "First pick why."
    kinds = [one.reason for one in buttons(screen, Variant.BROWSER) if one.reason]
    assert kinds == ["money-returned", "goods-arrived", "no-claims"]


def test_the_third_articles_button_is_called_cancel_order_and_cancels_the_dispute():
    screen = Screen(tasks()["keep-the-way-back"].start(Variant.BROWSER))
    page = pressed(screen, "orders disputes short full", Variant.BROWSER)
    found = {one.id: one for one in buttons(page, Variant.BROWSER)}["cancel-order"]
    assert (found.label, found.claims) == ("Cancel order", ("3.19",))
    after = pressed(page, "cancel-order read ok", Variant.BROWSER)
    assert after.live.position.past[-1].ended_by is None
    assert after.live.position.money.held == screen.live.position.price


def test_cancel_stands_at_the_very_bottom_and_accept_beside_the_offer():
    for variant, way in (
        (Variant.BROWSER, "orders disputes dispute"),
        (Variant.APP, "orders dispute"),
    ):
        screen = pressed(Screen(tasks()["keep-the-way-back"].start(variant)), way, variant)
        page = [one for one in buttons(screen, variant) if one.place is not Place.TIME]
        assert page[-1].id == "cancel"
        assert [one.id for one in page if one.place is Place.OFFER] == ["accept"]


def test_only_the_apps_button_may_be_in_english():
    found = {}
    for variant, way in (
        (Variant.BROWSER, "orders disputes dispute"),
        (Variant.APP, "orders dispute"),
    ):
        screen = pressed(Screen(tasks()["keep-the-way-back"].start(variant)), way, variant)
        found[variant] = {one.id: one.foreign for one in buttons(screen, variant)}["cancel"]
    assert found == {Variant.BROWSER: "", Variant.APP: "Cancel dispute"}


def test_after_protection_the_browser_pays_the_seller_and_the_app_refuses():
    task = tasks()["too-late"]
    browser = pressed(Screen(task.start(Variant.BROWSER)), CANCEL[Variant.BROWSER], Variant.BROWSER)
    found = outcome(browser.live.position)
    assert (found.state, found.ended_by) == (State.SELLER_PAID, EndedBy.LATE_CANCEL)
    app = pressed(Screen(task.start(Variant.APP)), "orders dispute", Variant.APP)
    refused = {one.id: one for one in buttons(app, Variant.APP)}["cancel"].why_not
    assert [rule.id for rule in refused.failed] == ["may-be-cancelled"]
    assert refused.claims == ("1.20",)


def test_accept_is_one_click_and_final():
    screen = Screen(tasks()["keep-the-way-back"].start(Variant.APP))
    after = pressed(screen, "orders dispute accept", Variant.APP)
    assert outcome(after.live.position).ended_by is EndedBy.SETTLED
    assert after.page is Page.ORDER
    why = {one.id: one.why_not for one in buttons(after, Variant.APP)}["open"]
    assert next(rule.id for rule in why.failed) == "money-is-held"


def test_a_dispute_is_opened_with_reason_and_amount():
    screen = Screen(tasks()["parcel-never-came"].start(Variant.APP))
    way = "orders order open reason:damaged claim:half send"
    after = pressed(screen, way, Variant.APP)
    dispute = after.live.position.dispute
    assert (dispute.reason, dispute.claimed, after.page) == ("damaged", 1370, Page.DISPUTE)
    assert (after.reason, after.claim) == (None, None)


def test_others_do_on_their_days_what_the_story_has_them_do():
    live = begin(shipped()["goods-go-back"].scenario, 30)
    assert live.waited(47).position.stage is Stage.RETURN_PENDING
    assert outcome(live.waited(48).position).ended_by is EndedBy.SETTLED


def test_what_the_story_has_the_buyer_do_later_is_left_to_the_learner():
    live = begin(shipped()["begging-seller"].scenario, 42).waited(60)
    assert [event.move.do for event in live.mine] == [Do.OPEN_DISPUTE, Do.ADD_EVIDENCE]


def test_a_seller_who_is_rid_of_the_dispute_is_heard_of_no_more():
    live = begin(shipped()["begging-seller"].scenario, 42).made(Move(Do.CANCEL_DISPUTE))
    later = live.waited(59)
    assert later.position.protection.last_day == 60
    assert later.position.said is Message.PLEAD


def test_the_parcel_comes_all_the_same():
    live = begin(shipped()["came-after-all"].scenario, 50).made(Move(Do.CANCEL_DISPUTE))
    assert live.waited(52).position.goods is Goods.DELIVERED


def test_waiting_for_news_stops_at_the_first_thing_that_happens():
    live = begin(shipped()["begging-seller"].scenario, 40)
    days = []
    while live.day < live.last:
        live = live.news()
        days.append(live.day)
    # The plea, the extension, then the seller's silence, which ends it.
    assert days == [42, 43, 46, 90]


def test_the_moments_of_a_play_begin_and_end_where_it_does():
    tried = walk(tasks()["half-back"], Variant.APP, 11)
    start, end = tried.screens[0].live, tried.screen.live
    found = moments(start, end)
    assert (found[0], found[-1]) == (start, end)


def test_the_two_ways_of_waiting_are_always_there():
    for screen in walk(tasks()["half-back"], Variant.APP, 1).screens:
        found = [one.wait for one in buttons(screen, Variant.APP) if one.place is Place.TIME]
        assert found == [Wait.DAY, Wait.NEWS]
