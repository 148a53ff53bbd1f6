"""The log and the records of live boards: each commit is one transaction, written without the ORM."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from leanwall.core.board import RECORDS
from leanwall.core.change import Change, Commit, Head
from leanwall.core.live import Live
from leanwall.errors import NotFound
from leanwall.store.sealing import OPEN, SEALED, Seal, is_lost

_encode = msgspec.json.encode
_decode = msgspec.json.decode


def no_board() -> NotFound:
    return NotFound("There is no such board.")


class Transaction:
    """Questions and writes under the locks of the boards that `heads` named; what is secret lies under a `seal`."""

    def __init__(self, cursor: Any, lite: bool, writes: bool = False, seal: Seal = OPEN) -> None:
        self._cursor = cursor
        self._lite = lite
        self._seal = seal
        # Every process locks in one order, whatever the database thinks of letters.
        self._in_order = "ORDER BY id" if lite else 'ORDER BY id COLLATE "C"' + (" FOR UPDATE" if writes else "")

    def heads(self, boards: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Head]:
        """Lock these (workspace, board) rows; a missing, deleted or foreign board is not in the answer."""
        found: dict[tuple[str, str], Head] = {}
        for some in _portions(sorted(boards, key=lambda board: board[1])):
            rows = self._all(
                f"SELECT id, workspace_id, version, mark, floor FROM board WHERE id IN ({_marks(some)}) "  # noqa: S608
                f"AND deleted_at IS NULL {self._in_order}",
                [board_id for _, board_id in some],
            )
            asked = set(some)
            for board_id, workspace_id, version, mark, floor in rows:
                if (workspace_id, board_id) in asked:
                    found[workspace_id, board_id] = Head(version, mark, floor)
        return found

    def load(self, board_id: str) -> Live:
        """The records of a board as they stand."""
        live = Live()
        facts, given, version = self._all("SELECT facts, given, version FROM board WHERE id = ?", [board_id])[0]
        live.put_facts(_decode(facts), _decode(given))
        for record in RECORDS:
            rows = self._all(f'SELECT place, data FROM "{record}" WHERE board_id = ? ORDER BY place', [board_id])  # noqa: S608
            for place, data in rows:
                fields = _decode(data)
                if SEALED in fields and self._seal is not OPEN:
                    fields = self._seal.record(board_id, fields)
                    if is_lost(record, fields):
                        continue
                live.put(record, fields, place)
        live.settle(version)
        return live

    def changes(self, board_id: str, after: int, upto: int) -> list[Change]:
        """The log from after one version up to another; purged changes are left out."""
        rows = self._all(
            'SELECT version, mark, id, "by", at, ops, priors, audiences FROM change '
            "WHERE board_id = ? AND version > ? AND version <= ? AND ops IS NOT NULL ORDER BY version",
            [board_id, after, upto],
        )
        return [read_change(row, self._seal) for row in rows]

    def answers(self, asked: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int | dict[str, Any]]]:
        """What was answered to these change ids of these boards: the version, or the refusal."""
        found: dict[str, dict[str, int | dict[str, Any]]] = {board_id: {} for board_id in asked}
        pairs = [(board_id, change_id) for board_id, ids in asked.items() for change_id in ids]
        for some in _portions(pairs):
            rows = self._all(
                f"WITH asked (board_id, id) AS (VALUES {','.join(['(?, ?)'] * len(some))}) "  # noqa: S608
                "SELECT c.board_id, c.id, c.version, NULL FROM asked a "
                "CROSS JOIN change c WHERE c.board_id = a.board_id AND c.id = a.id UNION ALL "
                "SELECT r.board_id, r.id, NULL, r.answer FROM asked a "
                "CROSS JOIN refusal r WHERE r.board_id = a.board_id AND r.id = a.id",
                [value for pair in some for value in pair],
            )
            for board_id, change_id, version, answer in rows:
                found[board_id][change_id] = _decode(answer) if version is None else version
        return found

    def mark(self, board_id: str, version: int) -> str | None:
        """The mark of a version; None where there is none."""
        table = "change" if version else "snapshot"
        rows = self._all(f"SELECT mark FROM {table} WHERE board_id = ? AND version = ?", [board_id, version])  # noqa: S608
        return rows[0][0] if rows else None

    def write(self, commits: Sequence[Commit]) -> None:
        """Rows and log of several boards."""
        self._many(
            'INSERT INTO change (board_id, version, mark, id, "by", at, ops, priors, audiences) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [change_row(commit.board_id, change, self._seal) for commit in commits for change in commit.changes],
        )
        self._many(
            "INSERT INTO refusal (board_id, id, answer, at) VALUES (?, ?, ?, ?)",
            [(c.board_id, change_id, _text(answer), c.at) for c in commits for change_id, answer in c.refusals],
        )
        self._write_records(commits)
        self._many(
            "UPDATE board SET version = ?, mark = ?, floor = ?, updated_at = ? WHERE id = ?",
            [(c.head.version, c.head.mark, c.head.floor, c.at, c.board_id) for c in commits if c.changes],
        )
        self._many(
            "UPDATE board SET facts = ?, title = ?, purpose = ? WHERE id = ?",
            [(_text(c.facts), *shown(c.facts), c.board_id) for c in commits if c.facts is not None],
        )

    def keep_snapshot(
        self, board_id: str, version: int, mark: str, content: bytes, secret: frozenset[str] = frozenset()
    ) -> None:
        """A board file's content, from which later versions can be rebuilt; `secret`: ids of what is not for all."""
        if secret:
            content = _encode(self._seal.closed_content(board_id, _decode(content), secret))
        self._many(
            "INSERT INTO snapshot (board_id, version, mark, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(board_id, version, mark, zlib.compress(content, 1))],
        )

    def _write_records(self, commits: Sequence[Commit]) -> None:
        put: dict[str, list[tuple[Any, ...]]] = {}
        gone: dict[str, list[tuple[Any, ...]]] = {}
        for commit in commits:
            for record, record_id in commit.gone:
                gone.setdefault(record, []).append((commit.board_id, record_id))
            for record, record_id, place, fields in commit.put:
                if record_id in commit.secret:
                    fields = self._seal.closed_record(commit.board_id, record, fields)
                put.setdefault(record, []).append((commit.board_id, record_id, place, _text(fields)))
        for record, rows in gone.items():
            self._many(f'DELETE FROM "{record}" WHERE board_id = ? AND id = ?', rows)  # noqa: S608
        for record, rows in put.items():
            self._many(
                f'INSERT INTO "{record}" (board_id, id, place, data) VALUES (?, ?, ?, ?) '  # noqa: S608
                "ON CONFLICT (board_id, id) DO UPDATE SET place = excluded.place, data = excluded.data",
                rows,
            )

    def _all(self, question: str, values: Sequence[Any]) -> list[Any]:
        self._cursor.execute(self._said(question), values)
        rows: list[Any] = self._cursor.fetchall()
        return rows

    def _many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            self._cursor.executemany(self._said(statement), rows)

    def _said(self, statement: str) -> str:
        return statement if self._lite else statement.replace("?", "%s")


def change_row(board_id: str, change: Change, seal: Seal = OPEN) -> tuple[Any, ...]:
    """A change as its row."""
    ops, priors, audiences = seal.closed_change(change)
    return (
        board_id, change.version, change.mark, change.id, change.by, change.at,
        _text(ops), _text(priors), None if audiences is None else _text(audiences),
    )  # fmt: skip


def read_change(row: Sequence[Any], seal: Seal = OPEN) -> Change:
    """A change from its row (version, mark, id, by, at, ops, priors, audiences)."""
    version, mark, change_id, by, at, ops, priors, audiences = row
    if audiences is None:
        return Change(version, mark, change_id, by, at, _decode(ops), _decode(priors))
    told = seal.change(mark, change_id, _decode(ops), _decode(priors), _decode(audiences))
    return Change(version, mark, change_id, by, at, *told)


def shown(facts: Mapping[str, Any]) -> tuple[str, str]:
    """Title and purpose, mirrored for lists; a NUL, which Postgres can't keep in a text, stays in the facts only."""
    title, purpose = (str(facts.get(name) or "").replace("\0", "") for name in ("title", "purpose"))
    return title, purpose


def _text(value: Any) -> str:
    return _encode(value).decode()


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def _portions(values: Sequence[Any], size: int = 500) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
