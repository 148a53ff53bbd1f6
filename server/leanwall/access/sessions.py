"""Signing in and out: a token (one-time, a ticket or the owner's) is exchanged for a cookie's secret.

Secrets are random and long; only their hashes are kept, so a copy of the database signs nobody in.
"""

from __future__ import annotations

import hmac
import re
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from leanwall.access.people import ROLES, Person, Principal, principal
from leanwall.access.secrets import SECRET_BYTES, digest, iso, new_secret
from leanwall.errors import BadInput, NotFound, NotSignedIn

BEARER = "token"
NO_BOARD = "There is no such board."
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_SEEN_EVERY = timedelta(hours=12)
_TICKET_DAYS = timedelta(days=7)
_OLD_COOKIE_LIVES = timedelta(seconds=60)  # requests under way when a browser gets another cookie


class Sitting(Protocol):
    """A row of the session table: times are ISO in UTC."""

    id: str
    digest: str
    created_at: str
    seen_at: str
    expires_at: str
    agent: str
    stale: bool


class PeopleStore(Protocol):
    """What sessions need kept (store/people.py does it)."""

    def owner(self) -> Person: ...
    def begin(
        self, digest: str, person_id: str, now: str, expires_at: str, agent: str = "", after: str = ""
    ) -> Sitting: ...
    def find(self, digest: str, now: str) -> tuple[Sitting, Person] | None: ...
    def find_on(self, digest: str, board_id: str, now: str) -> Sequence[tuple[Sitting, Person]]: ...
    def of_account(self, account_id: str, now: str, board_id: str | None = None) -> Sequence[Person]: ...
    def account(self, digest: str) -> str | None: ...
    def touch(self, digest: str, now: str, expires_at: str) -> None: ...
    def enter(self, session_id: str, person_id: str) -> None: ...
    def mark_stale(self, session_id: str) -> None: ...
    def end(self, session_id: str) -> None: ...
    def sittings(self, account_id: str, now: str) -> Sequence[Sitting]: ...
    def rename(self, person_id: str, name: str, color: str) -> None: ...
    def workspace_name(self, workspace_id: str) -> str: ...
    def add_ticket(self, digest: str, account_id: str, person_id: str, now: str, expires_at: str) -> None: ...
    def take_ticket(self, digest: str, now: str) -> Person | None: ...


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
        self.when_ended: Callable[[str], object] = lambda _: None  # a session gave way to somebody else's
        self._lock = threading.Lock()
        self.changes = 0  # how often rights were taken or given: whoever was asked about before is asked about again

    def one_time_token(self) -> str:
        """A token that signs the owner in once. It lives in memory: a restart makes it worthless."""
        token = secrets.token_urlsafe(SECRET_BYTES)
        with self._lock:
            self._one_time.add(digest(token))
        return token

    def ticket(self, account_id: str, person_id: str, lasts: timedelta = _TICKET_DAYS) -> str:
        """A token that signs this account in once, within `lasts`, also after a restart."""
        token, now = new_secret(), self._clock()
        self._people.add_ticket(digest(token), account_id, person_id, iso(now), iso(now + lasts))
        return token

    def sign_in(self, token: str, before: str = "", agent: str = "") -> tuple[str, Principal]:
        """The secret for the cookie, and who it makes you. Raises NotSignedIn for a used or unknown token.

        `before` is the secret that the browser held until now; that session ends.
        """
        person = self._accept(digest(token))
        if person is None:
            raise NotSignedIn(
                "This sign-in address was used already, is too old, or is not this wall's. Ask for a fresh one; "
                "the owner finds it in the window where Leanwall runs."
            )
        return self.begin(person, before, agent)

    def begin(self, person: Person, before: str = "", agent: str = "") -> tuple[str, Principal]:
        """A session of a person who has shown who they are: its secret, which is never one that was there before. The
        same account's goes on from the one before, somebody else's ends it with its sockets."""
        now, secret, after = self._clock(), new_secret(), ""
        if before and (found := self._people.find(digest(before), iso(now))):
            self._people.end(found[0].id)
            if found[1].account_id == person.account_id:
                after = found[0].id
            else:
                self.rights_changed()
                self.when_ended(found[0].id)
        sitting = self._people.begin(digest(secret), person.id, iso(now), iso(now + self._days), agent[:200], after)
        return secret, principal(person, sitting.id)

    def renew(self, secret: str) -> str:
        """The secret that a browser should hold from now on: another one when its rights have grown."""
        now = self._clock()
        found = self._people.find(digest(secret), iso(now))
        if found is None or not found[0].stale:
            return secret
        sitting, person = found
        fresh = new_secret()
        self._people.begin(digest(fresh), person.id, iso(now), iso(now + self._days), sitting.agent, sitting.id)
        self._people.touch(sitting.digest, iso(now), iso(now + _OLD_COOKIE_LIVES))
        return fresh

    def by_cookie(self, secret: str, board_id: str | None = None) -> Principal:
        """Who holds this cookie; on a board, as whom they may see it. Raises NotSignedIn when its session ended,
        NotFound when the board is none of theirs, which is the same as there being none."""
        now = iso(self._clock())
        if board_id is not None and secret:
            best = _best([(row[0], row[1]) for row in self._people.find_on(digest(secret), board_id, now)], now)
            if best is not None:
                return self._seen(*best)
        found = self._people.find(digest(secret), now) if secret else None
        if found is None or found[0].expires_at <= now:
            raise NotSignedIn("You are not signed in. Open the address or the link that you were given.")
        if board_id is not None:
            raise NotFound(NO_BOARD)
        return self._seen(*found)

    def by_bearer(self, token: str, board_id: str | None = None) -> Principal:
        """Who the Authorization header speaks for. Raises NotSignedIn unless it is LEANWALL_TOKEN."""
        if self._owner_token is None or not hmac.compare_digest(digest(token), self._owner_token):
            raise NotSignedIn("The bearer token is not this server's LEANWALL_TOKEN.")
        owner = self._people.owner()
        if board_id is None:
            return principal(owner, BEARER)
        mine = self._people.of_account(owner.account_id, iso(self._clock()), board_id)
        if not mine:
            raise NotFound(NO_BOARD)
        return principal(mine[0], BEARER)

    def as_in(self, who: Principal, workspace_id: str) -> Principal:
        """The same account as the member it is of a workspace. Raises NotFound where it is none."""
        if who.workspace_id == workspace_id and not who.is_guest:
            return who
        for person in self._people.of_account(who.account_id, iso(self._clock())):
            if person.workspace_id == workspace_id and person.board_id is None:
                return principal(person, who.session)
        raise NotFound("There is no such workspace.")

    def enter(self, who: Principal) -> None:
        """From now on the session is this person's, in this workspace."""
        if who.session != BEARER:
            self._people.enter(who.session, who.id)

    def sign_out(self, principal: Principal) -> None:
        """Ends the session behind the cookie; its secret is worthless from here on."""
        self._people.end(principal.session)

    def holder(self, secret: str) -> Principal | None:
        """Who holds this cookie, if anybody."""
        try:
            return self.by_cookie(secret)
        except NotSignedIn:
            return None

    def account(self, secret: str) -> str | None:
        """The account of whoever holds this cookie, even when they have been removed."""
        return self._people.account(digest(secret)) if secret else None

    def persons(self, who: Principal, board_id: str) -> Sequence[Person]:
        """As whom this account may see a board."""
        return self._people.of_account(who.account_id, iso(self._clock()), board_id)

    def grew(self, who: Principal) -> None:
        """Their rights have grown: the browser gets another cookie the next time it asks who it is."""
        self._people.mark_stale(who.session)

    def rights_changed(self) -> None:
        """Somebody's rights were changed; said before their sockets are closed."""
        self.changes += 1

    def sittings(self, who: Principal) -> Sequence[Sitting]:
        """Where this account is signed in, the last used first; of a browser whose cookie was just changed the one that
        stays."""
        found = self._people.sittings(who.account_id, iso(self._clock()))
        last: dict[str, str] = {}
        for sitting in found:
            browser = sitting.id.partition(".")[0]
            last[browser] = max(last.get(browser, ""), sitting.expires_at)
        return [sitting for sitting in found if sitting.expires_at == last[sitting.id.partition(".")[0]]]

    def end(self, who: Principal, session_id: str) -> None:
        """Ends another session of the same account. Raises NotFound for one that is not theirs."""
        if not any(sitting.id == session_id for sitting in self.sittings(who)):
            raise NotFound("There is no such session.")
        self._people.end(session_id)

    def rename(self, principal: Principal, name: str | None, color: str | None) -> Principal:
        """The same person under another name or colour. Raises BadInput with the field as place."""
        name = principal.name if name is None else read_name(name)
        color = principal.color if color is None else color
        if not _COLOR.fullmatch(color):
            raise BadInput("a colour is written like #0B5FA5.", place="color")
        self._people.rename(principal.id, name, color)
        return replace(principal, name=name, color=color)

    def workspace_name(self, principal: Principal) -> str:
        """A guest never learns what the client is called."""
        return "" if principal.is_guest else self._people.workspace_name(principal.workspace_id)

    def _seen(self, sitting: Sitting, person: Person) -> Principal:
        now = self._clock()
        if sitting.seen_at <= iso(now - _SEEN_EVERY):
            self._people.touch(sitting.digest, iso(now), iso(now + self._days))
        return principal(person, sitting.id)

    def _accept(self, hashed: str) -> Person | None:
        if self._owner_token is not None and hmac.compare_digest(hashed, self._owner_token):
            return self._people.owner()
        with self._lock:
            known = hashed in self._one_time
            self._one_time.discard(hashed)
        if known:
            self.when_used()
            return self._people.owner()
        return self._people.take_ticket(hashed, iso(self._clock()))


def read_name(text: str) -> str:
    """A person's name as it is shown. Raises BadInput for one that is empty, too long or not printable."""
    name = " ".join(text.split())
    if not 1 <= len(name) <= 80 or not name.isprintable():
        raise BadInput("a name has 1 to 80 characters.", place="name")
    return name


def _best(found: Sequence[tuple[Sitting, Person]], now: str) -> tuple[Sitting, Person] | None:
    """Of a member and a guest in one, the one who may do more."""
    alive = [(sitting, person) for sitting, person in found if sitting.expires_at > now]
    return max(alive, key=lambda row: ROLES.index(principal(row[1], "").role), default=None)
