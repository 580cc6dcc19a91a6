"""The game on the screen, played by its buttons; without a browser."""

import pytest

from disputelab.app.course import desk
from disputelab.app.course.game import Play
from disputelab.core import Do
from disputelab.course.codes import SEEDS, Code
from disputelab.futures import Behaviour

CODE = str(Code(7))


@pytest.fixture
def told():
    return []


@pytest.fixture(params=["en", "ru"])
def page(request, told):
    return Play(request.param, CODE, lambda *answered: told.append(answered))


def shown(page, part):
    return page.panels[part].value


def offered(page):
    return {do for do, button in page.buttons.items() if button.layout.display != "none"}


def finish(page):
    while not page.game.over:
        page.skip.click()


def test_a_whole_game_is_played_by_clicks(page, told):
    assert offered(page) == {Do.OPEN_DISPUTE, Do.CONFIRM_RECEIPT}
    page.wait.click()
    assert page.game.day == 1
    page.skip.click()
    page.skip.click()
    assert page.game.day == 53
    page.buttons[Do.OPEN_DISPUTE].click()
    assert Do.ADD_EVIDENCE in offered(page)
    page.buttons[Do.ADD_EVIDENCE].click()
    assert offered(page) == {Do.CANCEL_DISPUTE}
    assert not shown(page, "debriefing")
    finish(page)
    assert shown(page, "debriefing").count("<h4>") >= 3
    assert CODE in shown(page, "scores")
    ((key, answer, right),) = told
    assert key == f"game/{CODE}"
    assert answer["code"] == CODE
    assert isinstance(right, bool)


def test_a_button_that_is_put_away_does_nothing(page):
    before = page.game
    page.buttons[Do.ESCALATE].click()
    assert page.game is before


def test_what_is_not_possible_is_listed_with_its_reason(page):
    assert shown(page, "barred").count("<li>") == len(page.buttons) - 2


def test_the_game_over_has_no_buttons_and_a_new_one_has_them_again(page):
    page.buttons[Do.CONFIRM_RECEIPT].click()
    assert page.game.over
    assert page._may.layout.display == "none"
    page.new.click()
    assert page._may.layout.display == ""
    assert page.game.day == 0
    assert not shown(page, "debriefing")
    assert CODE in shown(page, "scores")


def test_the_code_of_a_game_brings_it_back(page):
    page.skip.click()
    page.new.click()
    page.seller.value = str(Behaviour.IGNORES)
    page.new.click()
    assert page.game.world.behaviour is Behaviour.IGNORES
    code = page.code.value
    other = Play("en", code)
    for _ in range(3):
        page.skip.click()
        other.skip.click()
    assert other.game == page.game


@pytest.mark.parametrize("code", ["", "nonsense", "G2-00000-00", CODE[:-1] + "Z", "<b>&"])
def test_a_bad_code_is_explained_and_the_game_goes_on(page, code):
    page.wait.click()
    page.code.value = code
    page.use.click()
    assert "⚠" in page.told.value
    assert "<b>" not in page.told.value
    assert (page.game.code, page.game.day) == (Code(7), 1)
    page.code.value = CODE.lower()
    page.use.click()
    assert not page.told.value
    assert page.game.day == 0


def test_a_page_that_is_opened_with_a_bad_code_says_so_and_begins_another_game():
    page = Play("en", "G1-0")
    assert "⚠" in page.told.value
    assert 0 <= page.game.code.seed < SEEDS


def test_games_of_before_stand_in_the_table(page, told):
    page.buttons[Do.CONFIRM_RECEIPT].click()
    row = told[0][1]
    again = Play("en", "", played=[row, row])
    assert shown(again, "scores").count(CODE) == 2
    assert "2 games" in shown(again, "scores")


def test_the_letters_are_in_the_language_of_the_page():
    english, russian = (shown(Play(language, CODE), "inbox") for language in ("en", "ru"))
    assert "Payment received" in english or "order" in english
    assert any("а" <= letter <= "я" for letter in russian)


def test_the_picture_stands_there_for_both_widths(page):
    assert shown(page, "picture").count("<svg") == 2


def test_the_picture_does_not_tell_what_is_to_come(page):
    for _ in range(4):
        page.skip.click()
        picture, today = desk.picture(page.game, page.words), page.game.day
        assert picture.days > today + 1
        for lane in picture.lanes:
            assert all(mark.at < today + 1 for mark in lane.marks)
            assert lane.id == "protection" or all(s.end <= today + 1 for s in lane.spans)


def test_the_bar_of_protection_is_said_in_words_too(page):
    before = shown(page, "state")
    page.skip.click()
    assert shown(page, "state") != before
    assert 'class="left' in before
    assert "60" in before
    page.buttons[Do.CONFIRM_RECEIPT].click()
    assert 'class="left' not in shown(page, "state")
