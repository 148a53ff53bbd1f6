"""Workspaces, people and their sessions: the tables and the few questions asked of them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Field, Session, SQLModel, col

from leanwall.errors import Unavailable

OWNER_COLOR = "#0B5FA5"


class Workspace(SQLModel, table=True):
    """A client's boards and people. Every other row names its workspace."""

    id: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=300)
    created_at: str = Field(max_length=40)


class Person(SQLModel, table=True):
    """Somebody of a workspace, with the role they have in it."""

    id: str = Field(primary_key=True, max_length=64)
    workspace_id: str = Field(foreign_key="workspace.id", index=True, max_length=64)
    name: str = Field(max_length=300)
    color: str = Field(max_length=16)
    role: str = Field(max_length=16)
    created_at: str = Field(max_length=40)


class SignIn(SQLModel, table=True):
    """A browser that signed in; `digest` is the hash of its cookie."""

    __tablename__ = "session"

    digest: str = Field(primary_key=True, max_length=64)
    id: str = Field(unique=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", index=True, max_length=64)
    created_at: str = Field(max_length=40)
    seen_at: str = Field(max_length=40)
    expires_at: str = Field(max_length=40)


HOME = "home"


class People:
    """Questions about people, each one short transaction. Times are ISO in UTC."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ensure_owner(self, workspace: str = "My boards", name: str = "Owner") -> tuple[Person, bool]:
        """The owner, and whether this call made them, with the first workspace, because the database was new."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        owner = Person(
            id=f"p-{secrets.token_hex(8)}",
            workspace_id=HOME,
            name=name,
            color=OWNER_COLOR,
            role="owner",
            created_at=now,
        )
        is_new = self._add_first(Workspace(id=HOME, name=workspace, created_at=now), owner)
        return self.owner(), is_new

    def _add_first(self, workspace: Workspace, owner: Person) -> bool:
        with self._session() as session:
            if session.get(Workspace, HOME) is not None:
                return False
            try:
                session.add(workspace)
                session.flush()
                session.add(owner)
                session.commit()
            except IntegrityError:  # another process was faster
                return False
        return True

    def owner(self) -> Person:
        """The owner of the first workspace."""
        question = select(Person).where(col(Person.workspace_id) == HOME, col(Person.role) == "owner")
        with self._session() as session:
            return session.scalars(question.order_by(col(Person.created_at)).limit(1)).one()

    def workspace_name(self, workspace_id: str) -> str:
        with self._session() as session:
            workspace = session.get(Workspace, workspace_id)
            return workspace.name if workspace else ""

    def begin(self, digest: str, person_id: str, now: str, expires_at: str) -> SignIn:
        """A new session; those that ran out are swept away on the way."""
        sitting = SignIn(
            digest=digest, id=f"s-{secrets.token_hex(8)}", person_id=person_id,
            created_at=now, seen_at=now, expires_at=expires_at,
        )  # fmt: skip
        with self._session() as session:
            session.execute(delete(SignIn).where(col(SignIn.expires_at) <= now))
            session.add(sitting)
            session.commit()
        return sitting

    def find(self, digest: str) -> tuple[SignIn, Person] | None:
        """The session with this hash and whose it is."""
        question = (
            select(SignIn, Person)
            .join(Person, col(Person.id) == col(SignIn.person_id))
            .where(col(SignIn.digest) == digest)
        )
        with self._session() as session:
            row = session.execute(question).one_or_none()
            return None if row is None else (row[0], row[1])

    def touch(self, digest: str, now: str, expires_at: str) -> None:
        self._write(update(SignIn).where(col(SignIn.digest) == digest).values(seen_at=now, expires_at=expires_at))

    def end(self, session_id: str) -> None:
        self._write(delete(SignIn).where(col(SignIn.id) == session_id))

    def rename(self, person_id: str, name: str, color: str) -> None:
        self._write(update(Person).where(col(Person.id) == person_id).values(name=name, color=color))

    def _write(self, statement: Any) -> None:
        with self._session() as session:
            session.execute(statement)
            session.commit()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A short transaction. Raises Unavailable when the database can't be asked."""
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                yield session
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise Unavailable("The database can't be reached just now; try again in a moment.") from error
