"""Two processes on PostgreSQL and Redis while things break under load: nothing acknowledged is lost or doubled."""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.support.offices import Door, Writer, check_nothing_lost, folder_of, work_while
from tests.support.people import sign_in
from tests.support.servers import Postgres, Redis, free_port, need_servers
from tests.support.wall import TOKEN, Server

BEARER = {"Authorization": f"Bearer {TOKEN}"}
BOARD = {"format": "leanwall.board", "version": 1, "title": "Trouble"}


@dataclass
class Office:
    """Two processes, what they stand on, and a board."""

    folder: Path
    postgres: Postgres
    redis: Redis
    settings: dict[str, str] = field(default_factory=dict)
    url: str = ""
    board: str = ""
    ports: list[int] = field(default_factory=lambda: [free_port(), free_port()])
    servers: list[Server] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.url = self.postgres.fresh()
        with ThreadPoolExecutor(2) as both:
            self.servers = list(both.map(self.start, range(2)))
        with httpx.Client(base_url=f"http://127.0.0.1:{self.ports[0]}", headers=BEARER, timeout=60) as api:
            self.board = api.post("/api/boards", json=BOARD).json()["id"]

    def start(self, number: int) -> Server:
        """Comes back on the port that it had."""
        settings = {"LEANWALL_TOKEN": TOKEN, "LEANWALL_DATABASE_URL": self.url, "LEANWALL_REDIS_URL": self.redis.url}
        port = str(self.ports[number])
        return Server(folder_of(self.folder, number), "--port", port, **settings, **self.settings)

    def writers(self, count: int) -> list[Writer]:
        doors = [Door(f"http://127.0.0.1:{port}") for port in self.ports]
        secrets = [sign_in(self.folder, f"Writer {n}", "edit", self.url)["secret"] for n in range(count)]
        return [Writer(f"w{n}", secret, self.board, doors, at=n) for n, secret in enumerate(secrets)]

    # What can go wrong

    async def kill(self, number: int) -> None:
        self.servers[number].process.kill()
        self.servers[number].process.wait()
        self.servers[number] = await asyncio.to_thread(self.start, number)

    async def terminate(self, number: int) -> None:
        await asyncio.to_thread(self.servers[number].stop)
        self.servers[number] = await asyncio.to_thread(self.start, number)

    async def pause(self, number: int, seconds: float) -> None:
        """Frozen, perhaps in the middle of a commit, and continued."""
        process = self.servers[number].process
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        process.send_signal(signal.SIGCONT)

    async def lose_redis(self, seconds: float) -> None:
        self.redis.stop()
        await asyncio.sleep(seconds)
        await asyncio.to_thread(self.redis.start)

    async def lose_postgres(self, seconds: float, how: int = signal.SIGINT) -> None:
        await asyncio.to_thread(self.postgres.stop, how)
        await asyncio.sleep(seconds)
        await asyncio.to_thread(self.postgres.start)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    need_servers()
    with ExitStack() as stack:
        redis = stack.enter_context(contextlib.closing(Redis()))
        cluster = Postgres()
        stack.callback(cluster.remove)
        opened = Office(tmp_path, cluster, redis)
        stack.callback(lambda: [server.__exit__() for server in opened.servers])
        yield opened


def play(office: Office, people: int, trouble: Callable[[], Awaitable[None]], within: float = 90) -> list[Writer]:
    writers = office.writers(people)
    asyncio.run(work_while(writers, trouble(), within))
    return writers


def test_what_breaks_under_two_processes_costs_no_acknowledged_edit(office: Office) -> None:
    """A kill, a freeze, the database and Redis gone and back, a restart: one after the other, under ten writers."""

    async def trouble() -> None:
        await asyncio.sleep(0.5)
        await office.lose_redis(0.3)
        await office.pause(0, 1.5)
        await office.lose_postgres(0.3)
        await office.kill(1)
        await asyncio.sleep(0.3)

    writers = play(office, 10, trouble)
    assert check_nothing_lost(office.url, office.board, writers) > 100


@pytest.mark.long
def test_no_acknowledged_edit_is_lost_in_two_hundred_faults(office: Office) -> None:
    rng, faults = random.Random(20_261_122), 200

    async def trouble() -> None:
        for _ in range(faults):
            await asyncio.sleep(rng.uniform(0, 0.5))
            number, wait = rng.randrange(2), rng.uniform(0, 2)
            fault = rng.choice(("kill", "kill", "terminate", "pause", "lose_redis", "lose_postgres", "crash"))
            if fault in ("kill", "terminate"):
                await getattr(office, fault)(number)
            elif fault == "pause":
                await office.pause(number, wait)
            elif fault == "lose_redis":
                await office.lose_redis(wait)
            else:
                how = signal.SIGINT if fault == "lose_postgres" else signal.SIGQUIT
                await office.lose_postgres(wait, how)

    writers = play(office, 10, trouble)
    acked = check_nothing_lost(office.url, office.board, writers)
    away = sorted(away for writer in writers for away in writer.returns)
    print(f"{faults} faults, {acked} acknowledged edits, 0 lost; away p95 {away[int(len(away) * 0.95)]:.1f} s")


@pytest.mark.long
def test_a_process_frozen_for_half_a_minute_holds_nobody_up_and_goes_on(office: Office) -> None:
    async def trouble() -> None:
        await asyncio.sleep(1)
        await office.pause(0, 30)
        await asyncio.sleep(1)

    writers = play(office, 10, trouble)
    assert check_nothing_lost(office.url, office.board, writers) > 100
    elsewhere = [writer for writer in writers if writer.returns]
    assert elsewhere, "nobody moved to the other process"


@pytest.mark.long
def test_the_people_of_a_killed_process_are_back_within_five_seconds(office: Office) -> None:
    async def trouble() -> None:
        for number in (0, 1, 0):
            await asyncio.sleep(1)
            await office.kill(number)

    writers = play(office, 20, trouble)
    check_nothing_lost(office.url, office.board, writers)
    slowest = max(away for writer in writers for away in writer.returns)
    print(f"back after {slowest:.2f} s at most")
    assert slowest < 25  # five times the promise: the machine may be busy
