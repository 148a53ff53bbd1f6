"""Is the database well? Read-only questions for `leanwall doctor`; each answer is a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

import msgspec
from sqlalchemy import Connection, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from leanwall.errors import LeanwallError
from leanwall.store import postgres
from leanwall.store.changes import Transaction
from leanwall.store.db import LATEST, Database, open_engine, read_url, revision
from leanwall.store.sealing import KEY_FILE, SEALED
from leanwall.store.tables import ChangeRow
from leanwall.store.troubles import in_words

Answer = tuple[bool, str]  # whether it is well, and the sentence


def examine(url: str) -> Iterator[Answer]:
    """Looks at everything and changes nothing. Raises a LeanwallError when the database can't be asked at all."""
    parsed = read_url(url)
    lite = parsed.get_backend_name() == "sqlite"
    if lite:
        file = Path(str(parsed.database))
        if not file.exists():
            yield True, f"There is no database yet; `leanwall serve` makes it at {file}."
            return
        yield _whole(file)
    engine = open_engine(parsed)
    try:
        if not lite:
            with engine.connect() as connection:  # one that may write: whether it may is asked
                yield from _server(connection)
        with Database(engine).reading() as connection:
            yield from _boards(connection)
            if lite:
                yield from _key(connection, Path(str(parsed.database)).with_name(KEY_FILE))
    except DBAPIError as error:
        raise postgres.refusal(error, parsed) from error
    except LeanwallError as error:
        cause = error.__cause__
        raise (postgres.refusal(cause, parsed) if isinstance(cause, DBAPIError) and not lite else error) from error
    finally:
        engine.dispose()


def _whole(file: Path) -> Answer:
    """Every page and every index: a start looks only at what it can see quickly."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict == "ok":
        return True, f"Every page of {file} is whole ({file.stat().st_size / 2**20:.1f} MB)."
    return False, f"{file} is damaged ({verdict}): the next start salvages what reads, and keeps the file."


def _server(connection: Connection) -> Iterator[Answer]:
    postgres.check_server(connection)
    begun = perf_counter()
    connection.execute(text("SELECT 1"))
    wait = (perf_counter() - begun) * 1000
    version = connection.execute(text("SELECT current_setting('server_version')")).scalar()
    yield wait < 20, f"PostgreSQL {version} answers in {wait:.1f} ms" + ("." if wait < 20 else ": edits wait for that.")
    room = connection.execute(
        text("SELECT current_setting('max_connections')::int - count(*) FROM pg_stat_activity")
    ).scalar()
    enough = int(room or 0) >= 16
    yield enough, f"It has {room} connections left" + ("." if enough else "; a process may need 16: max_connections.")


def _boards(connection: Connection) -> Iterator[Answer]:
    with in_words():
        found = revision(connection)
        if found is None:
            yield True, "There are no tables yet; `leanwall serve` makes them."
            return
        if found > LATEST:
            yield False, f"The tables (“{found}”) are a newer Leanwall's; this one knows “{LATEST}”: update Leanwall."
            return
        if found < LATEST:
            yield True, f"The tables (“{found}”) are an older Leanwall's; the next start brings them to “{LATEST}”."
            return
        yield True, f"The tables are this version's (“{LATEST}”)."
        rows = connection.execute(text("SELECT id, title, version, purged FROM board ORDER BY id")).all()
        wrong = [f"“{row[1] or row[0]}” ({why})" for row in rows if (why := _fault(connection, *row))]
    yield (
        not wrong,
        (
            f"All {len(rows)} boards read, their histories without a gap."
            if not wrong
            else f"{len(wrong)} of {len(rows)} boards are not well: {', '.join(wrong[:10])}; see your backups."
        ),
    )


def _key(connection: Connection, file: Path) -> Iterator[Answer]:
    """What was written in private is readable with its key only."""
    if revision(connection) != LATEST:
        return
    is_sealed = col(ChangeRow.audiences).contains(f'"{SEALED}"')
    sealed = connection.execute(select(col(ChangeRow.version)).where(is_sealed).limit(1)).first() is not None
    if sealed and not file.exists():
        words = f"{file} is missing: what was written in private has no words. Put it back from the old data folder"
        yield False, f"{words} or from a backup (`unzip -p FILE key`)."
    elif sealed:
        yield True, f"{file.name}, which seals what is written in private, lies beside the database."


def _fault(connection: Connection, board: str, _title: str, version: int, purged: int) -> str:
    """What is wrong with a board, in a few words; empty when nothing is."""
    cursor = connection.connection.cursor()
    try:
        Transaction(cursor, connection.dialect.name == "sqlite").load(board).content()
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError):
        return "its records do not read"
    finally:
        cursor.close()
    question = "SELECT count(*), min(version), max(version) FROM change WHERE board_id = :board AND version > :purged"
    count, _, last = connection.execute(text(question), {"board": board, "purged": purged}).one()
    return "" if count == version - purged and (last or version) == version else "its history has a gap"


def describe_place(url: str) -> str:
    """The database's place without its password."""
    parsed: URL = read_url(url)
    return parsed.render_as_string(hide_password=True)
