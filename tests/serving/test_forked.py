"""What a page finds in a kernel that was forked, and what becomes of one that finds none."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import nbformat
import pytest
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from voila.paths import collect_template_paths
from voila.utils import create_include_assets_functions

from disputelab.serving.kernels import SETTINGS
from disputelab.serving.templates import Exporter

TARGETS = """
import comm, os
assert open(f"/proc/{os.getppid()}/cmdline").read().count("disputelab.serving.zygote")
print(*sorted(comm.get_comm_manager().targets))
"""


def test_a_forked_kernel_has_the_line_on_which_all_widgets_are_asked_for_at_once() -> None:
    async def targets() -> str:
        KernelProvisionerFactory.clear_instance()  # there is one in a process, with its settings
        manager = AsyncMultiKernelManager(config=SETTINGS)
        kernel = await manager.start_kernel()
        client = manager.get_kernel(kernel).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=60)
            said: list[str] = []
            await client.execute_interactive(
                TARGETS,
                timeout=60,
                output_hook=lambda message: said.append(str(message["content"])),
            )
            return "".join(said)
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(kernel, now=True)

    assert "jupyter.widget jupyter.widget.control" in asyncio.run(targets())


def test_a_page_whose_kernel_does_not_start_says_so_and_ends(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def no_kernel(_: Any) -> str:
        raise RuntimeError("Kernel didn't respond in 60 seconds")

    async def no_cells(*_: Any) -> AsyncIterator[Any]:
        for cell in ():
            yield cell

    async def page() -> str:
        exporter = Exporter(
            template_paths=collect_template_paths(["voila", "nbconvert"], "disputelab"),
            template_name="disputelab",
        )
        context = {"frontend": "voila", "kernel_start": no_kernel, "cell_generator": no_cells}
        resources = {
            "base_url": "/",
            "theme": "light",
            "metadata": {"name": "a page"},
            **create_include_assets_functions("disputelab", "/"),
        }
        pieces = exporter.generate_from_notebook_node(
            nbformat.v4.new_notebook(), resources, extra_context=context, page_config={}
        )
        return "".join([piece async for piece, _ in pieces])

    html = asyncio.run(page())
    assert 'id="loading-failed" hidden' in html
    assert html.rstrip().endswith("</html>")
    assert 'getElementById("loading-failed")' in html
    assert "Kernel didn't respond" in caplog.text
