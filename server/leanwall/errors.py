"""Every way Leanwall says no: few classes, each carrying one sentence for the person and a way out."""

from __future__ import annotations


class LeanwallError(Exception):
    """Base of all refusals. `code` is for programs, the message is for people, `place` says where."""

    code = "error"

    def __init__(self, message: str, *, place: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        if code:
            self.code = code

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class BadInput(LeanwallError):
    """What was handed in cannot be read: a broken file, a wrong value, an unknown name."""

    code = "invalid"


class NotFound(LeanwallError):
    """There is no such thing, or it is not this person's to see (the two answer alike)."""

    code = "not_found"


class NotSignedIn(LeanwallError):
    """Nobody is signed in, or the session ended."""

    code = "not_signed_in"


class Forbidden(LeanwallError):
    """The person may not do this."""

    code = "forbidden"


class Conflict(LeanwallError):
    """The thing changed meanwhile, or exists already."""

    code = "conflict"


class TooLarge(LeanwallError):
    """More than a limit allows."""

    code = "limit"


class Unavailable(LeanwallError):
    """Cannot be done now: the disk is full, the database is locked, a port is taken."""

    code = "unavailable"


class TooMany(LeanwallError):
    """Tried too often; it works again in a moment."""

    code = "too_many"

    def __init__(self, message: str, *, retry_after: float = 60.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after
