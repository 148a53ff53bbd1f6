"""Exports in a process of their own: no secrets in its environment, limited time and memory, killed when late.

Drawing takes seconds of pure computing on text that strangers typed, and pdfium must not run in two threads at once.
The parent sends one JSON request and reads JSON headers of how far it is, then one of the file, and the file's bytes;
each is preceded by its length. The child is export/child.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Sequence
from time import perf_counter
from typing import Any

from leanwall.core.board import Board
from leanwall.core.reading import write_board
from leanwall.errors import LeanwallError, TooLarge, Unavailable
from leanwall.export.cache import Kept, key_of
from leanwall.export.child import LENGTH, framed
from leanwall.export.formats import Options, Result
from leanwall.export.house import tell, word
from leanwall.export.jobs import options_to_json
from leanwall.export.queue import LEAVING, Place, Queue
from leanwall.telemetry.counts import EXPORT
from leanwall.telemetry.traces import span

SMALL = ("preview", "logo")  # they overtake: somebody looks at the page and waits
HELD = 4 * 2**20  # bytes of an answer read before the worker has to wait: a page's picture comes in a few gulps
TO_FINISH = 3.0  # seconds for what is being made when the server is told to stop
JOBS_PER_PROCESS = 50  # then a fresh one: whatever a library leaks stays small
_ENVIRONMENT = ("PATH", "PYTHONPATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


_LATE = word(
    "The export took longer than {seconds} seconds and was stopped. Export one lane or one state, or raise "
    "LEANWALL_EXPORT_SECONDS."
)
_DIED = word("The export failed, probably for want of memory; export one lane or one state.")


class Exporter:
    """Runs exports in worker processes, `workers` at a time; those beyond wait their turn."""

    def __init__(self, *, seconds: float = 60.0, memory_mb: int = 2048, workers: int = 1) -> None:
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._queue = Queue(workers)
        self._idle: list[_Worker] = []
        self._making: set[asyncio.Timeout] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._kept = Kept()

    async def export(
        self, board: Board | bytes, format: str, options: Options, *, who: str = "", ticket: str = ""
    ) -> Result:
        """The file; `board` may come as its content in JSON already. Raises BadInput for a wrong option, TooLarge
        beyond the time or memory limit."""
        return await self._file("export", _wish(format, options), board, who, ticket)

    async def export_all(
        self, boards: Sequence[Board], format: str, options: Options, *, who: str = "", ticket: str = ""
    ) -> Result:
        """Several boards in one file. Raises as `export`."""
        return await self._file("export_all", _wish(format, options), boards, who, ticket)

    async def preview(
        self, board: Board | bytes, format: str, options: Options, *, who: str = "", ticket: str = ""
    ) -> Result:
        """A picture of one page of the file as it would be. Raises as `export`."""
        return await self._file("preview", _wish(format, options), board, who, ticket)

    async def clean_logo(self, data: bytes, reader: str = "") -> bytes:
        """A logo as a harmless PNG. Raises BadInput for what is no picture, in the reader's language."""
        wish = {"data": b64encode(data).decode("ascii"), "reader": reader}
        header, clean = await self.ask("logo", _packed("logo", wish))
        _refuse(header)
        return clean

    def progress(self, who: str, ticket: str) -> dict[str, Any] | None:
        """Where a person's export is: its state (waiting, making), how many are ahead, pages done of how many. None
        when it is done, or never was."""
        found = self._queue.find(who, ticket)
        if found is None:
            return None
        place, ahead = found
        return {"state": place.state, "ahead": ahead, "done": place.done, "total": place.total}

    async def _file(
        self, job: str, wish: dict[str, Any], board: Board | bytes | Sequence[Board], who: str, ticket: str
    ) -> Result:
        """A file made now, or the one that the same content gave before. What has to be written down first, which for
        a large board takes a while, is so beside the loop."""
        keyed = (
            _keyed(job, wish, board) if isinstance(board, bytes) else await asyncio.to_thread(_keyed, job, wish, board)
        )
        request, key = keyed
        known = self._kept.get(key)
        if known is None:
            known = await self.ask(job, request, who, ticket)
            self._kept.put(key, *known)
        return _result(*known)

    async def ask(self, job: str, request: bytes, who: str = "", ticket: str = "") -> tuple[dict[str, Any], bytes]:
        """One job in a worker process, when its turn has come. Raises TooLarge beyond the limits. Whoever is cancelled
        ends the process that works for them."""
        begun, outcome = perf_counter(), "failed"
        try:
            async with self._queue.turn(who, ticket, small=job in SMALL) as place:
                answer = await self._made(job, request, place)
                outcome = "made"
                return answer
        finally:
            EXPORT.labels(outcome).observe(perf_counter() - begun)

    async def _made(self, job: str, request: bytes, place: Place) -> tuple[dict[str, Any], bytes]:
        worker = await self._worker()
        try:
            async with self._limited():
                with span("export", job=job):
                    return await worker.ask(request, place.progress)
        except TimeoutError:
            if self._queue.is_closed:
                raise Unavailable(tell(LEAVING)) from None
            raise TooLarge(tell(_LATE, seconds=f"{self._seconds:g}")) from None
        except (EOFError, OSError):  # the process died: out of memory, or a fault inside a library
            raise TooLarge(tell(_DIED)) from None
        finally:
            self._give_back(worker)

    def turn_away(self) -> None:
        """The server is about to stop: who waits is told so now, who is served when that takes longer than a moment."""
        self._queue.close()
        by = asyncio.get_running_loop().time() + TO_FINISH
        for limit in self._making:
            if not limit.expired():
                limit.reschedule(min(by, limit.when() or by))

    @contextlib.asynccontextmanager
    async def _limited(self) -> AsyncIterator[None]:
        """Raises TimeoutError when the export takes too long."""
        async with asyncio.timeout(TO_FINISH if self._queue.is_closed else self._seconds) as limit:
            self._making.add(limit)
            try:
                yield
            finally:
                self._making.discard(limit)

    async def close(self) -> None:
        """Ends the idle processes; one at work is killed by the task that waits for it."""
        while self._idle:
            self._end(self._idle.pop())
        await asyncio.gather(*self._ending)

    async def _worker(self) -> _Worker:
        """An idle process that still lives, else a new one."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_fit:
                return worker
            self._end(worker)
        try:
            return await _Worker.start(self._memory_mb)
        except OSError:
            raise Unavailable(tell("No process could be started for the export; try again in a moment.")) from None

    def _give_back(self, worker: _Worker) -> None:
        if worker.is_fit:
            self._idle.append(worker)
        else:
            self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.kill()
        ending = asyncio.create_task(worker.ended())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)


class _Worker:
    """One child process and the pipe to it."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._jobs = 0
        self._busy = False

    @classmethod
    async def start(cls, memory_mb: int) -> _Worker:
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        command = (sys.executable, "-P", "-m", "leanwall.export.child", str(memory_mb))
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment, limit=HELD
        )
        return cls(process)

    @property
    def is_fit(self) -> bool:
        return not self._busy and self._process.returncode is None and self._jobs < JOBS_PER_PROCESS

    async def ask(self, request: bytes, progress: Callable[[int, int], None]) -> tuple[dict[str, Any], bytes]:
        """One job, which tells its progress. Interrupted half-way (late, cancelled, died), the worker stays unfit and
        is killed."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        self._busy = True
        stdin.write(framed(request))
        await stdin.drain()
        while True:
            header = json.loads(await _part(stdout))
            data = await _part(stdout)
            if "progress" not in header:
                break
            progress(*header["progress"])
        self._busy = False
        self._jobs += 1
        return header, data

    async def ended(self) -> None:
        await self._process.wait()

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()


async def _part(stream: asyncio.StreamReader) -> bytes:
    return await stream.readexactly(int.from_bytes(await stream.readexactly(LENGTH)))


def _keyed(job: str, wish: dict[str, Any], board: Board | bytes | Sequence[Board]) -> tuple[bytes, str]:
    """A request and what its answer is kept by."""
    head = _packed(job, wish)
    if isinstance(board, (Board, bytes)):
        request = b'%b, "board": %b}' % (head[:-1], _as_json(board))
    else:
        request = b'%b, "boards": [%b]}' % (head[:-1], b", ".join(map(_as_json, board)))
    return request, key_of(request)


def _as_json(board: Board | bytes) -> bytes:
    return board if isinstance(board, bytes) else json.dumps(write_board(board)).encode()


def _packed(job: str, wish: dict[str, Any]) -> bytes:
    """A request as the worker reads it."""
    return json.dumps({"job": job, **wish}).encode()


def _wish(format: str, options: Options) -> dict[str, Any]:
    return {"format": format, "options": options_to_json(options)}


def _result(header: dict[str, Any], data: bytes) -> Result:
    _refuse(header)
    lists = {name: tuple(value) for name, value in header.items() if isinstance(value, list)}
    return Result(data=data, **{**header, **lists})


def _refuse(header: dict[str, Any]) -> None:
    """Raises what the worker refused with; nothing when it did not."""
    if "error" not in header:
        return
    refusals = {cls.__name__: cls for cls in LeanwallError.__subclasses__()}
    refusal = refusals.get(header["error"])
    if refusal is None:
        told = tell("The export failed ({fault}). Please report it; nothing was lost.", fault=header["error"])
        raise Unavailable(told)
    raise refusal(header["message"], place=header["place"], code=header["code"])
