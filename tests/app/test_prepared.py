"""A trainer's list of stories: kept by the browser, walked through, undone, saved as a file."""

import json
from io import BytesIO

import pytest

from disputelab.app.desk import Desk
from disputelab.app.prepared import MOST, Item, Prepared, PreparedMemory, merged
from disputelab.scenarios import read, read_yaml, shipped

OWN = read_yaml("title: Mine\norder: {price: 1, paid_on: 2019-03-01}\nevents: []\nuntil: 9")


def item(name: str) -> Item:
    return Item.of(shipped()[name].scenario, name)


@pytest.fixture
def prepared() -> Prepared:
    made = Prepared()
    made.add(item("offer-of-nothing"), Item.of(OWN), item("begging-seller"))
    return made


class Told(PreparedMemory):
    def __init__(self, prepared):
        self.sent = []
        super().__init__(prepared)

    def send(self, content, buffers=None):
        self.sent.append(content["keep"])


def test_while_it_is_empty_all_that_ships_is_walked_through():
    assert [one.name for one in Prepared().shown] == list(shipped())


def test_what_is_written_is_read_again(prepared):
    other = Prepared()
    other.load(prepared.to_json())
    assert other.items == prepared.items


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"version": 2, "items": [{"name": "begging-seller", "day": 1}]}', "newer version"),
        ('{"version": 1, "items": 3}', "cannot be read"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_a_list_that_cannot_be_read_is_left_in_the_browser_until_it_is_given_up(
    prepared, text, told
):
    memory, before = Told(prepared), prepared.items
    memory.heard("start", text)
    assert told in prepared.problem
    assert prepared.items == before
    prepared.remove(0)
    assert memory.sent == []
    prepared.give_up()
    assert memory.sent == [prepared.to_json()]


@pytest.mark.parametrize(
    "row",
    [
        {"name": "no-such", "day": 1},
        {"story": {"from": "a newer version"}, "day": 1},
        {"name": ["x"], "day": 1},
        {"name": "begging-seller"},
        7,
    ],
)
def test_a_story_of_the_list_that_cannot_be_read_is_kept_as_it_is(row):
    made = Prepared()
    memory = Told(made)
    memory.heard("start", json.dumps({"version": 1, "items": [row]}))
    assert (made.items, made.unread) == ((), (row,))
    made.add(item("begging-seller"))
    assert json.loads(memory.sent[-1])["items"][-1] == row


A, B, C = (item(name) for name in ("offer-of-nothing", "begging-seller", "seven-of-ten"))


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ([A, B], [A, B], [A, B]),
        ([A, B, C], [A, B], [A, B, C]),
        ([A, B], [B], [B]),
        ([A], [B, A, C], [A, C]),
        ([B, A, C], [A], [A, C]),
        ([A, B, C], [A, B, C], [A, B, C]),
        ([], [A, B, C], [C]),
    ],
)
def test_what_either_of_two_tabs_changed_is_changed(mine, theirs, both):
    assert merged((A, B), tuple(mine), tuple(theirs)) == tuple(both)


def test_an_undone_removal_keeps_what_another_tab_has_put_on_the_list():
    made = Prepared()
    memory, other = Told(made), Prepared()
    other.add(A, B)
    memory.heard("start", other.to_json())
    made.remove(0)
    memory.heard("kept", memory.sent[-1])
    other.load(memory.sent[-1], (A, B))
    other.add(C)
    memory.heard("other", other.to_json())
    made.undo()
    assert set(made.items) == {A, B, C}


def test_a_removal_is_undone(prepared):
    before = prepared.items
    prepared.remove(1)
    assert [one.scenario.title for one in prepared.items] == [
        before[0].scenario.title,
        before[2].scenario.title,
    ]
    prepared.undo()
    assert prepared.items == before
    assert prepared.before is None


def test_a_story_is_moved_up(prepared):
    first, second, third = prepared.items
    prepared.move_up(2)
    assert prepared.items == (first, third, second)


def test_it_takes_no_more_than_it_has_room_for_and_says_so(prepared):
    prepared.add(*[Item.of(OWN)] * MOST)
    assert len(prepared.items) == MOST
    assert prepared.full


def test_the_file_of_the_list_is_one_that_can_be_opened(prepared):
    file = BytesIO(prepared.to_lines().encode())
    assert list(read(file, ".jsonl")) == [one.scenario for one in prepared.items]


def test_the_browser_keeps_it_and_another_tab_s_list_is_taken(prepared):
    memory = Told(prepared)
    memory.heard("start", "")
    assert len(prepared.items) == 3
    prepared.remove(0)
    memory.heard("kept", memory.sent[-1])
    kept = Prepared()
    kept.load(memory.sent[-1])
    assert kept.items == prepared.items
    other = Prepared()
    other.add(item("silent-seller-pays"))
    sent = len(memory.sent)
    memory.heard("other", other.to_json())
    assert prepared.items == other.items
    assert len(memory.sent) == sent


def test_the_place_of_the_open_story_is_known(prepared):
    desk = Desk()
    desk.lab.open("begging-seller")
    assert prepared.place_of(desk.lab) == 2
    desk.lab.show_own(OWN)
    assert prepared.place_of(desk.lab) == 1
    desk.lab.open("silent-seller-pays")
    assert prepared.place_of(desk.lab) is None
