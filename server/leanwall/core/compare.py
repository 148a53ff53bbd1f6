"""Before and after: every figure of both states, what became of each step, and the time that is freed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from math import isclose
from types import EllipsisType
from typing import Any

from leanwall.core.board import Board, Note
from leanwall.core.flow import steps_in_reading_order, variant_of
from leanwall.core.metrics import measure

# the fields whose change makes it another step; where a sticky lies and how it looks does not
_SUBSTANCE = ("text", "work", "process_time", "wait_time", "duration", "complete_accurate", "people", "value")

Measured = Mapping[str, Any]


def compare(board: Board, variant: str | EllipsisType | None = ...) -> dict[str, Any]:
    """Current against future state; `variant` as for `measure`.

    {"figures": {name: {"before", "after", "change", "points", "unit"}}, "steps": [{"note", "origins", "status",
    "reason"}], "freed": {"hours_per_month", …}, "lanes": {id: {"before", "after"}}}. `change` is relative, `points` are
    percentage points of a share; None where one side cannot be said or the change has no base. A lane's load is told as
    `measure` tells it.
    """
    chosen = variant_of(board, "future") if variant is ... else variant
    before, after = measure(board, "current"), measure(board, "future", chosen)
    return {
        "figures": figures_between(before, after),
        "steps": _steps(board, chosen),
        "freed": _freed(board, before["figures"], after["figures"]),
        "lanes": {id: {"before": load, "after": after["lanes"][id]} for id, load in before["lanes"].items()},
    }


def figures_between(before: Measured, after: Measured) -> dict[str, Any]:
    """Each figure of two measurements side by side."""
    return {name: _change(before["figures"][name], after["figures"][name]) for name in before["figures"]}


def _change(before: Measured, after: Measured) -> dict[str, Any]:
    old, new = before["value"], after["value"]
    known = old is not None and new is not None
    by = _difference(old, new) if known else 0.0
    return {
        "before": old,
        "after": new,
        "change": by / old if known and old else None,
        "points": 100 * by if known and before["unit"] == "share" else None,
        "unit": before["unit"],
    }


def _difference(old: float, new: float) -> float:
    """Adding up in another order leaves dust in the last digit; that is no difference."""
    return 0.0 if isclose(old, new, rel_tol=1e-12) else new - old


def _freed(board: Board, before: Measured, after: Measured) -> dict[str, float | None]:
    """Own people's time at the same volume, rework left out and with it; negative when the future needs more."""
    freed: dict[str, float | None] = {}
    for prefix in ("", "expected_"):
        name = f"{prefix}full_time_equivalents"
        old, new = before[name]["value"], after[name]["value"]
        people = None if old is None or new is None else _difference(new, old)
        productive = board.calendar.productive_hours_per_day * board.calendar.days_per_month
        freed[f"{prefix}hours_per_month"] = None if people is None else people * productive
        freed[name] = people
    return freed


def _steps(board: Board, variant: str | None) -> list[dict[str, Any]]:
    """Each future step with what it came from, then the current steps that nothing came from, in reading order."""
    current = {note.id: note for note in steps_in_reading_order(board, "current", None)}
    future = steps_in_reading_order(board, "future", variant)
    sources = {note.id: [id for id in dict.fromkeys(note.origins) if id in current] for note in future}
    uses = Counter(id for ids in sources.values() for id in ids)
    lanes = {lane.id for lane in board.lanes}
    steps = [_future_step(note, [current[id] for id in sources[note.id]], uses, lanes) for note in future]
    return steps + [_gone(note) for note in current.values() if not uses[note.id]]


def _future_step(note: Note, origins: list[Note], uses: Mapping[str, int], lanes: Set[str]) -> dict[str, Any]:
    reasons = dict.fromkeys(origin.decision_reason for origin in origins if origin.decision_reason)
    reason = note.decision_reason or "; ".join(reasons)
    return {
        "note": note.id,
        "origins": list(note.origins),
        "status": _status(note, origins, uses, lanes),
        "reason": reason,
    }


def _status(note: Note, origins: list[Note], uses: Mapping[str, int], lanes: Set[str]) -> str:
    if not origins:
        return "new"
    if len(origins) > 1:
        return "combined"
    if uses[origins[0].id] > 1:
        return "split"
    return "kept" if _is_same(note, origins[0], lanes) else "changed"


def _is_same(note: Note, origin: Note, lanes: Set[str]) -> bool:
    """A lane that is not on the board is no lane."""
    in_lanes = [lane if lane in lanes else None for lane in (note.lane, origin.lane)]
    return in_lanes[0] == in_lanes[1] and all(getattr(note, name) == getattr(origin, name) for name in _SUBSTANCE)


def _gone(note: Note) -> dict[str, Any]:
    return {"note": note.id, "origins": [], "status": "gone", "reason": note.decision_reason}
