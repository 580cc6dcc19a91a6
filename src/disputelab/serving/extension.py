"""Our part of any Jupyter server that is told to load it: on Binder, on a JupyterHub, with Lab.

Enabled by `ServerApp.jpserver_extensions = {"disputelab.serving": True}`, never by itself.
"""

from jupyter_server.serverapp import ServerApp

from disputelab.serving import kernels


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Give a server kernels that open fast and wait without sleeping through a message."""
    for configurable in (server, server.kernel_manager):
        configurable.update_config(kernels.SETTINGS)
    kernels.prepare()
