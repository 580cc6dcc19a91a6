"""The command `disputelab` with a clock that can be moved, for who runs this as a script.

The first argument is a named pipe: each line is by how many seconds the clock goes forward. Idle
kernels are looked for every second, as a test cannot wait for a minute.
"""

import sys
from datetime import UTC, datetime, timedelta
from threading import Thread

import time_machine

from disputelab.cli import main
from disputelab.serving import kernels


def follow(pipe: str) -> None:
    """Move the clock by what is written into the pipe."""
    with open(pipe) as lines:
        for line in lines:
            time_machine.travel(datetime.now(UTC) + timedelta(seconds=float(line))).start()


if __name__ == "__main__":
    kernels.SETTINGS.MappingKernelManager.cull_interval = 1
    Thread(target=follow, args=(sys.argv.pop(1),), daemon=True).start()
    main()
