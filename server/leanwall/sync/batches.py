"""What arrives while a commit is under way goes into the next one: one batch, one transaction, one thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from leanwall.errors import Conflict, Unavailable
from leanwall.sync.faults import whereabouts
from leanwall.sync.limits import Limits
from leanwall.sync.thread import Worker
from leanwall.sync.writer import Greeting, Request, Result, Work, Writer
from leanwall.telemetry.counts import COMMIT, COMMITS_FAILED
from leanwall.telemetry.traces import span

log = logging.getLogger(__name__)

Key = tuple[str, str]  # workspace, board
Answer = TypeVar("Answer")
RETRIES = (0.1, 0.25, 0.5, 1.0, 2.0)


class Batches:
    """Owns the writer thread. `deliver` gets what each commit brought, `trouble` why commits wait (None: they
    don't any more), `failed` a board whose work can't be done at all; `told` is what a board's people hold."""

    def __init__(
        self,
        writer: Writer,
        limits: Limits,
        told: Callable[[Key], tuple[int, str] | None],
        deliver: Callable[[Result], None],
        trouble: Callable[[Unavailable | None], None],
        failed: Callable[[Work], None],
    ) -> None:
        self._writer, self._limits, self._told = writer, limits, told
        self._deliver, self._trouble, self._failed = deliver, trouble, failed
        self._thread = Worker("commits")
        self._pending: dict[Key, Work] = {}
        self._arrived = asyncio.Event()
        self._is_closing = False
        self._failures = 0
        self._held = 0

    def request(self, key: Key, request: Request) -> None:
        """A change to be answered after the next commit. At the end none is taken any more, or people who go on writing
        would keep the server from ending; what is not answered is sent again."""
        if self._is_closing:
            return
        self._held += request.size
        self._work(key).requests.append(request)
        self._arrived.set()

    @property
    def is_full(self) -> bool:
        """Whether so much waits for the database that nothing more is taken: who sent it keeps it."""
        return self._held > self._limits.held

    def greet(self, key: Key, greeting: Greeting) -> None:
        """A hello to be answered from the log's head."""
        self._work(key).greetings.append(greeting)
        self._arrived.set()

    def drop(self, person_id: str) -> None:
        """Changes of this person that wait are not taken any more: their rights have changed."""
        for work in self._pending.values():
            for request in work.requests:
                if request.person.id == person_id:
                    request.sender.gives_up(Conflict("Your rights have changed meanwhile; try again."))
            work.requests = [request for request in work.requests if request.person.id != person_id]

    def look(self, key: Key) -> None:
        """See whether another process committed something on this board."""
        self._work(key)
        self._arrived.set()

    async def in_thread(self, call: Callable[..., Answer], *values: object) -> Answer:
        """Ask the writer something between two commits."""
        return await self._thread.run(call, *values)

    async def run(self) -> None:
        """Commit batch after batch until `close`; what has arrived by then is still answered."""
        loop = asyncio.get_running_loop()
        begun = float("-inf")
        while True:
            await self._arrived.wait()
            if (early := begun + self._limits.gather - loop.time()) > 0 and not self._is_closing:
                await asyncio.sleep(early)
            begun = loop.time()
            self._arrived.clear()
            batch, self._pending, self._held = list(self._pending.values()), {}, 0
            if batch:
                await self._commit_or_say_so(batch)
            if self._is_closing and (self._failures or not self._pending):
                return

    def close(self) -> None:
        """End `run` after what has arrived."""
        self._is_closing = True
        self._arrived.set()

    def shut(self) -> None:
        """End the thread; `run` has ended."""
        self._thread.shut()

    async def _commit_or_say_so(self, batch: Sequence[Work]) -> None:
        try:
            await self._commit(batch)
        except Exception:  # of ours, which makes everybody come again: verbs of the server have no other way to hear
            for work in batch:
                self._failed(work)
            raise

    async def _commit(self, batch: Sequence[Work]) -> None:
        for work in batch:
            work.told = self._told((work.workspace_id, work.board_id))
        try:
            with COMMIT.time(), span("commit", boards=len(batch)):
                results = await self.in_thread(self._writer.run, batch)
        except Unavailable as error:
            COMMITS_FAILED.labels(error.code).inc()
            await self._wait_for_database(batch, error)
            return
        except Exception as error:
            log.error("A batch failed, its boards are tried one by one: %s", whereabouts(error))
            await self._one_by_one(batch)
            return
        self._recovered()
        for result in results:
            self._tell(result)
        if self._writer.snapshots_due:
            await self._keep_snapshots()

    async def _wait_for_database(self, batch: Sequence[Work], error: Unavailable) -> None:
        """Everything that wants to write waits its turn again; who only reads is answered now."""
        self._trouble(error)
        readers = [Work(work.workspace_id, work.board_id, [], work.greetings, work.told) for work in batch]
        for work in batch:
            work.greetings = []
            work.requests = [request for request in work.requests if not request.sender.gives_up(error)]
            self._put_back(work)
        try:
            for result in await self.in_thread(self._writer.run, [work for work in readers if work.greetings]):
                self._tell(result)
        except Exception as fault:
            log.warning("Who says hello has to wait, too: %s", whereabouts(fault))
            for work in readers:
                self._put_back(work)
        await asyncio.sleep(RETRIES[min(self._failures, len(RETRIES) - 1)])
        self._failures += 1
        self._arrived.set()

    async def _one_by_one(self, batch: Sequence[Work]) -> None:
        for work in batch:
            try:
                results = await self.in_thread(self._writer.run, [work])
            except Unavailable:
                self._put_back(work)
                self._arrived.set()
            except Exception as error:
                log.error("The batch of board %s failed: %s", work.board_id, whereabouts(error))
                self._failed(work)
            else:
                self._tell(results[0])

    async def _keep_snapshots(self) -> None:
        try:
            await self.in_thread(self._writer.keep_snapshots)
        except Unavailable:
            log.warning("A snapshot could not be kept; the next one will be.")

    def _tell(self, result: Result) -> None:
        """Deliver what is committed; when that fails the board's people come again and are told then."""
        try:
            self._keep_unanswered(result)
            self._deliver(result)
        except Exception as error:
            log.error("What board %s was to be told: %s", result.work.board_id, whereabouts(error))
            self._failed(result.work)

    def _keep_unanswered(self, result: Result) -> None:
        """One board's costly changes take turns with the other boards."""
        done = len(result.outcomes)
        if result.missing or done == len(result.work.requests):
            return
        later = Work(result.work.workspace_id, result.work.board_id, result.work.requests[done:])
        del result.work.requests[done:]
        self._put_back(later)
        self._arrived.set()

    def _recovered(self) -> None:
        if self._failures:
            self._failures = 0
            self._trouble(None)

    def _put_back(self, work: Work) -> None:
        """What could not be committed stands before what came since."""
        since = self._work((work.workspace_id, work.board_id))
        since.requests[:0] = work.requests
        self._held += sum(request.size for request in work.requests)
        since.greetings[:0] = [greeting for greeting in work.greetings if not greeting.newcomer.is_gone]

    def _work(self, key: Key) -> Work:
        work = self._pending.get(key)
        if work is None:
            work = self._pending[key] = Work(*key)
        return work
