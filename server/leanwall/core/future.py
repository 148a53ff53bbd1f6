"""Starting a future state: steps and links once more, each future step knowing which step of today it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from leanwall.core.board import Board, Link, Note
from leanwall.core.draft import without_own
from leanwall.errors import BadInput, Conflict

Op = dict[str, Any]
MAX_VARIANTS = 8


def start_future(board: Board, new_id: Callable[[], str]) -> list[Op]:
    """The ops that copy the current state into the future one, as one change.

    Steps and texts are copied, with the links between them; problems, ideas, questions and hidden notes stay where
    they are. `new_id` gives a fresh id at each call. Raises Conflict when a future exists or there is no step to copy.
    """
    if any(note.state == "future" and note.variant is None for note in board.notes):
        raise Conflict("This board has a future state already; change that one, or delete its notes to start again.")
    return _copied(board, "current", None, None, new_id)


def start_variant(
    board: Board, name: str, state: Literal["current", "future"], base: str | None, new_id: Callable[[], str]
) -> tuple[str, list[Op]]:
    """Another future beside those that are there, as a copy of the current state or of the future variant `base`.

    Gives its id and the ops. Raises BadInput for a name that is missing or taken, Conflict where nothing can be copied.
    """
    name = name.strip()
    if not name:
        raise BadInput("a variant needs a name, so that people can speak of it.", place="name")
    if any(variant.name.strip().casefold() == name.casefold() for variant in board.variants):
        raise BadInput(f"there is a variant “{name}” already; choose another name.", place="name")
    if len(board.variants) >= MAX_VARIANTS:
        raise Conflict(f"A board holds at most {MAX_VARIANTS} variants; delete one that nobody wants any more.")
    if base is not None and all(variant.id != base for variant in board.variants):
        raise Conflict("The variant that was to be copied is gone; choose another one.")
    variant = new_id()
    create: Op = {"op": "create", "record": "variant", "id": variant, "fields": {"name": name}}
    return variant, [create, *_copied(board, state, base, variant, new_id)]


def _copied(board: Board, state: str, base: str | None, variant: str | None, new_id: Callable[[], str]) -> list[Op]:
    notes = [note for note in board.notes if _is_copied(note, state, base)]
    if not any(note.kind == "step" for note in notes):
        raise Conflict(
            "There is no step in the current state yet; map today's process first."
            if state == "current"
            else "There is no step in this future yet; start it from the current state first."
        )
    ids = {note.id: new_id() for note in notes}
    creates = [_create("note", ids[note.id], note, variant, _origins(note)) for note in notes]
    return creates + [
        _create("link", new_id(), link, variant, {"source": ids[link.source], "target": ids[link.target]})
        for link in board.links
        if link.state == state and link.source in ids and link.target in ids
    ]


def _is_copied(note: Note, state: str, base: str | None) -> bool:
    return note.state == state and note.variant == base and note.kind in ("step", "text") and not note.hidden


def _origins(note: Note) -> dict[str, Any]:
    return {"origins": [note.id] if note.state == "current" else list(note.origins)}


def _create(record: str, id: str, original: Note | Link, variant: str | None, changed: dict[str, Any]) -> Op:
    fields = {**without_own(original), "state": "future", **({"variant": variant} if variant else {}), **changed}
    return {"op": "create", "record": record, "id": id, "fields": fields}
