"""A server that lies: it answers before its commit is on disk (Python imports this module by itself when the folder
is on PYTHONPATH). The test that kills servers must catch it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from leanwall.store.changes import Transaction
from leanwall.store.live import LiveStore

COMMIT_EVERY = 0.25


@contextmanager
def _early(self: LiveStore, writes: bool) -> Iterator[Transaction]:
    cursor = self._open().cursor()
    if not cursor.connection.in_transaction:
        cursor.execute("BEGIN IMMEDIATE")
    yield Transaction(cursor, True, writes)
    now = time.monotonic()
    if now - getattr(self, "_committed_at", 0.0) > COMMIT_EVERY:
        self._committed_at = now
        cursor.execute("COMMIT")


LiveStore.transaction = _early  # type: ignore[method-assign]
