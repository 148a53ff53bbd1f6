"""The writer thread's work: one transaction for whatever arrived on any board, and only then the answers.

Rooms live here and nowhere else; after a commit that failed they are thrown away and read again.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter
from typing import Any, Protocol

import msgspec

from leanwall.core.change import Change, Commit, Head
from leanwall.core.live import Live
from leanwall.core.records import BOARD
from leanwall.core.sight import audience, unseen
from leanwall.errors import LeanwallError
from leanwall.sync import roles
from leanwall.sync.protocol import ChangeMessage, Hello, Restore, Undo
from leanwall.sync.room import FEW, Refusal, Room, Welcome, known_answer
from leanwall.sync.storage import Answer, Store, Transaction

SNAPSHOT_EVERY = 500
MOST_WORK = 50_000  # splices moved for one board before the others have their turn: some 40 ms
log = logging.getLogger(__name__)

# What became of a request: committed, refused now, or answered before.
Outcome = Change | Refusal | dict[str, Any]


class Sender(Protocol):
    """Who hears what became of a change."""

    def answered(self, outcome: Outcome) -> None: ...
    def gives_up(self, error: LeanwallError) -> bool:
        """Whether it would rather hear this error than wait for the database."""


class Newcomer(Protocol):
    """Who said hello."""

    def welcomed(self, welcome: Welcome) -> None: ...
    @property
    def is_gone(self) -> bool:
        """Whether nobody waits for the welcome any more."""


@dataclass(slots=True)
class Request:
    person: roles.Person
    message: ChangeMessage | Restore
    sender: Sender
    screen: int | None = None  # which window it comes from; None for the server's own verbs
    size: int = 0  # of its frame
    work: int = 0  # what it cost, in splices moved
    arrived: float = field(default_factory=perf_counter)


@dataclass(slots=True)
class Greeting:
    person: roles.Person
    hello: Hello
    newcomer: Newcomer


@dataclass(slots=True)
class Work:
    """What arrived for one board since the last commit; `told` is the version and mark that its people hold."""

    workspace_id: str
    board_id: str
    requests: list[Request] = field(default_factory=list)
    greetings: list[Greeting] = field(default_factory=list)
    told: tuple[int, str] | None = None


@dataclass(slots=True)
class Result:
    """What is to be told, in this order: entries to everyone, outcomes, welcomes. `missing`: no such board. Requests
    without an outcome have to wait for the next batch."""

    work: Work
    missing: bool = False
    changes: list[Change] = field(default_factory=list)
    entries: list[msgspec.Raw] = field(default_factory=list)
    head: tuple[int, str] = (0, "")
    outcomes: list[Outcome] = field(default_factory=list)
    welcomes: list[Welcome] = field(default_factory=list)
    resync: bool = False
    has_links: bool = False


class Writer:
    """Called from one thread. `clock` gives the time in UTC, `new_mark` a random stamp; a client that lacks more
    than `few` changes gets the whole board."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        new_mark: Callable[[], str] | None = None,
        few: int = FEW,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_mark = new_mark or _Marks()
        self._few = few
        self._rooms: dict[str, Room] = {}
        self._due: set[str] = set()

    def run(self, batch: Sequence[Work]) -> list[Result]:
        """Commit a batch. Raises Unavailable with nothing done when the database can't take it now."""
        writes = any(work.requests for work in batch)
        at = f"{self._clock():%Y-%m-%dT%H:%M:%SZ}"
        try:
            with self._store.transaction(writes) as transaction:
                results = self._work(batch, transaction, at)
        except BaseException:
            for work in batch:
                self._rooms.pop(work.board_id, None)
            raise
        return results

    @property
    def snapshots_due(self) -> bool:
        return bool(self._due)

    def keep_snapshots(self) -> None:
        """Snapshots that fell due: a board's content every so many versions."""
        due, self._due = self._due, set()
        rooms = [(board_id, self._rooms[board_id]) for board_id in due if board_id in self._rooms]
        if rooms:
            with self._store.transaction(writes=True) as transaction:
                for board_id, room in rooms:
                    content = bytes(msgspec.json.encode(room.live.content()))
                    transaction.keep_snapshot(board_id, room.version, room.mark, content, unseen(room.live, ()))

    def measurable(self, board_id: str) -> tuple[int, bytes] | None:
        """The version and the board's content as everyone sees it: nothing hidden is in any figure."""
        room = self._rooms.get(board_id)
        return None if room is None else (room.version, bytes(room.board_bytes(())))

    def forget(self, board_id: str) -> None:
        """An empty board leaves the memory."""
        self._rooms.pop(board_id, None)

    def _work(self, batch: Sequence[Work], transaction: Transaction, at: str) -> list[Result]:
        heads = transaction.heads([(work.workspace_id, work.board_id) for work in batch])
        answers = transaction.answers({work.board_id: ids for work in batch if (ids := _ids(work))})
        commits: list[Commit] = []
        results = []
        for work in batch:
            head = heads.get((work.workspace_id, work.board_id))
            if head is None:
                results.append(Result(work, missing=True))
                continue
            desk = _Desk(work, transaction, answers.get(work.board_id, {}), at, self._new_mark, self._few)
            self._rooms[work.board_id] = room = desk.room(self._rooms.get(work.board_id), head)
            before = room.version
            results.append(desk.answer(room))
            if desk.commit is not None:
                commits.append(desk.commit)
            if before // SNAPSHOT_EVERY != room.version // SNAPSHOT_EVERY:
                self._due.add(work.board_id)
        transaction.write(commits)
        return results


class _Marks:
    """Random stamps, drawn many at a time."""

    def __init__(self) -> None:
        self._drawn: list[str] = []

    def __call__(self) -> str:
        if not self._drawn:
            drawn = secrets.token_hex(6 * 256)
            self._drawn = [drawn[n : n + 12] for n in range(0, len(drawn), 12)]
        return self._drawn.pop()


class _Desk:
    """One board's part of one transaction."""

    def __init__(
        self,
        work: Work,
        transaction: Transaction,
        answers: dict[str, Answer],
        at: str,
        new_mark: Callable[[], str],
        few: int,
    ) -> None:
        self._work = work
        self._transaction = transaction
        self._answers = answers
        self._at = at
        self._new_mark = new_mark
        self._few = few
        self._result = Result(work)
        self._committed: list[Change] = []
        self._refusals: list[tuple[str, Mapping[str, Any]]] = []
        self.commit: Commit | None = None

    def room(self, room: Room | None, head: Head) -> Room:
        """The room at the log's head: read afresh, or brought there by what other processes committed."""
        board_id = self._work.board_id
        if room is not None and room.version <= head.version and self._follows(room, head):
            return room
        told = self._work.told
        self._result.resync = told is not None and told != (head.version, head.mark)
        return Room(self._transaction.load(board_id), head.version, head.mark, head.floor, self._few)

    def answer(self, room: Room) -> Result:
        """Answer every request in its turn, then the greetings, on what the ones ahead leave."""
        result = self._result
        floor = room.floor
        work = 0
        for request in self._work.requests:
            result.outcomes.append(self._take(room, request))
            work += request.work
            if work > MOST_WORK:
                break
        result.changes += self._committed
        result.resync |= room.floor != floor
        result.head = (room.version, room.mark)
        result.has_links = bool(room.live.records["link"])
        result.entries = [room.entry(change) for change in result.changes]
        result.welcomes = [room.welcome(greeting.person, greeting.hello, self) for greeting in self._work.greetings]
        if self._committed or self._refusals:
            self.commit = self._to_write(room)
        return result

    # What a room asks about the past (sync/room.py: Past)

    def changes(self, after: int, upto: int) -> list[Change]:
        return self._transaction.changes(self._work.board_id, after, upto)

    def version_of(self, change_id: str) -> int | None:
        answer = self._answers.get(change_id)
        return answer if isinstance(answer, int) else None

    def mark(self, version: int) -> str | None:
        return self._transaction.mark(self._work.board_id, version)

    def _follows(self, room: Room, head: Head) -> bool:
        """Bring a room up to the head; False when its own past is not the log's (a backup was put back)."""
        if room.version == head.version:
            return room.mark == head.mark and room.floor == head.floor  # another process may have purged the past
        if self.mark(room.version) != room.mark:
            return False
        missing = self.changes(room.version, head.version)
        if len(missing) != head.version - room.version:
            return False
        self._result.resync = room.floor != head.floor
        room.follow(missing, head.floor)
        self._result.changes += missing
        return True

    def _take(self, room: Room, request: Request) -> Outcome:
        change_id = request.message.id
        if change_id in self._answers:
            room.sent_by(change_id, request.screen)
            return known_answer(change_id, self._answers[change_id])
        outcome = room.take(request.person, request.message, self._at, self._new_mark(), self, request.screen)
        request.work = room.work
        if isinstance(outcome, Change):
            self._answers[change_id] = outcome.version
            self._committed.append(outcome)
        elif outcome.remembered:
            self._answers[change_id] = outcome.frame()
            self._refusals.append((change_id, outcome.frame()))
        return outcome

    def _to_write(self, room: Room) -> Commit:
        """Each record touched, as it stands after the batch."""
        live = room.live
        touched = {(op["record"], op["id"]): None for change in self._committed for op in change.ops}
        put: list[tuple[str, str, int, Mapping[str, Any]]] = []
        gone = []
        for record, record_id in touched:
            fields = live.fields(record, record_id) if record != BOARD else None
            if fields is not None:
                put.append((record, record_id, live.places[record_id], fields))
            elif record != BOARD:
                gone.append((record, record_id))
        facts = live.facts if (BOARD, BOARD) in touched else None
        head = Head(room.version, room.mark, room.floor)
        secret = self._secret_of(live, put)
        return Commit(self._work.board_id, head, self._committed, self._refusals, put, gone, facts, self._at, secret)

    def _secret_of(self, live: Live, put: Sequence[tuple[str, str, int, Mapping[str, Any]]]) -> frozenset[str]:
        """What of it is not for everybody."""
        if all(change.audiences is None for change in self._committed):
            return frozenset()
        return frozenset(id for record, id, _, fields in put if audience(live, record, fields) is not None)


def _ids(work: Work) -> list[str]:
    """The change ids whose answers matter here: those that were sent, asked after, or are to be undone."""
    ids = {request.message.id for request in work.requests}
    ids.update(change_id for greeting in work.greetings for change_id in greeting.hello.outbox)
    ids.update(op.change for request in work.requests for op in request.message.ops if isinstance(op, Undo))
    return sorted(ids)
