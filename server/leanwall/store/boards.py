"""Boards as a whole: made, listed, read, looked at as they were, named, purged, deleted."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, insert, select, update
from sqlalchemy.orm import Mapped
from sqlmodel import col

from leanwall.core.change import Change
from leanwall.core.live import Live
from leanwall.core.sight import is_told, unseen
from leanwall.errors import Conflict, NotFound
from leanwall.store.changes import Transaction, no_board, read_change, shown
from leanwall.store.db import Database
from leanwall.store.people import Person, Workspace
from leanwall.store.sealing import Seal
from leanwall.store.tables import METADATA, RECORD_TABLES, BoardRow, ChangeRow, SnapshotRow, VersionNameRow


@dataclass(frozen=True)
class BoardInfo:
    """A board in a list."""

    id: str
    title: str
    purpose: str
    version: int
    created_at: str
    updated_at: str


@dataclass(frozen=True)
class Standing:
    """Where a board stands: while this is the same, so is what it says and what is left of its past."""

    version: int
    mark: str
    purged: int
    created_at: str


@dataclass(frozen=True)
class Past:
    """Changes, oldest first, on the content of a board file `start`. `made`: when and by whom the board was made, if
    there is nothing before them. `version` is the board's last one."""

    version: int
    start: dict[str, Any]
    changes: list[Change]
    made: tuple[str, str | None] | None


class Boards:
    """Blocking, one short transaction each; any thread may call. A foreign board answers like a missing one."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def create(
        self, workspace_id: str, content: Mapping[str, Any], by: str | None = None, at: str | None = None
    ) -> str:
        """A new board with a board file's content, at version 0. Returns its id."""
        live = Live.from_content(content)
        board_id, mark = f"b-{secrets.token_hex(12)}", secrets.token_hex(6)
        now = at or _now()
        title, purpose = shown(live.facts)
        row = BoardRow(
            id=board_id, workspace_id=workspace_id, title=title, purpose=purpose, version=0, mark=mark, floor=0,
            facts=_text(live.facts), given=_text(live.given), created_at=now, created_by=by, updated_at=now,
        )  # fmt: skip
        secret, seal = unseen(live, ()), self._db.seal
        packed = zlib.compress(msgspec.json.encode(seal.closed_content(board_id, live.content(), secret)), 1)
        with self._db.writing() as connection:
            if connection.execute(select(col(Workspace.id)).where(col(Workspace.id) == workspace_id)).first() is None:
                raise NotFound("There is no such workspace.")
            connection.execute(insert(BoardRow), [row.model_dump()])
            first = {"board_id": board_id, "version": 0, "mark": mark, "content": packed}
            connection.execute(insert(SnapshotRow), [first])
            _insert_records(connection, board_id, live, secret, seal)
        return board_id

    def list(self, workspace_id: str, shelf: str = "") -> Sequence[BoardInfo]:
        """A workspace's boards on a shelf (store/shelves.py), the last changed first."""
        row = BoardRow
        told = (row.id, row.title, row.purpose, row.version, row.created_at, row.updated_at)
        question = (
            select(*map(_column, told))
            .where(col(BoardRow.workspace_id) == workspace_id, col(BoardRow.deleted_at).is_(None))
            .where(col(BoardRow.shelf) == shelf)
            .order_by(col(BoardRow.updated_at).desc(), col(BoardRow.id))
        )
        with self._db.reading() as connection:
            return [BoardInfo(**found._mapping) for found in connection.execute(question)]

    def content(self, workspace_id: str, board_id: str) -> dict[str, Any]:
        """The board file's content now."""
        return self.content_and_version(workspace_id, board_id)[0]

    def content_and_version(self, workspace_id: str, board_id: str) -> tuple[dict[str, Any], int]:
        """The board file's content now, and the version that this is."""
        content, standing = self.content_and_standing(workspace_id, board_id)
        return content, standing.version

    def content_and_standing(self, workspace_id: str, board_id: str) -> tuple[dict[str, Any], Standing]:
        """The board file's content now, and where that is."""
        with self._db.reading() as connection:
            standing = _standing(_board(connection, workspace_id, board_id))
            return _live(connection, board_id, self._db.seal).content(), standing

    def standing(self, workspace_id: str, board_id: str) -> Standing:
        """Where the board stands now."""
        with self._db.reading() as connection:
            return _standing(_board(connection, workspace_id, board_id))

    def version(self, workspace_id: str, board_id: str) -> int:
        """The board's count of committed changes."""
        with self._db.reading() as connection:
            return int(_board(connection, workspace_id, board_id).version)

    def delete(self, workspace_id: str, board_id: str, at: str | None = None) -> None:
        """Put the board in the trash: it answers like a missing one from now on."""
        with self._db.writing() as connection:
            gone = connection.execute(
                update(BoardRow).where(_is(workspace_id, board_id)).values(deleted_at=at or _now())
            )
            if not gone.rowcount:
                raise no_board()

    def log(
        self, workspace_id: str, board_id: str, since: int = 0, limit: int = 200, names: tuple[str, ...] | None = None
    ) -> Sequence[dict[str, Any]]:
        """The changes after a version, as in `changes` frames; with `name` where the version has one. `names` (see
        sync/roles.py) leaves out what someone may not see."""
        named = {version["version"]: version["name"] for version in self.names(workspace_id, board_id)}
        with self._db.reading() as connection:
            changes = _changes(connection, board_id, since, since + limit, self._db.seal)
        return [_entry(change, names, named.get(change.version)) for change in changes]

    def past(self, workspace_id: str, board_id: str, before: int, limit: int) -> Past:
        """The last `limit` changes before a version, and the board that they were made on."""
        with self._db.reading() as connection:
            head = _board(connection, workspace_id, board_id)
            upto = min(before - 1, head.version)
            after = max(upto - limit, head.purged)
            changes = _changes(connection, board_id, after, upto, self._db.seal)
        made = (head.created_at, head.created_by) if upto >= 0 and after == 0 else None
        start = self.content_at(workspace_id, board_id, after) if changes else {}
        return Past(head.version, start, changes, made)

    def people(self, workspace_id: str, ids: Collection[str]) -> dict[str, dict[str, str]]:
        """Name and colour of those of these people who belong to the workspace."""
        asked = select(*map(_column, (Person.id, Person.name, Person.color)))
        with self._db.reading() as connection:
            rows = connection.execute(asked.where(col(Person.workspace_id) == workspace_id, col(Person.id).in_(ids)))
            return {row.id: {"name": row.name, "color": row.color} for row in rows}

    def writers(self, workspace_id: str, board_id: str) -> Sequence[str]:
        """The names of those who changed the board and still belong to the workspace, in the order in which they first
        did. Whoever answered without a name has none."""
        first = func.min(col(ChangeRow.version))
        asked = (
            select(_column(Person.name))
            .join(ChangeRow, col(ChangeRow.by) == col(Person.id))
            .where(col(ChangeRow.board_id) == board_id, col(Person.workspace_id) == workspace_id)
            .group_by(_column(Person.id), _column(Person.name))
            .order_by(first)
        )
        with self._db.reading() as connection:
            _board(connection, workspace_id, board_id)
            return [row.name for row in connection.execute(asked)]

    def content_at(self, workspace_id: str, board_id: str, version: int) -> dict[str, Any]:
        """The board file's content as it was at a version: the nearest snapshot and the log from there.

        Raises NotFound for a version that there is not, Conflict for one that has been purged."""
        with self._db.reading() as connection:
            head = _board(connection, workspace_id, board_id)
            if not 0 <= version <= head.version:
                raise NotFound(f"This board has no version {version}; its last one is {head.version}.")
            start = connection.execute(
                select(col(SnapshotRow.version), col(SnapshotRow.content))
                .where(col(SnapshotRow.board_id) == board_id, col(SnapshotRow.version) <= version)
                .order_by(col(SnapshotRow.version).desc())
                .limit(1)
            ).first()
            if start is None or version < head.purged:
                raise Conflict(f"What came before version {head.purged} has been purged.", code="purged")
            changes = _changes(connection, board_id, start.version, version, self._db.seal)
        content = msgspec.json.decode(zlib.decompress(start.content))
        live = Live.from_content(self._db.seal.content(board_id, content))
        live.give(msgspec.json.decode(head.given))
        for change in changes:
            for op in change.ops:
                live.play(op)
        return live.content()

    def name_version(self, workspace_id: str, board_id: str, version: int, name: str, by: str, at: str) -> None:
        """Give a version a name, or another one."""
        with self._db.writing() as connection:
            head = _board(connection, workspace_id, board_id)
            if not 0 <= version <= head.version:
                raise NotFound(f"This board has no version {version}; its last one is {head.version}.")
            named = (col(VersionNameRow.board_id) == board_id, col(VersionNameRow.version) == version)
            changed = connection.execute(update(VersionNameRow).where(*named).values(name=name, by=by, at=at))
            if not changed.rowcount:
                row = {"board_id": board_id, "version": version, "name": name, "by": by, "at": at}
                connection.execute(insert(VersionNameRow), [row])

    def names(self, workspace_id: str, board_id: str) -> Sequence[dict[str, Any]]:
        """The named versions, oldest first: version, name, by, at."""
        with self._db.reading() as connection:
            _board(connection, workspace_id, board_id)
            rows = connection.execute(
                select(
                    *map(_column, (VersionNameRow.version, VersionNameRow.name, VersionNameRow.by, VersionNameRow.at))
                )
                .where(col(VersionNameRow.board_id) == board_id)
                .order_by(col(VersionNameRow.version))
            )
            return [dict(row._mapping) for row in rows]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _column(attribute: Any) -> Mapped[Any]:
    return col(attribute)


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _is(workspace_id: str, board_id: str) -> ColumnElement[bool]:
    same = (col(BoardRow.id) == board_id) & (col(BoardRow.workspace_id) == workspace_id)
    return same & col(BoardRow.deleted_at).is_(None)


@cache
def _of_board() -> Select[Any]:
    """Asked with almost every request: written once, so that nothing is built and compiled anew."""
    board = METADATA.tables["board"]
    asked = ("version", "mark", "purged", "created_at", "created_by", "given")
    return select(*(board.c[name] for name in asked)).where(
        board.c.id == bindparam("board"), board.c.workspace_id == bindparam("workspace"), board.c.deleted_at.is_(None)
    )


def _board(connection: Connection, workspace_id: str, board_id: str) -> Any:
    row = connection.execute(_of_board(), {"board": board_id, "workspace": workspace_id}).first()
    if row is None:
        raise no_board()
    return row


def _standing(row: Any) -> Standing:
    return Standing(row.version, row.mark, row.purged, row.created_at)


def _live(connection: Connection, board_id: str, seal: Seal) -> Live:
    cursor = connection.connection.cursor()
    try:
        return Transaction(cursor, connection.dialect.name == "sqlite", seal=seal).load(board_id)
    finally:
        cursor.close()


def _changes(connection: Connection, board_id: str, after: int, upto: int, seal: Seal) -> list[Change]:
    row = ChangeRow
    question = (
        select(*map(_column, (row.version, row.mark, row.id, row.by, row.at, row.ops, row.priors, row.audiences)))
        .where(col(row.board_id) == board_id, col(row.version) > after, col(row.version) <= upto)
        .where(col(row.ops).is_not(None))
        .order_by(col(row.version))
    )
    return [read_change(found, seal) for found in connection.execute(question)]


def _entry(change: Change, names: tuple[str, ...] | None, name: str | None) -> dict[str, Any]:
    ops = change.ops
    if names is not None and change.audiences is not None:
        seen = zip(change.ops, change.audiences, strict=True)
        ops = [op for op, seen_by in seen if seen_by is None or not set(names).isdisjoint(seen_by)]
    id, by = (change.id, change.by) if names is None or is_told(change.by, change.ops, ops, names) else ("", "")
    entry = {"version": change.version, "id": id, "by": by, "at": change.at, "ops": ops}
    return entry | ({"name": name} if name else {})


def _insert_records(connection: Connection, board_id: str, live: Live, secret: frozenset[str], seal: Seal) -> None:
    for record, table in RECORD_TABLES.items():
        rows = []
        for record_id, fields in live.records[record].items():
            kept = seal.closed_record(board_id, record, fields) if record_id in secret else fields
            rows.append({"board_id": board_id, "id": record_id, "place": live.places[record_id], "data": _text(kept)})
        if rows:
            connection.execute(insert(table), rows)
