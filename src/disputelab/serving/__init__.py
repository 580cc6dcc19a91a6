"""How the notebooks are served: as pages by Voila, as notebooks by JupyterLab."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where a Jupyter server finds what it loads."""
    return [{"module": "disputelab.serving.extension"}]
