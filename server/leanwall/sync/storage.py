"""What the hub needs of a database; store/changes.py is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from leanwall.core.change import Change, Commit, Head
from leanwall.core.live import Live

# What a change id was answered with: its version, or the refusal as it was sent.
Answer = int | dict[str, Any]


class Transaction(Protocol):
    """Questions and writes under the locks of the boards that `heads` named."""

    def heads(self, boards: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Head]: ...
    def load(self, board_id: str) -> Live: ...
    def changes(self, board_id: str, after: int, upto: int) -> list[Change]: ...
    def answers(self, asked: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Answer]]: ...
    def mark(self, board_id: str, version: int) -> str | None: ...
    def write(self, commits: Sequence[Commit]) -> None: ...
    def keep_snapshot(
        self, board_id: str, version: int, mark: str, content: bytes, secret: frozenset[str] = ...
    ) -> None: ...


class Store(Protocol):
    """`transaction()` commits when its block ends well; Unavailable when that can't be done now. One that
    only reads works even when nothing can be written."""

    def transaction(self, writes: bool) -> AbstractContextManager[Transaction]: ...
