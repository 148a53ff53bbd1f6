"""SQLite, the file in the data folder: every commit is on disk before it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

from leanwall.errors import Unavailable

WRITES = "leanwall_writes"
WAIT_FOR_LOCK = 5_000  # ms; whoever needs an answer sooner says so (see store/live.py)
SETTINGS = (
    f"busy_timeout={WAIT_FOR_LOCK}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
)


class Damaged(Unavailable):
    """The file can't be trusted; `leanwall serve` salvages what reads and keeps the file."""

    code = "damaged"


def sqlite_engine(url: URL) -> Engine:
    """Raises Unavailable when the folder isn't there."""
    if url.database:
        folder = Path(url.database).parent
        if not folder.is_dir():
            raise Unavailable(f"There is no folder {folder} for the database; make it or name another one.")
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def check_whole(connection: Connection) -> None:
    """Raises Damaged when a page of the file can't be right."""
    verdict = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    if verdict != "ok":
        raise Damaged(f"The database is damaged ({verdict}). Put back a backup of the data folder.")


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: then a migration is one transaction too
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    """A transaction that will write takes the lock at once: one that reads first and finds that somebody else has
    written meanwhile could only be given up."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")
