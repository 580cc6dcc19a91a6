"""A page shows what its notebook has put out, however late that comes."""

import os
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from serving.visiting import fetched

from support.serving import running

BINDER = Path(__file__).parents[2] / "binder"
LATE = """
import sys, time

# The line by which a kernel tells what is put out stands still; that on which it answers does not.
sys.stdout.flush = sys.stderr.flush = lambda: None
get_ipython().kernel.iopub_thread.io_loop.add_callback(time.sleep, 6)
display("late" + " but here")
"""


def test_what_comes_after_the_answer_is_shown(tmp_path: Path):
    bin = Path(sys.executable).parent
    notebook = new_notebook(cells=[new_code_cell(LATE)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "", "language": "python"}
    nbformat.write(notebook, tmp_path / "late.ipynb")
    command = [
        *(BINDER / "start", bin / "jupyter", "server", "--no-browser", "--allow-root"),
        *(f"--ServerApp.root_dir={tmp_path}", "--IdentityProvider.token=", "--port=18900"),
    ]
    kept = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind) for kind in ("CONFIG", "RUNTIME")}
    env = {**os.environ, **kept, "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}"}
    with running(command, tmp_path, r"http://127\.0\.0\.1:\d+/", env=env) as server:
        assert "late but here" in fetched(f"{server.render}late.ipynb").body
