"""Signing in and out: a token (one-time or the owner's) is exchanged for a cookie's secret.

Secrets are random and long; only their hashes are kept, so a copy of the database signs nobody in.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from leanwall.access.people import ROLES, Principal
from leanwall.errors import BadInput, NotSignedIn

SECRET_BYTES = 32
BEARER = "token"
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_SEEN_EVERY = timedelta(hours=12)


class Person(Protocol):
    """A row of the people table."""

    id: str
    workspace_id: str
    name: str
    color: str
    role: str


class Sitting(Protocol):
    """A row of the session table: `expires_at` and `seen_at` are ISO times in UTC."""

    id: str
    expires_at: str
    seen_at: str


class PeopleStore(Protocol):
    """What sessions need kept (store/people.py does it)."""

    def owner(self) -> Person: ...
    def begin(self, digest: str, person_id: str, now: str, expires_at: str) -> Sitting: ...
    def find(self, digest: str) -> tuple[Sitting, Person] | None: ...
    def touch(self, digest: str, now: str, expires_at: str) -> None: ...
    def end(self, session_id: str) -> None: ...
    def rename(self, person_id: str, name: str, color: str) -> None: ...
    def workspace_name(self, workspace_id: str) -> str: ...


class Sessions:
    """All ways to become somebody. Blocking (database); call it off the event loop."""

    def __init__(
        self,
        people: PeopleStore,
        *,
        owner_token: str = "",
        days: int = 90,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._people = people
        self._owner_token = digest(owner_token) if owner_token else None
        self._days = timedelta(days=days)
        self._clock = clock
        self._one_time: set[str] = set()
        self.when_used: Callable[[], None] = lambda: None  # called when a one-time token has been used up
        self._lock = threading.Lock()

    def one_time_token(self) -> str:
        """A token that signs the owner in once. It lives in memory: a restart makes it worthless."""
        token = secrets.token_urlsafe(SECRET_BYTES)
        with self._lock:
            self._one_time.add(digest(token))
        return token

    def sign_in(self, token: str, before: str = "") -> tuple[str, Principal]:
        """The secret for the cookie, and who it makes you. Raises NotSignedIn for a used or unknown token.

        `before` is the secret that the browser held until now; that session ends.
        """
        if not self._accept(digest(token)):
            raise NotSignedIn(
                "This sign-in address was used already or is not this wall's. "
                "Look at the window where Leanwall runs: it prints a fresh one."
            )
        if before and (found := self._people.find(digest(before))):
            self._people.end(found[0].id)
        secret = secrets.token_urlsafe(SECRET_BYTES)
        now = self._clock()
        owner = self._people.owner()
        sitting = self._people.begin(digest(secret), owner.id, iso(now), iso(now + self._days))
        return secret, _principal(owner, sitting.id)

    def by_cookie(self, secret: str) -> Principal:
        """Who holds this cookie. Raises NotSignedIn when its session ended."""
        found = self._people.find(digest(secret)) if secret else None
        now = self._clock()
        if found is None or found[0].expires_at <= iso(now):
            raise NotSignedIn("You are not signed in. Open the address that Leanwall printed when it started.")
        sitting, person = found
        if sitting.seen_at <= iso(now - _SEEN_EVERY):
            self._people.touch(digest(secret), iso(now), iso(now + self._days))
        return _principal(person, sitting.id)

    def by_bearer(self, token: str) -> Principal:
        """Who the Authorization header speaks for. Raises NotSignedIn unless it is LEANWALL_TOKEN."""
        if self._owner_token is None or not hmac.compare_digest(digest(token), self._owner_token):
            raise NotSignedIn("The bearer token is not this server's LEANWALL_TOKEN.")
        return _principal(self._people.owner(), BEARER)

    def sign_out(self, principal: Principal) -> None:
        """Ends the session behind the cookie; its secret is worthless from here on."""
        self._people.end(principal.session)

    def rename(self, principal: Principal, name: str | None, color: str | None) -> Principal:
        """The same person under another name or colour. Raises BadInput with the field as place."""
        name = principal.name if name is None else " ".join(name.split())
        color = principal.color if color is None else color
        if not 1 <= len(name) <= 80 or not name.isprintable():
            raise BadInput("a name has 1 to 80 characters.", place="name")
        if not _COLOR.fullmatch(color):
            raise BadInput("a colour is written like #0B5FA5.", place="color")
        self._people.rename(principal.id, name, color)
        return Principal(principal.id, name, color, principal.role, principal.workspace_id, principal.session)

    def workspace_name(self, principal: Principal) -> str:
        return self._people.workspace_name(principal.workspace_id)

    def _accept(self, token: str) -> bool:
        if self._owner_token is not None and hmac.compare_digest(token, self._owner_token):
            return True
        with self._lock:
            known = token in self._one_time
            self._one_time.discard(token)
        if known:
            self.when_used()
        return known


def digest(secret: str) -> str:
    """What is stored of a secret. A plain hash is enough: 256 random bits can't be guessed from it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def iso(moment: datetime) -> str:
    """The time as tables keep it; sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _principal(person: Person, session: str) -> Principal:
    role = person.role if person.role in ROLES else "view"
    return Principal(person.id, person.name, person.color, role, person.workspace_id, session)
