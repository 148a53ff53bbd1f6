"""A database in memory with the manners of store/changes.py: all of a transaction or nothing of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec

from leanwall.core.board import RECORDS
from leanwall.core.change import Change, Commit, Head
from leanwall.core.live import Live
from leanwall.errors import Unavailable


@dataclass
class Rows:
    """What is on disk of one board."""

    workspace_id: str
    head: Head
    first_mark: str
    facts: str
    given: list[str]
    records: dict[str, dict[str, tuple[int, str]]]
    log: list[tuple[Any, ...]] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)


class MemoryStore:
    """`fail_next` makes the next writing transaction fail before its commit; `rewind` puts back a backup."""

    def __init__(self) -> None:
        self.boards: dict[str, Rows] = {}
        self.past: list[dict[str, Rows]] = []
        self.fail_next: str | None = None

    def add(self, workspace_id: str, board_id: str, content: dict[str, Any], mark: str = "m0") -> None:
        live = Live.from_content(content)
        records = {
            record: {i: (live.places[i], json.dumps(fields)) for i, fields in live.records[record].items()}
            for record in RECORDS
        }
        self.boards[board_id] = Rows(workspace_id, Head(0, mark, 0), mark, json.dumps(live.facts), live.given, records)

    @contextmanager
    def transaction(self, writes: bool) -> Iterator[MemoryTransaction]:
        trying = MemoryTransaction(self)
        yield trying
        if writes and self.fail_next is not None:
            code, self.fail_next = self.fail_next, None
            raise Unavailable("Not now.", code=code)
        trying.commit()

    def rewind(self, steps: int) -> list[str]:
        """Put back the database as it was some commits ago; the change ids that this forgets."""
        if steps >= len(self.past):
            return []
        before = {i for rows in self.boards.values() for i in rows.ids}
        self.boards = self.past[-steps]
        self.past = self.past[:-steps]
        return sorted(before - {i for rows in self.boards.values() for i in rows.ids})


class MemoryTransaction:
    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._writes: list[Commit] = []

    def heads(self, boards: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Head]:
        known = self._store.boards
        return {(w, b): known[b].head for w, b in boards if b in known and known[b].workspace_id == w}

    def load(self, board_id: str) -> Live:
        rows = self._store.boards[board_id]
        live = Live()
        live.put_facts(json.loads(rows.facts), rows.given)
        for record in RECORDS:
            for place, data in sorted(rows.records[record].values()):
                live.put(record, json.loads(data), place)
        live.settle(rows.head.version)
        return live

    def changes(self, board_id: str, after: int, upto: int) -> list[Change]:
        return [_change(row) for row in self._store.boards[board_id].log[after:upto]]

    def answers(self, asked: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int | dict[str, Any]]]:
        found: dict[str, dict[str, int | dict[str, Any]]] = {}
        for board_id, ids in asked.items():
            rows = self._store.boards[board_id]
            found[board_id] = {i: json.loads(rows.refusals[i]) for i in ids if i in rows.refusals}
            found[board_id] |= {i: rows.ids[i] for i in ids if i in rows.ids}
        return found

    def mark(self, board_id: str, version: int) -> str | None:
        rows = self._store.boards[board_id]
        if version == 0:
            return rows.first_mark
        return rows.log[version - 1][1] if version <= len(rows.log) else None

    def write(self, commits: Sequence[Commit]) -> None:
        self._writes += commits

    def keep_snapshot(
        self, board_id: str, version: int, mark: str, content: bytes, secret: frozenset[str] = frozenset()
    ) -> None:
        assert msgspec.json.decode(content)["format"] == "leanwall.board"

    def commit(self) -> None:
        if not self._writes:
            return
        self._store.past = [*self._store.past[-4:], copy.deepcopy(self._store.boards)]
        for commit in self._writes:
            _write(self._store.boards[commit.board_id], commit)


def _write(rows: Rows, commit: Commit) -> None:
    for change in commit.changes:
        assert change.version == len(rows.log) + 1, "two processes gave the same version"
        assert change.id not in rows.ids, "twice in the log"
        assert change.id not in rows.refusals, "refused and in the log"
        rows.ids[change.id] = change.version
        packed = (json.dumps(change.ops), json.dumps(change.priors), json.dumps(change.audiences))
        rows.log.append((change.version, change.mark, change.id, change.by, change.at, *packed))
    for change_id, answer in commit.refusals:
        assert change_id not in rows.ids
        rows.refusals[change_id] = json.dumps(answer)
    for record, record_id in commit.gone:
        rows.records[record].pop(record_id, None)
    for record, record_id, place, fields in commit.put:
        rows.records[record][record_id] = (place, json.dumps(fields))
    if commit.facts is not None:
        rows.facts = json.dumps(commit.facts)
    rows.head = commit.head


def _change(row: tuple[Any, ...]) -> Change:
    version, mark, change_id, by, at, ops, priors, audiences = row
    seen_by = json.loads(audiences)
    if seen_by is not None:
        seen_by = [None if names is None else tuple(names) for names in seen_by]
    return Change(version, mark, change_id, by, at, json.loads(ops), json.loads(priors), seen_by)
