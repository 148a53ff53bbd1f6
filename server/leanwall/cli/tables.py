"""Figures, comparisons and findings as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill
from typing import Any

from leanwall.core.board import Board
from leanwall.core.units import format_share, format_time

Json = Mapping[str, Any]
UNKNOWN = "–"
WIDTH = 100
_REASONS = {
    "data": "incomplete",
    "demand": "needs the demand",
    "rate": "needs cost rates",
    "refused": "see the findings",
}
_SPELLED = {
    "handoffs": "hand-offs",
    "full_time_equivalents": "Full-time equivalents",
    "complete_accurate": "%C&A",
    "value_added": "Value-added",
}


def figures(board: Board, measured: Json) -> str:
    """One line a figure, then the load of each lane, then the findings."""
    rows = [(_title(name), _figure(board, figure)) for name, figure in measured["figures"].items()]
    parts = [f"{_heading(board)}, {measured['state']} state", "", _columns(rows)]
    if measured["lanes"]:
        parts += ["", "Load", _columns(_load(board, measured["lanes"]))]
    if measured["findings"]:
        parts += ["", "Findings", _listed(board, measured["findings"])]
    return "\n".join(parts)


def comparison(board: Board, compared: Json, units: Mapping[str, str]) -> str:
    """Before, after and the change of each figure, then what became of each step. `units` by figure."""
    rows = [("", "before", "after", "change")]
    for name, figure in compared["figures"].items():
        before, after = (_value(board, figure[side], units[name]) for side in ("before", "after"))
        rows.append((_title(name), before, after, _change(figure)))
    parts = [_heading(board), "", _columns(rows)]
    if compared["steps"]:
        steps = [(step["status"], _name(board, step["note"]), step["reason"] or "") for step in compared["steps"]]
        parts += ["", "Steps", _columns(steps)]
    freed = compared["freed"]["hours_per_month"]
    if freed is not None:
        parts += ["", f"Freed at the same volume: {freed:,.1f} h a month"]
    return "\n".join(parts)


def findings(board: Board, found: Mapping[str, Sequence[Json]]) -> str:
    """The findings of each state; a sentence when there is none."""
    parts = [_heading(board)]
    for state, listed in found.items():
        parts += ["", f"{state.capitalize()} state", _listed(board, listed) if listed else "  nothing to remark"]
    return "\n".join(parts)


def _heading(board: Board) -> str:
    return f"{board.title or 'Untitled board'} (1 d = {board.calendar.hours_per_day:g} h)"


def _title(name: str) -> str:
    """ "expected_lead_time" → "Lead time with rework"."""
    text = name.removeprefix("expected_") + (" with rework" if name.startswith("expected_") else "")
    for word, spelled in _SPELLED.items():
        text = text.replace(word, spelled)
    text = text.replace("_", " ")
    return text[0].upper() + text[1:]


def _figure(board: Board, figure: Json) -> str:
    if figure["value"] is not None:
        return _value(board, figure["value"], figure["unit"])
    names = ", ".join(_name(board, note) for note in figure["missing"][:4])
    more = f" and {len(figure['missing']) - 4} more" if len(figure["missing"]) > 4 else ""
    return f"{UNKNOWN}  {_REASONS.get(figure.get('reason') or '', '')}{f': {names}{more}' if names else ''}"


def _value(board: Board, value: float | None, unit: str) -> str:
    """The number with its unit, as a person reads it."""
    if value is None:
        return UNKNOWN
    if unit == "s":
        return format_time(value, board.calendar)
    if unit == "share":
        return format_share(value)
    if unit == "count":
        return f"{value:g}"
    return f"{value:,.2f} {board.currency if unit == 'currency' else unit}"


def _change(figure: Json) -> str:
    if figure["points"] is not None:
        return f"{figure['points']:+.1f} points" if round(figure["points"], 1) else "same"
    if figure["change"] is None:
        return UNKNOWN
    return f"{100 * figure['change']:+.1f} %" if round(100 * figure["change"], 1) else "same"


def _load(board: Board, lanes: Json) -> list[tuple[str, ...]]:
    names = {lane.id: lane.name or lane.id for lane in board.lanes}
    return [
        (names.get(id, id), _load_of(board, lane["load"]), _value(board, lane["utilisation"], "share"))
        for id, lane in lanes.items()
    ]


def _load_of(board: Board, seconds: float | None) -> str:
    return UNKNOWN if seconds is None else f"{format_time(seconds, board.calendar)} a {board.demand.per}"


def _listed(board: Board, listed: Iterable[Json]) -> str:
    """A finding a paragraph. The sentence names its notes itself where that helps."""
    lines = (f"{finding['severity']}: {finding['text']} [{finding['code']}]" for finding in listed)
    return "\n".join(fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ") for line in lines)


def _name(board: Board, note_id: str) -> str:
    """A note's first line, or its id when it has no text (or is gone)."""
    text = next((note.text for note in board.notes if note.id == note_id), "")
    line = " ".join(text.split())
    return (line if len(line) <= 40 else line[:39] + "…") or note_id


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  " + "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
