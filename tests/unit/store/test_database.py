"""Opening a database: made when new, migrated in one piece, refused in a sentence when it can't be used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from leanwall.errors import BadInput, LeanwallError, Unavailable
from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.folder import FolderLock
from leanwall.store.people import HOME, People
from leanwall.store.tables import METADATA


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'leanwall.db'}"


def test_the_migrations_make_just_the_tables_that_are_declared(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()


def test_every_commit_is_on_disk_before_it_is_told(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    with database.live.transaction(writes=False):
        cursor = database.live._connection.cursor()
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    database.close()


def test_an_open_database_is_opened_again_with_all_that_is_in_it(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    People(database.engine).ensure_owner()
    board = Boards(database).create(HOME, {"format": "leanwall.board", "version": 1, "title": "Kept"})
    database.close()
    again = open_database(url(tmp_path))
    assert Boards(again).content(HOME, board)["title"] == "Kept"
    again.close()


def test_a_migration_that_breaks_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise Unavailable("the power went")

    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", broken)
        with pytest.raises(LeanwallError):
            open_database(url(tmp_path))
    with closing(sqlite3.connect(tmp_path / "leanwall.db")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    open_database(url(tmp_path)).close()


def test_a_newer_database_is_refused_with_a_way_out(tmp_path: Path) -> None:
    open_database(url(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / "leanwall.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(Unavailable, match=r"newer Leanwall.*Update"):
        open_database(url(tmp_path))


def test_a_damaged_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    open_database(url(tmp_path)).close()
    file = tmp_path / "leanwall.db"
    data = bytearray(file.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    file.write_bytes(data)
    with pytest.raises(Unavailable):
        open_database(url(tmp_path))
    assert file.read_bytes() == data


def test_something_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "leanwall.db").write_text("This is a shopping list, not a database.\n" * 200)
    with pytest.raises(Unavailable, match=r"cannot be opened|is damaged"):
        open_database(url(tmp_path))
    with pytest.raises(Unavailable, match="no folder"):
        open_database(f"sqlite:///{tmp_path}/missing/leanwall.db")
    with pytest.raises(BadInput, match="neither"):
        open_database(f"sqlite+aiosqlite:///{tmp_path}/leanwall.db")


def test_a_full_disk_is_called_so(tmp_path: Path) -> None:
    full = pytest.raises(Unavailable, match="disk is full")
    with closing(open_database(url(tmp_path))) as database, full, database.writing() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
        connection.execute(text("CREATE TABLE large (content BLOB)"))
        connection.execute(text("INSERT INTO large VALUES (zeroblob(1000000))"))


def test_a_lock_that_cannot_be_opened_is_told_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "server.lock").mkdir()
    with pytest.raises(Unavailable, match=r"server\.lock can't be opened.*--data"):
        FolderLock(tmp_path).take()
