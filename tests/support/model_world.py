"""Processes over one database, clients on lines that delay, drop and break: the world of the model test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from leanwall.core.change import Change
from leanwall.errors import Unavailable
from leanwall.sync import roles
from leanwall.sync.protocol import ChangeMessage, Hello, encode, read_message
from leanwall.sync.room import Refusal, Welcome, entry_for
from leanwall.sync.writer import Greeting, Outcome, Request, Result, Work, Writer
from tests.support.memory_store import MemoryStore
from tests.support.model_client import Line, ModelClient

WORKSPACE, BOARD_ID = "w", "b"
START = {
    "format": "leanwall.board",
    "version": 1,
    "title": "",
    "lanes": [{"id": "l1", "name": ""}, {"id": "l2"}],
}


@dataclass(frozen=True)
class Somebody:
    id: str
    role: str = "edit"
    name: str = ""
    color: str = "#0B5FA5"


class _Sender:
    is_gone = False

    def __init__(self, line: Line) -> None:
        self.line = line

    def answered(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            if not outcome.remembered and outcome.change_id is not None:
                self.line.process.world.asked_again.add(outcome.change_id)
            self.line.down.append(encode(outcome.frame()))
        elif not isinstance(outcome, Change):
            self.line.down.append(encode(outcome))

    def gives_up(self, error: Exception) -> bool:
        return False

    def welcomed(self, welcome: Welcome) -> None:
        message: dict[str, Any] = {
            "type": "welcome", "version": welcome.version, "mark": welcome.mark, "acked": welcome.acked,
        }  # fmt: skip
        message |= {"changes": welcome.changes} if welcome.board is None else {"board": welcome.board}
        self.line.is_welcome = True
        self.line.down.append(encode(message))


class Process:
    """A server process: its writer, the lines to it, what arrived since its last commit."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lines: list[Line] = []
        self.boot()

    def boot(self) -> None:
        ticks = self.world.tick
        self.writer = Writer(
            self.world.store, lambda: datetime.fromtimestamp(1_800_000_000 + ticks(), UTC), self.world.new_mark, few=3
        )
        self.work = Work(WORKSPACE, BOARD_ID)
        self.head: tuple[int, str] | None = None

    def receive(self, line: Line, frame: str) -> None:
        message = read_message(frame)
        person = Somebody(line.client.person, self.world.roles[line.client.person])
        if isinstance(message, Hello):
            self.work.greetings.append(Greeting(person, message, _Sender(line)))
        elif isinstance(message, ChangeMessage):
            self.work.requests.append(Request(person, message, _Sender(line), id(line)))

    def commit(self, is_heard: bool = True) -> None:
        """One batch; `is_heard` False: the process dies between the commit and its answers."""
        work, self.work = self.work, Work(WORKSPACE, BOARD_ID)
        work.told = self.head if any(line.is_welcome for line in self.lines) else None
        try:
            (result,) = self.writer.run([work])
            if self.writer.snapshots_due:
                self.writer.keep_snapshots()
        except Unavailable:
            self.work = work
            return
        if not is_heard:
            self.crash()
            return
        self._deliver(result)

    def crash(self, heard: int = 0) -> None:
        for line in self.lines:
            line.is_open = False
            if line.client.line is line:
                line.client.cut(heard)
        self.lines = []
        self.boot()

    def _deliver(self, result: Result) -> None:
        self.head = result.head
        for line in [line for line in self.lines if line.is_welcome]:
            if result.resync:
                line.down.append('{"type":"resync"}')
                line.is_welcome = False
            elif result.changes:
                names = roles.names(Somebody(line.client.person, self.world.roles[line.client.person]))
                entries = [entry_for(change, names) for change in result.changes]
                line.down.append(encode({"type": "changes", "changes": entries}))
        for request, outcome in zip(result.work.requests, result.outcomes, strict=True):
            request.sender.answered(outcome)
        for greeting, welcome in zip(result.work.greetings, result.welcomes, strict=True):
            greeting.newcomer.welcomed(welcome)


class World:
    """Everything, and the truth about what each change was meant to do."""

    def __init__(self, processes: int = 1, clients: int = 4) -> None:
        self.store = MemoryStore()
        self.store.add(WORKSPACE, BOARD_ID, START)
        self.roles = {f"p{n}": "edit" for n in range(clients)} | {"p0": "facilitate"}
        self._ids = 0
        self._time = 0
        self._characters = iter(map(chr, range(0x20000, 0x2A6D0)))
        self.truth: dict[str, dict[str, Any]] = {}
        self.forgotten: set[str] = set()
        self.asked_again: set[str] = set()  # changes whose refusal is not kept: sent again they get a new answer
        self.roles_changed = False
        self.processes = [Process(self) for _ in range(processes)]
        # the last two are tabs of one person
        people = [f"p{min(n, clients - 2)}" for n in range(clients)]
        self.clients = [ModelClient(n, person, self.new_id) for n, person in enumerate(people)]

    def tick(self) -> int:
        self._time += 1
        return self._time

    def new_id(self, letter: str) -> str:
        self._ids += 1
        return f"{letter}{self._ids}"

    def new_mark(self) -> str:
        return self.new_id("m")

    def fresh(self, count: int) -> str:
        """Characters that stand nowhere else, so that each can be followed."""
        return "".join(next(self._characters) for _ in range(count))

    def put_back_backup(self, steps: int) -> None:
        for process in self.processes:
            process.crash()
        self.forgotten |= set(self.store.rewind(steps))
        for process in self.processes:
            process.boot()

    def give_role(self, person: str, role: str) -> None:
        """A change of role closes that person's sockets and drops what of theirs is not committed."""
        self.roles[person] = role
        self.roles_changed = True
        for process in self.processes:
            waiting = process.work.requests
            process.work.requests = [request for request in waiting if request.person.id != person]
            for line in process.lines:
                if line.client.person == person:
                    line.is_open = False
                    line.is_welcome = False
                    if line.client.line is line:
                        line.client.cut(0)
            process.lines = [line for line in process.lines if line.client.person != person]

    def settle(self) -> None:
        """Deliver everything until nothing moves."""
        for _ in range(300):
            moved = False
            for client in self.clients:
                if client.line is None:
                    client.connect(self.processes[client.number % len(self.processes)])
                    moved = True
            for process in self.processes:
                for line in list(process.lines):
                    while line.up:
                        process.receive(line, line.up.pop(0))
                        moved = True
                process.commit()
            for client in self.clients:
                moved |= self._drain(client)
            if not moved:
                return
        raise AssertionError("never quiet")

    def _drain(self, client: ModelClient) -> bool:
        moved = False
        while client.line is not None and client.line.down:
            client.hear(client.line.down.pop(0))
            moved = True
        sent = len(client.line.up) if client.line else 0
        client.flush()
        return moved or (client.line is not None and len(client.line.up) != sent)
