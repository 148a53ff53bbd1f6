"""The first tables: workspaces and people, boards with their records, log, refusals, snapshots."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

RECORDS = (
    "lane", "note", "link", "variant", "why", "action", "comment", "poll", "vote", "timer",
    "agenda_item", "waiver", "review", "release", "signature",
)  # fmt: skip


def upgrade() -> None:
    _people()
    _boards()
    for record in RECORDS:
        op.create_table(record, key("board_id"), key("id"), count("place"), content("data"))


def _people() -> None:
    op.create_table("workspace", key("id"), line("name", 300), line("created_at", 40))
    op.create_table(
        "person",
        key("id"),
        of("workspace"),
        line("name", 300),
        line("color", 16),
        line("role", 16),
        line("created_at", 40),
    )
    op.create_table(
        "session",
        key("digest"),
        line("id", 64),
        of("person"),
        line("created_at", 40),
        line("seen_at", 40),
        line("expires_at", 40),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_person_workspace_id", "person", ["workspace_id"])
    op.create_index("ix_session_person_id", "session", ["person_id"])


def _boards() -> None:
    op.create_table(
        "board",
        key("id"),
        of("workspace"),
        line("title"),
        content("purpose"),
        count("version"),
        line("mark", 64),
        count("floor"),
        count("purged"),
        content("facts"),
        content("given"),
        line("created_at", 40),
        line("created_by", 64, nullable=True),
        line("updated_at", 40),
        line("deleted_at", 40, nullable=True),
    )
    op.create_index("ix_board_workspace_id", "board", ["workspace_id"])
    op.create_table(
        "change",
        of("board", primary_key=True),
        count("version", primary_key=True),
        line("mark", 64),
        line("id", 64),
        line("by", 64),
        line("at", 40),
        content("ops", nullable=True),
        content("priors", nullable=True),
        content("audiences", nullable=True),
        sa.UniqueConstraint("board_id", "id"),
    )
    op.create_table("refusal", of("board", primary_key=True), key("id"), content("answer"), line("at", 40))
    op.create_table(
        "snapshot",
        of("board", primary_key=True),
        count("version", primary_key=True),
        line("mark", 64),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "version_name",
        of("board", primary_key=True),
        count("version", primary_key=True),
        line("name", 300),
        line("by", 64),
        line("at", 40),
    )


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(64), primary_key=True)


def line(name: str, length: int | None = None, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def content(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def count(name: str, primary_key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), primary_key=primary_key, nullable=False, autoincrement=False)


def of(table: str, primary_key: bool = False) -> sa.Column[Any]:
    return sa.Column(
        f"{table}_id", sa.String(64), sa.ForeignKey(f"{table}.id"), primary_key=primary_key, nullable=False
    )
