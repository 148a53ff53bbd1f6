"""Walls under load: one process on SQLite, one or two on PostgreSQL and Redis, with real people signed in."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx
from sqlmodel import Session

from leanwall.access.secrets import digest, iso
from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.people import HOME, People, Person, SignIn
from tests.bench.sync_servers import _cpu, _family, _memory, free_port
from tests.support.servers import Postgres, Redis

ROOT = Path(__file__).parent.parent.parent
TOKEN = "an-owner-token-for-benchmarks"


@dataclass
class Walls:
    """`processes` Leanwalls on one database. `restart` kills one and starts it again."""

    kind: str
    processes: int = 1
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bench-load-"))
        self.postgres = Postgres(fsync="on", max_connections="100") if self.kind == "postgres" else None
        self.redis = Redis() if self.kind == "postgres" else None
        data = self.folder / "data"
        self.url = self.postgres.empty() if self.postgres else f"sqlite:///{data / 'leanwall.db'}"
        self.ports = [free_port() for _ in range(self.processes)]
        self.running: list[subprocess.Popen[bytes]] = []
        for number in range(self.processes):
            self.running.append(self.start(number))
            self.wait(number)

    def start(self, number: int) -> subprocess.Popen[bytes]:
        data = self.folder / ("data" if self.kind == "sqlite" else f"data-{number}")
        several = {"LEANWALL_DATABASE_URL": self.url, "LEANWALL_REDIS_URL": self.redis.url} if self.redis else {}
        environment = {**os.environ, "LEANWALL_TOKEN": TOKEN, "PYTHONPATH": str(ROOT / "server"), **several}
        command = [sys.executable, "-m", "leanwall", "serve", "--no-open", "--port", str(self.ports[number])]
        with (self.folder / f"output-{number}.txt").open("ab") as output:
            return subprocess.Popen(
                [*command, "--data", str(data)], stdout=output, stderr=output, env={**environment, **self.settings}
            )

    def wait(self, number: int) -> None:
        end = time.monotonic() + 120
        while True:
            try:
                httpx.get(f"{self.origin(number)}/readyz", timeout=10).raise_for_status()
                return
            except httpx.HTTPError:
                if time.monotonic() > end or self.running[number].poll() is not None:
                    raise RuntimeError((self.folder / f"output-{number}.txt").read_text()) from None
                time.sleep(0.1)

    def origin(self, number: int = 0) -> str:
        return f"http://127.0.0.1:{self.ports[number]}"

    def api(self, number: int = 0) -> httpx.Client:
        return httpx.Client(base_url=self.origin(number), headers={"Authorization": f"Bearer {TOKEN}"}, timeout=120)

    def servers(self) -> list[dict[str, Any]]:
        """What the load generator has to know of each process."""
        return [
            {"port": port, "origin": f"http://127.0.0.1:{port}", "cookie": f"leanwall_{port}"} for port in self.ports
        ]

    def sign_in(self, count: int) -> list[str]:
        """So many people; the secrets of their cookies, good on every process."""
        database, now, made = open_database(self.url), datetime.now(UTC), []
        People(database.engine).owner()
        people, sessions = [], []
        for n in range(count):
            secret, who = secrets.token_urlsafe(32), f"p-{secrets.token_hex(8)}"
            facts = {"id": who, "workspace_id": HOME, "name": f"Person {n}", "color": "#335577", "role": "edit"}
            people.append(Person(**facts, created_at=iso(now)))
            times = {"created_at": iso(now), "seen_at": iso(now), "expires_at": iso(now + timedelta(days=1))}
            sessions.append(SignIn(digest=digest(secret), id=f"s-{secrets.token_hex(8)}", person_id=who, **times))
            made.append(secret)
        with Session(database.engine) as session:
            session.add_all(people)
            session.flush()
            session.add_all(sessions)
            session.commit()
        database.close()
        return made

    def make(self, content: dict[str, Any], count: int) -> list[str]:
        """So many boards; their ids. Past the door, which lets nobody make hundreds in a minute."""
        database = open_database(self.url)
        made = [Boards(database).create(HOME, content) for _ in range(count)]
        database.close()
        return made

    def cpu(self) -> float:
        """Seconds of processor time that all Leanwall processes used so far."""
        return sum(_cpu(pid) for process in self.running for pid in _family(process.pid))

    def database_cpu(self) -> float:
        return sum(_cpu(pid) for pid in _family(self.postgres.process.pid)) if self.postgres else 0.0

    def memory(self) -> float:
        """MB of all Leanwall processes."""
        return sum(_memory(pid) for process in self.running for pid in _family(process.pid))

    def stop(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()
        for server in (self.postgres, self.redis):
            if isinstance(server, Postgres):
                server.remove()
            elif server is not None:
                server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
