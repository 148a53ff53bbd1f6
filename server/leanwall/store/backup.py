"""Backups: one file with the whole database, made while the server runs, and what each board said, to check it by.

SQLite is copied by its online backup, PostgreSQL by `pg_dump` from one snapshot; what the boards said is read from the
same moment. Nothing is put in place before every board in it says what it said.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from leanwall.errors import BadInput, Conflict, LeanwallError, Unavailable
from leanwall.store.db import LATEST, Database, open_database, open_engine, read_url, refusal, revision, seal_of
from leanwall.store.moving import copy_tables
from leanwall.store.programs import run_program
from leanwall.store.sealing import KEY_FILE, keep_key
from leanwall.store.sqlite import Damaged
from leanwall.store.sums import BoardSum, board_sums

MANIFEST, DATABASE, KEY = "manifest.json", "database", "key"
FORMAT = 1


class Manifest(msgspec.Struct):
    """What a backup file says about itself."""

    format: int
    leanwall: str
    tables: str
    kind: Literal["sqlite", "postgresql"]
    made_at: str
    boards: list[BoardSum]


@dataclass(frozen=True)
class Restored:
    """`boards` as the backup has them, each read again where it is now."""

    made_at: str
    boards: list[BoardSum]


def back_up(url: str, out: Path) -> Manifest:
    """Write a backup to a new file. Raises Unavailable with a way out; half a file is never left."""
    parsed = read_url(url)
    try:
        _check_new(out)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".leanwall-backup-") as work:
            copy, part = Path(work) / DATABASE, Path(work) / "packed"
            boards = _copy_sqlite(parsed, copy) if parsed.get_backend_name() == "sqlite" else _dump(parsed, copy)
            kind: Any = "sqlite" if parsed.get_backend_name() == "sqlite" else "postgresql"
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            manifest = Manifest(FORMAT, version("leanwall"), LATEST, kind, now, boards)
            _pack(part, manifest, copy, _key_of(parsed))
            _check_new(out)  # another backup may have been made to this name meanwhile
            part.replace(out)
    except OSError as error:
        raise Unavailable(
            f"The backup can't be written to {out} ({error.strerror}); nothing was left there."
        ) from error
    return manifest


def _check_new(out: Path) -> None:
    if out.exists():
        raise Conflict(f"{out} is there already; name another file.")


def restore(backup: Path, url: str, sealing_key: str = "") -> Restored:
    """Put a backup in place of a database that isn't there yet, and read every board of it again. Raises BadInput for
    what is no backup or a newer Leanwall's, Conflict where boards are kept already."""
    parsed = read_url(url)
    with _opened(backup) as (archive, manifest):
        if manifest.kind == "postgresql" and parsed.get_backend_name() == "sqlite":
            raise BadInput(
                "this backup was made of PostgreSQL: let LEANWALL_DATABASE_URL name an empty PostgreSQL database.",
                place=backup.name,
            )
        key = archive.read(KEY).decode() if KEY in archive.namelist() else ""
        if parsed.get_backend_name() == "sqlite":
            file = Path(str(parsed.database))
            _check_key(file.with_name(KEY_FILE), key)
            _restore_file(archive, manifest, file, key)
        elif key and key != sealing_key:
            raise BadInput(
                "notes in it were sealed on the laptop: let LEANWALL_SEALING_KEY be what the file “key” in the backup "
                f"says (`unzip -p {backup.name} key`), here and for every process.",
                place=backup.name,
            )
        else:
            _restore_postgres(archive, manifest, parsed, url)
    return Restored(manifest.made_at, manifest.boards)


def _copy_sqlite(url: URL, copy: Path) -> list[BoardSum]:
    """All in one go: other connections' commits go on beside it, and would make it begin again if it paused."""
    file = Path(str(url.database))
    if not file.exists():
        raise Unavailable(f"There is no database {file}. Name the data folder: --data or LEANWALL_DATA.")
    try:
        with (
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as to,
        ):
            source.backup(to)
    except sqlite3.Error as error:
        raise _not_copied(file, error) from error
    engine = open_engine(URL.create("sqlite", database=str(copy)))
    try:
        with engine.connect() as connection:
            return _sums(connection)
    finally:
        engine.dispose()


def _not_copied(file: Path, error: sqlite3.Error) -> Unavailable:
    """SQLite writes beside a file to read it: on a medium that can't be written it says only that it can't open it."""
    if os.access(file.parent, os.W_OK):
        return Unavailable(f"The database {file} can't be copied ({error}); `leanwall doctor` says more.")
    return Unavailable(
        f"The database {file} can't be read where nothing can be written. Copy {file.parent} to a disk that can be "
        "written, and name the copy: `leanwall backup --data FOLDER`."
    )


def _dump(url: URL, copy: Path) -> list[BoardSum]:
    with closing(open_as_it_is(url)) as database, database.reading() as connection:
        connection.execute(text("SET idle_in_transaction_session_timeout = 0"))
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar()
        boards = _sums(connection)
        run_program("pg_dump", url, "--format=custom", "--compress=1", f"--snapshot={snapshot}", f"--file={copy}")
        connection.detach()  # its settings end with it
    return boards


def open_as_it_is(url: URL, sealing_key: str = "") -> Database:
    """The database with the tables that it has: a server of another version may run on it. Raises Unavailable when they
    are not this version's, or it can't be reached."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            _check_tables(connection)
    except DBAPIError as error:
        engine.dispose()
        raise refusal(error, url) from error
    except LeanwallError:
        engine.dispose()
        raise
    return Database(engine, seal_of(url, sealing_key))


def _sums(connection: Connection) -> list[BoardSum]:
    _check_tables(connection)
    return board_sums(connection)


def _check_tables(connection: Connection) -> None:
    found = revision(connection)
    if found != LATEST:
        words = "another version of Leanwall" if found else "no Leanwall"
        raise Unavailable(
            f"The tables of this database are {words}'s (“{found}”, not “{LATEST}”). Back up with the version that "
            "serves it, or start this one once, which brings the tables up to date."
        )


def _key_of(url: URL) -> str:
    """What seals the secrets of a SQLite file: without it a restored backup would lack them."""
    if url.get_backend_name() != "sqlite":
        return ""
    file = Path(str(url.database)).with_name(KEY_FILE)
    return file.read_text("utf-8").strip() if file.exists() else ""


def _pack(part: Path, manifest: Manifest, copy: Path, key: str) -> None:
    packed = zipfile.ZIP_STORED if manifest.kind == "postgresql" else zipfile.ZIP_DEFLATED
    part.touch(mode=0o600, exist_ok=False)
    with zipfile.ZipFile(part, "w", packed, compresslevel=1) as archive:
        archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        archive.write(copy, DATABASE)
        if key:
            archive.writestr(KEY, key)


@contextmanager
def _opened(backup: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
            if manifest.format > FORMAT or manifest.tables > LATEST:
                raise BadInput(
                    f"this backup was made by a newer Leanwall ({manifest.leanwall}; this is {version('leanwall')}). "
                    "Update Leanwall and restore it then.",
                    place=backup.name,
                )
            yield archive, manifest
    except FileNotFoundError:
        raise BadInput("there is no such file.", place=str(backup)) from None
    except OSError as error:
        raise BadInput(f"this file can't be read ({error.strerror}).", place=str(backup)) from None
    except Damaged:
        words = "the database in this backup is damaged; take another backup. Nothing was put in place."
        raise BadInput(words, place=backup.name) from None
    except (zipfile.BadZipFile, zlib.error, KeyError, msgspec.MsgspecError, EOFError, RuntimeError, UnicodeError):
        # RuntimeError: it wants a password, or was packed in a way that this Python does not know
        words = "this is no backup of Leanwall, or it is damaged; `leanwall backup` makes them."
        raise BadInput(words, place=backup.name) from None


def _check_key(file: Path, key: str) -> None:
    """Raises Conflict where another key lies: what it seals is somewhere still."""
    if key and file.exists() and file.read_text("utf-8").strip() != key:
        raise Conflict(f"There is another key in {file} already. Restore into an empty folder: --data FOLDER.")


def _restore_file(archive: zipfile.ZipFile, manifest: Manifest, file: Path, key: str) -> None:
    rests = [part for end in ("", "-wal", "-shm") if (part := file.with_name(file.name + end)).exists()]
    if rests:  # a journal that was left behind would be played into the new file
        raise Conflict(
            f"There are boards in {file.parent} already ({rests[0].name}). Restore into an empty folder: --data FOLDER."
        )
    new = file.with_name(f".restoring-{os.getpid()}.db")
    try:
        _unpack(archive, new)
        _check(f"sqlite:///{new}", manifest)
        if key:  # first: a database whose key is missing has lost its secrets, a key alone nothing
            keep_key(file.with_name(KEY_FILE), key)
        new.replace(file)
    except OSError as error:
        raise Unavailable(f"The backup can't be restored to {file.parent} ({error.strerror}).") from error
    finally:
        for part in file.parent.glob(f"{new.name}*"):
            part.unlink()


def _restore_postgres(archive: zipfile.ZipFile, manifest: Manifest, parsed: URL, url: str) -> None:
    with tempfile.TemporaryDirectory(prefix="leanwall-restore-") as work:
        copy = Path(work) / DATABASE
        try:
            _unpack(archive, copy)
        except OSError as error:
            raise Unavailable(
                f"The backup can't be unpacked in {work} ({error.strerror}); TMPDIR picks a place."
            ) from error
        if manifest.kind == "sqlite":
            copy_tables(copy, url)
        else:
            _check_empty(parsed)
            run_program("pg_restore", parsed, "--no-owner", "--no-privileges", "--single-transaction", str(copy))
    _check(url, manifest)


def _check_empty(url: URL) -> None:
    engine = open_engine(url)
    try:
        with Database(engine).reading() as connection:
            if revision(connection) is not None:
                raise Conflict(f"There are boards in the database “{url.database}” already. Restore into an empty one.")
    finally:
        engine.dispose()


def _unpack(archive: zipfile.ZipFile, to: Path) -> None:
    with archive.open(DATABASE) as source, to.open("wb") as target:
        while block := source.read(1 << 20):
            target.write(block)
        target.flush()
        os.fsync(target.fileno())


def _check(url: str, manifest: Manifest) -> None:
    """Raises Unavailable, naming the boards that don't say what they said."""
    database = open_database(url)
    try:
        with database.reading() as connection:
            found = {board.id: board for board in board_sums(connection)}
    finally:
        database.close()
    wrong = [board.title or board.id for board in manifest.boards if found.get(board.id) != board]
    if wrong or len(found) != len(manifest.boards):
        raise Unavailable(f"The backup does not give again what it should: {', '.join(wrong) or 'boards too many'}.")
