"""Whether the articles' disagreements matter."""

from disputelab.core import Do, State
from disputelab.futures import Beliefs, contrasts, differing
from disputelab.scenarios import shipped

from .cases import ahead


def test_whether_a_dispute_may_be_reopened_decides_after_a_cancel():
    found = {one.reading: one for one in contrasts(ahead("begging-seller", 75), Beliefs())}
    reopening = found["reopening"]
    assert reopening.matters
    assert [move.do for move in reopening.best_now] == [Do.OPEN_DISPUTE]
    assert any(end.state is State.REFUNDED for end in reopening.only_now)
    assert "2.21" in reopening.against
    assert "1.14" in reopening.claims


def test_stories_that_end_differently_under_strictest_do():
    found = differing({name: story.scenario for name, story in shipped().items()})
    assert "silent-seller-pays" in found
    assert "everything-done-right" not in found
    assert all(now != then for now, then in found.values())
