"""Reads what can be read of a damaged SQLite file: every row that is not on a broken page, of a copy of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_ENOUGH = 1 << 40  # no table of ours has a row number beyond it


class DamagedFile:
    """Changes nothing. Close it."""

    def __init__(self, copy: Path) -> None:
        self._connection = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=rw", uri=True)
        self._connection.text_factory = lambda data: data.decode("utf-8", "replace")

    def close(self) -> None:
        self._connection.close()

    def revision(self) -> str | None:
        """Which version's tables they are, if that can be read."""
        try:
            row = self._connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.Error:
            return None
        return str(row[0]) if row else None

    def rows(self, table: str) -> tuple[list[Row], bool]:
        """The rows of a table that read, and whether these are all."""
        found: dict[int, Row] = {}
        whole = True
        start: int | None = -1
        while start is not None:
            reached = start
            try:
                for number, row in self._from(table, start):
                    found[number], reached = row, number
                break
            except sqlite3.Error:
                whole = False
                start = self._behind(table, reached)
        return [found[number] for number in sorted(found)], whole

    def _from(self, table: str, start: int) -> Iterator[tuple[int, Row]]:
        with closing(
            self._connection.execute(f'SELECT rowid, * FROM "{table}" WHERE rowid > ? ORDER BY rowid', [start])  # noqa: S608
        ) as cursor:
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield row[0], dict(zip(names[1:], row[1:], strict=True))

    def _behind(self, table: str, broken: int) -> int | None:
        """The row number before the first row that reads again behind a broken page."""
        step = 1
        while not self._reads(table, broken + step):
            step *= 2
            if step > _ENOUGH:
                return None
        low, high = broken + step // 2, broken + step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._reads(table, middle) else (middle, high)
        return high

    def _reads(self, table: str, start: int) -> bool:
        """Whether there is a row behind this number and it reads."""
        try:
            return next(self._from(table, start), None) is not None
        except sqlite3.Error:
            return False
