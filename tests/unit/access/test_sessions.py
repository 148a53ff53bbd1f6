"""Sessions on a store in memory: what ends them, what never signs anybody in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from leanwall.access.people import Principal, allows, require
from leanwall.access.sessions import Sessions, iso
from leanwall.errors import Forbidden, NotSignedIn

START = datetime(2026, 11, 22, 6, tzinfo=UTC)


@dataclass
class Row:
    id: str
    workspace_id: str = "home"
    name: str = "Owner"
    color: str = "#0B5FA5"
    role: str = "owner"
    expires_at: str = ""
    seen_at: str = ""


class InMemory:
    """The store that store/people.py is on disk."""

    def __init__(self) -> None:
        self.person = Row("p-1")
        self.sittings: dict[str, Row] = {}

    def owner(self) -> Row:
        return self.person

    def begin(self, digest: str, person_id: str, now: str, expires_at: str) -> Row:
        self.sittings[digest] = Row(f"s-{len(self.sittings)}", seen_at=now, expires_at=expires_at)
        return self.sittings[digest]

    def find(self, digest: str) -> tuple[Row, Row] | None:
        sitting = self.sittings.get(digest)
        return (sitting, self.person) if sitting else None

    def touch(self, digest: str, now: str, expires_at: str) -> None:
        self.sittings[digest] = replace(self.sittings[digest], seen_at=now, expires_at=expires_at)

    def end(self, session_id: str) -> None:
        self.sittings = {digest: row for digest, row in self.sittings.items() if row.id != session_id}

    def rename(self, person_id: str, name: str, color: str) -> None:
        self.person = replace(self.person, name=name, color=color)

    def workspace_name(self, workspace_id: str) -> str:
        return "My boards"


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def signed_in(days: int = 90) -> tuple[Sessions, InMemory, Clock, str]:
    store, clock = InMemory(), Clock()
    sessions = Sessions(store, days=days, clock=clock)
    secret, _ = sessions.sign_in(sessions.one_time_token())
    return sessions, store, clock, secret


def test_only_hashes_are_kept() -> None:
    sessions, store, _, secret = signed_in()
    assert secret not in repr(store.sittings)
    assert sessions.by_cookie(secret).id == "p-1"


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
    (row,) = store.sittings.values()
    assert row.expires_at == iso(clock.now + timedelta(days=90))


@pytest.mark.parametrize("secret", ["", "x", "\ud800", "a" * 100_000, "\x00"])
def test_what_is_no_secret_signs_nobody_in(secret: str) -> None:
    sessions, *_ = signed_in()
    for way in (sessions.by_cookie, sessions.by_bearer, sessions.sign_in):
        with pytest.raises(NotSignedIn):
            way(secret)


def test_the_digest_of_a_secret_is_no_secret() -> None:
    sessions, store, *_ = signed_in()
    (digest,) = store.sittings
    with pytest.raises(NotSignedIn):
        sessions.by_cookie(digest)


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
    store.person.role = "emperor"
    assert sessions.by_cookie(secret).role == "view"


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("view", ["view"]),
        ("comment", ["view", "comment"]),
        ("edit", ["view", "comment", "edit"]),
        ("facilitate", ["view", "comment", "edit", "facilitate"]),
        ("owner", ["view", "comment", "edit", "facilitate", "owner"]),
    ],
)
def test_each_role_includes_those_below(role: str, may: list[str]) -> None:
    roles = ["view", "comment", "edit", "facilitate", "owner"]
    assert [needed for needed in roles if allows(role, needed)] == may
    person = Principal("p", "P", "#000000", role, "home", "s")
    for needed in set(roles) - set(may):
        with pytest.raises(Forbidden):
            require(person, needed)
