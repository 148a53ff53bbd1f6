"""Opens the database: SQLite with every commit on disk before it is told, or Postgres by URL; migrates it first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from leanwall.errors import BadInput, Unavailable
from leanwall.store import postgres, sqlite
from leanwall.store.live import LiveStore
from leanwall.store.sealing import KEY_FILE, OPEN, Seal
from leanwall.store.troubles import in_words

MIGRATIONS = Path(__file__).parent / "migrations"
LATEST = max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
SETTING = postgres.SETTING
KINDS = {"sqlite": "sqlite", "postgresql": "postgresql", "postgres": "postgresql"}
LITE = ("sqlite", "sqlite+pysqlite")


class Database:
    """An open database: `reading` and `writing` for short questions, `live` for the hub's commits."""

    def __init__(self, engine: Engine, seal: Seal = OPEN) -> None:
        self.engine = engine
        self.seal = seal
        self.live = LiveStore(engine, seal)
        self._read_options = {} if self.is_lite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    @property
    def is_lite(self) -> bool:
        """Whether it is a file of this computer."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Several questions about one moment."""
        with in_words(), self.engine.connect().execution_options(**self._read_options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that reads and writes; waits its turn for the lock."""
        with in_words(), self.engine.execution_options(**{sqlite.WRITES: True}).begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection; SQLite folds its journal into the file."""
        self.live.close()
        self.engine.dispose()


def open_database(url: str, sealing_key: str = "") -> Database:
    """The database at this URL, made when it is new and brought to this version's tables when it is older. What is
    secret in it is sealed with this key, or with one beside a SQLite file.

    Raises Unavailable, with a way out, when it can't be opened, is damaged or was written by a newer Leanwall."""
    parsed = read_url(url)
    engine = open_engine(parsed)
    try:
        if engine.dialect.name == "sqlite":
            _open_sqlite(engine)
        else:
            _open_postgres(engine)
    except DBAPIError as error:
        engine.dispose()
        raise refusal(error, parsed) from error
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, seal_of(parsed, sealing_key))


def seal_of(url: URL, sealing_key: str = "") -> Seal:
    """What is secret in this database is sealed so."""
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Seal(Path(str(url.database)).with_name(KEY_FILE) if is_file else None, sealing_key)


def read_url(url: str) -> URL:
    """The parts of a database's address. Raises BadInput that names the setting."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        words = "This is not the address of a database; use sqlite:////path/file.db or postgresql://user@host/name."
        raise BadInput(words, place=SETTING) from None
    kind = parsed.get_backend_name()
    if kind not in KINDS or (kind == "sqlite" and parsed.drivername not in LITE):
        words = f"Leanwall keeps boards in SQLite or PostgreSQL; “{parsed.drivername}” is neither."
        raise BadInput(words, place=SETTING)
    return parsed


def open_engine(url: URL) -> Engine:
    """Connections to the database, none made yet."""
    return sqlite.sqlite_engine(url) if url.get_backend_name() == "sqlite" else postgres.postgres_engine(url)


def revision(connection: Connection) -> str | None:
    """Which version's tables there are; None when there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _open_sqlite(engine: Engine) -> None:
    with engine.connect() as connection:
        sqlite.check_whole(connection)
        found = revision(connection)
    if found != LATEST:
        with engine.connect() as connection:
            migrate(connection, found)


def _open_postgres(engine: Engine) -> None:
    with engine.connect() as connection:
        postgres.check_server(connection)
        found = revision(connection)
    if found != LATEST:
        with postgres.one_at_a_time(engine) as connection:
            migrate(connection, revision(connection))


def refusal(error: DBAPIError, url: URL) -> Unavailable:
    if url.get_backend_name() != "sqlite":
        return postgres.refusal(error, url)
    words = str(error.orig)
    if "not a database" in words or "malformed" in words:
        return sqlite.Damaged(f"The database is damaged ({words}). Put back a backup of the data folder.")
    return Unavailable(f"The database cannot be opened ({words}). Check the data folder.")


def migrate(connection: Connection, found: str | None, target: str = "head") -> None:
    """Bring the tables from `found` up to `target`, each step in a transaction of its own: whoever is stopped half-way
    goes on from there. Raises Unavailable for tables that a newer Leanwall made."""
    from alembic import command  # a warm start has nothing to migrate and shouldn't pay for it
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise Unavailable(
            f"This database was written by a newer Leanwall (its tables are “{found}”, this one knows them up to "
            f"“{LATEST}”), and its tables are never turned back. Update Leanwall, or restore a backup made before."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    connection.commit()
