"""What a workspace's deliverables look like, one row a workspace."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select
from sqlmodel import col

from leanwall.store.db import Database
from leanwall.store.tables import METADATA, BrandRow

FIELDS = ("name", "accent", "footer", "paper", "language", "logo")


class Brands:
    """Blocking, one short transaction each; any thread may call."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def brand(self, workspace_id: str) -> dict[str, Any]:
        """The fields; empty ones for a workspace that has set none."""
        with self._database.reading() as connection:
            row = connection.execute(_of_workspace(), {"workspace": workspace_id}).first()
        return dict(zip(FIELDS, row or ("",) * 5 + (b"",), strict=True))

    def keep(self, workspace_id: str, fields: dict[str, Any]) -> None:
        """Puts these fields in place of the old ones; the others stay."""
        merged = {**self.brand(workspace_id), **fields}
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._database.writing() as connection:
            connection.execute(delete(BrandRow).where(col(BrandRow.workspace_id) == workspace_id))
            connection.execute(insert(BrandRow).values(workspace_id=workspace_id, updated_at=now, **merged))


@cache
def _of_workspace() -> Select[Any]:
    """Asked with every export: written once."""
    brand = METADATA.tables["brand"]
    return select(*(brand.c[name] for name in FIELDS)).where(brand.c.workspace_id == bindparam("workspace"))
