"""Boards in the database: nothing lost, one's own only, any earlier version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from sqlmodel import Session

from leanwall.core.change import Change, Commit, Head
from leanwall.core.live import Live
from leanwall.errors import NotFound
from leanwall.store.boards import Boards
from leanwall.store.db import Database, open_database
from leanwall.store.people import HOME, People, Workspace

CONTENT: dict[str, Any] = {
    "format": "leanwall.board", "version": 1, "title": "Billing", "purpose": "Pay on time", "from_tomorrow": {"x": [1]},
    "lanes": [{"id": "b", "name": "Second", "order": "a1"}, {"id": "a", "name": "First"}],
    "notes": [{"id": "n-2", "text": "ä\u202e😀", "x": 1.5, "extra": None}, {"id": "n-1", "lane": "a"}],
    "links": [],
}  # fmt: skip


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    People(opened.engine).ensure_owner()
    with Session(opened.engine) as session:
        session.add(Workspace(id="other", name="Other", created_at="2026-11-22T00:00:00Z"))
        session.commit()
    yield opened
    opened.close()


def commit(database: Database, board: str, version: int, *ops: dict[str, Any]) -> None:
    """A change as the hub would write it."""
    with database.live.transaction(writes=True) as transaction:
        live: Live = transaction.load(board)
        live.begin(version)
        priors = [live.play(op) for op in ops]
        change = Change(version, f"m{version}", f"c-{version}", "p-anna", "2026-11-22T08:00:00Z", list(ops), priors)
        put = [
            (op["record"], op["id"], live.places[op["id"]], live.records[op["record"]][op["id"]])
            for op in ops
            if op["id"] in live.kinds
        ]
        gone = [(op["record"], op["id"]) for op in ops if op["op"] == "delete"]
        facts = live.facts if any(op["record"] == "board" for op in ops) else None
        head = Head(version, change.mark, 0)
        transaction.write([Commit(board, head, [change], [], put, gone, facts, change.at)])


def test_a_board_comes_back_as_it_was_given(database: Database) -> None:
    boards = Boards(database)
    board = boards.create(HOME, CONTENT, "p-anna", "2026-11-22T08:00:00Z")
    assert boards.content(HOME, board) == CONTENT
    assert boards.content_at(HOME, board, 0) == CONTENT
    (info,) = boards.list(HOME)
    assert (info.id, info.title, info.purpose, info.version) == (board, "Billing", "Pay on time", 0)


def test_a_foreign_board_answers_like_a_missing_one(database: Database) -> None:
    boards = Boards(database)
    board = boards.create(HOME, CONTENT)
    said = set()
    for workspace, board_id in (("other", board), (HOME, "b-none"), ("none", board), (HOME, board.upper())):
        for ask in (
            lambda w, b: boards.content(w, b),
            lambda w, b: boards.content_at(w, b, 0),
            lambda w, b: boards.log(w, b),
            lambda w, b: boards.names(w, b),
            lambda w, b: boards.delete(w, b),
            lambda w, b: boards.name_version(w, b, 0, "mine", "p", "now"),
        ):
            with pytest.raises(NotFound) as refused:
                ask(workspace, board_id)
            said.add(str(refused.value))
    assert said == {"There is no such board."}
    assert list(boards.list("other")) == []
    assert boards.content(HOME, board) == CONTENT
    with pytest.raises(NotFound):
        boards.create("none", CONTENT)


def test_a_deleted_board_is_gone_for_everyone(database: Database) -> None:
    boards = Boards(database)
    board = boards.create(HOME, CONTENT)
    boards.delete(HOME, board)
    with pytest.raises(NotFound):
        boards.content(HOME, board)
    assert list(boards.list(HOME)) == []


def test_any_version_can_be_looked_at_and_named(database: Database) -> None:
    boards = Boards(database)
    board = boards.create(HOME, CONTENT)
    edit = {"op": "edit", "record": "note", "id": "n-2", "field": "text", "splices": [[3, 0, "!"]]}
    title = {"op": "update", "record": "board", "id": "board", "fields": {"title": "Now"}}
    commit(database, board, 1, edit, title)
    commit(database, board, 2, {"op": "delete", "record": "note", "id": "n-1"})
    commit(database, board, 3, {"op": "create", "record": "note", "id": "n-1", "fields": {"text": "again"}})
    assert [note["id"] for note in boards.content(HOME, board)["notes"]] == ["n-2", "n-1"]
    assert boards.content_at(HOME, board, 1)["notes"][0]["text"] == "ä\u202e😀!"
    assert [note["id"] for note in boards.content_at(HOME, board, 2)["notes"]] == ["n-2"]
    assert boards.content_at(HOME, board, 3) == boards.content(HOME, board)
    assert boards.list(HOME)[0].title == "Now"
    with pytest.raises(NotFound, match="its last one is 3"):
        boards.content_at(HOME, board, 4)
    boards.name_version(HOME, board, 1, "agreed v1.0", "p-anna", "2026-11-22T09:00:00Z")
    boards.name_version(HOME, board, 1, "agreed v1.1", "p-ben", "2026-11-22T09:01:00Z")
    assert [(named["version"], named["name"]) for named in boards.names(HOME, board)] == [(1, "agreed v1.1")]
    log = boards.log(HOME, board)
    assert [entry["version"] for entry in log] == [1, 2, 3]
    assert log[0]["ops"] == [edit, title]
    assert log[0]["name"] == "agreed v1.1"


def test_a_transaction_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    boards = Boards(database)
    board = boards.create(HOME, CONTENT)
    with pytest.raises(ZeroDivisionError), database.live.transaction(writes=True) as transaction:
        head = Head(1, "m", 0)
        change = Change(1, "m", "c-1", "p", "now", [], [])
        transaction.write([Commit(board, head, [change], [("c-2", {"code": "gone"})], [], [], {"title": "No"}, "now")])
        _ = 1 / 0
    assert boards.version(HOME, board) == 0
    with database.live.transaction(writes=False) as transaction:
        assert transaction.answers({board: ["c-1", "c-2"]}) == {board: {}}


def test_answers_are_found_however_many_are_asked_for(database: Database) -> None:
    boards = Boards(database)
    board = boards.create(HOME, CONTENT)
    with database.live.transaction(writes=True) as transaction:
        refusals = [(f"c-{n}", {"code": "gone", "n": n}) for n in range(1_500)]
        transaction.write([Commit(board, Head(0, "m", 0), [], refusals, [], [], None, "now")])
    with database.live.transaction(writes=False) as transaction:
        found = transaction.answers({board: [f"c-{n}" for n in range(2_000)]})[board]
    assert len(found) == 1_500
    assert found["c-7"] == {"code": "gone", "n": 7}


def test_the_same_id_on_another_board_is_another_change(database: Database) -> None:
    boards = Boards(database)
    one, two, three = (boards.create(HOME, CONTENT) for _ in range(3))
    edit = {"op": "update", "record": "note", "id": "n-1", "fields": {"x": 2}}
    commit(database, one, 1, edit)
    with database.live.transaction(writes=True) as transaction:
        transaction.write([Commit(two, Head(0, "m", 0), [], [("c-1", {"code": "gone"})], [], [], None, "now")])
    with database.live.transaction(writes=False) as transaction:
        found = transaction.answers({one: ["c-1", "c-2"], two: ["c-1"], three: ["c-1"]})
    assert found == {one: {"c-1": 1}, two: {"c-1": {"code": "gone"}}, three: {}}


def test_an_array_that_was_full_when_a_snapshot_was_taken_is_not_shown_when_it_is_empty(database: Database) -> None:
    boards = Boards(database)
    board = boards.create(HOME, {"format": "leanwall.board", "version": 1, "title": "T", "notes": [{"id": "n"}]})
    commit(database, board, 1, {"op": "create", "record": "lane", "id": "l", "fields": {}})
    with database.live.transaction(writes=True) as transaction:
        transaction.keep_snapshot(board, 1, "m1", msgspec.json.encode(boards.content(HOME, board)))
    commit(database, board, 2, {"op": "delete", "record": "lane", "id": "l"})
    assert boards.content_at(HOME, board, 2) == boards.content(HOME, board)
    assert boards.content_at(HOME, board, 1)["lanes"] == [{"id": "l"}]
