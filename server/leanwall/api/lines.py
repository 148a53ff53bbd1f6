"""People's connections before anybody knows who speaks: none is held for ever, and never so many that files run out.

A process out of file descriptors takes nobody in, opens no database and says nothing of it to whoever sits there.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import resource
import time
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

log = logging.getLogger(__name__)

HEAD_SECONDS = 15.0  # until the head of a request is whole
BODY_SECONDS = 60.0  # between two pieces of a body
MOST_FILES = 16_384  # descriptors asked of the system; lines beyond would cost more memory than is there
FILES_OF_OURS = 100  # descriptors that are for no line: databases, exports, the log
SECONDS_BETWEEN_WORDS = 60.0
ACCEPTED_AT_ONCE = 16  # connections taken in before others have their turn


def raise_limit() -> None:
    """Ask for as many descriptors as the system lets us have: a shell gives 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):  # some systems promise more than they give
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def most_lines() -> int:
    """How many connections may be open at once."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = MOST_FILES if soft == resource.RLIM_INFINITY else min(MOST_FILES, soft)
    return max(files // 2, files - FILES_OF_OURS)


class Crowding:
    """Says that there are too many connections: once a minute, not once for each."""

    def __init__(self) -> None:
        self._quiet_until = 0.0

    def say(self, why: str) -> None:
        if time.monotonic() >= self._quiet_until:
            self._quiet_until = time.monotonic() + SECONDS_BETWEEN_WORDS
            log.warning("Connections that say nothing, or new ones, are closed: %s", why)


crowding = Crowding()


def speak_of_troubles(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """The event loop's handler of exceptions: to fail at taking people in is no traceback a time."""
    if "socket.accept()" in str(context.get("message")):
        crowding.say(f"{context.get('exception')}")
    else:
        loop.default_exception_handler(context)


class LineProtocol(H11Protocol):
    """uvicorn's protocol that lets go of whoever begins to speak and does not go on."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._patience: asyncio.TimerHandle | None = None
        self._is_socket = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        if len(self.connections) >= most_lines():
            crowding.say(f"{len(self.connections)} are open already; `ulimit -n` says how many files may be.")
            if not _silent:
                self.transport = transport
                transport.abort()
                return
            next(iter(_silent))._make_room()
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        super().handle_events()
        if not self._is_socket:
            self._wait()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self._is_socket = True  # from here on the board asks for a hello, and for an answer to its pings
        self._stop_waiting()
        super().handle_websocket_upgrade(event)

    def _wait(self) -> None:
        """A head has its time as a whole, else a letter at a time would hold the line for ever."""
        if self.conn.their_state is h11.IDLE:
            if self.cycle is None:
                _silent[self] = None
            self._patience = self._patience or self.loop.call_later(HEAD_SECONDS, self._let_go)
            return
        self._stop_waiting()
        if self.conn.their_state is h11.SEND_BODY:
            self._patience = self.loop.call_later(BODY_SECONDS, self._let_go)

    def _stop_waiting(self) -> None:
        _silent.pop(self, None)
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _make_room(self) -> None:
        self._stop_waiting()
        self.transport.abort()

    def _let_go(self) -> None:
        self._patience = None
        if self.flow.read_paused and self.conn.their_state is h11.SEND_BODY:
            self._wait()  # it is we who don't read
        else:
            self.transport.close()


_silent: dict[LineProtocol, None] = {}  # who has not said one whole head yet, the oldest first: they make room
