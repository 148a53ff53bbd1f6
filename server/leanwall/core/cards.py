"""A board at a glance: its main figures and a picture small enough for a list of fifty."""

from __future__ import annotations

from typing import Any, get_args

from leanwall.core.board import Board, State
from leanwall.core.metrics import measure

FIGURES = ("steps", "handoffs", "process_time", "lead_time", "activity_ratio")
MAX_MAP_NOTES = 200  # beyond that a picture of a few hundred pixels shows nothing more


def card(board: Board) -> dict[str, Any]:
    """{"figures": {"current": {"lead_time": 291600.0, …} | None, "future": …}, "map": {"lanes": […], "notes": […]},
    "calendar": {"hours_per_day": 8, …}, "stand": "future"}.

    Seconds and shares; a state without steps is None, an unknown figure too.
    """
    figures = {state: _figures(board, state) for state in get_args(State)}
    stand = _stand(board, figures)
    return {"figures": figures, "map": _map(board), "calendar": board.calendar.model_dump(), "stand": stand}


def _figures(board: Board, state: str) -> dict[str, float | None] | None:
    measured = measure(board, state)["figures"]
    return {name: measured[name]["value"] for name in FIGURES} if measured["steps"]["value"] else None


def _stand(board: Board, figures: dict[str, Any]) -> str:
    """How far the process is: nothing yet, mapped as it is, with a future, or with a future that was agreed."""
    if "future" in board.locked_states:
        return "agreed"
    return "future" if figures["future"] else "current" if figures["current"] else "empty"


def _map(board: Board) -> dict[str, Any]:
    shown = [note for note in board.notes if not note.hidden][:MAX_MAP_NOTES]
    return {
        "lanes": [lane.model_dump(include={"id", "name", "order", "height"}) for lane in board.lanes],
        "notes": [note.model_dump(include={"state", "kind", "lane", "x", "y", "value", "color"}) for note in shown],
    }
