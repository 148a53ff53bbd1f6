"""The asyncio side of live boards: sockets in, one writer thread behind, every answer after its commit."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from leanwall.core.change import Change
from leanwall.errors import NotFound, Unavailable
from leanwall.sync import roles
from leanwall.sync.arriving import welcomed
from leanwall.sync.batches import Batches, Key
from leanwall.sync.connection import Connection, Socket
from leanwall.sync.counting import count_answers
from leanwall.sync.crowd import Crowd
from leanwall.sync.faults import whereabouts
from leanwall.sync.figures import Measurable
from leanwall.sync.hello import hello_of
from leanwall.sync.limits import Bucket, Limits
from leanwall.sync.listener import Listener
from leanwall.sync.meter import Meter, Open
from leanwall.sync.orders import NO_BOARD
from leanwall.sync.presence import People
from leanwall.sync.protocol import ChangeMessage, Restore, Worked, read_ops
from leanwall.sync.relay import Bus, Relay
from leanwall.sync.room import HEAD, Welcome
from leanwall.sync.storage import Store
from leanwall.sync.submission import Submission
from leanwall.sync.table import Table
from leanwall.sync.writer import Greeting, Request, Result, Work, Writer
from leanwall.telemetry.counts import TROUBLE

log = logging.getLogger(__name__)

RESTART = 1012


class Hub:
    """All live boards of this process. `open_board` takes a board's content and gives a board that measures itself and
    follows its changes; `clock` gives the time in UTC; `bus` leads to other processes on the same database."""

    def __init__(
        self,
        *,
        store: Store,
        open_board: Open,
        clock: Callable[[], datetime],
        limits: Limits | None = None,
        bus: Bus | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._relay = Relay(bus, self)
        self._writer = Writer(store, clock)
        self._meter = Meter(open_board)
        self._batches = Batches(
            self._writer, self._limits, self._told, self._deliver, self._tell_trouble, self._tell_failure
        )
        self._tables: dict[Key, Table] = {}
        self._buckets: dict[str, Bucket] = {}
        self._goodbye: dict[str, Any] | None = None
        self._running: list[asyncio.Task[None]] = []
        self._is_broken = False
        self._serving: set[asyncio.Task[Any]] = set()
        self._crowd = Crowd()
        self.when_ordered: Callable[[], object] = lambda: None  # before somebody's sockets are closed from outside

    async def serve(self, socket: Socket, workspace_id: str, board_id: str, principal: roles.Person) -> None:
        """Talk with one accepted socket until it is gone. A missing or foreign board is answered with `bye`."""
        self._start()
        key = (workspace_id, board_id)
        connection = Connection(socket, principal, self._limits, lambda lost: self._left(key, lost))
        talking = asyncio.create_task(self._converse(connection, key))
        connection.hang_up = talking.cancel
        self._serving.add(talking)
        self._crowd.come(connection, key)
        try:
            await asyncio.wait((talking,))
        finally:
            talking.cancel()
            self._serving.discard(talking)
            self._crowd.go(connection)
            self._left(key, connection)
            await connection.ended()
        if not talking.cancelled():
            talking.result()

    async def submit(
        self,
        workspace_id: str,
        board_id: str,
        principal: roles.Person,
        ops: Sequence[Mapping[str, Any]],
        base: int = HEAD,
        *,
        change_id: str | None = None,
        worked_on: int | None = None,
    ) -> int:
        """Commit ops that a verb of the server made, as one change of any size; everybody has been told when this
        returns the version. `base` is the version that edits of texts were made on, `worked_on` the one that the ops
        were worked out on: Conflict (`overtaken`) where the board says something else by now, whatever process
        changed it. Raises what a refusal says."""
        id, read = change_id or f"s-{secrets.token_hex(12)}", read_ops(list(ops))
        message = ChangeMessage(id, base, read) if worked_on is None else Worked(id, base, read, worked_on)
        return await self._submit(workspace_id, board_id, principal, message)

    async def restore(
        self, workspace_id: str, board_id: str, principal: roles.Person, content: Mapping[str, Any], version: int
    ) -> int:
        """Make the board say what it said at a version, whose content this is, as one change; see sync/restoring.py.
        Whatever others do meanwhile comes before or after it. Raises what a refusal says."""
        message = Restore(f"restore-{version}-{secrets.token_hex(12)}", HEAD, content)
        return await self._submit(workspace_id, board_id, principal, message)

    async def _submit(
        self, workspace_id: str, board_id: str, principal: roles.Person, message: ChangeMessage | Restore
    ) -> int:
        self._start()
        if self._goodbye is not None:
            raise Unavailable("The server is going down; try again in a moment.")
        submission = Submission()
        self._batches.request((workspace_id, board_id), Request(principal, message, submission))
        return await submission.version

    async def board_deleted(self, board_id: str) -> None:
        """Send everybody away from a board that was deleted."""
        self._everywhere("board_deleted", board_id)

    async def revoke(self, person_id: str) -> None:
        """Close every socket of a person whose access has ended."""
        self._everywhere("revoke", person_id)

    async def role_changed(self, person_id: str) -> None:
        """A person's sockets come again, with the new role."""
        self._everywhere("role_changed", person_id)

    async def sign_out(self, session: str) -> None:
        """Close every socket of one session."""
        self._everywhere("sign_out", session)

    async def between_commits(self, work: Callable[[], Any], boards: Iterable[str]) -> Any:
        """Do something to these boards on disk while no commit is under way; they are read again after it."""
        self._start()

        def run() -> Any:
            try:
                return work()
            finally:
                for board_id in boards:
                    self._writer.forget(board_id)

        return await self._batches.in_thread(run)

    def people_on(self, workspace_id: str, board_id: str) -> list[dict[str, Any]]:
        """Who is on a board now."""
        table = self._tables.get((workspace_id, board_id))
        return list(table.people.here()) if table else []

    def sockets(self) -> int:
        """How many there are now, whatever they have said."""
        return len(self._crowd)

    def sockets_of(self, person_id: str) -> int:
        """How many of them are one person's."""
        return self._crowd.of(person_id)

    def everybody(self) -> list[roles.Person]:
        """Who is connected here, each as whom they were let in, once for each socket."""
        return self._crowd.people()

    def tasks(self) -> int:
        """How many tasks the event loop has; 0 before the first socket. Any thread may ask."""
        return len(asyncio.all_tasks(self._running[0].get_loop())) if self._running else 0

    def boards(self) -> int:
        """How many boards somebody has open."""
        return sum(not table.is_empty() for table in list(self._tables.values()))

    async def close(self, message: str = "The server is going down.", retry_after: float = 2) -> None:
        """Answer what has arrived, say goodbye with a hint when to come again, stop everything."""
        self._goodbye = {"code": "restart", "message": message, "close": RESTART, "retry_after": retry_after}
        self._batches.close()
        if self._running:
            await asyncio.wait(self._running[:1], timeout=5)
        for table in self._tables.values():
            table.bye(**self._goodbye)
        if self._serving:
            await asyncio.wait(self._serving, timeout=5)
        await self._relay.close()
        for task in self._running:
            task.cancel()
        await asyncio.gather(
            *self._running, *(table.close() for table in self._tables.values()), return_exceptions=True
        )
        self._batches.shut()
        await asyncio.to_thread(self._meter.close)

    # Other processes on the same database (sync/relay.py: Hearer)

    def obey(self, order: str, about: str) -> None:
        """What another process did to a person, a session, a board, is done to the sockets here, too."""
        self.when_ordered()
        if order in ("revoke", "role_changed"):
            self._batches.drop(about)
        self._crowd.obey(order, about)

    def moved_on(self, key: Key, version: int) -> None:
        """Another process committed this version (-1: who knows)."""
        table = self._tables.get(key)
        if table is not None and table.connections and (version < 0 or not table.head or table.head[0] < version):
            self._batches.look(key)

    def people_of(self, key: Key) -> People | None:
        table = self._tables.get(key)
        return table.people if table else None

    def people_changed(self, key: Key) -> None:
        if table := self._tables.get(key):
            table.presence_changed()

    def _everywhere(self, order: str, about: str) -> None:
        self.obey(order, about)
        self._relay.order(order, about)

    # One socket

    async def _converse(self, connection: Connection, key: Key) -> None:
        hello = await hello_of(connection, self._limits)
        if self._goodbye is not None:
            connection.bye(**self._goodbye)
        if hello is None or connection.is_over:
            return
        connection.language, connection.follows_figures = hello.language, hello.figures == "changes"
        table = self._table(key)
        table.waiting.add(connection)
        self._batches.greet(key, Greeting(connection.person, hello, _Newcomer(table, connection)))
        early = await welcomed(connection)
        if connection.is_over:
            return
        listener = Listener(connection, table, self._batches, self._limits, self._bucket)
        if early is not None:
            listener.hear(early)
        connection.listen(listener.hear)
        while (frame := await connection.socket.receive()) is not None and not connection.is_over:
            delay = listener.hear(frame)
            if delay:
                await asyncio.sleep(delay)

    def _bucket(self, person_id: str) -> Bucket:
        if person_id not in self._buckets:
            self._buckets[person_id] = Bucket(self._limits.changes_per_second, self._limits.changes_at_once, _now())
        return self._buckets[person_id]

    # Boards

    def _table(self, key: Key) -> Table:
        table = self._tables.get(key)
        if table is None:
            fetch = lambda: self._measurable(key[1])  # noqa: E731
            pointed = lambda news: self._relay.pointed(key, news)  # noqa: E731
            table = self._tables[key] = Table(key, self._limits, self._meter, fetch, pointed)
            self._relay.opened(key)
        return table

    async def _measurable(self, board_id: str) -> Measurable | None:
        return await self._batches.in_thread(self._writer.measurable, board_id)

    def _told(self, key: Key) -> tuple[int, str] | None:
        table = self._tables.get(key)
        return table.told if table else None

    def _deliver(self, result: Result) -> None:
        """Tell what a commit brought: the changes to everyone, then the answers, then the welcomes."""
        table = self._tables.get((result.work.workspace_id, result.work.board_id))
        if result.missing:
            self._tell_missing(table, result.work)
            return
        if any(isinstance(outcome, Change) for outcome in result.outcomes):
            self._relay.committed((result.work.workspace_id, result.work.board_id), result.head[0])
        if table is not None:
            table.tell(result)
        count_answers(result.work.requests, result.outcomes)
        for request, outcome in zip(result.work.requests, result.outcomes, strict=True):
            request.sender.answered(outcome)
            if request.work > self._limits.work_of_a_change:
                self._bucket(request.person.id).charge(request.work / self._limits.work_of_a_change)
        for greeting, welcome in zip(result.work.greetings, result.welcomes, strict=True):
            greeting.newcomer.welcomed(welcome)

    def _tell_missing(self, table: Table | None, work: Work) -> None:
        for request in work.requests:
            request.sender.gives_up(NotFound("There is no such board."))
        if table is not None:
            table.bye("not_found", "There is no such board.", NO_BOARD)

    def _tell_failure(self, work: Work) -> None:
        for request in work.requests:
            request.sender.gives_up(Unavailable("This could not be done; try again in a moment."))
        table = self._tables.get((work.workspace_id, work.board_id))
        if table is not None:
            table.bye("error", "Something went wrong on the server; the board is opened again.", RESTART, retry_after=3)

    def _tell_trouble(self, error: Unavailable | None) -> None:
        TROUBLE.set(error is not None)
        for table in self._tables.values():
            table.trouble(error)

    def _left(self, key: Key, connection: Connection) -> None:
        table = self._tables.get(key)
        if table is not None:
            table.leave(connection)
            if table.is_empty():
                table.empty_since = _now()

    # Housekeeping

    @property
    def is_working(self) -> bool:
        """Whether changes are being taken and answered."""
        return not self._is_broken

    def _start(self) -> None:
        if not self._running:
            self._relay.start(_now())
            self._running = [asyncio.create_task(self._watch(work)) for work in (self._batches.run, self._tend)]

    async def _watch(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Nothing may end this work but the end of the server: after a fault it begins again, and everybody comes
        again, so that what was not answered is sent anew."""
        while True:
            try:
                await work()
                return
            except Exception as error:
                log.critical("Live boards begin again: %s", whereabouts(error))
                self._is_broken = True
                for table in self._tables.values():
                    table.bye("error", "Something went wrong on the server; come again.", RESTART, retry_after=3)
                await asyncio.sleep(1)
                self._is_broken = False

    async def _tend(self) -> None:
        """Every second: slow readers start over, other processes' commits are looked for, empty boards go."""
        looked = _now()
        while True:
            await asyncio.sleep(1)
            self._relay.tend(_now())
            for table in self._tables.values():
                for connection in table.everyone():
                    connection.check_progress()
            if _now() - looked >= self._limits.poll:
                looked = _now()
                for key, table in self._tables.items():
                    if table.connections:
                        self._batches.look(key)
            await self._forget_empty()

    def _forget(self, key: Key) -> None:
        """In the writer's thread: nobody has come again meanwhile."""
        if key not in self._tables:
            self._writer.forget(key[1])

    async def _forget_empty(self) -> None:
        now = _now()
        for key, table in list(self._tables.items()):
            if table.is_empty() and now - table.empty_since > self._limits.linger:
                del self._tables[key]
                self._relay.closed(key)
                await table.close()
                with contextlib.suppress(RuntimeError):  # the thread is gone when the server goes down
                    await self._batches.in_thread(self._forget, key)
        for person_id, bucket in list(self._buckets.items()):
            if bucket.is_full(now):
                del self._buckets[person_id]


class _Newcomer:
    """A connection whose hello is on its way through the writer."""

    def __init__(self, table: Table, connection: Connection) -> None:
        self._table, self._connection = table, connection

    def welcomed(self, welcome: Welcome) -> None:
        self._table.seat(self._connection, welcome)
        self._connection.sit()

    @property
    def is_gone(self) -> bool:
        return self._connection.is_over


def _now() -> float:
    return asyncio.get_running_loop().time()
