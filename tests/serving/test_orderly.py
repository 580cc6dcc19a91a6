"""A page's messages are done in their order, however long one of them takes."""

import asyncio
from types import SimpleNamespace

from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session

from disputelab.serving.orderly import OrderlyKernel


def done_by(kind: type[IPythonKernel]) -> list[str]:
    """In which order a kernel does what came while it was busy: a line opened, and spoken on."""
    session = Session(key=b"key")
    done: list[str] = []

    async def run() -> None:
        async def dispatch(message: str, **_: object) -> None:
            for _turn in range({"first": 5, "comm_open": 3}.get(message, 0)):
                await asyncio.sleep(0)
            done.append(message)

        kernel = SimpleNamespace(
            _main_asyncio_lock=asyncio.Lock(),
            _supports_kernel_subshells=False,
            dispatch_shell=dispatch,
            session=SimpleNamespace(
                feed_identities=lambda message, copy: ([], message),
                deserialize=lambda kind, **_: {"header": session.msg_header(kind)},
            ),
            get_parent=lambda _: {},
            set_parent=lambda *_, **__: None,
            _get_shell_context_var=lambda _: None,
            _shell_parent_ident=None,
        )
        messages = ("first", "comm_open", "comm_msg")
        await asyncio.gather(*(kind.shell_main(kernel, None, one) for one in messages))

    asyncio.run(run())
    return done


def test_ipykernel_s_own_lets_them_overtake_each_other():
    assert done_by(IPythonKernel) == ["comm_msg", "comm_open", "first"]


def test_ours_does_not():
    assert done_by(OrderlyKernel) == ["first", "comm_open", "comm_msg"]
