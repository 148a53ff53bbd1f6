"""What a database's error means for people: one sentence, what happens to their work, a way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from leanwall.errors import Unavailable

WAITS = "changes wait, nothing is lost"


def unavailable(error: BaseException) -> Unavailable:
    """The refusal for a driver's error. What the driver says may name hosts and people's text: it is not repeated
    unless it is SQLite's, whose few sentences do neither."""
    words = str(error).lower()
    if "full" in words or "no space" in words:
        return Unavailable(f"The disk is full: {WAITS}. Make room.", code="disk_full")
    if "locked" in words or "busy" in words or "lock timeout" in words or "deadlock" in words:
        return Unavailable(f"Another program holds the database: {WAITS}.", code="locked")
    if type(error).__module__.startswith("psycopg"):
        return Unavailable(f"The database does not answer just now: {WAITS}.", code="database_gone")
    return Unavailable(f"The database cannot be written ({error}): {WAITS}.")


@contextmanager
def in_words() -> Iterator[None]:
    """A database's failure as Unavailable. What breaks a rule of the tables is a fault of ours and stays one."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, PoolTimeout) as error:
        if unavailable(getattr(error, "orig", None) or error).code == "disk_full":
            raise Unavailable("The server's disk is full; make room and try again.", code="disk_full") from error
        raise Unavailable(
            "The database can't be reached just now; try again in a moment.", code="database_gone"
        ) from error
