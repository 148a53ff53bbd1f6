"""What if: the same board with some values changed or steps left out, measured without touching the real one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leanwall.core.board import Board
from leanwall.core.reading import read_board, write_board
from leanwall.core.records import BOARD, SINGULAR
from leanwall.errors import BadInput

Fields = dict[str, Any]
_NOTHING = {
    "work": "wait",
    "process_time": 0,
    "wait_time": 0,
    "duration": None,
    "complete_accurate": 1,
    "people": None,
    "value": None,
}


def what_if(board: Board, overrides: Mapping[str, Mapping[str, Any] | None]) -> Board:
    """The board with `overrides` laid over it.

    A key is a record's id, its value the fields to replace: {"c3": {"wait_time": "1 d"}}. The key "board" changes the
    board's own fields (a part of `demand` or `calendar` will do). None leaves a step out, its neighbours stay joined:
    {"c4": None}. Raises BadInput with the key as place.
    """
    data = write_board(board)
    _override_facts(data, overrides.get(BOARD) or {})
    records = {record["id"]: record for plural in SINGULAR for record in data.get(plural, ())}
    for id, fields in overrides.items():
        if id == BOARD:
            continue
        if id not in records:
            raise BadInput("there is no record of this id on the board.", place=f"overrides.{id}")
        if fields is None:
            _leave_out(data, id)
        else:
            records[id].update(fields, id=id)
    return read_board(data)


def _override_facts(data: Fields, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name in SINGULAR or name in ("format", "version"):
            raise BadInput("this is not one of the board's own fields.", place=f"overrides.board.{name}")
        before = data.get(name)
        data[name] = {**before, **value} if isinstance(before, dict) and isinstance(value, Mapping) else value


def _leave_out(data: Fields, id: str) -> None:
    """Makes the step a wait of no time at all: nothing is counted for it, hand-offs look through it, and its links
    keep joining its neighbours. What it sends back goes with it; where rework is all that leads out, it stays."""
    note = next((note for note in data.get("notes", ()) if note["id"] == id), None)
    if note is None:
        raise BadInput("only a note can be left out.", place=f"overrides.{id}")
    note.update(_NOTHING)
    links = data.get("links", [])
    out = [link for link in links if link["source"] == id]
    if any(link.get("kind", "flow") == "flow" for link in out) or not _has_flow(links):
        data["links"] = [link for link in links if link["source"] != id or link.get("kind", "flow") != "rework"]


def _has_flow(links: list[Fields]) -> bool:
    return any(link.get("kind", "flow") == "flow" for link in links)
