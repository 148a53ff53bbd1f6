"""One socket on a live board: a bounded queue in front of it, so that a slow reader slows nobody else."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from itertools import count
from typing import Protocol, runtime_checkable

from leanwall.core.change import Change
from leanwall.errors import LeanwallError
from leanwall.sync import roles
from leanwall.sync.limits import Limits
from leanwall.sync.protocol import Unreadable, encode
from leanwall.sync.room import Refusal
from leanwall.sync.writer import Outcome
from leanwall.telemetry.counts import RESYNCS

RESYNC = {"type": "resync"}
CLOSE_WITHIN = 2.0
LARGE = 64 * 1024
_screens = count(1)
# A deque takes 0.7 KB even when it is empty, and most sockets wait for nothing.
_NOTHING: deque[tuple[Frame, int]] = deque(maxlen=0)


class Frame:
    """The text of a frame, in UTF-8, for any number of sockets; `wire` is where a socket keeps its encoding of it."""

    __slots__ = ("text", "wire")

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.wire: bytes | None = None


class Socket(Protocol):
    """An accepted socket. `receive` gives None when it is gone; `send` waits while the network is slow."""

    async def receive(self) -> str | bytes | None: ...
    async def send(self, text: str) -> None: ...
    async def close(self, code: int, reason: str) -> None: ...


@runtime_checkable
class Wire(Protocol):
    """A socket that can also take a frame at once, without waiting."""

    def write(self, frame: Frame) -> bool:
        """Hand the frame to the network; False when it has too much to do already (then nothing was taken)."""

    def backlog(self) -> int:
        """How many bytes the network has not taken yet."""

    def abort(self) -> None:
        """Drop the line without waiting for anything."""

    def listen(self, hear: Callable[[str | bytes], float]) -> None:
        """From now on give each frame to `hear` as it arrives, and wait as long as it says before the next one;
        `receive` then gives None at the end and nothing else."""


class Connection:
    """Pushes never wait. `on_lost` is called once when the socket turned out dead or too slow."""

    def __init__(self, socket: Socket, person: roles.Person, limits: Limits, on_lost: Callable[[Connection], None]):
        self.socket = socket
        self.person = person
        self.screen = next(_screens)
        self.names = roles.names(person)
        self.is_over = False
        self.language = "en"  # of the findings beside the figures
        self.follows_figures = False  # it wants to hear what changes in them, not all of them each time
        self._wire = socket if isinstance(socket, Wire) else None
        self._limits = limits
        self._on_lost = on_lost
        self._queue: deque[tuple[Frame, int]] = _NOTHING
        self._queued = 0
        self._snapshot_under_way = False
        self._moved_at = 0.0
        self._backlog = 0
        self._task: asyncio.Task[None] | None = None
        self._unanswered = 0
        self._malformed = 0
        self._is_seated = False
        self._seated: asyncio.Event | None = None
        self.hang_up: Callable[[], object] = lambda: None

    async def seated(self) -> None:
        """Waits for the welcome to be sent, or for the end."""
        if not (self._is_seated or self.is_over):
            self._seated = asyncio.Event()
            await self._seated.wait()
            self._seated = None

    def sit(self) -> None:
        """The welcome is on its way: go on reading."""
        self._is_seated = True
        if self._seated is not None:
            self._seated.set()

    def push(self, frame: Frame) -> None:
        """Hand a frame to the network, or queue it; over the limit the client is told to come again. While a large
        frame (a board, a restored version) is under way only the time without progress counts."""
        size = len(frame.text)
        if size > LARGE:
            self._snapshot_under_way, self._moved_at, size = True, _now(), 0
        if self.is_over or (self._task is None and self._wire is not None and self._wire.write(frame)):
            return
        if self._queue is _NOTHING:
            self._queue = deque()
        self._queue.append((frame, size))
        self._queued += size
        if self._queued > (self._limits.queue_under_snapshot if self._snapshot_under_way else self._limits.queue):
            self.start_over()
        elif self._task is None:
            self._moved_at = _now()
            self._task = asyncio.create_task(self._drain())

    def answered(self, outcome: Outcome) -> None:
        """What became of a change of this socket."""
        self._unanswered -= 1
        if isinstance(outcome, Refusal):
            self.push(Frame(encode(outcome.frame())))
        elif not isinstance(outcome, Change):
            self.push(Frame(encode(outcome)))

    def gives_up(self, error: LeanwallError) -> bool:
        """A client's change waits until the database takes it."""
        return False

    def unreadable(self, error: Unreadable) -> None:
        """Say what was wrong with a frame; a socket that goes on like this is closed."""
        self._malformed += 1
        answer = Refusal(error.change_id, error.code, error.message, error.place, remembered=False)
        self.push(Frame(encode(answer.frame())))
        if self._malformed > self._limits.malformed:
            self.bye("protocol", "Too many frames could not be read.", 1008)

    def asked(self) -> None:
        """One more of its changes waits for a commit."""
        self._unanswered += 1

    def is_full(self) -> bool:
        """Whether so many of its changes wait that it had better be read slowly."""
        return self._unanswered >= self._limits.unanswered

    def listen(self, hear: Callable[[str | bytes], float]) -> None:
        """Have frames brought, where the socket can do that; else they are fetched."""
        if self._wire is not None:
            self._wire.listen(hear)

    def is_lagging(self) -> bool:
        """Whether frames are waiting: then presence, of which only the latest counts, had better wait."""
        return bool(self._queue)

    def bye(self, code: str, message: str, close: int, retry_after: float | None = None) -> None:
        """Say goodbye and why; `retry_after` seconds when coming again makes sense."""
        last: dict[str, object] = {"type": "bye", "code": code, "message": message}
        if retry_after is not None:
            last["retry_after"] = retry_after
        self.finish(last, close, code)

    def check_progress(self) -> None:
        """Called every second: a socket that takes nothing for too long starts over."""
        backlog = self._wire.backlog() if self._wire is not None else 0
        if backlog < self._backlog or (not backlog and self._task is None):
            self._moved_at = _now()
        if not backlog and not self._queue:
            self._snapshot_under_way = False
        self._backlog = backlog
        if _now() - self._moved_at > self._limits.queue_time:
            self.start_over()

    def start_over(self) -> None:
        """It gets `resync` and comes again on a new socket."""
        RESYNCS.inc()
        self.finish(RESYNC, 1013, "come again")

    def finish(self, last: Mapping[str, object], code: int, reason: str) -> None:
        """Send one last message and close; what is queued before it is not sent."""
        if self.is_over:
            return
        self._stop()
        running, self._task = self._task, asyncio.create_task(self._close(Frame(encode(last)), code, reason))
        if running is not None:
            running.cancel()
        self._on_lost(self)

    def leave(self) -> None:
        """The other side is gone: there is nobody to be told anything."""
        self._stop()
        self._on_lost(self)

    async def ended(self) -> None:
        """Waits until nothing of this connection runs any more."""
        self._stop()
        while (task := self._task) is not None:
            await asyncio.wait((task,))
            if self._task is task:
                self._task = None

    def _stop(self) -> None:
        self.is_over = True
        self._queue = _NOTHING
        self.sit()

    async def _drain(self) -> None:
        try:
            while self._queue:
                frame, size = self._queue.popleft()
                await self.socket.send(frame.text.decode())
                self._queued -= size
                self._moved_at = _now()
            self._queue = _NOTHING
            self._snapshot_under_way = self._snapshot_under_way and self._wire is not None
        except Exception:  # the socket is gone, whatever its way of saying so
            self._stop()
            self._on_lost(self)
        finally:
            if self._task is asyncio.current_task():
                self._task = None

    async def _close(self, last: Frame, code: int, reason: str) -> None:
        try:
            async with asyncio.timeout(CLOSE_WITHIN):
                await self.socket.send(last.text.decode())
                await self.socket.close(code, reason)
        except Exception:  # too slow even for this, or gone
            if self._wire is not None:
                self._wire.abort()
        finally:
            self.hang_up()


def _now() -> float:
    return asyncio.get_running_loop().time()
