"""Real PostgreSQL and Redis servers for tests: started on free ports when first asked for, gone with the test run."""

from __future__ import annotations

import atexit
import ctypes
import fcntl
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path

import psycopg
import pytest
import redis

from leanwall.store.db import open_database

PASSWORD = "a-password-for-tests"
USER = "leanwall"
START_SECONDS = 60
_PR_SET_PDEATHSIG = 1


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ends_with_us(number: int) -> Callable[[], None]:
    """For a child: it gets this signal when we die, however we die (Linux). To the system that is the end of the
    thread that started it: one that doesn't live as long as we do asks for nothing."""
    stays = threading.current_thread() is threading.main_thread()

    def ask() -> None:
        if stays and hasattr(os, "sched_getaffinity"):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)

    return ask


def postgres_program(name: str) -> str | None:
    """A program of PostgreSQL, on the PATH or where Debian keeps it."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


class Databases:
    """The databases of a cluster on a port of this computer."""

    def __init__(self, port: int) -> None:
        self.port = port

    def url(self, database: str, user: str = USER, password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def say(self, *statements: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def empty(self, template: str = "template0") -> str:
        """The address of a new database, without tables or a copy of another one that nobody uses."""
        name = f"wall_{secrets.token_hex(4)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.url(name)

    def fresh(self) -> str:
        """The address of a new database with this version's tables."""
        return self.empty(self._template)

    @cached_property
    def _template(self) -> str:
        url = self.empty()
        open_database(url).close()
        return url.rpartition("/")[2]


class Postgres(Databases):
    """A cluster of its own. It refuses to run as root: then it runs as Debian's user for it."""

    def __init__(self, **settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="leanwall-postgres-"))
        super().__init__(free_port())
        self._user = "postgres" if os.geteuid() == 0 else None
        self._settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "60"}
        self._is_frozen = False
        self._settings |= {"fsync": "off", "log_min_messages": "fatal", **settings}
        self._make()
        self.start()
        atexit.register(self.remove)

    def start(self) -> None:
        options = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(postgres_program("postgres")), "-D", str(self.folder / "data"), "-p", str(self.port), *options]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, user=self._user, preexec_fn=ends_with_us(signal.SIGQUIT)
            )
        wait_until(lambda: psycopg.connect(self.url("postgres"), connect_timeout=2).close(), psycopg.OperationalError)

    def stop(self, number: int = signal.SIGINT) -> None:
        """SIGINT: what is under way is broken off, what is committed stands."""
        self.process.send_signal(number)
        self.process.wait(timeout=START_SECONDS)

    def freeze(self, number: int = signal.SIGSTOP) -> None:
        """It takes what is said to it and answers nothing; SIGCONT ends that."""
        main = self.process.pid
        for pid in (main, *map(int, Path(f"/proc/{main}/task/{main}/children").read_text().split())):
            os.kill(pid, number)
        self._is_frozen = number == signal.SIGSTOP

    def remove(self) -> None:
        if self._is_frozen:
            self.freeze(signal.SIGCONT)
        if self.process.poll() is None:
            self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self) -> None:
        if self._user:
            owner = pwd.getpwnam(self._user)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        command = [str(postgres_program("initdb")), "-D", str(self.folder / "data"), "-U", USER, "--no-sync"]
        command += ["--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", "--locale=C"]
        subprocess.run(command, user=self._user, check=True, capture_output=True)
        with (self.folder / "data" / "pg_hba.conf").open("a") as rules:
            rules.write("host all all 0.0.0.0/0 scram-sha-256\n")


class Redis:
    """A Redis without a file on disk."""

    def __init__(self, *options: str) -> None:
        self._options = options
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()
        atexit.register(self.stop)

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        command += self._options
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir(), preexec_fn=ends_with_us(signal.SIGKILL)
        )
        wait_until(lambda: redis.Redis.from_url(self.url).ping(), redis.RedisError)

    def say(self, *words: str) -> None:
        with redis.Redis.from_url(self.url) as client:
            client.execute_command(*words)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    close = stop


def wait_until(call: Callable[[], object], *failures: type[Exception]) -> None:
    """Tries again until it works."""
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            call()
            return
        except failures:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def need_servers() -> None:
    """Skips the test, with a line that says why, where PostgreSQL or Redis is missing."""
    if postgres_program("initdb") is None:
        pytest.skip("PostgreSQL is not installed here (Debian: apt install postgresql)")
    if shutil.which("redis-server") is None:
        pytest.skip("Redis is not installed here (Debian: apt install redis-server)")


@cache
def postgres() -> Databases:
    """The cluster of this test run. Skips the test where there is no PostgreSQL."""
    need_servers()
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return Postgres()
    told = Path(tempfile.gettempdir()) / f"leanwall-postgres-{run}"
    with told.open("a+") as file:  # making a cluster takes seconds: the workers of one run share the first one's
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        if port := file.read():
            return Databases(int(port))
        cluster = Postgres()
        file.write(str(cluster.port))
        atexit.register(told.unlink)
    return cluster


@cache
def database_in(folder: Path) -> str:
    """The address of the database that tests keep in a folder: a SQLite file in it or, with LEANWALL_TESTS_ON=postgres
    (`make test-long` does it), a PostgreSQL database of its own."""
    if os.environ.get("LEANWALL_TESTS_ON") == "postgres":
        return postgres().fresh()
    return f"sqlite:///{folder / 'leanwall.db'}"


@cache
def redis_server() -> Redis:
    """The Redis of this test process. Skips the test where there is none."""
    need_servers()
    return Redis()
