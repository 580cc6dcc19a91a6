"""The process that kernels are forked from, so that all of them share what it has loaded.

Run as `python -P -m disputelab.serving.zygote FD`. On the socket FD it is asked for kernels, each
time with one line of JSON: {"argv": […], "env": {…}, "cwd": "…"}. It answers with the kernel's
process id and, as a file descriptor, a handle on the process. It ends when the socket is closed.
"""

import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from select import select

FIRST = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "disputelab.app.assembly",
    "disputelab.app.course.lessons",
    "disputelab.app.course.pages",
    "disputelab.serving.orderly",
)
"""What every page needs."""
LATER = ("disputelab.futures", "disputelab.figures.draw", "disputelab.figures.export")
"""What some need, loaded while nobody waits for a kernel."""


def main(asked: socket.socket) -> None:
    """Fork kernels until nobody can ask any more."""
    for name in FIRST:
        import_module(name)
    lines, later = asked.makefile(), loaded_later()
    gc.disable()  # nothing is thrown away here, and looking for it would write to what is shared
    while True:
        while not select([asked], [], [], 0)[0]:
            gc.freeze()
            if next(later, "all") == "all":
                break
        line = lines.readline()
        if not line:
            return
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        child = os.fork()
        if not child:
            os.close(asked.fileno())
            become(**json.loads(line))
            os._exit(0)
        handle = os.pidfd_open(child)
        socket.send_fds(asked, [b"%d\n" % child], [handle])
        os.close(handle)


def loaded_later() -> Iterator[str]:
    """What can be loaded after the first pages have been served, piece by piece."""
    from disputelab.scenarios import shipped  # noqa: PLC0415

    for name in shipped():
        shipped()[name]
        yield name
    for name in LATER:
        import_module(name)
        yield name


def become(argv: list[str], env: dict[str, str], cwd: str | None) -> None:
    """Be a kernel in this process, as if it had been started with these."""
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415
    from ipywidgets import register_comm_target  # noqa: PLC0415

    os.setsid()
    os.environ.clear()
    os.environ.update(env)
    if cwd:
        os.chdir(cwd)
    # With its parent it would have lost its server: then it ends.
    argv = [*argv, f"--IPKernelApp.parent_handle={os.getppid()}", "--log-level=ERROR"]
    if env.get("SERVER_SOFTWARE", "").startswith("voila/"):
        argv.append("--HistoryManager.enabled=False")  # no page asks for one, and all share a file
        argv.append("--IPKernelApp.kernel_class=disputelab.serving.orderly.OrderlyKernel")
    gc.enable()
    sys.argv = ["ipykernel_launcher", *argv]
    try:
        app = IPKernelApp.instance()
        app.initialize(argv)  # type: ignore[no-untyped-call]
        # Done where it is loaded, if there is a kernel by then. Without this a page has to ask for
        # the state of each widget by itself.
        register_comm_target()
        app.start()  # type: ignore[no-untyped-call]
    except SystemExit:
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the server, and that ends us
    main(socket.socket(fileno=int(sys.argv[1])))
