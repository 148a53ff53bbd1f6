"""Database files in tests: a change written into one without a hub, and pages that the disk has spoilt."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from leanwall.core.change import Change, Commit, Head

NOW = "2026-11-22T05:20:00Z"
PAGE = 4096  # bytes


def commit(database: Any, board: str, version: int, fields: dict[str, Any]) -> None:
    ops = [{"op": "update", "record": "note", "id": "n-3", "fields": fields}]
    change = Change(version, f"m-{version}", f"c-{board}-{version}", "p-1", NOW, ops, [{}], None)
    head = Head(version, f"m-{version}", 0)
    with database.live.transaction(writes=True) as transaction:
        live = transaction.load(board)
        live.play(ops[0])
        put = [("note", "n-3", live.places["n-3"], live.records["note"]["n-3"])]
        transaction.write([Commit(board, head, [change], [], put, [], None, NOW)])


def damage(file: Path, rng: random.Random, pages: int) -> None:
    """Throws dice over whole pages, never the first: without it, it is no database."""
    data = bytearray(file.read_bytes())
    for page in rng.sample(range(1, len(data) // PAGE), pages):
        data[page * PAGE : (page + 1) * PAGE] = rng.randbytes(PAGE)
    file.write_bytes(data)
