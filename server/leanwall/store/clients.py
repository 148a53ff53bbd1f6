"""Clients: workspaces with their members; what is thrown away for good, and really gone from the file."""

from __future__ import annotations

import secrets
import sqlite3
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, select, update
from sqlmodel import col

from leanwall.core.live import Live
from leanwall.core.sight import unseen
from leanwall.errors import Conflict, Unavailable
from leanwall.store.access_tables import Account, Ticket
from leanwall.store.boards import Boards
from leanwall.store.db import Database
from leanwall.store.people import HOME, Person, SignIn, Workspace, short_session
from leanwall.store.tables import METADATA, BoardRow, ChangeRow, RefusalRow, SnapshotRow, VersionNameRow

RESTS = "It is forgotten here, but rests of it stand in the database file until that is written anew: {}. Try again."

REFUSED = "This was refused; why has been purged."


class Member(NamedTuple):
    """A person of a workspace who is no guest, and their e-mail address."""

    person: Person
    email: str | None


class Clients:
    """Blocking, one short transaction each. Times are ISO in UTC."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, workspace_id: str) -> Workspace | None:
        with short_session(self._db.engine) as session:
            return session.get(Workspace, workspace_id)

    def names(self, workspace_ids: Sequence[str]) -> dict[str, str]:
        """What these workspaces are called."""
        question = select(col(Workspace.id), col(Workspace.name)).where(col(Workspace.id).in_(workspace_ids))
        with short_session(self._db.engine) as session:
            return {row.id: row.name for row in session.execute(question)}

    def all_ids(self) -> list[str]:
        with short_session(self._db.engine) as session:
            return list(session.scalars(select(col(Workspace.id)).order_by(col(Workspace.id))))

    def create(self, name: str, account_id: str, owner: str, color: str, now: str) -> Workspace:
        """A new client, and the account of the instance's owner in it, under this name."""
        workspace = Workspace(id=f"w-{secrets.token_hex(8)}", name=name, created_at=now)
        person = Person(
            id=f"p-{secrets.token_hex(8)}", workspace_id=workspace.id, name=owner, color=color, role="owner",
            created_at=now, account_id=account_id,
        )  # fmt: skip
        with short_session(self._db.engine) as session:
            session.add(workspace)
            session.flush()
            session.add(person)
            session.commit()
        return workspace

    def change(self, workspace_id: str, **values: Any) -> None:
        with short_session(self._db.engine) as session:
            session.execute(update(Workspace).where(col(Workspace.id) == workspace_id).values(**values))
            session.commit()

    def members(self, workspace_id: str) -> Sequence[Member]:
        """The members, the longest there first."""
        question = (
            select(Person, col(Account.email))
            .outerjoin(Account, col(Account.id) == col(Person.account_id))
            .where(_member_of(workspace_id))
            .order_by(col(Person.created_at), col(Person.id))
        )
        with short_session(self._db.engine) as session:
            return [Member(row[0], row[1]) for row in session.execute(question)]

    def member(self, workspace_id: str, person_id: str) -> Person | None:
        question = select(Person).where(_member_of(workspace_id), col(Person.id) == person_id)
        with short_session(self._db.engine) as session:
            return session.scalars(question).first()

    def invite(self, workspace_id: str, email: str, name: str, color: str, role: str, now: str) -> Person:
        """A new member; with an address that is known here already, the same account. Raises Conflict for a member."""
        with short_session(self._db.engine) as session:
            account = session.scalars(select(Account).where(col(Account.email) == email)).first()
            if account is None:
                account = Account(id=f"a-{secrets.token_hex(8)}", email=email, created_at=now)
                session.add(account)
            mine = and_(_member_of(workspace_id), col(Person.account_id) == account.id)
            if session.scalars(select(Person).where(mine)).first() is not None:
                raise Conflict("Somebody with this address is a member already.")
            person = Person(
                id=f"p-{secrets.token_hex(8)}", workspace_id=workspace_id, name=name, color=color, role=role,
                created_at=now, account_id=account.id,
            )  # fmt: skip
            session.add(person)
            session.commit()
        return person

    def set_role(self, person_id: str, role: str) -> None:
        with short_session(self._db.engine) as session:
            session.execute(update(Person).where(col(Person.id) == person_id).values(role=role))
            session.execute(update(SignIn).where(col(SignIn.person_id) == person_id).values(stale=True))
            session.commit()

    def remove(self, workspace_id: str, person_id: str, account_id: str, now: str) -> list[str]:
        """The member is out, as a guest on one of the boards too: all whom that ends. An account with no place left has
        no session and no ticket any more."""
        mine = and_(col(Person.workspace_id) == workspace_id, col(Person.account_id) == account_id)
        with short_session(self._db.engine) as session:
            here = select(col(Person.id)).where(mine, col(Person.removed_at).is_(None))
            gone = list(session.scalars(here))
            session.execute(update(Person).where(col(Person.id).in_(gone)).values(removed_at=now))
            left = select(col(Person.id)).where(col(Person.account_id) == account_id, col(Person.removed_at).is_(None))
            if session.scalars(left.limit(1)).first() is None:
                every = select(col(Person.id)).where(col(Person.account_id) == account_id)
                session.execute(delete(SignIn).where(col(SignIn.person_id).in_(every)))
            session.execute(delete(Ticket).where(col(Ticket.person_id) == person_id))
            session.commit()
            return gone

    def sessions_of(self, workspace_id: str) -> list[str]:
        """Whoever is or was of this workspace."""
        with short_session(self._db.engine) as session:
            return list(session.scalars(select(col(Person.id)).where(col(Person.workspace_id) == workspace_id)))

    def board_ids(self, workspace_id: str) -> list[str]:
        """Its boards, those in the trash too."""
        question = select(col(BoardRow.id)).where(col(BoardRow.workspace_id) == workspace_id)
        with self._db.engine.connect() as connection:
            return list(connection.scalars(question))

    # For good

    def erase(self, workspace_id: str) -> None:
        """Nothing of this client is left in any table, its name included."""
        boards = self.board_ids(workspace_id)
        with self._db.writing() as connection:
            for board_id in boards:
                _erase_board(connection, board_id)
            mine = select(col(Person.id)).where(col(Person.workspace_id) == workspace_id)
            _move_home(connection, workspace_id)
            connection.execute(delete(SignIn).where(col(SignIn.person_id).in_(mine)))
            connection.execute(delete(Ticket).where(col(Ticket.person_id).in_(mine)))
            for table in _tables_with("workspace_id"):
                connection.execute(table.delete().where(table.c.workspace_id == workspace_id))
            connection.execute(delete(Workspace).where(col(Workspace.id) == workspace_id))
            somebody = select(col(Person.id)).where(col(Person.account_id) == col(Account.id))
            connection.execute(delete(Account).where(~somebody.exists()))

    def erase_trash(self, workspace_id: str, before: str) -> list[str]:
        """Boards that were deleted before this moment are gone for good: their ids."""
        question = select(col(BoardRow.id)).where(
            col(BoardRow.workspace_id) == workspace_id, col(BoardRow.deleted_at) <= before
        )
        with self._db.writing() as connection:
            gone = list(connection.scalars(question))
            for board_id in gone:
                _erase_board(connection, board_id)
        return gone

    def last_version_before(self, board_id: str, before: str) -> int:
        """The last version that is older than this moment; 0 when there is none."""
        question = select(func.max(col(ChangeRow.version))).where(
            col(ChangeRow.board_id) == board_id, col(ChangeRow.at) < before
        )
        with self._db.engine.connect() as connection:
            return int(connection.scalar(question) or 0)

    def purge(self, workspace_id: str, board_id: str, version: int) -> bool:
        """Forgets what was before a version: its log loses its content, its snapshots and names go. What stands on the
        board at that version stays, so that later ones can be rebuilt. False when there was nothing to forget."""
        boards = Boards(self._db)
        if version <= 0 or not self._has_past(board_id, version):
            return False
        content = boards.content_at(workspace_id, board_id, version)
        secret = unseen(Live.from_content(content), ())
        content = self._db.seal.closed_content(board_id, content, secret)
        packed = zlib.compress(bytes(msgspec.json.encode(content)), 1)
        of_board = col(SnapshotRow.board_id) == board_id
        with self._db.writing() as connection:
            if not self._begin_at(connection, board_id, version):
                return False
            mark = connection.scalar(
                select(col(ChangeRow.mark)).where(
                    col(ChangeRow.board_id) == board_id, col(ChangeRow.version) == version
                )
            )
            connection.execute(delete(SnapshotRow).where(of_board, col(SnapshotRow.version) <= version))
            row = {"board_id": board_id, "version": version, "mark": mark, "content": packed}
            connection.execute(_table(SnapshotRow).insert(), [row])
            before = and_(col(ChangeRow.board_id) == board_id, col(ChangeRow.version) <= version)
            connection.execute(update(ChangeRow).where(before).values(ops=None, priors=None, audiences=None))
            named = and_(col(VersionNameRow.board_id) == board_id, col(VersionNameRow.version) < version)
            connection.execute(delete(VersionNameRow).where(named))
            _forget_why(connection, board_id)
        return True

    def compact(self) -> None:
        """Writes the file anew without the rests of what was deleted, and empties the journal. PostgreSQL writes over
        such rests in its own time. Raises Unavailable when somebody reads the file, or there is no room."""
        if not self._lite:
            return
        raw = self._db.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("VACUUM")
            is_busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.close()
        except sqlite3.OperationalError as error:
            raise Unavailable(RESTS.format(f"the file can't be written anew just now ({error})")) from error
        finally:
            raw.close()
        if is_busy:
            raise Unavailable(RESTS.format("another program reads the file, a backup perhaps"))

    def _begin_at(self, connection: Connection, board_id: str, version: int) -> bool:
        """The board's history begins at a version from now on; False when it begins later already, since another
        process was faster. The first thing done, since it locks the board's row."""
        later = func.max if self._lite else func.greatest
        earlier = and_(col(BoardRow.id) == board_id, col(BoardRow.purged) < version)
        values = {"purged": version, "floor": later(col(BoardRow.floor), version)}
        return bool(connection.execute(update(BoardRow).where(earlier).values(**values)).rowcount)

    @property
    def _lite(self) -> bool:
        return self._db.engine.dialect.name == "sqlite"

    def _has_past(self, board_id: str, version: int) -> bool:
        question = select(col(ChangeRow.version)).where(
            col(ChangeRow.board_id) == board_id, col(ChangeRow.version) <= version, col(ChangeRow.ops).is_not(None)
        )
        with self._db.engine.connect() as connection:
            return connection.execute(question.limit(1)).first() is not None


def _member_of(workspace_id: str) -> ColumnElement[bool]:
    return and_(
        col(Person.workspace_id) == workspace_id, col(Person.board_id).is_(None), col(Person.removed_at).is_(None)
    )


def _table(model: Any) -> Table:
    return METADATA.tables[model.__tablename__]


def _tables_with(column: str) -> list[Table]:
    """Every table with this column, those first that others point to last."""
    return [table for table in reversed(METADATA.sorted_tables) if column in table.c]


def _erase_board(connection: Connection, board_id: str) -> None:
    """All rows of a board, whatever table they are in; the log of access keeps its id."""
    guests = select(col(Person.id)).where(col(Person.board_id) == board_id)
    connection.execute(delete(SignIn).where(col(SignIn.person_id).in_(guests)))
    for table in _tables_with("board_id"):
        if table.name != "audit":
            connection.execute(table.delete().where(table.c.board_id == board_id))
    connection.execute(delete(BoardRow).where(col(BoardRow.id) == board_id))


def _forget_why(connection: Connection, board_id: str) -> None:
    """A change that was refused stays so; what was wrong with it may tell how somebody called something."""
    rows = select(col(RefusalRow.id), col(RefusalRow.answer)).where(col(RefusalRow.board_id) == board_id)
    for change_id, answer in connection.execute(rows).all():
        told = msgspec.json.decode(answer)
        bare = {"type": told["type"], "id": change_id, "code": told["code"], "message": REFUSED}
        same = and_(col(RefusalRow.board_id) == board_id, col(RefusalRow.id) == change_id)
        connection.execute(update(RefusalRow).where(same).values(answer=msgspec.json.encode(bare).decode()))


def _move_home(connection: Connection, workspace_id: str) -> None:
    """Sessions that stand in a workspace go on in another one of the same account, where there is one."""
    here = _table(Person).alias("here")
    other = _table(Person).alias("other")
    elsewhere = (
        select(other.c.id)
        .join(here, here.c.account_id == other.c.account_id)
        .where(here.c.id == col(SignIn.person_id), other.c.workspace_id != workspace_id)
        .where(other.c.removed_at.is_(None), other.c.board_id.is_(None))
        .order_by((other.c.workspace_id == HOME).desc())
        .limit(1)
        .scalar_subquery()
    )
    mine = select(col(Person.id)).where(col(Person.workspace_id) == workspace_id)
    fallback = func.coalesce(elsewhere, col(SignIn.person_id))
    connection.execute(update(SignIn).where(col(SignIn.person_id).in_(mine)).values(person_id=fallback))
