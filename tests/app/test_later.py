"""What can wait is done once, and not before the hand rests."""

import asyncio

from disputelab.app.later import Later


def test_without_a_loop_everything_is_done_at_once():
    done = []
    Later()(lambda: done.append(1), waits=True)
    assert done == [1]


def test_the_newest_of_what_waits_is_done_once_and_what_cannot_wait_takes_its_place():
    done = []

    async def hand():
        later, rested = Later(0.01), asyncio.Event()
        later(lambda: done.append("first"), waits=True)
        later(lambda: (done.append("second"), rested.set()), waits=True)
        assert done == []
        await asyncio.wait_for(rested.wait(), 5)
        later(lambda: done.append("third"), waits=True)
        later(lambda: done.append("at once"), waits=False)
        assert done == ["second", "at once"]
        rested.clear()
        later(rested.set, waits=True)
        await asyncio.wait_for(rested.wait(), 5)

    asyncio.run(hand())
    assert done == ["second", "at once"]
