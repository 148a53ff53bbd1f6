"""What happened to records since a version: looked up change by change for a few records, sorted by record for many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leanwall.core.change import Change, Op, Prior

FEW = 8  # records asked for, up to which looking through the changes costs less than sorting them


class Happened(NamedTuple):
    """One op of a change, which of its ops it is, and what it replaced."""

    change: Change
    which: int
    op: Op
    prior: Prior


class Since:
    """The changes after some version, in order."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._asked = 0
        self._sorted: dict[str, list[Happened]] | None = None

    def on(self, record_id: str) -> Sequence[Happened]:
        """All that was done to one record."""
        self._asked += 1
        if self._asked <= FEW:
            return [Happened(change, *done) for change in self._changes for done in change.on(record_id)]
        if self._sorted is None:
            self._sorted = self._by_record()
        return self._sorted.get(record_id, ())

    def _by_record(self) -> dict[str, list[Happened]]:
        found: dict[str, list[Happened]] = {}
        for change in self._changes:
            for which, (op, prior) in enumerate(zip(change.ops, change.priors, strict=True)):
                found.setdefault(op["id"], []).append(Happened(change, which, op, prior))
        return found
