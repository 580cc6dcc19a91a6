"""A channel that waits for a message gets it, even if the socket's only sign of it was used up."""

import asyncio

import pytest
import zmq
import zmq.asyncio
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.session import Session

from disputelab.serving import kernels
from disputelab.serving.channels import PATIENCE, WakefulChannel, WakefulClient


async def received(kind: type[AsyncZMQSocketChannel], most: float) -> str:
    """The type of a message that comes while the channel waits and nobody tells it."""
    context = zmq.asyncio.Context()
    session = Session(key=b"key")
    with context.socket(zmq.DEALER) as ours, zmq.Context().socket(zmq.DEALER) as theirs:
        port = ours.bind_to_random_port("tcp://127.0.0.1")
        theirs.connect(f"tcp://127.0.0.1:{port}")
        waiting = asyncio.ensure_future(kind(ours, session).get_msg())
        for _ in range(3):  # until it waits for the socket
            await asyncio.sleep(0)
        session.send(theirs, "status", {})
        # Who asks a socket for its state uses up the sign that a message has come.
        assert zmq.Socket.shadow(ours.underlying).poll(5000)
        told = await asyncio.wait_for(waiting, most)
    return str(told["msg_type"])


def test_jupyter_s_own_channel_sleeps_on():
    with pytest.raises(TimeoutError):
        asyncio.run(received(AsyncZMQSocketChannel, 4 * PATIENCE))


def test_ours_wakes():
    assert asyncio.run(received(WakefulChannel, 20 * PATIENCE)) == "status"


def test_all_channels_of_our_client_are_wakeful():
    waited_on = ("shell", "iopub", "stdin", "control")
    assert {getattr(WakefulClient(), f"{one}_channel_class") for one in waited_on} == {
        WakefulChannel
    }
    assert kernels.SETTINGS.KernelManager.client_class == (
        f"{WakefulClient.__module__}.{WakefulClient.__name__}"
    )
    assert issubclass(WakefulClient, AsyncKernelClient)
