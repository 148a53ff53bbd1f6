"""PostgreSQL's own programs, with the password where other users of the computer don't see it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy.engine import URL

from leanwall.errors import Unavailable


def run_program(name: str, url: URL, *options: str) -> None:
    """`pg_dump` or `pg_restore` on the database of this address. Raises Unavailable with a way out."""
    program = shutil.which(name) or _newest(name)
    if program is None:
        raise Unavailable(f"`{name}` is needed and not installed here (Debian: apt install postgresql-client).")
    environment = {**os.environ, "PGPASSWORD": url.password or "", "PGCONNECT_TIMEOUT": "10", "LC_MESSAGES": "C"}
    done = subprocess.run(
        [program, "--no-password", f"--dbname={_place(url)}", *options],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unavailable(_sentence(name, done.stderr.strip().splitlines() or ["no reason given"]))


def _place(url: URL) -> str:
    """The address without its password, as these programs read it: what stands behind its ? (certificates, a socket)
    counts for them, too."""
    from psycopg.conninfo import make_conninfo  # 9 MB that a server on SQLite does without

    named = {"host": url.host, "port": url.port, "user": url.username, "dbname": url.database}
    asked = {name: value if isinstance(value, str) else ",".join(value) for name, value in url.query.items()}
    given = {name: str(value) for name, value in named.items() if value is not None}
    return make_conninfo("", **(given | asked))


def _newest(name: str) -> str | None:
    """Debian keeps the programs of each version apart."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else None


def _sentence(name: str, said: list[str]) -> str:
    if any("server version mismatch" in line for line in said):
        return f"This `{name}` is older than the server: install the postgresql-client of the server's version."
    return f"`{name}` could not do it: {said[0].removeprefix(f'{name}: error: ')[:300]}"
