"""What the browser and the kernel tell each other of the progress; what the model makes of it."""

import pytest

from disputelab.app.course.browser import Store
from disputelab.app.course.store import ProgressModel
from disputelab.course.progress import BrokenProgress, Entry, Progress

ONE = Progress().noted("clock/bet", 60, True)
OTHER = Progress().noted("end/bet", "refunded", False)


class Told(Store):
    """A store that remembers what it sends to the browser."""

    def __init__(self, model):
        self.sent = []
        super().__init__(model)

    def send(self, content, buffers=None):
        self.sent.append(content["keep"])


@pytest.fixture
def model():
    return ProgressModel()


@pytest.fixture
def store(model):
    return Told(model)


def start(store, text):
    store.heard("start", text)


def test_nothing_is_written_before_the_browser_has_told_what_it_holds(model, store):
    model.record("clock/bet", 60, True)
    assert store.sent == []
    start(store, "")
    assert store.sent == [ONE.to_json()]


def test_what_the_browser_holds_is_added_to_what_the_kernel_knows(model, store):
    model.record("clock/bet", 60, True)
    start(store, OTHER.to_json())
    assert set(model.progress.entries) == {"clock/bet", "end/bet"}
    assert store.sent[-1] == model.progress.to_json()


def test_an_empty_start_writes_nothing(store):
    start(store, "")
    assert store.sent == []


def test_every_try_is_written(model, store):
    start(store, "")
    model.record("clock/bet", 60, True)
    assert store.sent == [ONE.to_json()]


def test_two_tabs_come_to_the_same_and_fall_silent(model, store):
    start(store, ONE.to_json())
    other = ProgressModel()
    beside = Told(other)
    start(beside, ONE.to_json())
    model.record("end/bet", 1, False)
    other.record("end/task-1", 2, True)
    first, second = store.sent[-1], beside.sent[-1]
    store.sent.clear()
    beside.sent.clear()
    store.heard("other", second)
    beside.heard("other", first)
    assert model.progress == other.progress
    store.heard("other", beside.sent[-1])
    assert {*store.sent, *beside.sent} == {model.progress.to_json()}


def test_what_another_tab_forgets_is_forgotten_here(model, store):
    start(store, ONE.to_json())
    store.heard("other", "")
    assert model.progress == Progress()


def test_what_cannot_be_read_is_left_in_the_browser_until_it_is_given_up(model, store):
    start(store, "{oops")
    assert "JSON" in str(model.problem)
    model.record("clock/bet", 60, True)
    assert store.sent == []
    model.give_up()
    assert store.sent == [ONE.to_json()]
    assert model.problem is None


def test_a_browser_that_keeps_nothing_is_told_of(model, store):
    store.heard("blocked", "")
    assert model.blocked


def test_forgetting_empties_the_browser_and_can_be_undone(model, store):
    start(store, ONE.to_json())
    model.forget()
    assert (model.progress, store.sent[-1]) == (Progress(), "")
    model.record("end/bet", "refunded", False)
    model.undo()
    assert model.progress.entries == {**ONE.entries, **OTHER.entries}
    assert model.forgotten is None


def test_a_file_is_added_and_a_broken_one_changes_nothing(model):
    model.record("end/bet", "refunded", False)
    model.load(ONE.to_json())
    assert model.progress.entries["clock/bet"] == Entry(1, True, 60)
    before = model.progress
    with pytest.raises(BrokenProgress):
        model.load("{}")
    assert model.progress is before
