"""Where live boards are measured: small ones in a thread, large ones in a process of their own.

Each board is read once; after that its changes follow (`play`), so that a change costs what it touches.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from typing import Any, Protocol

import msgspec

from leanwall.core.change import Op
from leanwall.sync.faults import whereabouts
from leanwall.sync.figure_changes import changes_between

SMALL = 48 * 1024  # bytes of a board that a thread measures within a few milliseconds
NICE = 5  # how much the measuring process stands back
KEPT = 64  # boards that stay read; one that is not is asked for again
log = logging.getLogger(__name__)


class MeasuredBoard(Protocol):
    """A board that was read once and follows its changes. `states` gives the figures of both states."""

    def play(self, ops: Sequence[Op]) -> None: ...
    def states(self, language: str) -> Mapping[str, Any]: ...


Open = Callable[[dict[str, Any]], MeasuredBoard]  # from a board file's content


@dataclass(frozen=True, slots=True)
class Ask:
    """Figures of `version`: of `content`, or of what was measured last and `ops` (JSON) since. `told` is the version
    whose figures people hold; `languages` are theirs, True where somebody holds none."""

    board_id: str
    version: int
    told: int | None
    languages: Mapping[str, bool]
    content: bytes | None = None
    after: int | None = None
    ops: bytes = b"[]"


@dataclass(frozen=True, slots=True)
class Told:
    """JSON: the figures of both states, or what is different since the version that was told; not always both."""

    whole: bytes | None
    changes: bytes | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures of a version, by language."""

    version: int
    languages: Mapping[str, Told]


@dataclass(slots=True)
class _Kept:
    board: MeasuredBoard
    version: int
    states: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by language


class Shelf:
    """The boards that are kept read, the last asked for behind."""

    def __init__(self, open_board: Open) -> None:
        self._open = open_board
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def answer(self, ask: Ask) -> Answer | None:
        """None when the board is not kept as it was after version `ask.after`: its content is needed."""
        kept = self._kept.pop(ask.board_id, None)
        before = kept.states if kept is not None and kept.version == ask.told else {}
        if ask.content is not None:
            kept = _Kept(self._open(msgspec.json.decode(ask.content)), ask.version)
        elif kept is None or kept.version != ask.after:
            return None
        elif ask.version != kept.version:
            kept.board.play(msgspec.json.decode(ask.ops))
        kept.version = ask.version
        kept.states = {language: kept.board.states(language) for language in ask.languages}
        self._kept[ask.board_id] = kept
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        told = {name: _told(before.get(name), kept.states[name], whole) for name, whole in ask.languages.items()}
        return Answer(ask.version, told)


def _told(before: Mapping[str, Any] | None, states: Mapping[str, Any], needs_whole: bool) -> Told:
    changes = None if before is None else msgspec.json.encode(changes_between(before, states))
    return Told(msgspec.json.encode(states) if needs_whole or changes is None else None, changes)


class Meter:
    """Answers for any number of boards, one after the other."""

    def __init__(self, open_board: Open) -> None:
        self._open = open_board
        self._shelf = Shelf(open_board)
        self._thread: ThreadPoolExecutor | None = None
        self._process: ProcessPoolExecutor | None = None

    async def measure(self, ask: Ask, size: int) -> Answer | None:
        """None when it can't be said from this (the content is needed) or not at all (the reason is in the log).
        `size`: of the board, in bytes."""
        loop = asyncio.get_running_loop()
        try:
            if size <= SMALL:
                self._thread = self._thread or ThreadPoolExecutor(1, "figures")
                return await loop.run_in_executor(self._thread, self._shelf.answer, ask)
            self._process = self._process or ProcessPoolExecutor(1, get_context("spawn"), _stand_back, (self._open,))
            return await loop.run_in_executor(self._process, _work, ask)
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


# In the measuring process

_shelf: Shelf | None = None


def _stand_back(open_board: Open) -> None:
    """Interrupts are the server's, and so is the processor when there is too little of it: edits come first."""
    global _shelf
    _shelf = Shelf(open_board)
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


def _work(ask: Ask) -> Answer | None:
    assert _shelf is not None
    answer = _shelf.answer(ask)
    if ask.content is not None:
        gc.freeze()  # a board stays: no need to look through it for cycles again and again
    return answer
