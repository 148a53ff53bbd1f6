"""What a welcomed socket sends: read, checked against the limits, passed on. Never waits; says how long to wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from leanwall.sync.batches import Batches
from leanwall.sync.connection import Connection, Frame
from leanwall.sync.faults import whereabouts
from leanwall.sync.limits import Bucket, Limits
from leanwall.sync.protocol import ChangeMessage, Ping, Presence, Unreadable, change_id_in, encode, read_message
from leanwall.sync.table import Table
from leanwall.sync.writer import Request

log = logging.getLogger(__name__)

PONG = Frame(encode({"type": "pong"}))
WHEN_FULL = 0.05  # seconds between two frames of a socket whose changes wait for a commit
TRY_LATER = 1013
COME_BACK = 5  # seconds


class Listener:
    """`bucket_of(person)` is what a person may still change, over all of their sockets."""

    def __init__(
        self,
        connection: Connection,
        table: Table,
        batches: Batches,
        limits: Limits,
        bucket_of: Callable[[str], Bucket],
    ) -> None:
        self._connection = connection
        self._table = table
        self._batches = batches
        self._limits = limits
        self._bucket_of = bucket_of
        self._frames = Bucket(limits.frames_per_second, limits.frames_at_once, _now())

    def hear(self, frame: str | bytes) -> float:
        """Take one frame. Returns how many seconds to wait before the next: too much is read slowly, not refused."""
        if self._connection.is_over:
            return WHEN_FULL  # whatever still comes is nobody's; it must not be read in one go
        now = _now()
        delay = self._frames.delay(now)
        try:
            _check_size(frame, self._limits.frame)
            message = read_message(frame)
            if isinstance(message, ChangeMessage):
                return max(delay, self._change(message, len(frame), now))
            if isinstance(message, Presence):
                self._table.point(self._connection, message)
            elif isinstance(message, Ping):
                self._connection.push(PONG)
            else:
                raise Unreadable("Hello is said once on a socket.")
        except Unreadable as error:
            self._connection.unreadable(error)
        except Exception as error:  # a fault of ours ends this conversation, not the server
            log.error("A frame could not be taken: %s", whereabouts(error))
            self._connection.bye("error", "Something went wrong on the server.", TRY_LATER, retry_after=3)
        return delay

    def _change(self, message: ChangeMessage, size: int, now: float) -> float:
        connection = self._connection
        if self._batches.is_full:
            words = "Nothing can be saved now and too much waits here; what you did is kept in your browser."
            connection.bye("busy", words, TRY_LATER, retry_after=COME_BACK)
            return 0.0
        connection.asked()
        request = Request(connection.person, message, connection, connection.screen, size)
        self._batches.request(self._table.key, request)
        delay = self._bucket_of(connection.person.id).delay(now)
        return max(delay, WHEN_FULL) if connection.is_full() else delay


def _check_size(frame: str | bytes, most: int) -> None:
    size = len(frame)
    if size * 4 > most and isinstance(frame, str) and not frame.isascii():
        size = len(frame.encode("utf-8", "replace"))
    if size > most:
        words = f"A frame holds at most {most // 1024} KB; send this in smaller parts."
        raise Unreadable(words, code="limit", change_id=change_id_in(frame))


def _now() -> float:
    return asyncio.get_running_loop().time()
