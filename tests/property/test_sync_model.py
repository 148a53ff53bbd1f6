"""The model test of live boards: people edit, undo, go offline, close tabs; servers crash, lag, lose commits; a
backup is put back. In the end every screen equals the log, and every answer that was given is true.

300 runs and more in `make test`, 50,000 in `make test-long`.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.support import model_acts
from tests.support.model_checks import verify
from tests.support.model_world import World


def runs(count: int) -> settings:
    return settings(
        max_examples=count,
        stateful_step_count=60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


WHO = st.integers(0, 3)
N = st.integers(0, 23)


class LiveBoards(RuleBasedStateMachine):
    """One process, four tabs of three people."""

    processes = 1

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.processes)
        self.world.settle()
        for who in (0, 1):
            model_acts.act(self.world, self.world.clients[who], "create", who, 0, 0)
        self.world.settle()

    @rule(who=WHO, what=st.sampled_from(model_acts.OPEN_ACTS), a=N, b=N, c=N)
    def act(self, who: int, what: str, a: int, b: int, c: int) -> None:
        model_acts.act(self.world, self.world.clients[who], what, a, b, c)

    @rule(who=WHO, gesture=st.integers(1, 3))
    def undo(self, who: int, gesture: int) -> None:
        model_acts.undo(self.world, self.world.clients[who], gesture)

    @rule(who=WHO)
    def redo(self, who: int) -> None:
        model_acts.redo(self.world, self.world.clients[who])

    @rule(who=WHO)
    def send(self, who: int) -> None:
        self.world.clients[who].flush()

    @rule(a=N, count=st.integers(1, 4))
    def arrives_at_a_server(self, a: int, count: int) -> None:
        for _ in range(count):
            lines = [line for process in self.world.processes for line in process.lines if line.up]
            if lines:
                line = lines[a % len(lines)]
                line.process.receive(line, line.up.pop(0))

    @rule(a=N)
    def commits(self, a: int) -> None:
        self.world.processes[a % len(self.world.processes)].commit()

    @rule(who=WHO, count=st.integers(1, 4))
    def arrives_at_a_person(self, who: int, count: int) -> None:
        client = self.world.clients[who]
        for _ in range(count):
            if client.line is not None and client.line.down:
                client.hear(client.line.down.pop(0))

    @rule(who=WHO, a=N)
    def quick_round(self, who: int, a: int) -> None:
        client = self.world.clients[who]
        client.connect(self.world.processes[a % len(self.world.processes)])
        client.flush()
        line = client.line
        if line is None:
            return
        while line.up:
            line.process.receive(line, line.up.pop(0))
        line.process.commit()
        while client.line is not None and client.line.down:
            client.hear(client.line.down.pop(0))
        client.flush()

    @rule(who=WHO, a=N)
    def connects(self, who: int, a: int) -> None:
        self.world.clients[who].connect(self.world.processes[a % len(self.world.processes)])

    @rule(who=WHO, a=N, b=N)
    def line_breaks(self, who: int, a: int, b: int) -> None:
        client = self.world.clients[who]
        if client.line is not None:
            line = client.line
            del line.up[a % (len(line.up) + 1) :]
            line.is_welcome = False
            client.cut(b % (len(line.down) + 1))

    @rule(who=WHO)
    def too_slow(self, who: int) -> None:
        line = self.world.clients[who].line
        if line is not None and line.is_welcome:
            line.down = ['{"type":"resync"}']
            line.is_welcome = False

    @rule(who=WHO, a=N)
    def tab_closes_and_opens_again(self, who: int, a: int) -> None:
        client = self.world.clients[who]
        if client.line is not None:
            line = client.line
            del line.up[a % (len(line.up) + 1) :]
            line.is_welcome = False
            line.down.clear()
        client.restore()

    @rule(a=N, heard=st.integers(0, 3))
    def server_dies(self, a: int, heard: int) -> None:
        self.world.processes[a % len(self.world.processes)].crash(heard)

    @rule(a=N)
    def server_dies_between_commit_and_answer(self, a: int) -> None:
        self.world.processes[a % len(self.world.processes)].commit(is_heard=False)

    @rule(a=N, code=st.sampled_from(["locked", "disk_full"]))
    def commit_fails(self, a: int, code: str) -> None:
        self.world.store.fail_next = code
        self.world.processes[a % len(self.world.processes)].commit()
        self.world.store.fail_next = None

    def teardown(self) -> None:
        self.world.settle()
        verify(self.world)


class TwoProcesses(LiveBoards):
    """Two processes on one database."""

    processes = 2


class RolesChange(LiveBoards):
    """People are given and lose the right to edit."""

    @rule(who=WHO, role=st.sampled_from(["view", "comment", "edit", "edit", "facilitate"]))
    def role_changes(self, who: int, role: str) -> None:
        self.world.give_role(self.world.clients[who].person, role)


class PrivateMode(RolesChange):
    """Notes are hidden and shown."""

    processes = 2

    @rule(who=WHO, a=N)
    def hide_or_show(self, who: int, a: int) -> None:
        model_acts.act(self.world, self.world.clients[who], "hide", a, 0, 0)


class BackupPutBack(LiveBoards):
    """The database is put back as it was some commits ago, under clients that remember more."""

    @rule(steps=st.integers(1, 3))
    def backup_is_put_back(self, steps: int) -> None:
        self.world.put_back_backup(steps)


class TestLiveBoards(LiveBoards.TestCase):
    settings = runs(300)


class TestTwoProcesses(TwoProcesses.TestCase):
    settings = runs(100)


class TestRolesChange(RolesChange.TestCase):
    settings = runs(100)


class TestPrivateMode(PrivateMode.TestCase):
    settings = runs(100)


class TestBackupPutBack(BackupPutBack.TestCase):
    settings = runs(100)


@pytest.mark.long
class TestLiveBoardsLong(LiveBoards.TestCase):
    settings = runs(50_000)


@pytest.mark.long
class TestTwoProcessesLong(TwoProcesses.TestCase):
    settings = runs(10_000)


@pytest.mark.long
class TestPrivateModeLong(PrivateMode.TestCase):
    settings = runs(10_000)


@pytest.mark.long
class TestBackupPutBackLong(BackupPutBack.TestCase):
    settings = runs(10_000)
