"""What is agreed stays as it is: locked notes, the steps and links of a locked state, and what its figures rest on.

A locked state still takes what comes after it: problems, ideas and questions, decisions, values, wastes, votes. It
binds facilitators, too; they open it again, change it and lock it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from leanwall.core.change import FACILITATORS, Op
from leanwall.core.live import Live
from leanwall.core.records import BOARD
from leanwall.errors import Forbidden, LeanwallError

Fields = Mapping[str, Any]
KEPT = frozenset(
    {
        "state", "variant", "kind", "lane", "x", "y", "size", "text", "work", "process_time", "wait_time", "duration",
        "items_waiting", "complete_accurate", "people", "confidence", "origins",
    }
)  # fmt: skip
_PINNED = KEPT | {"color", "about"}
# what of the board, and of a lane with steps, every figure of a state rests on
_MEASURES = {
    BOARD: frozenset({"calendar", "demand"}),
    "lane": frozenset({"people", "share", "cost_per_hour", "outside"}),
}
_BOUND_KINDS = frozenset({"step", "text"})  # what people say about the map is never over


class Locked(LeanwallError):
    """A change to what is agreed."""

    code = "locked"


def check(live: Live, names: tuple[str, ...], record: str, record_id: str, fields: Fields | None) -> None:
    """Whether someone of these names may write these fields of this record, new or standing; `fields` None: delete.
    Raises Locked, or Forbidden for the lock itself."""
    if record == BOARD:
        if "locked_states" in (fields or ()) and FACILITATORS not in names:
            raise Forbidden("Only a facilitator locks a state or opens it again.")
        if "private" in (fields or ()) and FACILITATORS not in names:
            raise Forbidden("Only a facilitator begins and ends writing in private.")
    if record in _MEASURES:
        _check_measures(live, record, record_id, fields)
    elif record in ("note", "link"):
        standing = live.fields(record, record_id)
        if record == "note" and standing is not None:
            _check_pin(standing, fields)
        if states := live.facts.get("locked_states"):
            _check_state(states, record, standing, fields)


def check_ops(live: Live, names: tuple[str, ...], ops: Iterable[Op]) -> None:
    """Whether an earlier version may be brought back by these ops, or its return taken back. Facilitators may: they
    can open what is locked. Pins don't count: who goes back in time means it."""
    states = live.facts.get("locked_states") or ()
    if FACILITATORS in names:
        return
    for op in ops:
        fields = None if op["op"] == "delete" else op.get("fields") or {op.get("field", ""): None}
        if op["record"] in _MEASURES:
            check(live, names, op["record"], op["id"], fields)
        elif states and op["record"] in ("note", "link"):
            _check_state(states, op["record"], live.fields(op["record"], op["id"]), fields)


def check_deletion(
    live: Live, names: tuple[str, ...], going: Mapping[str, str], cleared: Iterable[tuple[str, str, str]]
) -> None:
    """Whether all that a deletion takes along may go (id to record), and all that it clears may be cleared."""
    for record_id, record in going.items():
        check(live, names, record, record_id, None)
    for record, owner, field in cleared:
        if owner not in going:
            check(live, names, record, owner, {field: None})


def is_bound(live: Live, note: Fields) -> bool:
    """Whether a note is, or would be, part of a locked map."""
    states = live.facts.get("locked_states") or ()
    return note.get("state", "current") in states and note.get("kind", "step") in _BOUND_KINDS


def _check_measures(live: Live, record: str, record_id: str, fields: Fields | None) -> None:
    states = live.facts.get("locked_states")
    if not states or fields is None:
        return
    if record == BOARD and "future" in states and "chosen_variant" in fields:
        _check_choice(live, fields["chosen_variant"])
    if _MEASURES[record].isdisjoint(fields):
        return
    state = next((state for state in states if record == BOARD or _works_in(live, record_id, state)), None)
    if state is not None:
        words = (
            f"The {state} state is agreed and locked, and its figures rest on this; a facilitator can open it again."
        )
        raise Locked(words, place=_first(fields, _MEASURES[record]))


def _check_choice(live: Live, variant: str | None) -> None:
    if variant != live.facts.get("chosen_variant"):
        words = "The future state is agreed and locked, and so is which variant it is; a facilitator can open it again."
        raise Locked(words, place="chosen_variant")


def _works_in(live: Live, lane: str, state: str) -> bool:
    beside = (live.fields(record, owner) or {} for record, owner, _ in live.pointing_at(lane) if record == "note")
    return any(note.get("state", "current") == state and note.get("kind", "step") == "step" for note in beside)


def _check_pin(standing: Fields, fields: Fields | None) -> None:
    if not standing.get("locked") or (fields is not None and fields.get("locked") is False):
        return
    if fields is None or _touches(standing, fields, _PINNED):
        raise Locked("This note is locked; unlock it before you change it.", place=_first(fields, _PINNED))


def _check_state(states: Iterable[str], record: str, standing: Fields | None, fields: Fields | None) -> None:
    """Neither what stands there now nor what it would become may be part of a locked state."""
    if standing is not None and fields is not None and record == "note" and not _touches(standing, fields, KEPT):
        return
    for content in (standing, {**(standing or {}), **fields} if fields is not None else None):
        if content is None or content.get("state", "current") not in states:
            continue
        if record == "link" or content.get("kind", "step") in _BOUND_KINDS:
            state = content.get("state", "current")
            words = f"The {state} state is agreed and locked; a facilitator can open it again."
            raise Locked(words, place=_first(fields, KEPT))


def _touches(standing: Fields, fields: Fields, kept: frozenset[str]) -> bool:
    """What is hidden is on nobody's map and in no figure: hiding takes away like deleting, showing adds."""
    was_hidden = bool(standing.get("hidden"))
    return not kept.isdisjoint(fields) or bool(fields.get("hidden", was_hidden)) != was_hidden


def _first(fields: Fields | None, of: frozenset[str]) -> str:
    return next((name for name in fields or () if name in of), "")
