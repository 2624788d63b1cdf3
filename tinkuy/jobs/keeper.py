"""Keeps one worker alive beside the web server: python -m tinkuy.jobs.keeper PID, the process without which it stops.

It starts the worker again when that ends, whatever ended it, and stops it in order when the server is gone. It loads
nothing of Django, so that it costs next to nothing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final

_LOOK: Final = 0.25  # seconds
_SHORT_LIFE: Final = 10.0  # a worker that ended sooner has a reason that will not go at once
_LONGEST_PAUSE: Final = 30.0
_GOODBYE: Final = 120.0  # how long a task may take to end; then it is left to be done again
WORKER: Final = (sys.executable, "-m", "tinkuy.jobs.worker", "--with-parent")


def keep(server: int, worker: Sequence[str] = WORKER) -> int:
    """Keep a worker while the process `server` is our parent, or until told to stop."""
    stop: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda told, _: stop.append(told))
    pause = 1.0
    while not stop and os.getppid() == server:
        began = time.monotonic()
        child = subprocess.Popen(worker)
        while child.poll() is None and not stop and os.getppid() == server:
            time.sleep(_LOOK)
        if child.poll() is None:
            _end(child)
            break
        pause = 1.0 if time.monotonic() - began > _SHORT_LIFE else min(pause * 2, _LONGEST_PAUSE)
        _wait(pause, stop, server)
    return 0


def _end(child: subprocess.Popen) -> None:
    """Let the worker end its task; what takes too long is taken up again at the next start."""
    child.terminate()
    try:
        child.wait(_GOODBYE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _wait(seconds: float, stop: Sequence[int], server: int) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stop and os.getppid() == server:
        time.sleep(_LOOK)


if __name__ == "__main__":
    sys.exit(keep(int(sys.argv[1])))
