"""A damaged SQLite file: set aside whole, and every board that reads goes on in a new one. Nothing is deleted.

A board is whole when its records stand, or when a snapshot and the log behind it give them again. Where neither does,
it goes on from the last version that can be rebuilt, or from its records without their history; people who hold
another past get the board anew, because its mark is another one.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from leanwall.core.board import RECORDS
from leanwall.core.change import Op
from leanwall.core.live import Live
from leanwall.core.sight import unseen
from leanwall.errors import Unavailable
from leanwall.store.changes import read_change, shown
from leanwall.store.damaged import DamagedFile, Row
from leanwall.store.db import LATEST, migrate, open_engine, read_url
from leanwall.store.people import HOME
from leanwall.store.sealing import KEY_FILE, Seal, is_lost
from leanwall.store.tables import METADATA

_decode = msgspec.json.decode
_OF_A_CHANGE = ("version", "mark", "id", "by", "at", "ops", "priors", "audiences")
_UNREADABLE = (msgspec.MsgspecError, zlib.error, KeyError, TypeError, ValueError, AttributeError, IndexError)


@dataclass
class Salvaged:
    """Titles of boards that are whole, of those of which the last changes or the history are missing, of the lost."""

    aside: Path
    whole: list[str] = field(default_factory=list)
    partly: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        told = [f"The database was damaged. It is kept as it was in {self.aside}; nothing was deleted."]
        told.append(f"Boards that were read whole and go on: {len(self.whole)}.")
        if self.partly:
            told.append(f"Boards that go on without their last changes or their history: {', '.join(self.partly)}.")
        if self.lost:
            told.append(f"These could not be read: {', '.join(self.lost)}. A backup may have them: `leanwall restore`.")
        return told


def salvage(file: Path, now: str) -> Salvaged:
    """Put what reads of a damaged database in its place. `now` is the time in UTC as in 2026-11-22T05:20:00Z. Raises
    Unavailable, with the file untouched, when there is no room for it."""
    aside = file.with_name(f"{file.stem}-damaged-{now.replace(':', '').replace('-', '')}{file.suffix}")
    work = file.with_name(f".salvage-{os.getpid()}")
    try:
        work.mkdir()
        copy, new = work / "copy.db", work / "new.db"
        for name in _parts(file):
            shutil.copyfile(name, copy.with_name(name.name.replace(file.name, copy.name)))
        result = _rebuild(copy, new, aside)
        for name in _parts(file):
            os.link(name, aside.with_name(name.name.replace(file.name, aside.name)))
        for name in _parts(file)[1:]:
            name.unlink()
        new.replace(file)
    except OSError as error:
        raise Unavailable(
            f"The database {file} is damaged and there is no room to salvage it ({error.strerror}): make room for "
            "twice its size, or put back a backup (`leanwall restore`)."
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return result


def _parts(file: Path) -> list[Path]:
    """The database and what of its journal there is."""
    return [file, *(part for end in ("-wal", "-shm") if (part := file.with_name(file.name + end)).exists())]


def _rebuild(copy: Path, new: Path, aside: Path) -> Salvaged:
    with closing(DamagedFile(copy)) as damaged:
        revision = damaged.revision() or LATEST
        engine = open_engine(read_url(f"sqlite:///{new}"))
        with engine.connect() as connection:
            migrate(connection, None, revision)
        result = Salvaged(aside)
        seal = Seal(aside.with_name(KEY_FILE))
        with closing(sqlite3.connect(new, isolation_level=None)) as target:
            target.execute("PRAGMA foreign_keys=OFF")
            target.execute("BEGIN")
            tables = {name: damaged.rows(name)[0] for name in _tables(target)}
            _copy_the_rest(target, tables)
            for board in _boards(tables):
                _Board(board, tables, seal).save(target, result)
            target.execute("COMMIT")
        with engine.connect() as connection:
            migrate(connection, revision)
        engine.dispose()
    return result


def _tables(target: sqlite3.Connection) -> list[str]:
    names = {row[0] for row in target.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    known = [table.name for table in METADATA.sorted_tables if table.name in names]
    return known + sorted(name for name in names if name not in known and not name.startswith(("sqlite_", "alembic")))


_OF_BOARDS = {"board", "change", "refusal", "snapshot", "version_name", *RECORDS}


def _copy_the_rest(target: sqlite3.Connection, tables: Mapping[str, list[Row]]) -> None:
    for name, rows in tables.items():
        if name not in _OF_BOARDS:
            _insert(target, name, rows)


def _boards(tables: Mapping[str, list[Row]]) -> list[Row]:
    """The boards' rows, and one for each board of which only snapshots read."""
    known = {row["id"]: row for row in tables["board"]}
    for snapshot in tables["snapshot"]:
        board_id = snapshot["board_id"]
        if board_id not in known:
            at = max((row["at"] for row in tables["change"] if row["board_id"] == board_id), default="")
            last = max((row["version"] for row in tables["change"] if row["board_id"] == board_id), default=0)
            empty = {"title": "", "purpose": "", "facts": None, "given": "[]", "mark": snapshot["mark"]}
            heads = {"version": max(last, snapshot["version"]), "floor": 0, "purged": 0}
            times = {"created_at": at, "created_by": None, "updated_at": at, "deleted_at": None}
            known[board_id] = {"id": board_id, "workspace_id": HOME, **empty, **heads, **times}
    return list(known.values())


class _Board:
    """One board and the rows that read of it."""

    def __init__(self, row: Row, tables: Mapping[str, list[Row]], seal: Seal) -> None:
        self._row = dict(row)
        self._seal = seal
        mine = {name: [r for r in tables[name] if r["board_id"] == row["id"]] for name in _OF_BOARDS - {"board"}}
        self._mine = mine
        self._lacks_past = False
        self._log = {change["version"]: change for change in mine["change"]}
        self._snapshots = sorted(mine["snapshot"], key=lambda snapshot: -int(snapshot["version"]))

    def save(self, target: sqlite3.Connection, result: Salvaged) -> None:
        """Write the board as far as it can be had."""
        head = self._row["version"]
        live, version = self._rebuilt()
        title = str(self._row["title"] or (live.facts.get("title") if live else "") or self._row["id"])
        if live is None or version < head:
            from_records = self._from_records()
            if from_records is not None:
                live, version = from_records, head
                self._begin_history_at(head, live)
        if live is None:
            result.lost.append(title)
            return
        whole = version == head and not self._lacks_past
        (result.whole if whole else result.partly).append(title)
        self._write(target, live, version)

    def _rebuilt(self) -> tuple[Live | None, int]:
        """The board by its newest good snapshot and the changes behind it, and how far that goes."""
        best: tuple[Live | None, int] = (None, -1)
        for snapshot in self._snapshots:
            try:
                content = _decode(zlib.decompress(snapshot["content"]))
                live = Live.from_content(self._seal.content(self._row["id"], content))
            except _UNREADABLE:
                continue
            version = self._play(live, snapshot["version"])
            if version > best[1]:
                best = (live, version)
            if version == self._row["version"]:
                break
        return best

    def _play(self, live: Live, version: int) -> int:
        while version < self._row["version"]:
            change = self._log.get(version + 1)
            try:
                ops = self._ops_of(change) if change else None
                for op in ops or ():
                    live.play(op)
            except _UNREADABLE:
                return version
            if ops is None:
                return version
            version += 1
        return version

    def _ops_of(self, change: Row) -> list[Op] | None:
        """None where they are purged, or sealed by a key that is gone: then the records say more than the log."""
        audiences = change["audiences"] and _decode(change["audiences"])
        if change["ops"] is None or not self._seal.opens(change["mark"], change["id"], audiences):
            return None
        return read_change([change[name] for name in _OF_A_CHANGE], self._seal).ops

    def _from_records(self) -> Live | None:
        live = Live()
        try:
            live.put_facts(_decode(self._row["facts"]), _decode(self._row["given"]))
            for record in RECORDS:
                for row in sorted(self._mine[record], key=lambda row: int(row["place"])):
                    fields = self._seal.record(self._row["id"], _decode(row["data"]))
                    if not is_lost(record, fields):
                        live.put(record, fields, row["place"])
            live.settle(self._row["version"])
            live.content()
        except _UNREADABLE:
            return None
        return live

    def _begin_history_at(self, version: int, live: Live) -> None:
        self._lacks_past, mark = True, secrets.token_hex(6)
        self._row |= {"purged": version, "floor": version, "mark": mark}
        closed = self._seal.closed_content(self._row["id"], live.content(), unseen(live, ()))
        content = zlib.compress(msgspec.json.encode(closed), 1)
        snapshot = {"board_id": self._row["id"], "version": version, "mark": mark, "content": content}
        self._mine["snapshot"] = [snapshot]
        self._mine["change"] = [change | {"ops": None, "priors": None} for change in self._mine["change"]]

    def _write(self, target: sqlite3.Connection, live: Live, version: int) -> None:
        if version < self._row["version"]:
            mark = self._log[version]["mark"] if version in self._log else secrets.token_hex(6)
            self._row |= {"version": version, "mark": mark, "floor": min(self._row["floor"], version)}
        title, purpose = shown(live.facts)
        texts = {"facts": _text(live.facts), "given": _text(live.given), "title": title, "purpose": purpose}
        _insert(target, "board", [self._row | texts])
        for name in ("change", "snapshot", "version_name"):
            _insert(target, name, [row for row in self._mine[name] if row["version"] <= version])
        _insert(target, "refusal", self._mine["refusal"])
        _insert_records(target, self._row["id"], live, self._seal)


def _insert_records(target: sqlite3.Connection, board: str, live: Live, seal: Seal) -> None:
    secret = unseen(live, ())
    for record in RECORDS:
        rows = []
        for record_id, fields in live.records[record].items():
            kept = seal.closed_record(board, record, fields) if record_id in secret else fields
            rows.append({"board_id": board, "id": record_id, "place": live.places[record_id], "data": _text(kept)})
        _insert(target, record, rows)


def _insert(target: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """A row that breaks a rule of the table (a key half read) is left out."""
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        target.execute(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))  # noqa: S608


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()
