"""The practice screens as a page, without a browser: its buttons are clicked as widgets."""

import pytest

from disputelab.app.course.practice import Practice
from disputelab.course.pages import Place, Variant
from disputelab.course.search import shortest
from disputelab.course.tasks import tasks

CASES = [(id, variant) for id, task in tasks().items() for variant in task.variants]


def on_page(page):
    """The buttons that can be seen, by their labels."""
    boxes = [box for box in page._places.values() if box.layout.display != "none"]
    rows = [row.children[0] for box in boxes for row in box.children]
    return {button.description: button for button in rows}


def click(page, *labels):
    for label in labels:
        button = on_page(page)[label]
        assert not button.disabled, label
        button.click()


def way(page):
    """The labels of the shortest way, pressed one by one."""
    for id in shortest(page.attempt.task, page.attempt.variant):
        label = next(page._label(one) for one in page.attempt.buttons if one.id == id)
        click(page, label)


@pytest.mark.parametrize(("task", "variant"), CASES, ids=[f"{t}-{v}" for t, v in CASES])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_task_is_solved_by_clicks(task, variant, language):
    heard = []
    page = Practice(language, task, variant, lambda *told: heard.append(told))
    way(page)
    assert 'class="said reached"' in page.shown["debrief"].value
    assert tasks()[task].done.text.text(language)[:30] in page.shown["debrief"].value
    assert heard == [(f"practice/{task}/{variant}", list(page.attempt.way), True)]
    assert all(button.disabled for button in on_page(page).values())


def test_the_mistake_that_costs_most_is_told_with_its_rule_and_taken_back():
    heard = []
    page = Practice("en", "keep-the-way-back", record=lambda *told: heard.append(told))
    click(page, "My orders", "Open disputes", "The dispute and its chat")
    before = page.shown["verdict"].value, page._pictures["wide"].value
    click(page, "Accept")
    assert "2.00\xa0EUR goes back to the buyer and 22.90\xa0EUR to" in page.shown["did"].value
    assert 'class="said lost"' in page.shown["debrief"].value
    assert "1.14" in page.shown["debrief"].value
    assert heard == [
        ("practice/keep-the-way-back/browser", ["orders", "disputes", "dispute", "accept"], False)
    ]
    page.back.click()
    assert (page.shown["verdict"].value, page._pictures["wide"].value) == before
    assert not page.shown["debrief"].value
    assert "Accept" in on_page(page)


def test_turning_a_page_changes_nothing_and_says_so():
    page = Practice("en", "keep-the-way-back")
    before = page._pictures["wide"].value
    click(page, "My orders")
    assert "Nothing has changed" in page.shown["did"].value
    assert "2.06" in page.shown["did"].value
    assert page._pictures["wide"].value == before
    assert "1 click so far" in page.shown["clicks"].value
    assert "the shortest way: 7 clicks" in page.shown["clicks"].value


def test_everything_can_be_taken_back_down_to_the_beginning():
    page = Practice("en", "half-back", "app")
    assert page.back.disabled
    shown = {name: part.value for name, part in page.shown.items()}
    click(page, "Next day", "My orders", "The order in dispute", "Cancel refund request", "Confirm")
    for _ in range(5):
        page.back.click()
    shown["way"] = page.shown["way"].value  # a try has failed since
    assert {name: part.value for name, part in page.shown.items()} == shown
    assert page.back.disabled


def test_the_shortest_way_is_shown_after_a_failure():
    page = Practice("en", "seller-silent", "app")
    assert page.solution.disabled
    assert "once a try has failed" in page.shown["way"].value
    click(page, "My orders", "The order in dispute", "Cancel refund request", "Confirm")
    assert not page.solution.disabled
    page.solution.click()
    assert page.shown["way"].value.count("<li>") == 1
    assert "Wait until something happens" in page.shown["way"].value


def test_the_shortest_way_is_shown_after_two_new_starts_and_hidden_for_another_task():
    page = Practice("en", "keep-the-way-back")
    for _ in range(2):
        assert page.solution.disabled
        click(page, "My orders")
        page.again.click()
    page.solution.click()
    assert page.shown["way"].value.count("<li>") == 7
    assert "A reason, whichever it is" in page.shown["way"].value
    page.onward.click()
    assert page.task.value == "extension-first"
    assert page.solution.disabled
    assert "<li>" not in page.shown["way"].value


def test_the_apps_button_may_stay_in_english_on_a_russian_page():
    page = Practice("ru", "keep-the-way-back", "app")
    for id in ("orders", "dispute"):
        page.press(id)
    assert "Cancel dispute" not in on_page(page)
    page.foreign.value = True
    click(page, "Cancel dispute")
    assert page.attempt.screen.page == "sure"


def test_the_variant_changes_the_frame_and_the_way():
    page = Practice("en", "keep-the-way-back")
    assert "browser" in page.frame._dom_classes
    assert page.foreign.layout.display == "none"
    page.variant.value = Variant.APP
    assert "phone" in page.frame._dom_classes
    assert "browser" not in page.frame._dom_classes
    assert page.foreign.layout.display == ""
    assert "the shortest way: 4 clicks" in page.shown["clicks"].value


def test_a_grey_button_says_why_under_it():
    page = Practice("en", "too-late", "app")
    click(page, "My orders", "The order in dispute")
    assert on_page(page)["Cancel refund request"].disabled
    why = page._rows["cancel"].widget.children[1]
    assert "no cancel is possible after that" in why.value
    assert "1.20" in why.value
    assert why.layout.display == ""


def test_the_warnings_of_a_careful_buyer_stand_beside_what_was_done():
    page = Practice("en", "too-late")
    for id in ["orders", "disputes", "dispute", "cancel", "yes", "why:no-claims", "confirm"]:
        page.press(id)
    assert "all 58.00\xa0USD goes to the seller" in page.shown["did"].value
    assert "Protection has ended: if you cancel now" in page.shown["did"].value


def test_waiting_tells_what_others_did():
    page = Practice("en", "extension-first", "app")
    click(page, "Next day")
    assert "extended protection" in page.shown["did"].value
    page = Practice("en", "keep-the-way-back", "app")
    click(page, "Next day")
    assert "Day 56" in page.shown["did"].value
    assert "nothing has happened" in page.shown["did"].value


def test_an_offer_has_its_button_beside_it_only_while_it_is_on_the_table():
    page = Practice("en", "offer-of-nothing", "app")
    click(page, "My orders", "The order in dispute")
    assert "The seller offers 0.00" in page.shown["offer"].value
    assert page._offer.layout.display == ""
    click(page, "Ask the platform to join")
    assert page._offer.layout.display == "none"
    assert not page._places[Place.OFFER].children


def test_a_failure_is_recorded_once_for_each_way_into_it():
    heard = []
    page = Practice("en", "seller-silent", "app", lambda *told: heard.append(told))
    for _ in range(2):
        click(page, "My orders", "The order in dispute", "Cancel refund request", "Confirm")
        click(page, "Next day")
        page.again.click()
    assert [right for _, _, right in heard] == [False, False]


def test_an_unknown_task_is_the_first_one():
    assert Practice("en", "no-such-task").task.value == next(iter(tasks()))


def test_what_cannot_be_pressed_is_an_error_and_changes_nothing():
    page = Practice("en", "keep-the-way-back")
    before = page.attempt
    with pytest.raises(ValueError, match="cannot be pressed"):
        page.press("accept")
    assert page.attempt == before
