"""Who may come in: accounts with several workspaces, guests by link, tickets, the audit log, retention."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _people()
    _sessions()
    _links()
    _audit()
    op.add_column("workspace", sa.Column("trash_days", sa.Integer(), nullable=True))
    op.add_column("workspace", sa.Column("history_days", sa.Integer(), nullable=True))
    op.execute("UPDATE workspace SET trash_days = 30")


def _people() -> None:
    op.create_table("account", key("id"), line("email", 320, True), line("subject", 600, True), line("created_at", 40))
    op.create_index("ix_account_email", "account", ["email"], unique=True)
    op.create_index("ix_account_subject", "account", ["subject"], unique=True)
    op.add_column("person", sa.Column("account_id", sa.String(64), nullable=False, server_default=""))
    for name in ("board_id", "link_id"):
        op.add_column("person", line(name, 64, True))
    for name in ("muted", "waiting"):
        op.add_column("person", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    for name in ("until", "removed_at"):
        op.add_column("person", line(name, 40, True))
    # Whoever is there already is an account of their own.
    op.execute("UPDATE person SET account_id = id")
    op.execute("INSERT INTO account (id, created_at) SELECT id, created_at FROM person")
    for name in ("account_id", "board_id", "link_id"):
        op.create_index(f"ix_person_{name}", "person", [name])


def _sessions() -> None:
    op.add_column("session", sa.Column("agent", sa.String(200), nullable=False, server_default=""))
    op.add_column("session", sa.Column("stale", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "ticket",
        key("digest"),
        line("account_id", 64),
        line("person_id", 64),
        line("created_at", 40),
        line("expires_at", 40),
    )
    op.create_index("ix_ticket_account_id", "ticket", ["account_id"])


def _links() -> None:
    op.create_table(
        "link_to_board",
        key("id"),
        line("workspace_id", 64),
        line("board_id", 64),
        line("maker_id", 64),
        line("digest", 64),
        line("code", 16, True),
        line("label", 300),
        line("role", 16),
        sa.Column("lobby", sa.Boolean(), nullable=False),
        line("created_at", 40),
        line("expires_at", 40),
        line("closed_at", 40, True),
        sa.Column("joined", sa.Integer(), nullable=False),
    )
    op.create_index("ix_link_to_board_digest", "link_to_board", ["digest"], unique=True)
    op.create_index("ix_link_to_board_code", "link_to_board", ["code"], unique=True)
    for name in ("workspace_id", "board_id", "maker_id"):
        op.create_index(f"ix_link_to_board_{name}", "link_to_board", [name])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        line("workspace_id", 64),
        line("at", 40),
        line("by", 64),
        line("act", 40),
        line("board_id", 64, True),
        line("about", 300, True),
    )
    op.create_index("ix_audit_workspace_id", "audit", ["workspace_id"])


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(64), primary_key=True)


def line(name: str, length: int, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)
