"""What a workspace's deliverables look like: the client's name, colour, footer, paper, language and logo."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    words = [("name", 120), ("accent", 7), ("footer", 200), ("paper", 16), ("language", 8), ("updated_at", 40)]
    op.create_table(
        "brand",
        sa.Column("workspace_id", sa.String(64), sa.ForeignKey("workspace.id"), primary_key=True),
        *(sa.Column(name, sa.String(length), nullable=False) for name, length in words),
        sa.Column("logo", sa.LargeBinary(), nullable=False),
    )
