"""The process that draws: no network where the system allows that, little of the processor, limited memory.

What is done here first has to be done before a library starts threads: that is why the drawing is loaded later.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import platform
import struct
import sys
from collections.abc import Callable
from time import monotonic
from typing import Any, BinaryIO

LENGTH = 4  # bytes in which each part's length is told
NICE = 15  # edits come first
LONG_TURN = 100_000_000  # nanoseconds, the most that Linux grants
TOLD_EVERY = 0.2  # seconds: nobody reads faster how far an export is, and each word wakes the server up
PIPE = 2**20  # bytes of an answer that may wait in the pipe: the parent wakes up 16 times less often than with 64 KB
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_SCHED_SETATTR = {"x86_64": 314, "aarch64": 274, "riscv64": 274}  # numbers of the system call


def framed(content: bytes) -> bytes:
    return len(content).to_bytes(LENGTH) + content


def main() -> None:
    """Answers requests on standard input until it ends."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    widen(answers.fileno())
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy's; its threads reserve memory, and hang where there is none left
    stand_apart(int(sys.argv[1]) * 2**20)
    from leanwall.export.jobs import answer
    from leanwall.export.progress import listening

    while length := requests.read(LENGTH):
        request = json.loads(requests.read(int.from_bytes(length)))
        with listening(now_and_then(lambda done, total: _send(answers, {"progress": [done, total]}, b""))):
            header, data = answer(request)
        _send(answers, header, data)


def now_and_then(tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """Passes on the first word, and others when some time has gone by since."""
    told_at = float("-inf")

    def hear(done: int, total: int) -> None:
        nonlocal told_at
        if monotonic() - told_at >= TOLD_EVERY:
            told_at = monotonic()
            tell(done, total)

    return hear


def stand_apart(memory: int) -> None:
    """Give up what drawing doesn't need: `memory` bytes at most, no network."""
    with contextlib.suppress(OSError):
        os.nice(NICE)
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError):  # never taken before a process that has just woken up
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        take_long_turns()
        leave_the_network()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def take_long_turns() -> bool:
    """Few long turns instead of many short ones: whoever asks for a shorter turn, as every other process does, gets the
    processor as soon as it wakes up (Linux 6.12 and later). Whether that went.

    Not SCHED_IDLE: on a busy machine that gets no processor at all, and an export would be late without a fault of its
    own."""
    number = _SCHED_SETATTR.get(platform.machine())
    if number is None:
        return False
    wish = struct.pack("=IIQiIQQQ", 48, os.SCHED_BATCH, 0, os.nice(0), 0, LONG_TURN, 0, 0)  # struct sched_attr
    return bool(
        ctypes.CDLL(None, use_errno=True).syscall(number, 0, ctypes.create_string_buffer(wish, len(wish)), 0) == 0
    )


def widen(pipe: int) -> None:
    """A larger pipe where the system has them."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


def leave_the_network() -> bool:
    """Into a network of one's own without any line, as root or, where users may, as a user. Whether that went."""
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return bool(unshare(_CLONE_NEWNET) == 0 or unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _send(answers: BinaryIO, header: dict[str, Any], data: bytes) -> None:
    answers.write(framed(json.dumps(header).encode()) + framed(data))
    answers.flush()


if __name__ == "__main__":
    main()
