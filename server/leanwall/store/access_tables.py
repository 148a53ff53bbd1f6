"""The tables of access: accounts, tickets, links to boards, the log of access."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Account(SQLModel, table=True):
    """Whom a browser signs in as. `subject` is what a sign-in service calls them."""

    id: str = Field(primary_key=True, max_length=64)
    email: str | None = Field(default=None, unique=True, index=True, max_length=320)
    subject: str | None = Field(default=None, unique=True, index=True, max_length=600)
    created_at: str = Field(max_length=40)


class Ticket(SQLModel, table=True):
    """A sign-in address for one account, good once; it opens on this person's workspace."""

    digest: str = Field(primary_key=True, max_length=64)
    account_id: str = Field(index=True, max_length=64)
    person_id: str = Field(max_length=64)
    created_at: str = Field(max_length=40)
    expires_at: str = Field(max_length=40)


class LinkRow(SQLModel, table=True):
    """A way in for guests; `digest` is the hash of its secret, `code` what a room types in its place. Closed, it lets
    nobody in any more."""

    __tablename__ = "link_to_board"

    id: str = Field(primary_key=True, max_length=64)
    workspace_id: str = Field(index=True, max_length=64)
    board_id: str = Field(index=True, max_length=64)
    maker_id: str = Field(index=True, max_length=64)
    digest: str = Field(unique=True, index=True, max_length=64)
    code: str | None = Field(default=None, unique=True, index=True, max_length=16)
    label: str = Field(max_length=300)
    role: str = Field(max_length=16)
    lobby: bool = False
    created_at: str = Field(max_length=40)
    expires_at: str = Field(max_length=40)
    closed_at: str | None = Field(default=None, max_length=40)
    joined: int = 0


class AuditRow(SQLModel, table=True):
    """One act. `about` names ids and roles."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(index=True, max_length=64)
    at: str = Field(max_length=40)
    by: str = Field(max_length=64)
    act: str = Field(max_length=40)
    board_id: str | None = Field(default=None, max_length=64)
    about: str | None = Field(default=None, max_length=300)
