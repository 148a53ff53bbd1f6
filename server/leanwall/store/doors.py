"""Links to boards and the guests who came by them. Every question names the workspace and the board."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Engine, and_, delete, func, select, update
from sqlmodel import Session, col

from leanwall.store.access_tables import Account, LinkRow
from leanwall.store.people import Person, SignIn, is_active, rows_changed, short_session
from leanwall.store.tables import BoardRow


class Way(NamedTuple):
    """An open link, its maker's role now, and what the board is called."""

    link: LinkRow
    maker: Person
    title: str


class Doors:
    """Blocking, one short transaction each. Times are ISO in UTC."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, **fields: Any) -> LinkRow:
        """A new link."""
        row = LinkRow(id=f"k-{secrets.token_hex(8)}", **fields)
        with short_session(self._engine) as session:
            session.add(row)
            session.commit()
        return row

    def by_secret(self, digest: str, now: str) -> Way | None:
        """The open link with this secret, while its board and its maker are there."""
        return self._way(col(LinkRow.digest) == digest, now)

    def by_code(self, code: str, now: str) -> Way | None:
        return self._way(col(LinkRow.code) == code, now)

    def _way(self, wanted: ColumnElement[bool], now: str) -> Way | None:
        question = (
            select(LinkRow, Person, col(BoardRow.title))
            .join(Person, and_(col(Person.id) == col(LinkRow.maker_id), col(Person.removed_at).is_(None)))
            .join(BoardRow, and_(col(BoardRow.id) == col(LinkRow.board_id), col(BoardRow.deleted_at).is_(None)))
            .where(wanted, col(LinkRow.closed_at).is_(None), col(LinkRow.expires_at) > now)
        )
        with short_session(self._engine) as session:
            found = session.execute(question).first()
            return None if found is None else Way(found[0], found[1], found[2])

    def links(self, workspace_id: str, board_id: str, now: str) -> Sequence[LinkRow]:
        """A board's links that have not run out, the newest first."""
        question = select(LinkRow).where(_of(workspace_id, board_id), col(LinkRow.expires_at) > now)
        with short_session(self._engine) as session:
            return list(session.scalars(question.order_by(col(LinkRow.created_at).desc(), col(LinkRow.id))))

    def open_door(self, workspace_id: str, board_id: str, now: str) -> LinkRow | None:
        """The board's link with a join code, while it is open."""
        for link in self.links(workspace_id, board_id, now):
            if link.code is not None and link.closed_at is None:
                return link
        return None

    def close_doors(self, workspace_id: str, board_id: str, now: str) -> bool:
        """Lets nobody in by a join code any more; who is in stays. Codes are free again. All doors: two people may have
        opened one at the same moment."""
        where = and_(_of(workspace_id, board_id), col(LinkRow.code).is_not(None), col(LinkRow.closed_at).is_(None))
        with short_session(self._engine) as session:
            closed = rows_changed(session, update(LinkRow).where(where).values(closed_at=now, code=None))
            session.commit()
            return closed > 0

    def set_digest(self, link_id: str, digest: str) -> None:
        """Another secret for the same link; the one before opens nothing."""
        with short_session(self._engine) as session:
            session.execute(update(LinkRow).where(col(LinkRow.id) == link_id).values(digest=digest))
            session.commit()

    def revoke(self, workspace_id: str, board_id: str, link_id: str, now: str) -> list[str] | None:
        """Takes the link away, and everybody who came by it: their ids. None when there is no such link."""
        where = and_(_of(workspace_id, board_id), col(LinkRow.id) == link_id)
        with short_session(self._engine) as session:
            if not rows_changed(session, delete(LinkRow).where(where)):
                return None
            gone = _remove(session, col(Person.link_id) == link_id, now)
            session.commit()
            return gone

    def revoke_of_maker(self, person_id: str, now: str) -> list[str]:
        """Links die with their maker's removal, and so does what came by them."""
        with short_session(self._engine) as session:
            gone = _end_links(session, [person_id], now)
            session.commit()
            return gone

    def add_guest(self, account_id: str | None, link_id: str, **fields: Any) -> Person | None:
        """A new guest, of a new account unless this browser has one. None when the link was closed meanwhile: counting
        locks its row, so that whoever revokes it finds this guest, or this guest finds it gone."""
        guest = Person(id=f"p-{secrets.token_hex(8)}", link_id=link_id, **fields)
        still_open = and_(col(LinkRow.id) == link_id, col(LinkRow.closed_at).is_(None))
        with short_session(self._engine) as session:
            if not rows_changed(session, update(LinkRow).where(still_open).values(joined=col(LinkRow.joined) + 1)):
                return None
            if account_id is None:
                session.add(Account(id=guest.account_id, created_at=guest.created_at))
            else:
                guest.account_id = account_id
            session.add(guest)
            session.commit()
        return guest

    def guests(self, workspace_id: str, board_id: str, now: str) -> Sequence[Person]:
        """Who may be on the board as a guest, or waits to be let in; the newest first."""
        question = select(Person).where(_guest_of(workspace_id, board_id), is_active(now))
        with short_session(self._engine) as session:
            return list(session.scalars(question.order_by(col(Person.created_at).desc(), col(Person.id))))

    def count_guests(self, workspace_id: str, board_id: str, now: str) -> int:
        question = select(func.count(col(Person.id))).where(_guest_of(workspace_id, board_id), is_active(now))
        with short_session(self._engine) as session:
            return int(session.scalar(question) or 0)

    def change_guest(self, workspace_id: str, board_id: str, person_id: str, **values: Any) -> bool:
        """Another role, muted or not, let in; sessions of somebody whose rights grow get another cookie soon."""
        where = and_(_guest_of(workspace_id, board_id), col(Person.id) == person_id, col(Person.removed_at).is_(None))
        with short_session(self._engine) as session:
            is_there = rows_changed(session, update(Person).where(where).values(**values)) > 0
            session.execute(update(SignIn).where(col(SignIn.person_id) == person_id).values(stale=True))
            session.commit()
            return is_there

    def remove_guest(self, workspace_id: str, board_id: str, person_id: str, now: str) -> list[str]:
        """The guest, and whoever came by links of theirs: all who are out. Nobody when there is no such guest."""
        with short_session(self._engine) as session:
            gone = _remove(session, and_(_guest_of(workspace_id, board_id), col(Person.id) == person_id), now)
            session.commit()
            return gone

    def sent_away(self, board_id: str, since: str) -> Sequence[Person]:
        """Guests whom somebody removed from the board since then. Those of a revoked link are not among them."""
        link = select(col(LinkRow.id)).where(col(LinkRow.id) == col(Person.link_id))
        where = and_(col(Person.board_id) == board_id, col(Person.removed_at) >= since, link.exists())
        with short_session(self._engine) as session:
            return list(session.scalars(select(Person).where(where)))


def _of(workspace_id: str, board_id: str) -> ColumnElement[bool]:
    return and_(col(LinkRow.workspace_id) == workspace_id, col(LinkRow.board_id) == board_id)


def _guest_of(workspace_id: str, board_id: str) -> ColumnElement[bool]:
    return and_(col(Person.workspace_id) == workspace_id, col(Person.board_id) == board_id)


def _remove(session: Session, where: ColumnElement[bool], now: str) -> list[str]:
    """Marks people as removed: history still needs their names. With them go their links and who came by these."""
    here = and_(where, col(Person.removed_at).is_(None))
    gone = list(session.scalars(select(col(Person.id)).where(here)))
    session.execute(update(Person).where(here).values(removed_at=now))
    return gone + _end_links(session, gone, now)


def _end_links(session: Session, makers: Sequence[str], now: str) -> list[str]:
    """Takes these people's links away, and whoever came by them."""
    links = list(session.scalars(select(col(LinkRow.id)).where(col(LinkRow.maker_id).in_(makers)))) if makers else []
    if not links:
        return []
    session.execute(delete(LinkRow).where(col(LinkRow.id).in_(links)))
    return _remove(session, col(Person.link_id).in_(links), now)
