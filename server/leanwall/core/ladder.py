"""The timeline as it is drawn: its rungs in order, what waits and what is worked."""

from __future__ import annotations

from typing import Any

from leanwall.core.board import Board
from leanwall.core.flow import variant_of
from leanwall.core.journey import Journey, follow


def timeline_of(journey: Journey) -> list[dict[str, Any]] | None:
    """The rungs: {"note", "wait", "work", "duration", "share"}, seconds, None where nobody knows.

    `share` is how often an item comes by (1 = always; choices share). None when the map cannot be followed. Where a
    missing time leaves open which parallel branch counts, the longest known one is drawn and `is_sure` is False.
    """
    if journey.plain is None:
        return None
    drawn, is_sure = journey.plain.drawn, not journey.plain.unsure
    rungs = []
    for step in journey.flow.order:
        share = drawn[step]
        if share > 0:
            rungs.append(_rung(journey, step, share, is_sure))
    return rungs


def _rung(journey: Journey, step: int, share: float, is_sure: bool) -> dict[str, Any]:
    note = journey.notes[step]
    work = journey.times.work[step]
    return {
        "note": note.id,
        "wait": note.wait_time,
        "work": work,
        "duration": work if note.duration is None else note.duration,
        "share": share,
        "is_sure": is_sure,
    }


def ladder(board: Board, state: str) -> list[dict[str, Any]]:
    """The rungs of a board's state, as exports draw them; empty when the map cannot be followed."""
    return timeline_of(follow(board, state, variant_of(board, state))) or []
