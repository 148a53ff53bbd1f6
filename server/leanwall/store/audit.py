"""The log of access: who signed in, let in, exported, deleted. No text of anybody's notes, no secret, ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlmodel import col

from leanwall.store.access_tables import AuditRow
from leanwall.store.people import Person, short_session
from leanwall.store.tables import METADATA, BoardRow
from leanwall.store.troubles import in_words

_LINE = insert(METADATA.tables["audit"]).inline()  # written once, and nobody asks for its number


class Audit:
    """Written in a transaction of its own, after the act it tells of."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = engine
        self._clock = clock

    def note(self, workspace_id: str, by: str, act: str, board_id: str | None = None, about: str | None = None) -> None:
        """One more line."""
        at = f"{self._clock():%Y-%m-%dT%H:%M:%SZ}"
        row = {"workspace_id": workspace_id, "at": at, "by": by, "act": act, "board_id": board_id, "about": about}
        with in_words(), self._engine.begin() as connection:
            connection.execute(_LINE, row)

    def entries(self, workspace_id: str, before: int | None, limit: int) -> Sequence[dict[str, Any]]:
        """The newest first, with the names that people and boards have now."""
        question = (
            select(AuditRow, col(Person.name), col(BoardRow.title))
            .outerjoin(Person, (col(Person.id) == col(AuditRow.by)) & (col(Person.workspace_id) == workspace_id))
            .outerjoin(BoardRow, col(BoardRow.id) == col(AuditRow.board_id))
            .where(col(AuditRow.workspace_id) == workspace_id)
            .order_by(col(AuditRow.id).desc())
            .limit(limit)
        )
        if before is not None:
            question = question.where(col(AuditRow.id) < before)
        with short_session(self._engine) as session:
            rows = session.execute(question).all()
        return [{**row.model_dump(exclude={"workspace_id"}), "name": name, "title": title} for row, name, title in rows]
