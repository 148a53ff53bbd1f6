"""Where a board is kept: among the boards, in the archive, or as a template."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("board", sa.Column("shelf", sa.String(16), nullable=False, server_default=""))
