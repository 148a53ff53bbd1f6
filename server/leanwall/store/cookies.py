"""Who holds a cookie: asked with every request, so it is one question, written once, with few objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sqlalchemy import Engine, Row, Select, and_, bindparam, or_, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from leanwall.errors import Unavailable


@dataclass(slots=True)
class Sitting:
    """What is asked of a session."""

    digest: str
    id: str
    created_at: str
    seen_at: str
    expires_at: str
    agent: str
    stale: bool


@dataclass(slots=True)
class Holder:
    """What is asked of a person."""

    id: str
    workspace_id: str
    name: str
    color: str
    role: str
    account_id: str
    board_id: str | None
    link_id: str | None
    muted: bool
    waiting: bool
    until: str | None


Found = tuple[Sitting, Holder]
_SITTING, _HOLDER = ([field.name for field in fields(kind)] for kind in (Sitting, Holder))


def find(engine: Engine, digest: str, now: str) -> Found | None:
    """The session with this hash and whose it is: the person it was last, else another of the same account."""
    rows = _asked(engine, _anywhere(), {"digest": digest, "now": now})
    return _read(rows[0]) if rows else None


def find_on(engine: Engine, digest: str, board_id: str, now: str) -> list[Found]:
    """The session and the persons as whom its account may see a board: a member, a guest, or nobody."""
    return [_read(row) for row in _asked(engine, _on_board(), {"digest": digest, "board": board_id, "now": now})]


def _asked(engine: Engine, question: Select[Any], values: dict[str, str]) -> Sequence[Row[Any]]:
    try:
        with engine.connect() as connection:
            return connection.execute(question, values).all()
    except DBAPIError as error:
        raise Unavailable("The database can't be reached just now; try again in a moment.") from error


def _read(row: Row[Any]) -> Found:
    return Sitting(*row[: len(_SITTING)]), Holder(*row[len(_SITTING) :])


@cache
def _of_account() -> Select[Any]:
    """A session with every person of its account who was not removed and whose time is not up."""
    tables = SQLModel.metadata.tables
    session, person, mine = tables["session"], tables["person"], tables["person"].alias("mine")
    columns = [*(session.c[name] for name in _SITTING), *(person.c[name] for name in _HOLDER)]
    is_active = and_(person.c.removed_at.is_(None), or_(person.c.until.is_(None), person.c.until > bindparam("now")))
    return (
        select(*columns)
        .select_from(session)
        .join(mine, mine.c.id == session.c.person_id)
        .join(person, person.c.account_id == mine.c.account_id)
        .where(session.c.digest == bindparam("digest"), is_active)
    )


@cache
def _anywhere() -> Select[Any]:
    tables = SQLModel.metadata.tables
    is_last = tables["person"].c.id == tables["session"].c.person_id
    return _of_account().order_by(is_last.desc()).limit(1)


@cache
def _on_board() -> Select[Any]:
    """Persons who may see a board that is there: members of its workspace, and its guests once let in."""
    person, board = SQLModel.metadata.tables["person"], SQLModel.metadata.tables["board"]
    there = select(board.c.id).where(
        board.c.id == bindparam("board"), board.c.workspace_id == person.c.workspace_id, board.c.deleted_at.is_(None)
    )
    is_mine = or_(person.c.board_id.is_(None), person.c.board_id == bindparam("board"))
    return _of_account().where(is_mine, person.c.waiting.is_(False), there.exists())
