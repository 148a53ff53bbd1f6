"""Every earlier version's tables become this version's, on both databases, also after a kill half-way."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from leanwall.errors import Unavailable
from leanwall.store.boards import Boards
from leanwall.store.db import LATEST, MIGRATIONS, migrate, open_database, open_engine, read_url, revision
from leanwall.store.people import HOME, People
from leanwall.store.tables import METADATA
from tests.support.servers import postgres

AT = "2026-11-22T05:20:00Z"
EARLIER = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))[:-1]
CONTENT: dict[str, Any] = {
    "format": "leanwall.board", "version": 1, "title": "Rechnungen", "notes": [{"id": "n-1", "text": "Prüfen 😀"}],
}  # fmt: skip
AFTER: dict[str, Any] = {**CONTENT, "notes": [{"id": "n-1", "text": "Prüfen 😀", "x": 40}]}
OPS = [{"op": "update", "record": "note", "id": "n-1", "fields": {"x": 40}}]
# What the first version wrote for a workspace, its owner, and a board with one change: columns that no step may lose.
ROWS: dict[str, list[dict[str, Any]]] = {
    "workspace": [{"id": HOME, "name": "Mein Büro", "created_at": AT}],
    "person": [
        {"id": "p-1", "workspace_id": HOME, "name": "Änne", "color": "#0B5FA5", "role": "owner", "created_at": AT}
    ],
    "session": [{"digest": "d", "id": "s-1", "person_id": "p-1", "created_at": AT, "seen_at": AT, "expires_at": "9"}],
    "board": [
        {
            "id": "b-1", "workspace_id": HOME, "title": "Rechnungen", "purpose": "", "version": 1, "mark": "m1",
            "floor": 0, "purged": 0,
            "facts": json.dumps({"format": "leanwall.board", "version": 1, "title": "Rechnungen"}),
            "given": '["notes"]', "created_at": AT, "created_by": "p-1", "updated_at": AT,
        }
    ],
    "change": [
        {
            "board_id": "b-1", "version": 1, "mark": "m1", "id": "c-1", "by": "p-1", "at": AT, "ops": json.dumps(OPS),
            "priors": json.dumps([{}]),
        }
    ],
    "refusal": [{"board_id": "b-1", "id": "c-0", "answer": '{"type":"refused","id":"c-0","code":"gone"}', "at": AT}],
    "snapshot": [
        {"board_id": "b-1", "version": 0, "mark": "m0", "content": zlib.compress(json.dumps(CONTENT).encode())}
    ],
    "version_name": [{"board_id": "b-1", "version": 1, "name": "vereinbart", "by": "p-1", "at": AT}],
    "note": [{"board_id": "b-1", "id": "n-1", "place": 0, "data": json.dumps(AFTER["notes"][0])}],
}  # fmt: skip


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any tables."""
    return postgres().empty() if request.param == "postgres" else f"sqlite:///{tmp_path / 'leanwall.db'}"


def as_it_was(url: str, version: str) -> None:
    """The tables of an earlier version, filled by the first one and brought there step by step."""
    engine = open_engine(read_url(url))
    with engine.connect() as connection:
        migrate(connection, None, EARLIER[0])
    with engine.begin() as connection:
        for table, rows in ROWS.items():
            for row in rows:
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join(f":{name}" for name in row)
                connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({marks})'), row)  # noqa: S608
    with engine.connect() as connection:
        migrate(connection, EARLIER[0], version)
    engine.dispose()


def check_all_is_there(url: str) -> None:
    with closing(open_database(url)) as database:
        boards = Boards(database)
        assert boards.content(HOME, "b-1") == AFTER
        assert boards.content_at(HOME, "b-1", 0) == CONTENT
        assert boards.content_at(HOME, "b-1", 1) == AFTER
        assert [named["name"] for named in boards.names(HOME, "b-1")] == ["vereinbart"]
        assert People(database.engine).owner().name == "Änne"
        found = People(database.engine).find("d", AT)
        assert found is not None
        assert found[1].id == "p-1"
        with database.live.transaction(writes=False) as transaction:
            assert set(transaction.answers({"b-1": ["c-0", "c-1"]})["b-1"]) == {"c-0", "c-1"}
        with database.engine.connect() as connection:
            assert revision(connection) == LATEST
            assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


@pytest.mark.parametrize("version", EARLIER)
def test_every_earlier_database_is_brought_up_to_date_with_all_that_is_in_it(empty_url: str, version: str) -> None:
    as_it_was(empty_url, version)
    check_all_is_there(empty_url)


KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from leanwall.store.db import open_database

seen = []

@event.listens_for(Engine, "before_cursor_execute")
def kill(connection, cursor, statement, parameters, context, executemany):
    if statement.lstrip().split()[0].upper() in ("CREATE", "ALTER", "DROP", "UPDATE", "INSERT"):
        seen.append(statement)
        if len(seen) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

open_database(sys.argv[1])
"""


def upgraded_until(url: str, statement: int) -> bool:
    """Whether the upgrade came so far that it was killed just before this statement of its own."""
    command = [sys.executable, "-c", KILLED, url, str(statement)]
    code = subprocess.run(command, capture_output=True, check=False, timeout=120).returncode
    assert code in (0, -9)
    return code == -9


# In the middle of the oldest step; in the newest one, when its work is done and only its number is not written yet.
@pytest.mark.parametrize(("version", "statement"), [(EARLIER[0], 9), (EARLIER[-1], 2)])
def test_an_upgrade_killed_half_way_goes_on_with_the_next_start(empty_url: str, version: str, statement: int) -> None:
    as_it_was(empty_url, version)
    assert upgraded_until(empty_url, statement)
    check_all_is_there(empty_url)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("version", EARLIER)
def test_an_upgrade_killed_before_any_of_its_statements_goes_on(kind: str, version: str, tmp_path: Path) -> None:
    for statement in count(1):
        url = postgres().empty() if kind == "postgres" else f"sqlite:///{tmp_path / f'{statement}.db'}"
        as_it_was(url, version)
        was_killed = upgraded_until(url, statement)
        check_all_is_there(url)
        if not was_killed:
            break
    assert statement > 2


def test_the_migrations_are_one_chain() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [LATEST]


def test_a_database_of_a_newer_leanwall_is_refused_and_left_alone(database_url: str) -> None:
    with closing(open_database(database_url)) as database, database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match=r"newer Leanwall.*Update Leanwall, or restore a backup"):
        open_database(database_url)
    engine = open_engine(read_url(database_url))
    with engine.connect() as connection:
        assert revision(connection) == "9999"
    engine.dispose()


@pytest.mark.parametrize(
    ("setting", "said"),
    [("server_version_num", "too old"), ("server_encoding", "UTF8"), ("transaction_read_only", "takes no changes")],
)
def test_a_postgresql_that_cannot_keep_boards_is_refused_in_a_sentence(
    setting: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server says something else of itself: its answer is changed on the way, all else is real."""
    from leanwall.store import postgres as kind

    other = {"server_version_num": "'120009'", "server_encoding": "'SQL_ASCII'", "transaction_read_only": "'on'"}
    real = kind.text
    monkeypatch.setattr(
        kind, "text", lambda words: real(words.replace(f"current_setting('{setting}')", other[setting]))
    )
    with pytest.raises(Unavailable, match=said):
        open_database(postgres().fresh())


def test_a_user_who_may_not_make_tables_and_a_wrong_password_are_named_with_the_setting() -> None:
    server = postgres()
    url = server.empty()
    name = url.rpartition("/")[2]
    server.say(
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN PASSWORD 'a-password-for-tests'",
    )
    server.say("REVOKE CREATE ON SCHEMA public FROM PUBLIC", database=name)
    with pytest.raises(Unavailable, match=r"“reader”.*LEANWALL_DATABASE_URL.*GRANT CREATE"):
        open_database(server.url(name, user="reader"))
    for wrong in (server.url(name, password="guess"), server.url(name, user="nobody")):
        with pytest.raises(Unavailable, match=r"does not accept.*LEANWALL_DATABASE_URL") as refusal:
            open_database(wrong)
        assert "guess" not in str(refusal.value)
    with pytest.raises(Unavailable, match=r"no database “missing”"):
        open_database(server.url("missing"))
