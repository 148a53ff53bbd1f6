"""PostgreSQL, for several processes: how it is reached, what it must be able to do, and refusals that name the way out.

The waits are short on purpose. A process that was stopped half-way through a commit, or cut off from the network, must
not hold a board's row: the server ends such a transaction itself, and whoever comes back does its work anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from leanwall.errors import Unavailable

SETTING = "LEANWALL_DATABASE_URL"
OLDEST = 13  # the oldest one that is still mended (postgresql.org/support/versioning)
MIGRATING = 5_324_610  # our advisory lock: one process brings the tables up to date
CONNECT = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 8_000,
    "application_name": "leanwall",
}
SESSION = {
    "lock_timeout": "1000",  # the hub says so to people and tries again
    "statement_timeout": "60000",
    "idle_in_transaction_session_timeout": "10000",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "timezone": "UTC",
}
_PREPARE = "SELECT " + ", ".join(f"set_config('{name}', '{value}', false)" for name, value in SESSION.items())
# Acknowledged means on disk, whatever the server's own habit is; waiting for replicas, too, stays as it is set there.
_DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"


def postgres_engine(url: URL) -> Engine:
    """Connections that answer soon or fail soon; a dead one is replaced before it is used."""
    given = {name: value for name, value in CONNECT.items() if name not in url.query}
    url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(url, connect_args=given, pool_pre_ping=True, pool_timeout=5, pool_size=5, max_overflow=10)
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.execute(_PREPARE)
    connection.execute(_DURABLE)
    connection.commit()


def check_server(connection: Connection) -> None:
    """Raises Unavailable when this server can't keep boards."""
    row = connection.execute(
        text(
            "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,"
            " current_setting('server_encoding') AS encoding, current_setting('transaction_read_only') AS read_only, "
            "current_user AS person, current_schema() AS schema, "
            "has_schema_privilege(current_schema(), 'CREATE') AS may_create"
        )
    ).one()
    if row.number < OLDEST * 10_000:
        raise Unavailable(
            f"PostgreSQL {row.version} is too old: Leanwall needs {OLDEST} or newer. Upgrade it, or let "
            f"{SETTING} name another server."
        )
    if row.encoding != "UTF8":
        raise Unavailable(
            f"The database keeps text as {row.encoding}; Leanwall needs UTF8. Make one with "
            f"`createdb --encoding=UTF8 --template=template0 leanwall` and name it in {SETTING}."
        )
    if row.read_only == "on":
        raise Unavailable(f"The database takes no changes (a standby?). Let {SETTING} name the one that does.")
    if not row.may_create:
        raise Unavailable(
            f"The user “{row.person}” of {SETTING} may not make tables. As the owner of the database say: "
            f'GRANT CREATE, USAGE ON SCHEMA {row.schema or "public"} TO "{row.person}";'
        )


@contextmanager
def one_at_a_time(engine: Engine) -> Iterator[Connection]:
    """A connection on which the tables may be changed; other processes that start meanwhile wait for it."""
    with engine.connect() as connection:
        connection.detach()  # its settings end with it
        for name in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"):
            connection.execute(text(f"SET {name} = 0"))
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATING})
        connection.commit()
        yield connection
        connection.rollback()


def refusal(error: DBAPIError, url: URL) -> Unavailable:
    """Why a first connection failed, without the password that the address holds."""
    where = f"{url.host or 'this computer'}:{url.port or 5432}"
    words = str(error.orig)
    if "password authentication failed" in words or "no password supplied" in words:
        found = f"PostgreSQL at {where} does not accept the user “{url.username}” with this password"
    elif "does not exist" in words and "role" in words:
        found = f"PostgreSQL at {where} knows no user “{url.username}”"
    elif "does not exist" in words:
        found = f"PostgreSQL at {where} has no database “{url.database}”; make it with `createdb {url.database}`"
    elif "pg_hba.conf" in words or "permission denied" in words:
        found = f"PostgreSQL at {where} does not let “{url.username}” use “{url.database}”"
    elif "too many" in words or "remaining connection slots" in words:
        found = f"PostgreSQL at {where} has no connection left; raise its max_connections"
    elif "SSL" in words or "certificate" in words:
        found = f"PostgreSQL at {where} can't be spoken to in private as the address wants it ({_first(words)})"
    elif "connection option" in words:
        found = f"There is something in this address that PostgreSQL does not know ({_first(words)})"
    elif getattr(error.orig, "sqlstate", None):
        found = f"PostgreSQL at {where} refuses ({_first(words)})"
    else:
        found = f"No PostgreSQL answers at {where}; is it running, and can it be reached from here?"
    return Unavailable(f"{found.rstrip('.?')}{'?' if found.endswith('?') else '.'} The address stands in {SETTING}.")


def _first(words: str) -> str:
    """What the server says, without the statement that it says it of."""
    return " ".join(words.split("\n")[0].split())[:200].rstrip(".")
