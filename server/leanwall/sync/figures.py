"""The figures of live boards: measured off the event loop, once for everybody, soon after a commit."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any

import msgspec

from leanwall.core.change import Change, Op
from leanwall.sync.faults import whereabouts
from leanwall.sync.protocol import encode

Measure = Callable[[dict[str, Any]], Mapping[str, Any]]
Measurable = tuple[int, bytes]

SMALL = 48 * 1024  # bytes of a board that a thread measures within a few milliseconds
NICE = 5  # how much the measuring process stands back
log = logging.getLogger(__name__)

# Fields of a note that stand in no figure; a finding may quote the text, so these are measured too, but calmly.
_QUIET = frozenset(
    {"text", "y", "color", "size", "about", "value_reason", "decision_reason", "instructions_url", "locked"}
)
_QUIET_RECORDS = frozenset({"comment", "poll", "vote", "timer", "agenda_item", "action", "why", "review"})


def is_quiet(changes: Iterable[Change], has_links: bool) -> bool:
    """Whether no figure can have moved: text, colours, places on a map whose links give the order."""
    return all(_is_quiet(op, has_links) for change in changes for op in change.ops)


def _is_quiet(op: Op, has_links: bool) -> bool:
    if op["record"] in _QUIET_RECORDS or op["op"] == "edit":
        return True
    if op["record"] != "note" or op["op"] != "update":
        return False
    return all(name in _QUIET or (name == "x" and has_links) for name in op["fields"])


class Meter:
    """Runs `measure` on boards' contents: small ones in a thread, large ones in a process of their own."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._thread: ThreadPoolExecutor | None = None
        self._process: ProcessPoolExecutor | None = None

    async def states(self, content: bytes) -> msgspec.Raw | None:
        """The figures of both states as JSON; None when they can't be had (the reason is in the log)."""
        loop = asyncio.get_running_loop()
        try:
            return msgspec.Raw(await loop.run_in_executor(self._executor(content), _work, self._measure, content))
        except BrokenProcessPool:
            self._process = None
            log.warning("The process that measures boards died; the next change starts another one.")
        except Exception as error:
            log.error("A board could not be measured: %s", whereabouts(error))
        return None

    def close(self) -> None:
        """End thread and process."""
        for executor in (self._thread, self._process):
            if executor is not None:
                executor.shutdown(wait=True, cancel_futures=True)

    def _executor(self, content: bytes) -> Executor:
        if len(content) <= SMALL:
            self._thread = self._thread or ThreadPoolExecutor(1, "figures")
            return self._thread
        self._process = self._process or ProcessPoolExecutor(1, get_context("spawn"), _stand_back)
        return self._process


def _stand_back() -> None:
    """Interrupts are the server's, and so is the processor when there is too little of it: edits come first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000, 20, 100)  # boards are dropped whole; looking for cycles takes a third longer
    if hasattr(os, "nice"):
        os.nice(NICE)
    threading.Thread(target=_end_with_the_server, daemon=True).start()


def _end_with_the_server() -> None:
    """A killed server can't say good-bye, and this process holds both ends of its queue: it would wait for ever."""
    server = parent_process()
    if server is not None:
        server.join()
        os._exit(0)


def _work(measure: Measure, content: bytes) -> bytes:
    return msgspec.json.encode(measure(msgspec.json.decode(content)))


class BoardFigures:
    """When to measure one board: soon after a change that counts, calmly after one that does not."""

    def __init__(
        self,
        meter: Meter,
        fetch: Callable[[], Awaitable[Measurable | None]],
        tell: Callable[[str], None],
        soon: float,
        calm: float,
    ) -> None:
        self._meter, self._fetch, self._tell = meter, fetch, tell
        self._soon, self._calm = soon, calm
        self._due: float | None = None
        self._done_at = float("-inf")
        self._task: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self.last: str | None = None

    def changed(self, quiet: bool) -> None:
        """A commit happened."""
        now = asyncio.get_running_loop().time()
        due = max(now, self._done_at + (self._calm if quiet else self._soon))
        if self._due is None or due < self._due:
            self._due = due
            self._wake.set()
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop measuring this board."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait((self._task,))

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._due is not None:
            self._wake.clear()
            wait = self._due - loop.time()
            if wait > 0:
                await _first(self._wake, wait)
                continue
            self._due = None
            found = await self._fetch()
            states = await self._meter.states(found[1]) if found else None
            self._done_at = loop.time()
            if found and states is not None:
                self.last = encode({"type": "figures", "version": found[0], "states": states})
                self._tell(self.last)
        self._task = None


async def _first(wake: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await wake.wait()
    except TimeoutError:
        return
