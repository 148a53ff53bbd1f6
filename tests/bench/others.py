"""What other programs take of the processors while a benchmark runs."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


class Others:
    """How much of the processors is taken by programs that are not ours: `begin`, then `share`. 0 without /proc."""

    def __init__(self) -> None:
        self.since = (0.0, 0.0)

    def begin(self) -> None:
        self.since = (time.perf_counter(), self._taken())

    def share(self) -> float:
        seconds = (time.perf_counter() - self.since[0]) * (os.cpu_count() or 1)
        return max(0.0, (self._taken() - self.since[1]) / seconds)

    def _taken(self) -> float:
        """Seconds so far."""
        try:
            busy = [int(ticks) for ticks in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
        except OSError:
            return 0.0
        idle = busy[3] + busy[4]
        own = sum(_ticks(process) for process in self._family())
        return (sum(busy[:8]) - idle - own) / os.sysconf("SC_CLK_TCK")

    def _family(self) -> Iterator[int]:
        ahead = [os.getpid()]
        while ahead:
            yield (process := ahead.pop())
            for children in Path(f"/proc/{process}/task").glob("*/children"):
                with suppress(OSError):
                    ahead += map(int, children.read_text().split())


def _ticks(process: int) -> int:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])
