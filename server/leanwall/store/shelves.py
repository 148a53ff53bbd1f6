"""Where boards are kept: archive, templates, trash. Their content is no matter of this file (boards.py has it)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Mapped
from sqlmodel import col

from leanwall.errors import NotFound
from leanwall.store.changes import no_board
from leanwall.store.db import Database
from leanwall.store.people import Workspace
from leanwall.store.tables import BoardRow


@dataclass(frozen=True)
class Trashed:
    """A board in the trash; the time is ISO in UTC."""

    id: str
    title: str
    deleted_at: str


class Shelves:
    """Blocking, one short transaction each; any thread may call. A foreign board answers like a missing one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, workspace_id: str, board_id: str, shelf: str) -> None:
        """Onto a shelf: "" among the boards, "archive", "template"."""
        same = (col(BoardRow.id) == board_id) & (col(BoardRow.workspace_id) == workspace_id)
        with self._database.writing() as connection:
            moved = connection.execute(
                update(BoardRow).where(same, col(BoardRow.deleted_at).is_(None)).values(shelf=shelf)
            )
            if not moved.rowcount:
                raise no_board()

    def is_on(self, workspace_id: str, board_id: str, shelf: str) -> bool:
        same = (col(BoardRow.id) == board_id) & (col(BoardRow.workspace_id) == workspace_id)
        question = select(col(BoardRow.id)).where(
            same, col(BoardRow.deleted_at).is_(None), col(BoardRow.shelf) == shelf
        )
        with self._database.reading() as connection:
            return connection.execute(question).first() is not None

    def trash(self, workspace_id: str) -> Sequence[Trashed]:
        """What was deleted and not yet erased, the last first."""
        question = (
            select(*map(_column, (BoardRow.id, BoardRow.title, BoardRow.deleted_at)))
            .where(col(BoardRow.workspace_id) == workspace_id, col(BoardRow.deleted_at).is_not(None))
            .order_by(col(BoardRow.deleted_at).desc(), col(BoardRow.id))
        )
        with self._database.reading() as connection:
            return [Trashed(**found._mapping) for found in connection.execute(question)]

    def trash_days(self, workspace_id: str) -> int | None:
        """How long a board stays there; None: until somebody empties it."""
        with self._database.reading() as connection:
            found = connection.execute(
                select(col(Workspace.trash_days)).where(col(Workspace.id) == workspace_id)
            ).first()
        return found.trash_days if found else None

    def take_back(self, workspace_id: str, board_id: str) -> None:
        """Out of the trash, to the shelf it was on. Raises NotFound when it is not in the trash (any more)."""
        same = (col(BoardRow.id) == board_id) & (col(BoardRow.workspace_id) == workspace_id)
        with self._database.writing() as connection:
            back = connection.execute(
                update(BoardRow).where(same, col(BoardRow.deleted_at).is_not(None)).values(deleted_at=None)
            )
            if not back.rowcount:
                raise NotFound("This board is not in the trash any more.")


def _column(attribute: Any) -> Mapped[Any]:
    return col(attribute)
