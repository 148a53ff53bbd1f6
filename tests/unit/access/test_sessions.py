"""Sessions on a database in memory: what ends them, what never signs anybody in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import SQLModel

from leanwall.access.people import ROLES, Principal, allows, require, require_member
from leanwall.access.secrets import digest, iso
from leanwall.access.sessions import Sessions
from leanwall.errors import Forbidden, NotSignedIn
from leanwall.store.access_tables import Ticket
from leanwall.store.db import open_database
from leanwall.store.people import People, Person, SignIn, short_session

START = datetime(2026, 11, 22, 6, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def signed_in(days: int = 90) -> tuple[Sessions, People, Clock, str]:
    store, clock = People(open_database("sqlite://").engine), Clock()
    store.ensure_owner()
    sessions = Sessions(store, days=days, clock=clock)
    secret, _ = sessions.sign_in(sessions.one_time_token())
    return sessions, store, clock, secret


def rows(store: People, table: type[SQLModel]) -> list[Any]:
    with short_session(store._engine) as session:
        return list(session.scalars(select(table)))


def test_only_hashes_are_kept() -> None:
    sessions, store, _, secret = signed_in()
    ticket = sessions.ticket("a-1", "p-1")
    kept = repr([*rows(store, SignIn), *rows(store, Ticket)])
    assert digest(secret) in kept
    assert secret not in kept
    assert ticket not in kept
    assert sessions.by_cookie(secret).name == "Owner"


def test_a_session_that_is_not_used_ends() -> None:
    sessions, _, clock, secret = signed_in(days=90)
    clock.now += timedelta(days=90)
    with pytest.raises(NotSignedIn):
        sessions.by_cookie(secret)


def test_a_session_in_use_goes_on() -> None:
    sessions, store, clock, secret = signed_in(days=90)
    for _ in range(5):
        clock.now += timedelta(days=60)
        assert sessions.by_cookie(secret).name == "Owner"
    (row,) = rows(store, SignIn)
    assert row.expires_at == iso(clock.now + timedelta(days=90))


@pytest.mark.parametrize("secret", ["", "x", "\ud800", "a" * 100_000, "\x00"])
def test_what_is_no_secret_signs_nobody_in(secret: str) -> None:
    sessions, *_ = signed_in()
    for way in (sessions.by_cookie, sessions.by_bearer, sessions.sign_in):
        with pytest.raises(NotSignedIn):
            way(secret)


def test_the_digest_of_a_secret_is_no_secret() -> None:
    sessions, store, *_ = signed_in()
    (row,) = rows(store, SignIn)
    with pytest.raises(NotSignedIn):
        sessions.by_cookie(row.digest)


def test_an_unused_one_time_token_is_announced_when_it_is_used() -> None:
    sessions, *_ = signed_in()
    heard: list[str] = []
    sessions.when_used = lambda: heard.append("again")
    token = sessions.one_time_token()
    with pytest.raises(NotSignedIn):
        sessions.sign_in("wrong")
    assert heard == []
    sessions.sign_in(token)
    assert heard == ["again"]


def test_a_role_that_is_not_known_may_only_look() -> None:
    sessions, store, _, secret = signed_in()
    with short_session(store._engine) as session:
        session.execute(update(Person).values(role="emperor"))
        session.commit()
    assert sessions.by_cookie(secret).role == "view"


def test_a_ticket_signs_in_once_and_not_for_ever() -> None:
    sessions, store, clock, _ = signed_in()
    owner = store.owner()
    ticket, late = (sessions.ticket(owner.account_id, owner.id, timedelta(days=7)) for _ in range(2))
    assert sessions.sign_in(ticket)[1].id == owner.id
    with pytest.raises(NotSignedIn):
        sessions.sign_in(ticket)
    clock.now += timedelta(days=7)
    with pytest.raises(NotSignedIn):
        sessions.sign_in(late)


def test_a_browser_whose_rights_have_grown_gets_another_cookie_and_the_old_one_dies() -> None:
    sessions, _, clock, secret = signed_in()
    assert sessions.renew(secret) == secret
    sessions.grew(sessions.by_cookie(secret))
    fresh = sessions.renew(secret)
    assert fresh != secret
    assert sessions.by_cookie(fresh).id == sessions.by_cookie(secret).id  # what is under way goes on
    clock.now += timedelta(seconds=61)
    sessions.by_cookie(fresh)
    with pytest.raises(NotSignedIn):
        sessions.by_cookie(secret)


def test_a_guest_is_no_member_whatever_the_role() -> None:
    guest = Principal("p", "P", "#000000", "facilitate", "home", "s", board_id="b-1")
    require(guest, "facilitate")
    with pytest.raises(Forbidden):
        require_member(guest, "view")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("view", ["view"]),
        ("comment", ["view", "comment"]),
        ("edit", ["view", "comment", "edit"]),
        ("facilitate", ["view", "comment", "edit", "facilitate"]),
        ("admin", ["view", "comment", "edit", "facilitate", "admin"]),
        ("owner", ["view", "comment", "edit", "facilitate", "admin", "owner"]),
    ],
)
def test_each_role_includes_those_below(role: str, may: list[str]) -> None:
    assert [needed for needed in ROLES if allows(role, needed)] == may
    person = Principal("p", "P", "#000000", role, "home", "s")
    for needed in set(ROLES) - set(may):
        with pytest.raises(Forbidden):
            require(person, needed)
