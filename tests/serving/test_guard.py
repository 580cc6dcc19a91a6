"""Which messages of a browser a kernel is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.base.websocket import WebSocketMixin
from serving.visiting import packed

from disputelab.serving.guard import MESSAGES, needed, permitted, settings

CONTROL = {"comm_id": "a", "target_name": "jupyter.widget.control", "data": {}}
EDGE = (0).to_bytes(8, "little"), (2**64 - 1).to_bytes(8, "little"), (6).to_bytes(8, "little")


@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_what_widgets_say_is_permitted(kind: str):
    assert permitted(packed("shell", kind, CONTROL))
    assert permitted(packed("shell", kind, CONTROL, [b"a file", b""]))


@pytest.mark.parametrize("channel", ["control", "stdin", "iopub", "hb", ""])
def test_only_on_the_channel_that_they_use(channel: str):
    assert not permitted(packed(channel, "comm_msg", CONTROL))


@pytest.mark.parametrize(
    "content", [{}, {"target_name": "evil"}, [], None, "x", {"target_name": 1}]
)
def test_no_line_is_opened_to_anything_else(content: object):
    assert not permitted(packed("shell", "comm_open", content))


@pytest.mark.parametrize("edge", EDGE)
@given(st.binary(max_size=200))
def test_whatever_comes_is_judged_at_once(edge: bytes, rest: bytes):
    assert not permitted(rest)
    assert not permitted(edge + rest)


@given(st.data())
def test_a_message_that_was_changed_anywhere_raises_nothing(data: st.DataObject):
    message = bytearray(packed("shell", "comm_open", CONTROL, [b"more"]))
    for _ in range(data.draw(st.integers(1, 4))):
        message[data.draw(st.integers(0, len(message) - 1))] = data.draw(st.integers(0, 255))
    assert permitted(bytes(message)) in (True, False)


def test_nothing_of_voila_s_is_served_that_no_page_needs():
    offered = [("/voila/tree(.*)",), ("/voila/files/(.*)",), ("/voila/render/(.*)",), ("/",)]
    assert needed(offered, "/") == [("/voila/render/(.*)",)]


def test_a_line_outlives_the_first_question_whether_its_browser_is_there():
    class Line(WebSocketMixin):
        settings = settings(None).Voila.tornado_settings

    # The first is asked after one interval, and what has not answered by then was never asked.
    assert Line().ping_timeout >= 2 * Line().ping_interval > 0
