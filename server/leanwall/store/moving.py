"""From a laptop's SQLite file to a company's PostgreSQL: every row of every table, with the history."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, RowMapping, Table, func, insert, select

from leanwall.errors import Conflict
from leanwall.store.db import open_database
from leanwall.store.tables import METADATA

AT_A_TIME = 2_000  # rows


def copy_tables(file: Path, url: str) -> None:
    """Copy a SQLite file into an empty database, all of it or nothing. Raises Conflict where there is something."""
    source, target = open_database(f"sqlite:///{file}"), open_database(url)
    try:
        with source.reading() as rows, target.writing() as to:
            for table in METADATA.sorted_tables:
                if to.execute(select(table).limit(1)).first() is not None:
                    raise Conflict("There are boards in this database already. Restore into an empty one.")
                for part in rows.execute(select(table)).partitions(AT_A_TIME):
                    to.execute(insert(table), [_storable(row._mapping) for row in part])
                _count_on(to, table)
    finally:
        source.close()
        target.close()


def _count_on(to: Connection, table: Table) -> None:
    """Rows that the database numbers itself go on behind those that were copied with their numbers."""
    column = table.autoincrement_column
    if column is not None and isinstance(column.type, Integer):
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        to.execute(select(func.setval(sequence, func.max(column))))


def _storable(row: RowMapping) -> dict[str, Any]:
    """PostgreSQL keeps no NUL in a text."""
    return {name: value.replace("\0", "") if isinstance(value, str) else value for name, value in row.items()}
