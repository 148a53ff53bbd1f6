"""Workspaces, people and their sessions: the tables and the few questions asked of them.

A person belongs to one workspace. Whoever works in several is one account with a person in each, so that nothing of
one client, not even an id, is seen in another. A guest is a person with one board.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Delete, Engine, Update, and_, delete, func, or_, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Field, Session, SQLModel, col

from leanwall.errors import Unavailable
from leanwall.store import cookies
from leanwall.store.access_tables import Account, Ticket
from leanwall.store.cookies import Found

OWNER_COLOR = "#0B5FA5"
HOME = "home"
_BEGINNING = len("s-") + 16  # letters of a session's id that one browser's sessions share


class Workspace(SQLModel, table=True):
    """A client's boards and people. Every other row names its workspace. Days: None keeps for ever."""

    id: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=300)
    created_at: str = Field(max_length=40)
    trash_days: int | None = 30
    history_days: int | None = None


class Person(SQLModel, table=True):
    """Somebody of a workspace, with the role they have in it; a guest has it on `board_id` only."""

    id: str = Field(primary_key=True, max_length=64)
    workspace_id: str = Field(foreign_key="workspace.id", index=True, max_length=64)
    name: str = Field(max_length=300)
    color: str = Field(max_length=16)
    role: str = Field(max_length=16)
    created_at: str = Field(max_length=40)
    account_id: str = Field(default_factory=lambda: f"a-{secrets.token_hex(8)}", index=True, max_length=64)
    board_id: str | None = Field(default=None, index=True, max_length=64)
    link_id: str | None = Field(default=None, index=True, max_length=64)
    muted: bool = False
    waiting: bool = False
    until: str | None = Field(default=None, max_length=40)
    removed_at: str | None = Field(default=None, max_length=40)


class SignIn(SQLModel, table=True):
    """A browser that signed in; `digest` is the hash of its cookie. `stale`: it gets another one next time, because
    its rights have grown."""

    __tablename__ = "session"

    digest: str = Field(primary_key=True, max_length=64)
    id: str = Field(unique=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", index=True, max_length=64)
    created_at: str = Field(max_length=40)
    seen_at: str = Field(max_length=40)
    expires_at: str = Field(max_length=40)
    agent: str = Field(default="", max_length=200)
    stale: bool = False


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
                session.add(Account(id=owner.account_id, created_at=owner.created_at))
                session.commit()
            except IntegrityError:  # another process was faster
                return False
        return True

    def owner(self) -> Person:
        """The owner of the first workspace."""
        question = select(Person).where(col(Person.workspace_id) == HOME, col(Person.role) == "owner")
        with self._session() as session:
            return session.scalars(question.order_by(col(Person.created_at)).limit(1)).one()

    def workspaces(self) -> Sequence[Workspace]:
        """All clients, for whoever keeps the whole."""
        with self._session() as session:
            return session.scalars(select(Workspace).order_by(col(Workspace.id))).all()

    def workspace_name(self, workspace_id: str) -> str:
        with self._session() as session:
            workspace = session.get(Workspace, workspace_id)
            return workspace.name if workspace else ""

    def begin(self, digest: str, person_id: str, now: str, expires_at: str, agent: str = "", after: str = "") -> SignIn:
        """A new session; those that ran out are swept away on the way. One that goes on `after` another in the same
        browser has the same beginning of its id: what ends the one ends the other."""
        browser = _browser(after)
        sitting = SignIn(
            digest=digest, person_id=person_id,
            id=f"{browser}.{secrets.token_hex(4)}" if browser else f"s-{secrets.token_hex(8)}",
            created_at=now, seen_at=now, expires_at=expires_at, agent=agent,
        )  # fmt: skip
        with self._session() as session:
            session.execute(delete(SignIn).where(col(SignIn.expires_at) <= now))
            session.add(sitting)
            session.commit()
        return sitting

    def find(self, digest: str, now: str) -> Found | None:
        """The session with this hash and whose it is: the person it was last, else another of the same account."""
        return cookies.find(self._engine, digest, now)

    def find_on(self, digest: str, board_id: str, now: str) -> list[Found]:
        """The session and the persons as whom its account may see a board: a member, a guest, or nobody."""
        return cookies.find_on(self._engine, digest, board_id, now)

    def of_account(self, account_id: str, now: str, board_id: str | None = None) -> list[Person]:
        """An account's persons in every workspace, or those who may see a board."""
        question = select(Person).where(col(Person.account_id) == account_id, is_active(now))
        if board_id is not None:
            question = question.where(*_on_board(board_id))
        with self._session() as session:
            return list(session.scalars(question.order_by(col(Person.created_at), col(Person.id))))

    def touch(self, digest: str, now: str, expires_at: str) -> None:
        self._write(update(SignIn).where(col(SignIn.digest) == digest).values(seen_at=now, expires_at=expires_at))

    def account(self, digest: str) -> str | None:
        """Whose browser this is, also of somebody who was removed."""
        question = select(col(Person.account_id)).join(SignIn, col(SignIn.person_id) == col(Person.id))
        with self._session() as session:
            return session.scalars(question.where(col(SignIn.digest) == digest)).first()

    def enter(self, session_id: str, person_id: str) -> None:
        """From now on the session is this person's; the account stays the same."""
        self._write(update(SignIn).where(col(SignIn.id) == session_id).values(person_id=person_id))

    def mark_stale(self, session_id: str) -> None:
        self._write(update(SignIn).where(col(SignIn.id) == session_id).values(stale=True))

    def end(self, session_id: str) -> None:
        """This session, and those that it went on from or that went on from it."""
        self._write(delete(SignIn).where(_beginning(col(SignIn.id)) == _browser(session_id)))

    def active(self, person_ids: Sequence[str], now: str) -> list[Person]:
        """Those of these people who were not removed and whose time is not up."""
        question = select(Person).where(col(Person.id).in_(person_ids), is_active(now))
        with self._session() as session:
            return list(session.scalars(question))

    def alive(self, session_ids: Sequence[str], now: str) -> list[str]:
        """Those of these sessions that have not ended, or that went on under another cookie."""
        browsers = {_browser(id) for id in session_ids}
        question = select(_beginning(col(SignIn.id))).where(
            _beginning(col(SignIn.id)).in_(browsers), col(SignIn.expires_at) > now
        )
        with self._session() as session:
            there = set(session.scalars(question))
        return [id for id in session_ids if _browser(id) in there]

    def sittings(self, account_id: str, now: str) -> Sequence[SignIn]:
        """An account's sessions, the last used first."""
        question = (
            select(SignIn)
            .join(Person, col(Person.id) == col(SignIn.person_id))
            .where(col(Person.account_id) == account_id, col(SignIn.expires_at) > now)
            .order_by(col(SignIn.seen_at).desc(), col(SignIn.id))
        )
        with self._session() as session:
            return list(session.scalars(question))

    def rename(self, person_id: str, name: str, color: str) -> None:
        self._write(update(Person).where(col(Person.id) == person_id).values(name=name, color=color))

    def add_ticket(self, digest: str, account_id: str, person_id: str, now: str, expires_at: str) -> None:
        """A sign-in address; those that ran out are swept away on the way."""
        ticket = Ticket(
            digest=digest, account_id=account_id, person_id=person_id, created_at=now, expires_at=expires_at
        )
        with self._session() as session:
            session.execute(delete(Ticket).where(col(Ticket.expires_at) <= now))
            session.add(ticket)
            session.commit()

    def take_ticket(self, digest: str, now: str) -> Person | None:
        """Uses a ticket up: whoever it signs in, or None when it is unknown, used or too old."""
        with self._session() as session:
            ticket = session.get(Ticket, digest)
            if ticket is None or not rows_changed(session, delete(Ticket).where(col(Ticket.digest) == digest)):
                return None  # of two who come with the same ticket at once, one finds it gone
            session.commit()
            if ticket.expires_at <= now:
                return None
            mine = and_(col(Person.account_id) == ticket.account_id, is_active(now))
            first = (col(Person.id) == ticket.person_id).desc()
            return session.scalars(select(Person).where(mine).order_by(first).limit(1)).first()

    def by_email(self, email: str, now: str) -> Person | None:
        """A member with this address (lower case), in whichever workspace they were first."""
        return self._member_of(col(Account.email) == email, now)

    def by_subject(self, subject: str, now: str) -> Person | None:
        """A member that signed in with this name of a sign-in service before."""
        return self._member_of(col(Account.subject) == subject, now)

    def bind_subject(self, account_id: str, subject: str) -> bool:
        """Ties an account to a sign-in service's name for it; False when it is tied to another one."""
        free = and_(col(Account.id) == account_id, or_(col(Account.subject).is_(None), _equals_subject(subject)))
        with self._session() as session:
            # Whoever had it until now is no member any more (by_subject), and may be invited by another address.
            before = and_(_equals_subject(subject), col(Account.id) != account_id)
            session.execute(update(Account).where(before, ~_has_members()).values(subject=None))
            is_bound = rows_changed(session, update(Account).where(free).values(subject=subject)) > 0
            session.commit()
            return is_bound

    def _member_of(self, account: ColumnElement[bool], now: str) -> Person | None:
        question = (
            select(Person)
            .join(Account, col(Account.id) == col(Person.account_id))
            .where(account, is_active(now), col(Person.board_id).is_(None))
            .order_by(col(Person.created_at), col(Person.id))
        )
        with self._session() as session:
            return session.scalars(question.limit(1)).first()

    def _write(self, statement: Any) -> None:
        with self._session() as session:
            session.execute(statement)
            session.commit()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with short_session(self._engine) as session:
            yield session


@contextmanager
def short_session(engine: Engine) -> Iterator[Session]:
    """A short transaction. Raises Unavailable when the database can't be asked."""
    try:
        with Session(engine, expire_on_commit=False) as session:
            yield session
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise Unavailable("The database can't be reached just now; try again in a moment.") from error


def rows_changed(session: Session, statement: Update | Delete) -> int:
    """How many rows it changes or deletes. Objects that the session holds are not told."""
    return session.connection().execute(statement).rowcount


def is_active(now: str) -> ColumnElement[bool]:
    """Not removed, and not a guest whose time is up."""
    return and_(col(Person.removed_at).is_(None), or_(col(Person.until).is_(None), col(Person.until) > now))


def _on_board(board_id: str) -> tuple[ColumnElement[bool], ...]:
    """Persons who may see a board that is there: members of its workspace, and its guests once let in."""
    board = SQLModel.metadata.tables["board"]
    there = select(board.c.id).where(
        board.c.id == board_id, board.c.workspace_id == col(Person.workspace_id), board.c.deleted_at.is_(None)
    )
    mine = or_(col(Person.board_id).is_(None), col(Person.board_id) == board_id)
    return mine, col(Person.waiting).is_(False), there.exists()


def _browser(session_id: str) -> str:
    """The beginning of a session's id, which goes on when its browser gets another cookie."""
    return session_id[:_BEGINNING]


def _beginning(column: Any) -> Any:
    return func.substr(column, 1, _BEGINNING)


def _has_members() -> ColumnElement[bool]:
    """Whether an account is a member anywhere."""
    is_member = and_(col(Person.removed_at).is_(None), col(Person.board_id).is_(None))
    return select(col(Person.id)).where(col(Person.account_id) == col(Account.id), is_member).exists()


def _equals_subject(subject: str) -> ColumnElement[bool]:
    return col(Account.subject) == subject
