"""What if: the same board with some values changed or steps left out, measured without touching the real one."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any

from leanwall.core.board import Board
from leanwall.core.reading import read_board, write_board
from leanwall.core.records import BOARD, SINGULAR
from leanwall.errors import BadInput

Fields = dict[str, Any]
_MEASURED = {"lanes", "notes", "links", "variants"}


def what_if(board: Board, overrides: Mapping[str, Mapping[str, Any] | None]) -> Board:
    """The board with `overrides` laid over it.

    A key is a record's id, its value the fields to replace: {"c3": {"wait_time": "1 d"}}. The key "board" changes the
    board's own fields (a part of `demand` or `calendar` will do). None leaves a step out and joins its neighbours:
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
    """Takes a note off the map; what flowed into it flows on to where it led."""
    links = data.get("links", [])
    into = [link for link in links if link["target"] == id and link["source"] != id and _is_flow(link)]
    out = [link for link in links if link["source"] == id and link["target"] != id and _is_flow(link)]
    pairs = [(first, second) for first in into for second in out]
    bridges = [_bridge(f"{id[:40]}-bridge-{index}", *pair) for index, pair in enumerate(pairs)]
    kept = [link for link in links if id not in (link["source"], link["target"])]
    data["links"] = kept + bridges + _redirected_rework(links, id, out)
    data["notes"] = [note for note in data.get("notes", ()) if note["id"] != id]
    for plural in SINGULAR.keys() - _MEASURED:  # some can't stand without the note, and none of them is measured
        data.pop(plural, None)


def _is_flow(link: Fields) -> bool:
    return bool(link.get("kind", "flow") == "flow")


def _bridge(id: str, first: Fields, second: Fields) -> Fields:
    """One link in place of two. Shares multiply; a link that was taken always (None) leaves the other's share."""
    shares = [link["probability"] for link in (first, second) if link.get("probability") is not None]
    return {**first, "id": id, "target": second["target"], "probability": prod(shares) if shares else None}


def _redirected_rework(links: list[Fields], id: str, out: list[Fields]) -> list[Fields]:
    """Rework that came back to the step now comes back to the one after it, where that is one."""
    if len(out) != 1:
        return []
    coming = [link for link in links if link["target"] == id and link["source"] != id and link.get("kind") == "rework"]
    return [{**link, "target": out[0]["target"]} for link in coming]
