"""The letters of the game: there in both languages, for everything that happens."""

import re
from string import Formatter

import pytest

from disputelab.core import Actor, Do, Message
from disputelab.course.codes import Code
from disputelab.course.letters import items, letters, shops, situations
from disputelab.figures.words import Words

from .playing import at_once, careful, played

KNOWN = {"item", "fault", "price", "refund", "days", "last_day"}
CYRILLIC = re.compile("[А-Яа-яЁё]")


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("situation", situations())
def test_every_text_is_there_in_both_languages_with_the_same_fields(situation):
    for row in situations()[situation]:
        assert set(row) == {"en", "ru"}
        assert fields(row["en"]) == fields(row["ru"]) <= KNOWN
        assert CYRILLIC.search(row["ru"])
        assert not CYRILLIC.search(row["en"])


def test_sellers_have_more_than_one_way_to_put_what_they_often_say():
    for kind in ("paid", "shipped", "pays", "offers", "declines", *map(str, Message)):
        assert len(situations()[kind]) > 1


def test_everything_to_buy_has_its_name_and_fault_in_both_languages():
    assert len(items()) > 3
    assert len(shops()) > 3
    for item in items():
        assert item.price > 0
        for texts in (item.names, item.faults):
            assert set(texts) == {"en", "ru"}
            assert all(texts.values())


def inbox(game, language):
    words = Words(language, game.history.scenario.order)
    world = game.world
    return letters(game.history, world.pick(items(), "item"), world.faulty, world.pick, words)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("seed", range(12))
def test_every_game_can_be_told_newest_first_with_nothing_left_open(seed, language):
    for buyer in (careful, at_once):
        found = inbox(played(Code(seed), buyer), language)
        assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)
        for one in found:
            assert one.text or one.effect
            assert "{" not in one.text + one.effect
            assert "None" not in one.text


def test_a_seller_who_asks_to_cancel_does_not_also_write_a_refusal():
    code = next(c for c in map(Code, range(999)) if played(c, at_once).world.answer == "promises")
    game = played(code, at_once)
    assert Do.DECLINE in {step.move.do for step in game.history.steps}
    asked = next(s for s in game.history.steps if s.move.do is Do.MESSAGE)
    that_day = [one for one in inbox(game, "en") if one.day == asked.day]
    assert len([one for one in that_day if one.sender is Actor.SELLER]) == 1


def test_the_seed_chooses_the_words():
    first = {inbox(played(Code(seed), at_once), "en")[-1].text for seed in range(30)}
    assert len(first) > 3
