"""Where the hub's writer thread commits: one connection, one transaction at a time, on SQLite and on Postgres."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from leanwall.store.changes import Transaction
from leanwall.store.sealing import OPEN, Seal
from leanwall.store.troubles import unavailable

HUB_WAITS = 1_000  # ms for a lock; the hub says so to people and tries again
# Several questions of one reader must see one moment. A writer waits for the board's row instead, and then has to see
# what was committed while it waited.
READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


class LiveStore:
    """What the hub's writer thread uses."""

    def __init__(self, engine: Engine, seal: Seal = OPEN) -> None:
        self._engine = engine
        self._seal = seal
        self._lite = engine.dialect.name == "sqlite"
        self._connection: Any = None

    @contextmanager
    def transaction(self, writes: bool) -> Iterator[Transaction]:
        """Commits when the block ends well, else leaves everything as it was. Raises Unavailable when the
        database is locked, full or gone."""
        try:
            cursor = self._open().cursor()
            self._begin(cursor, writes)
            yield Transaction(cursor, self._lite, writes, self._seal)
            if self._lite:
                cursor.execute("COMMIT")
            else:
                self._connection.commit()
        except BaseException as error:
            self._give_up()
            if self._may_pass(error):
                raise unavailable(error) from error
            raise

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begin(self, cursor: Any, writes: bool) -> None:
        if self._lite:
            cursor.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        elif not writes:
            cursor.execute(READ)

    def _may_pass(self, error: BaseException) -> bool:
        """Whether trying again can help. A value that the database can't hold stays one: that board's work fails, and
        the others' goes on."""
        driver = self._engine.dialect.loaded_dbapi
        return isinstance(error, driver.Error) and not isinstance(error, (driver.DataError, driver.IntegrityError))

    def _open(self) -> Any:
        if self._connection is None:
            try:
                self._connection = self._engine.raw_connection()
            except (DBAPIError, PoolTimeout) as error:
                raise unavailable(getattr(error, "orig", None) or error) from error
            except self._engine.dialect.loaded_dbapi.Error as error:
                raise unavailable(error) from error
            if self._lite:
                self._connection.cursor().execute(f"PRAGMA busy_timeout={HUB_WAITS}")
        return self._connection

    def _give_up(self) -> None:
        """Roll back and start afresh with another connection next time."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.rollback()
                connection.invalidate()
            except self._engine.dialect.loaded_dbapi.Error:
                connection.invalidate()
