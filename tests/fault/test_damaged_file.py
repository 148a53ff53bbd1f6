"""A database file with broken pages: every board that reads goes on, the file is kept whole, nothing is deleted."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.people import HOME, People
from leanwall.store.salvage import salvage
from leanwall.store.sqlite import Damaged
from tests.support.files import NOW, PAGE, commit, damage


def filled(folder: Path, boards: int = 12, changes: int = 12) -> tuple[Path, dict[str, dict[str, Any]]]:
    """A data folder with boards that people worked on; what each says."""
    database = open_database(f"sqlite:///{folder / 'leanwall.db'}")
    People(database.engine).ensure_owner()
    store = Boards(database)
    for n in range(boards):
        notes = [{"id": f"n-{i}", "text": f"Note {i} of board {n}. " * 12} for i in range(25)]
        content = {"format": "leanwall.board", "version": 1, "title": f"Board {n}", "notes": notes}
        board = store.create(HOME, content)
        for version in range(1, changes + 1):
            commit(database, board, version, {"text": f"Said {version} times. " * 20})
    known = {row.id: store.content(HOME, row.id) for row in store.list(HOME)}
    database.close()
    return folder / "leanwall.db", known


@pytest.mark.parametrize("seed", range(3))
def test_what_reads_of_a_damaged_file_goes_on_and_the_file_is_kept(tmp_path: Path, seed: int) -> None:
    check(tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 60))
def test_what_reads_of_many_damaged_files_goes_on(tmp_path: Path, seed: int) -> None:
    check(tmp_path, seed)


def check(folder: Path, seed: int) -> None:
    rng = random.Random(seed)
    file, known = filled(folder)
    damage(file, rng, pages=rng.randint(1, 4))
    broken = file.read_bytes()
    with pytest.raises(Damaged):
        open_database(f"sqlite:///{file}")
    result = salvage(file, NOW)
    assert result.aside.read_bytes() == broken
    database = open_database(f"sqlite:///{file}")
    store = Boards(database)
    titles = {board: content["title"] for board, content in known.items()}
    for row in store.list(HOME):
        content = store.content(HOME, row.id)
        if titles[row.id] in result.whole:
            assert content == known[row.id]
        assert store.content_at(HOME, row.id, row.version) == content
    assert sorted(result.whole + result.partly + result.lost) == sorted(titles.values())
    assert len(result.whole) + len(result.partly) >= len(known) - 2, result
    database.close()
    assert not list(folder.glob(".salvage*"))


def test_a_file_that_lacks_one_boards_page_keeps_that_board_too(tmp_path: Path) -> None:
    """Its records are gone with their page; the snapshot and the log give them again."""
    file, known = filled(tmp_path, boards=3)
    with closing(sqlite3.connect(file)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'note'").fetchone()[0]
    data = bytearray(file.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xa5" * PAGE
    file.write_bytes(data)
    result = salvage(file, NOW)
    assert sorted(result.whole) == ["Board 0", "Board 1", "Board 2"]
    database = open_database(f"sqlite:///{file}")
    assert {row.id: Boards(database).content(HOME, row.id) for row in Boards(database).list(HOME)} == known
    database.close()


def test_without_room_a_damaged_file_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, _ = filled(tmp_path, boards=1, changes=1)
    damage(file, random.Random(7), 1)
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(Exception, match="no room to salvage"):
        salvage(file, NOW)
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*salvage*")] == []
