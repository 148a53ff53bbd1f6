"""Who may do what on a live board: one function, asked for every message before anything else happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from leanwall.core.change import FACILITATORS, Op, Prior
from leanwall.core.records import REFERENCES
from leanwall.sync.protocol import ChangeMessage, Create, Delete, Edit, Message, Restore, Undo, Update

RANKS = {"view": 0, "comment": 1, "edit": 2, "facilitate": 3, "admin": 3, "owner": 3}
_COMMENTER_WRITES = ("comment", "vote", "note")
# what a question of a commenter consists of: no figures, decisions or locks
_OF_A_QUESTION = frozenset({"kind", "text", "state", "variant", "lane", "x", "y", "about", "color", "size"})

Find = Callable[[str, str], Mapping[str, Any] | None]
Done = list[tuple[Op, Prior]]
OpsOf = Callable[[str], Done]


class Person(Protocol):
    """Who sends: stamped by the server, never taken from a message."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def color(self) -> str: ...
    @property
    def role(self) -> str: ...


def forbidden(person: Person, message: Message | Restore, find: Find, ops_of: OpsOf) -> str | None:
    """Why this person may not send this message, or None. `find(record, id)` is a record as it stands,
    `ops_of(change)` what a change of one's own did and replaced."""
    if not isinstance(message, ChangeMessage | Restore):
        return None
    rank = RANKS.get(person.role, 0)
    if rank >= RANKS["facilitate"] or (rank == RANKS["edit"] and isinstance(message, Restore)):
        return None
    if rank == RANKS["edit"]:
        hides = any(_hides_anothers(person, op, find) for op in message.ops)
        return "Only who wrote a note can hide it from the others." if hides else None
    if rank == RANKS["view"] or isinstance(message, Restore):
        return "You may look at this board but not change it; ask its facilitator for the right to edit."
    made: set[str] = set()
    for op in message.ops:
        if not _commenter_may(person, op, made, find, ops_of):
            return "You may add comments, votes and questions here, and change your own; nothing else."
    return None


def _hides_anothers(person: Person, op: Create | Update | Edit | Delete | Undo, find: Find) -> bool:
    if not isinstance(op, Update) or op.record != "note" or not op.fields.get("hidden"):
        return False
    note = find("note", op.id)
    return note is not None and not note.get("hidden") and note.get("author") != person.id


def names(person: Person) -> tuple[str, ...]:
    """The names under which this person stands in an audience."""
    return (person.id, FACILITATORS) if may_lead(person) else (person.id,)


def may_lead(person: Person) -> bool:
    return RANKS.get(person.role, 0) >= RANKS["facilitate"]


def _commenter_may(
    person: Person, op: Create | Update | Edit | Delete | Undo, made: set[str], find: Find, ops_of: OpsOf
) -> bool:
    if isinstance(op, Undo):
        return _may_undo(person, ops_of(op.change), find)
    if isinstance(op, Create):
        made.add(op.id)
        return op.record in ("comment", "vote") or (_is_question(op) and op.fields.get("kind") == "question")
    if isinstance(op, Update) and op.record == "note" and not _is_question(op):
        return False
    if isinstance(op, Edit) and op.record == "note" and op.field not in _OF_A_QUESTION:
        return False
    return op.id in made or _own(person, op.record, find(op.record, op.id))


def _is_question(op: Create | Update) -> bool:
    kind = op.fields.get("kind", "question")
    return op.record == "note" and kind == "question" and _OF_A_QUESTION.issuperset(op.fields)


def _may_undo(person: Person, done: Done, find: Find) -> bool:
    """Whether all that a change did was to one's own records, or followed from deleting them."""
    deleted: set[str] = set()
    for op, prior in reversed(done):  # a deletion stands behind what followed from it
        if op["op"] == "delete":
            followed = any(prior.get(ref.field) in deleted for ref in REFERENCES[op["record"]] if not ref.many)
            if not followed and not _own(person, op["record"], prior):
                return False
            deleted.add(op["id"])
        elif not _own(person, op["record"], find(op["record"], op["id"])) and not _only_cleared(op, prior, deleted):
            return False
    return True


def _only_cleared(op: Op, prior: Prior, deleted: set[str]) -> bool:
    """Whether an op did no more than clear pointers to what the same change deleted."""
    return op["op"] == "update" and bool(prior) and deleted.issuperset(map(str, prior.values()))


def _own(person: Person, record: str, fields: Mapping[str, Any] | None) -> bool:
    if record not in _COMMENTER_WRITES:
        return False
    if fields is None:
        return True
    return fields.get("author") == person.id and (record != "note" or fields.get("kind") == "question")
