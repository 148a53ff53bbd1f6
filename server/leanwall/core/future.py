"""Starting the future state: today's steps and links once more, each future step knowing where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from leanwall.core.board import Board, Link, Note, Record
from leanwall.errors import Conflict

Op = dict[str, Any]

# what belongs to the sticky of today and not to its copy: stamps, its own identity, talk about it
_NOT_COPIED = {"id", "state", "variant", "author", "created_at", "origins", "about", "merge_into", "locked", "hidden"}


def start_future(board: Board, new_id: Callable[[], str]) -> list[Op]:
    """The ops that copy the current state into the future one, as one change.

    Steps and texts are copied, with the links between them; problems, ideas, questions and hidden notes stay where
    they are. `new_id` gives a fresh id at each call. Raises Conflict when a future exists or there is no step to copy.
    """
    if any(note.state == "future" and note.variant is None for note in board.notes):
        raise Conflict("This board has a future state already; change that one, or delete its notes to start again.")
    notes = [note for note in board.notes if _is_copied(note)]
    if not any(note.kind == "step" for note in notes):
        raise Conflict("There is no step in the current state yet; map today's process first.")
    ids = {note.id: new_id() for note in notes}
    creates = [_create("note", ids[note.id], note, {"origins": [note.id]}) for note in notes]
    return creates + [
        _create("link", new_id(), link, {"source": ids[link.source], "target": ids[link.target]})
        for link in _copied_links(board.links, ids)
    ]


def _is_copied(note: Note) -> bool:
    return note.state == "current" and note.variant is None and note.kind in ("step", "text") and not note.hidden


def _copied_links(links: Iterable[Link], ids: dict[str, str]) -> list[Link]:
    return [link for link in links if link.state == "current" and link.source in ids and link.target in ids]


def _create(record: str, id: str, original: Record, changed: dict[str, Any]) -> Op:
    """Unknown fields of a newer program stay with the original: live edits carry declared fields only."""
    declared = type(original).model_fields.keys()
    fields = original.model_dump(mode="json", exclude_unset=True, include=set(declared) - _NOT_COPIED)
    return {"op": "create", "record": record, "id": id, "fields": {**fields, "state": "future", **changed}}
