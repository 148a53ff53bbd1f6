"""A server that is killed leaves no process of its own behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time

MEASURING = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from leanwall.core.states import MeasuredBoard
from leanwall.sync.meter import _stand_back
pool = ProcessPoolExecutor(1, get_context("spawn"), _stand_back, (MeasuredBoard,))
print(pool.submit(os.getpid).result(), flush=True)
time.sleep(600)
"""


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_measuring_process_ends_with_a_killed_server() -> None:
    with subprocess.Popen((sys.executable, "-c", MEASURING), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        measuring = int(server.stdout.readline())
        assert is_running(measuring)
        server.kill()
    until = time.monotonic() + 20
    while is_running(measuring) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(measuring)
