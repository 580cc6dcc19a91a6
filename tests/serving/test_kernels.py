"""Kernels are forked from one process, and nothing of that shows but the time."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest
from jupyter_client.connect import LocalPortCache
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from disputelab.serving import kernels
from disputelab.serving.ports import Ports
from support.serving import running_still

READY = 60


@pytest.fixture(autouse=True)
def factory():
    """Jupyter keeps one factory a process, with the settings it was first asked under."""
    KernelProvisionerFactory.clear_instance()
    yield
    KernelProvisionerFactory.clear_instance()


def with_kernels(work: Callable[[AsyncMultiKernelManager], Awaitable[None]]) -> None:
    async def run(folder: str) -> None:
        # Of the kind that does not start a kernel again by itself when it has ended.
        kind = "jupyter_client.manager.AsyncKernelManager"
        manager = AsyncMultiKernelManager(
            config=kernels.SETTINGS, connection_dir=folder, kernel_manager_class=kind
        )
        try:
            await work(manager)
        finally:
            await manager.shutdown_all(now=True)

    with TemporaryDirectory() as folder:
        asyncio.run(run(folder))


async def started(manager: AsyncMultiKernelManager, **asked: object) -> AsyncKernelManager:
    return manager.get_kernel(await manager.start_kernel(kernel_name="python3", **asked))


async def answer(kernel: AsyncKernelManager, expression: str) -> str:
    """What an expression is in a kernel."""
    client = kernel.client()
    client.start_channels()
    try:
        await client.wait_for_ready(READY)
        done = await client.execute(
            "", user_expressions={"it": expression}, reply=True, timeout=READY
        )
        return str(done["content"]["user_expressions"]["it"]["data"]["text/plain"])
    finally:
        client.stop_channels()


def pid(kernel: AsyncKernelManager) -> int:
    return int(kernel.provisioner.pid)


def parent(kernel: AsyncKernelManager) -> psutil.Process:
    return psutil.Process(pid(kernel)).parent()


def test_a_kernel_has_the_environment_and_the_folder_that_were_asked_for(tmp_path: Path):
    async def work(manager: AsyncMultiKernelManager) -> None:
        env = {**os.environ, "QUERY_STRING": "lang=ru"}
        kernel = await started(manager, env=env, cwd=str(tmp_path))
        assert await answer(kernel, "__import__('os').environ['QUERY_STRING']") == "'lang=ru'"
        assert await answer(kernel, "__import__('os').getcwd()") == repr(str(tmp_path))
        assert await answer(kernel, "__name__") == "'__main__'"

    with_kernels(work)


def test_kernels_are_children_of_one_process_and_know_nothing_of_each_other():
    async def work(manager: AsyncMultiKernelManager) -> None:
        one, other = await started(manager), await started(manager)
        assert pid(one) != pid(other)
        assert parent(one) == parent(other) != psutil.Process()
        await answer(one, "exec('import disputelab; disputelab.mine = 1')")
        assert await answer(other, "hasattr(__import__('disputelab'), 'mine')") == "False"
        assert await answer(one, "__import__('random').random()") != await answer(
            other, "__import__('random').random()"
        )

    with_kernels(work)


def test_kernels_listen_where_the_system_puts_nobody_by_itself():
    first, _ = Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()

    async def work(manager: AsyncMultiKernelManager) -> None:
        kernel = await started(manager)
        ports = [getattr(kernel, f"{one}_port") for one in ("shell", "iopub", "stdin", "hb")]
        assert 0 < min(ports) <= max(ports) < int(first)

    with_kernels(work)


def test_no_two_servers_choose_the_same_port_even_before_a_kernel_listens(monkeypatch):
    monkeypatch.setattr("disputelab.serving.ports.RANGE", range(31_000, 31_010))
    monkeypatch.setattr("disputelab.serving.ports.TRIES", 10)
    one, other = Ports(), Ports()
    chosen = [server.find_available_port("127.0.0.1") for server in (one, other) * 5]
    try:
        assert len(set(chosen)) == len(chosen)
    finally:
        for port in chosen:
            one.return_port(port)
            other.return_port(port)


def test_a_port_is_held_as_long_as_its_kernel_runs():
    async def work(manager: AsyncMultiKernelManager) -> None:
        kernel = await started(manager)
        held = LocalPortCache.instance().held
        assert await answer(kernel, "1 + 1") == "2"
        assert kernel.shell_port in held
        await manager.shutdown_kernel(kernel.kernel_id, now=True)
        assert kernel.shell_port not in held

    with_kernels(work)


def test_where_kernels_are_not_forked_jupyter_chooses_their_ports(monkeypatch):
    monkeypatch.setattr(kernels, "CAN_FORK", False)
    LocalPortCache.clear_instance()
    Ports.clear_instance()

    async def work(manager: AsyncMultiKernelManager) -> None:
        kernel = await started(manager)
        assert parent(kernel) == psutil.Process()
        assert await answer(kernel, "1 + 1") == "2"
        assert not isinstance(LocalPortCache.instance(), Ports)

    with_kernels(work)
    LocalPortCache.clear_instance()


def test_whoever_is_told_that_a_kernel_is_ready_hears_all_that_it_puts_out():
    async def work(manager: AsyncMultiKernelManager) -> None:
        for _ in range(5):
            client = (await started(manager)).client()
            client.start_channels()
            await client.wait_for_ready(READY)
            asked = client.execute("print('first words')")
            while True:
                heard = await client.get_iopub_msg(timeout=READY)
                if heard["msg_type"] == "stream":
                    break
            assert heard["parent_header"]["msg_id"] == asked
            assert heard["content"]["text"] == "first words\n"
            client.stop_channels()

    with_kernels(work)


def test_whoever_waits_for_a_kernel_that_has_ended_is_told():
    async def work(manager: AsyncMultiKernelManager) -> None:
        kernel = await started(manager)
        client = kernel.client()
        client.start_channels()
        psutil.Process(pid(kernel)).kill()
        with pytest.raises(RuntimeError, match="has ended before it answered"):
            await client.wait_for_ready(READY)
        client.stop_channels()

    with_kernels(work)


def test_a_kernel_that_was_shut_down_has_ended():
    async def work(manager: AsyncMultiKernelManager) -> None:
        kernel = await started(manager)
        process = psutil.Process(pid(kernel))
        await answer(kernel, "1")
        await kernel.shutdown_kernel()
        assert not await kernel.is_alive()
        assert running_still([process], 0) == []

    with_kernels(work)


def test_when_the_process_they_are_forked_from_is_killed_the_next_one_comes_from_another():
    async def work(manager: AsyncMultiKernelManager) -> None:
        before = await started(manager)
        await answer(before, "1")
        orphan, killed = psutil.Process(pid(before)), parent(before)
        killed.kill()
        after = await started(manager)
        assert parent(after) != killed
        assert await answer(after, "1 + 1") == "2"
        assert running_still([orphan], READY) == []

    with_kernels(work)


def test_a_kernel_that_is_not_this_python_s_is_started_as_ever():
    async def work(manager: AsyncMultiKernelManager) -> None:
        command = [sys.executable, "-X", "utf8", "-m", "ipykernel_launcher"]
        file = str(Path(manager.connection_dir) / "kernel.json")
        kernel = AsyncKernelManager(parent=manager, connection_file=file)
        kernel._kernel_spec = KernelSpec(argv=[*command, "-f", "{connection_file}"])
        await kernel.start_kernel()
        try:
            assert parent(kernel) == psutil.Process()
            assert await answer(kernel, "__import__('sys').flags.utf8_mode") == "1"
        finally:
            await kernel.shutdown_kernel(now=True)

    with_kernels(work)
