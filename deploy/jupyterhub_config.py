"""JupyterHub on one machine for a class: everybody has a server of their own.

`make hub` runs it; docs/serving.md says what it is for, and what it does not protect. What the hub
keeps, and the homes of its users, go into the folder that it is started in.
"""

import os
import shutil
import sys
from pathlib import Path

import psutil
from jupyterhub.spawner import Spawner

from disputelab.serving.pages import notebooks

HERE = Path.cwd()
START = Path(__file__).resolve().parents[1] / "binder" / "start"
MEMORY_EACH = 450 * 2**20
"""Bytes that one user's server takes with five pages open (docs/serving.md)."""
WELCOME = (
    "disputelab: choose any name (letters, digits, spaces, dots, hyphens; at most 32) "
    "and type the password of your class. · Выберите любое имя (буквы, цифры, пробелы, точки, "
    "дефисы; не длиннее 32 знаков) и введите пароль вашей группы."
)
"""Stands on the hub's own page, which is in English."""
IDLE = 3600
"""Seconds without a sign of life after which a user's server is ended."""


def own_notebooks(spawner: Spawner) -> None:
    """Give a user copies of the notebooks that are theirs to change."""
    mine = HERE / "users" / spawner.user.name / "notebooks"
    if not mine.exists():
        shutil.copytree(notebooks(), mine)


c = get_config()  # type: ignore[name-defined]  # noqa: F821
# Nobody signs up: everybody chooses a name, and there is one password for the whole class.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["DISPUTELAB_PASSWORD"]
c.Authenticator.allow_all = True
# A name becomes a folder's. The hub looks at a name's beginning alone, unless it is told its end.
c.Authenticator.username_pattern = r"[^\W_][\w .-]{0,31}$"
c.JupyterHub.template_vars = {"announcement_login": WELCOME}

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(HERE / "users" / "{username}")
c.Spawner.pre_spawn_hook = own_notebooks
c.Spawner.notebook_dir = "~/notebooks"
c.Spawner.default_url = "/voila/render/start.ipynb"
# The server's settings are Binder's: one definition.
c.Spawner.cmd = [str(START), str(Path(sys.executable).with_name("jupyterhub-singleuser"))]
c.Spawner.args = ["--ServerApp.log_level=ERROR"]
if os.geteuid() == 0:  # Jupyter warns root off its servers; these listen on this machine alone
    c.Spawner.args.append("--allow-root")
# matplotlib lists the fonts once for all: for each user it would take seconds.
c.Spawner.environment = {"MPLCONFIGDIR": str(HERE / "matplotlib")}
c.Spawner.env_keep.extend(["DISPUTELAB_LANG"])
# To be interrupted makes Jupyter ask whether it is meant; to be terminated ends it at once.
c.LocalProcessSpawner.interrupt_timeout = 1
# A class starts its servers all at once.
c.Spawner.start_timeout = c.Spawner.http_timeout = 180

c.JupyterHub.ip = "127.0.0.1"
c.JupyterHub.active_server_limit = max(1, psutil.virtual_memory().total // MEMORY_EACH)
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
