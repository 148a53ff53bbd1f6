"""The tables of boards: where a board stands, its records now, its log, refusals, snapshots, named versions."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from leanwall.core.board import RECORDS
from leanwall.store import people

ID = 64


class BoardRow(SQLModel, table=True):
    """A board's head. `facts` holds its own fields, `given` the arrays that its file showed, both as JSON."""

    __tablename__ = "board"

    id: str = Field(primary_key=True, max_length=ID)
    workspace_id: str = Field(foreign_key="workspace.id", index=True, max_length=ID)
    title: str
    purpose: str = Field(sa_type=Text)
    version: int = Field(sa_type=BigInteger)
    mark: str = Field(max_length=ID)
    floor: int = Field(sa_type=BigInteger)
    purged: int = Field(default=0, sa_type=BigInteger)
    facts: str = Field(sa_type=Text)
    given: str = Field(sa_type=Text)
    created_at: str = Field(max_length=40)
    created_by: str | None = Field(default=None, max_length=ID)
    updated_at: str = Field(max_length=40)
    deleted_at: str | None = Field(default=None, max_length=40)
    shelf: str = Field(default="", max_length=16, sa_column_kwargs={"server_default": ""})


class ChangeRow(SQLModel, table=True):
    """The log: what each version did, and what that replaced. Purged rows keep their id and lose their ops."""

    __tablename__ = "change"
    __table_args__ = (UniqueConstraint("board_id", "id"),)

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=ID)
    version: int = Field(primary_key=True, sa_type=BigInteger)
    mark: str = Field(max_length=ID)
    id: str = Field(max_length=ID)
    by: str = Field(max_length=ID)
    at: str = Field(max_length=40)
    ops: str | None = Field(sa_type=Text)
    priors: str | None = Field(sa_type=Text)
    audiences: str | None = Field(default=None, sa_type=Text)


class RefusalRow(SQLModel, table=True):
    """The answer for ever to a change that was refused."""

    __tablename__ = "refusal"

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=ID)
    id: str = Field(primary_key=True, max_length=ID)
    answer: str = Field(sa_type=Text)
    at: str = Field(max_length=40)


class SnapshotRow(SQLModel, table=True):
    """A board file's content at a version, compressed."""

    __tablename__ = "snapshot"

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=ID)
    version: int = Field(primary_key=True, sa_type=BigInteger)
    mark: str = Field(max_length=ID)
    content: bytes = Field(sa_type=LargeBinary)


class VersionNameRow(SQLModel, table=True):
    """A version that people gave a name ("agreed v1.0")."""

    __tablename__ = "version_name"

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=ID)
    version: int = Field(primary_key=True, sa_type=BigInteger)
    name: str = Field(max_length=300)
    by: str = Field(max_length=ID)
    at: str = Field(max_length=40)


class BrandRow(SQLModel, table=True):
    """What a workspace's deliverables look like; `logo` is a PNG that the exporter has made, or empty."""

    __tablename__ = "brand"

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id", max_length=64)
    name: str = Field(max_length=120)
    accent: str = Field(max_length=7)
    footer: str = Field(max_length=200)
    paper: str = Field(max_length=16)
    language: str = Field(max_length=8)
    updated_at: str = Field(max_length=40)
    logo: bytes = Field(sa_type=LargeBinary)


def _record_table(record: str) -> Table:
    """A table of one kind of record as it stands now: `data` is the record as JSON, `place` its order."""
    return Table(
        record,
        SQLModel.metadata,
        Column("board_id", String(ID), primary_key=True),
        Column("id", String(ID), primary_key=True),
        Column("place", BigInteger, nullable=False),
        Column("data", Text, nullable=False),
    )


RECORD_TABLES = {record: _record_table(record) for record in RECORDS}
METADATA = people.Workspace.metadata
