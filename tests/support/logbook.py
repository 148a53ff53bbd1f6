"""The log of a board in tests that need no database: `Room` asks it for its past."""

from __future__ import annotations

from leanwall.core.change import Change

AT = "2026-11-22T08:00:00Z"


class Log:
    """The past of one board, all of it at hand."""

    def __init__(self, changes: list[Change]) -> None:
        self.log = changes

    def changes(self, after: int, upto: int) -> list[Change]:
        return self.log[after:upto]

    def version_of(self, change_id: str) -> int | None:
        return next((change.version for change in self.log if change.id == change_id), None)

    def mark(self, version: int) -> str | None:
        return self.log[version - 1].mark if version else "m0"
