"""Run a command as a person would, and say how long it took and how much memory it and its children held."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_EVERY: Final = 0.01  # seconds between looks at the memory of the whole tree
_PAGE: Final = resource.getpagesize()
_MB: Final = 10**6


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall seconds, processor seconds of all processes, the peak of the largest process, the peak of all together (MB)."""

    status: int
    seconds: float
    processor_seconds: float
    largest_mb: float
    together_mb: float


def cost_of(command: Sequence[str]) -> Cost:
    """Run the command to its end, its output thrown away, and measure it with all processes that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    watch = _Watch(process.pid)
    watch.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - start
    watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):  # 1 says that the file has findings
        raise RuntimeError(f"status {process.returncode}: {said.decode(errors='replace')}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(process.returncode, seconds, spent, watch.largest / _MB, watch.together / _MB)


class _Watch(threading.Thread):
    """Looks at a process and its descendants until it ends. Memory that they share counts for each of them."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.largest, self.together = pid, 0, 0

    def run(self) -> None:
        while held := [_resident(pid) for pid in _tree(self.pid)]:
            self.largest, self.together = max(self.largest, *held), max(self.together, sum(held))
            if not held[0]:
                return
            time.sleep(_EVERY)


def _tree(pid: int) -> list[int]:
    """The process and all its descendants that run now."""
    found = [pid]
    for parent in found:
        try:
            found.extend(map(int, Path(f"/proc/{parent}/task/{parent}/children").read_text().split()))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _resident(pid: int) -> int:
    """Bytes that a process holds in memory now; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0


def timed(run: Callable[[], object]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
