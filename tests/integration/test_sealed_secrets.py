"""A dump of the database tells nobody what is still secret; with its key nothing is missing, after a restart, a restore
and a rescue; without it a board goes on and lacks those words only."""

from __future__ import annotations

import random
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from leanwall.cli import main
from leanwall.errors import BadInput, Unavailable
from leanwall.store.backup import back_up, restore
from leanwall.store.boards import Boards
from leanwall.store.db import Database, open_database
from leanwall.store.people import HOME, People
from leanwall.store.salvage import salvage
from leanwall.store.sealing import KEY_FILE
from tests.support.files import NOW, damage
from tests.support.servers import postgres
from tests.support.snoop import CANARY, a_small_map, private, somebody
from tests.support.wall import Wall, open_wall

KEY = "k" * 32
HIDDEN = {"id": "h", "kind": "problem", "text": CANARY, "hidden": True, "author": "p-ben"}
A_BOARD = {
    "format": "leanwall.board",
    "version": 1,
    "notes": [HIDDEN, {"id": "n", "text": "Shown"}],
    "comments": [{"id": "said", "about": "h", "text": f"on {CANARY}"}],
    "polls": [{"id": "q", "targets": ["n"]}],
    "votes": [{"id": "v", "poll": "q", "target": "n", "count": 3, "author": "p-ben"}],
}


def dumped(file: Path) -> str:
    """All that is in a database file, what is packed and what is left over between its pages included."""
    with closing(sqlite3.connect(file)) as connection:
        lines = "\n".join(connection.iterdump())
        packed = "".join(zlib.decompress(row[0]).decode() for row in connection.execute("SELECT content FROM snapshot"))
    raw = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    return lines + packed + raw.decode("latin-1")


def votes_in(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT data FROM vote UNION ALL SELECT ops FROM change").fetchall()
    return "".join(row[0] for row in found)


@contextmanager
def a_secret_session(wall: Wall, folder: Path) -> Iterator[tuple[str, Any, Any]]:
    """A note, a comment on it and two dots of Ben's, while everybody writes in private."""
    board = wall.new_board(**a_small_map())
    with (
        somebody(wall, folder, board, "Mia", "owner") as mia,
        somebody(wall, folder, board, "Ben", "edit") as ben,
    ):
        mia.write(private(True))
        ben.write({"op": "create", "record": "note", "id": "n-9", "fields": {"kind": "problem", "text": "First"}})
        ben.write({"op": "update", "record": "note", "id": "n-9", "fields": {"text": CANARY}})
        ben.write({"op": "edit", "record": "note", "id": "n-9", "field": "text", "splices": [[0, 0, "Yes, "]]})
        ben.write(
            {"op": "create", "record": "comment", "id": "k-9", "fields": {"about": "n-9", "text": f"on {CANARY}"}}
        )
        dots = {"poll": "q", "target": "n-2", "count": 2}
        ben.write({"op": "create", "record": "vote", "id": "v-9", "fields": dots})
        ben.write({"op": "create", "record": "note", "id": "n-10", "fields": {"kind": "problem", "text": CANARY}})
        ben.write({"op": "delete", "record": "note", "id": "n-10"})
        yield board, mia, ben


def texts(content: dict[str, Any]) -> dict[str, str]:
    return {note["id"]: note.get("text", "") for note in content["notes"]}


def test_a_dump_holds_no_hidden_word_and_no_open_vote_and_a_restart_loses_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "leanwall.db"
    with open_wall(tmp_path) as wall, a_secret_session(wall, tmp_path) as (board, _, ben):
        assert CANARY not in dumped(file)
        assert "Shown, too" in dumped(file)
        assert "n-2" not in votes_in(file)
        cookie = ben.browser.cookies["leanwall_8765"]
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o077 == 0
    with open_wall(tmp_path) as wall:
        his = wall.stranger
        his.cookies["leanwall_8765"] = cookie
        content = his.get(f"/api/boards/{board}").json()
        assert texts(content)["n-9"] == f"Yes, {CANARY}"
        assert (content["votes"][0]["target"], content["comments"][0]["text"]) == ("n-2", f"on {CANARY}")
        with somebody(wall, tmp_path, board, "Mia", "owner") as mia:
            mia.write(private(False))
        shown = wall.client.get(f"/api/boards/{board}").json()
        assert texts(shown)["n-9"] == f"Yes, {CANARY}"
        versions = range(wall.client.get(f"/api/boards/{board}/figures").json()["version"] + 1)
        assert [his.get(f"/api/boards/{board}/versions/{n}").status_code for n in versions] == [200] * len(versions)
    (tmp_path / KEY_FILE).unlink()
    assert main(["doctor", "--data", str(tmp_path)]) == 1
    assert f"{KEY_FILE} is missing" in capsys.readouterr().out


def test_a_backup_brings_everything_back_and_a_board_without_its_key_lacks_the_secret_words_only(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").mkdir()
    url = f"sqlite:///{tmp_path / 'data' / 'leanwall.db'}"
    with closing(open_database(url)) as database:
        board = filled(database)
    back_up(url, tmp_path / "b.zip")
    (tmp_path / "new").mkdir()
    other = f"sqlite:///{tmp_path / 'new' / 'leanwall.db'}"
    restore(tmp_path / "b.zip", other)
    assert CANARY not in dumped(tmp_path / "new" / "leanwall.db")
    assert (tmp_path / "new" / KEY_FILE).stat().st_mode & 0o077 == 0
    check_whole(other, board)
    (tmp_path / "new" / KEY_FILE).unlink()
    with closing(open_database(other)) as database:
        content = Boards(database).content(HOME, board)
        assert texts(content) == {"h": "", "n": "Shown"}
        assert content["votes"] == []
        assert texts(Boards(database).content_at(HOME, board, 0))["n"] == "Shown"
    shutil.copy(tmp_path / "data" / KEY_FILE, tmp_path / "new")
    check_whole(other, board)


def filled(database: Database) -> str:
    People(database.engine).ensure_owner()
    return Boards(database).create(HOME, A_BOARD)


def check_whole(url: str, board: str, key: str = "") -> None:
    with closing(open_database(url, key)) as database:
        boards = Boards(database)
        assert boards.content(HOME, board) == A_BOARD
        assert boards.content_at(HOME, board, 0) == A_BOARD


def test_a_database_that_was_rescued_keeps_its_secrets_and_keeps_them_sealed(tmp_path: Path) -> None:
    file = tmp_path / "leanwall.db"
    url = f"sqlite:///{file}"
    with closing(open_database(url)) as database:
        board = filled(database)
        notes = [{"id": f"n-{at}", "text": "Something " * 40} for at in range(400)]
        content = {"format": "leanwall.board", "version": 1, "notes": notes}
        for _ in range(3):
            Boards(database).create(HOME, content)
    damage(file, random.Random(3), 1)
    result = salvage(file, NOW)
    assert len(result.whole) + len(result.partly) >= 3
    assert CANARY not in dumped(file)
    check_whole(url, board)


def test_processes_on_one_postgresql_share_a_key_and_one_with_another_key_says_so(tmp_path: Path) -> None:
    url = postgres().fresh()
    with closing(open_database(url, KEY)) as database:
        board = filled(database)
        with database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT data FROM note UNION ALL SELECT data FROM vote").fetchall()
        assert CANARY not in str(rows)
    check_whole(url, board, KEY)
    for other in ("", "o" * 32):
        with closing(open_database(url, other)) as database, pytest.raises(Unavailable, match="LEANWALL_SEALING_KEY"):
            Boards(database).content(HOME, board)


def test_a_laptops_backup_asks_for_its_key_before_it_moves_into_postgresql(tmp_path: Path) -> None:
    laptop = f"sqlite:///{tmp_path / 'leanwall.db'}"
    with closing(open_database(laptop)) as database:
        board = filled(database)
    back_up(laptop, tmp_path / "b.zip")
    company, key = postgres().empty(), (tmp_path / KEY_FILE).read_text("utf-8").strip()
    with pytest.raises(BadInput, match="LEANWALL_SEALING_KEY"):
        restore(tmp_path / "b.zip", company)
    restore(tmp_path / "b.zip", company, key)
    check_whole(company, board, key)
