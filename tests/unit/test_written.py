"""Boards written down for exports: once a version for everybody, and for one person alone what is not for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from leanwall import written
from leanwall.access.people import Principal
from leanwall.store.boards import Boards, Standing
from leanwall.store.db import Database, open_database
from leanwall.store.people import HOME, People
from leanwall.sync.views import cut_content
from leanwall.written import Written
from tests.support.files import commit

ANNA, BEN = (
    Principal(id=f"p-{name}", workspace_id=HOME, name=name, color="#335577", role="edit", session=name)
    for name in ("anna", "ben")
)
OPEN: dict[str, Any] = {"format": "leanwall.board", "version": 1, "title": "Open", "notes": [{"id": "n-3"}]}
SECRET: dict[str, Any] = {**OPEN, "notes": [{"id": "n-3", "text": "Annas", "author": "p-anna", "hidden": True}]}


class Counted(Boards):
    """How often a board was read."""

    reads = 0

    def content_and_standing(self, workspace_id: str, board_id: str) -> tuple[dict[str, Any], Standing]:
        self.reads += 1
        return super().content_and_standing(workspace_id, board_id)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(f"sqlite:///{tmp_path / 'leanwall.db'}")) as opened:
        People(opened.engine).ensure_owner()
        yield opened


def desk(boards: Boards) -> Written:
    return Written(boards, lambda who, content: cut_content(content, (who.id,)), lambda who, board: False)


def test_what_everybody_sees_is_written_once_a_version(database: Database) -> None:
    boards = Counted(database)
    board, sheets = boards.create(HOME, OPEN), desk(boards)
    first = sheets.sheet(ANNA, board)
    assert sheets.sheet(BEN, board) is first
    assert boards.reads == 1
    commit(database, board, 1, {"text": "changed"})
    second = sheets.sheet(BEN, board)
    assert (first.version, second.version) == (0, 1)
    assert b"changed" in second.text


def test_what_one_person_sees_is_never_handed_to_another(database: Database) -> None:
    boards = Boards(database)
    board, sheets = boards.create(HOME, SECRET), desk(boards)
    assert b"Annas" in sheets.sheet(ANNA, board).text
    assert b"Annas" not in sheets.sheet(BEN, board).text


def test_content_and_signatures_are_of_one_moment(database: Database) -> None:
    """Between the two questions somebody takes the edit back: what was edited must not be told as unchanged."""
    boards, texts = Counted(database), iter(["signed"])
    board = boards.create(HOME, OPEN)
    commit(database, board, 1, {"text": "edited"})

    def changed(who: Principal, board_id: str) -> bool:
        for text in texts:
            commit(database, board_id, 2, {"text": text})
        return False

    sheet = Written(boards, lambda who, content: content, changed).sheet(ANNA, board)
    assert (sheet.version, sheet.changed, boards.reads) == (2, False, 2)
    assert b"signed" in sheet.text


def test_a_board_that_never_stands_still_is_not_the_signed_one(database: Database) -> None:
    boards, versions = Boards(database), count(1)
    board = boards.create(HOME, OPEN)

    def changed(who: Principal, board_id: str) -> bool:
        version = next(versions)
        commit(database, board_id, version, {"text": f"edit {version}"})
        return False

    assert Written(boards, lambda who, content: content, changed).sheet(ANNA, board).changed


def test_only_so_much_is_kept(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    boards = Counted(database)
    first, other = boards.create(HOME, OPEN), boards.create(HOME, OPEN)
    sheets = desk(boards)
    monkeypatch.setattr(written, "MAX_BYTES", len(sheets.sheet(ANNA, first).text) + 10)
    for board in (other, other, first):
        sheets.sheet(ANNA, board)
    assert boards.reads == 3
