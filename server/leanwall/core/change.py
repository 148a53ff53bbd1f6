"""A committed change: what one user action did to a board, as the log keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# {"op": "create" | "update" | "edit" | "delete", "record": "note", "id": "n-1", "fields" | "splices": …}
Op = Mapping[str, Any]
# What an op replaced: the record (delete), the fields that were set (update), None (create); for an edit the way
# back, and the edit that it takes back itself as (version, which op), or None.
Prior = Any
# Who sees an op: everyone (None), or these people; "@facilitate" stands for the facilitators.
Audience = tuple[str, ...] | None

FACILITATORS = "@facilitate"
# The author of what somebody answered by a link without a name.
ANONYMOUS = "anonymous"


@dataclass(slots=True)
class Change:
    """Change n is defined on the state after change n - 1; `priors` and `audiences` run beside `ops`."""

    version: int
    mark: str
    id: str
    by: str
    at: str
    ops: list[Op]
    priors: list[Prior]
    audiences: list[Audience] | None = None
    touched: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        self.touched = frozenset(op["id"] for op in self.ops)

    def on(self, record_id: str) -> list[tuple[int, Op, Prior]]:
        """Its ops on one record: which op, the op, what it replaced."""
        if record_id not in self.touched:
            return []
        pairs = enumerate(zip(self.ops, self.priors, strict=True))
        return [(n, op, prior) for n, (op, prior) in pairs if op["id"] == record_id]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a board stands; `floor` is the version of the last change of who may see what."""

    version: int
    mark: str
    floor: int


@dataclass(slots=True)
class Commit:
    """What is written for one board in one transaction: the log and the records as they now stand."""

    board_id: str
    head: Head
    changes: list[Change]
    refusals: list[tuple[str, Mapping[str, Any]]]  # change id, its answer for ever
    put: list[tuple[str, str, int, Mapping[str, Any]]]  # record, id, place, fields
    gone: list[tuple[str, str]]  # record, id
    facts: Mapping[str, Any] | None  # the board's own fields, when they changed
    at: str
    secret: frozenset[str] = frozenset()  # ids of what is put and is not for everybody
