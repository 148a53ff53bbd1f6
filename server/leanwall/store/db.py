"""Opens the database: SQLite with every commit on disk before it is told, or Postgres by URL; migrates it first."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from leanwall.errors import BadInput, Unavailable
from leanwall.store.changes import LiveStore

MIGRATIONS = Path(__file__).parent / "migrations"
LATEST = "0001"
SETTING = "LEANWALL_DATABASE_URL"
WRITES = "leanwall_writes"
WAIT_FOR_LOCK = 5_000  # ms; whoever needs an answer sooner says so (see LiveStore)


class Database:
    """An open database: `engine` for short questions, `live` for the hub's commits."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.live = LiveStore(engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that reads and writes; waits its turn for the lock."""
        return self.engine.execution_options(**{WRITES: True}).begin()

    def close(self) -> None:
        """Give back every connection; SQLite folds its journal into the file."""
        self.live.close()
        self.engine.dispose()


def open_database(url: str) -> Database:
    """The database at this URL, made when it is new and brought to this version's tables when it is older.

    Raises Unavailable, with a way out, when it can't be opened, is damaged or was written by a newer Leanwall."""
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            _check_whole(connection)
            found = _revision(connection)
        if found != LATEST:
            _migrate(engine, found)
    except DBAPIError as error:
        engine.dispose()
        raise Unavailable(f"The database cannot be opened ({error.orig}). Check the data folder.") from error
    except Unavailable:
        engine.dispose()
        raise
    return Database(engine)


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        words = "This is not the address of a database; use sqlite:////path/file.db."
        raise BadInput(words, place=SETTING) from None
    if parsed.get_backend_name() != "sqlite":
        return _engine_of_another_kind(parsed)
    if parsed.database:
        folder = Path(parsed.database).parent
        if not folder.is_dir():
            raise Unavailable(f"There is no folder {folder} for the database; make it or name another one.")
    engine = create_engine(parsed, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _engine_of_another_kind(url: URL) -> Engine:
    try:
        return create_engine(url)
    except NoSuchModuleError:
        raise BadInput(f"There is no kind of database called “{url.drivername}”.", place=SETTING) from None
    except ImportError as error:
        words = f"Python's package “{error.name}” is needed for {url.get_backend_name()}: install it beside Leanwall."
        raise BadInput(words, place=SETTING) from None


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: then a migration is one transaction too
    for setting in (
        f"busy_timeout={WAIT_FOR_LOCK}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    """A transaction that will write takes the lock at once: one that reads first and finds that somebody else has
    written meanwhile could only be given up."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


def _check_whole(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    verdict = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    if verdict != "ok":
        raise Unavailable(f"The database is damaged ({verdict}). Put back a backup of the data folder.")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _migrate(engine: Engine, found: str | None) -> None:
    from alembic import command  # a warm start has nothing to migrate and shouldn't pay for it
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise Unavailable(f"This database was written by a newer Leanwall (its tables are “{found}”). Update Leanwall.")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
