"""Where a small tool would pay first: steps that look like copying, batches and steady rules, by work × volume."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from leanwall.core.board import Board, Note
from leanwall.core.counts import handovers
from leanwall.core.journey import Journey, follow
from leanwall.core.load import productive_seconds
from leanwall.core.strain import LOW_ACCURACY

CLEAN = 0.9  # from here on what comes in is good enough for a machine
LONG = 4.0  # an item waits so many hours for a batch, at least

# words of typing something over that a system knows already, English and German
_RE_ENTRY = re.compile(
    r"\bre-?(?:key|type|enter|print)|\bkey in|(?:^|\b(?:and|then|to) )type\b"
    r"|\bcopy|\bcopies|\benter\b|\btranscribe|\bfill in\b|spreadsheet"
    r"|erfass|abtipp|eintipp|eingeb|übertrag|abschreib|kopier|nachtrag",
    re.IGNORECASE,
)
# A run is what is done with many at once: “payment run”, “Mahnlauf”; not “run a check”, “Ablauf”.
_RUNS = "pay|payment|payroll|billing|invoice|invoicing|dunning|posting|print|mail|cheque|settlement|daily|nightly"
_LAUF = "zahl|zahlungs|rechnungs|abrechnungs|mahn|lohn|gehalts|buchungs|druck|versand|tages|wochen|monats|nacht"
_BATCH = re.compile(
    rf"batch|\bweekly\b|\bmonthly\b|\bonce a (?:day|week|month)\b|\bcollect\b.*\b(?:until|week|month)\b"
    rf"|\b(?:{_RUNS}) runs?\b|sammel|wöchentlich|stapel|(?:{_LAUF})l(?:auf|äufe)\b",
    re.IGNORECASE,
)


def quick_wins(board: Board) -> list[dict[str, Any]]:
    """Automation candidates of the current state, the most hours first.

    [{"note", "hours_per_month", "signs": ["re_entry", "batch"], "input": share or None, "readiness"}]. Readiness:
    "now" (clean input), "improve_first" (dirty input), "ask" (so-so, or nobody knows), "judge" (needs a person's
    judgement: a check). `hours_per_month` is None while work or volume is not known; those come last.
    """
    journey = follow(board, "current", None)
    sources: dict[int, list[int]] = defaultdict(list)
    for one, other in handovers(journey.flow):
        sources[other].append(one)
    found = [entry for step in journey.measured if (entry := _entry(journey, step, sources[step]))]
    return sorted(found, key=lambda entry: (entry["hours_per_month"] is None, -(entry["hours_per_month"] or 0.0)))


def _entry(journey: Journey, step: int, sources: Sequence[int]) -> dict[str, Any] | None:
    note = journey.notes[step]
    signs = signs_of(note)
    if not signs or note.decision == "eliminate":
        return None
    share = _input_of(journey, sources)
    return {
        "note": note.id,
        "hours_per_month": _hours_a_month(journey, step),
        "signs": signs,
        "input": share,
        "readiness": _readiness(note, share),
    }


def signs_of(note: Note) -> list[str]:
    """What speaks for a tool: "re_entry", "batch", "decided"; none for a step that a machine does already."""
    if note.work in ("system", "wait"):
        return []
    signs = {
        "decided": note.decision == "automate",
        "re_entry": bool(_RE_ENTRY.search(note.text)) or {"motion", "extra_processing"} <= set(note.wastes),
        "batch": bool(_BATCH.search(note.text)) or ("inventory" in note.wastes and _waits_long(note)),
    }
    return [name for name, holds in signs.items() if holds]


def _waits_long(note: Note) -> bool:
    return (note.wait_time or 0.0) >= LONG * 3600


def _input_of(journey: Journey, sources: Sequence[int]) -> float | None:
    """The lowest %C&A of what comes in; None when one of the sources is not known, or there is none. A wait spoils
    nothing and mends nothing: what counts is who worked on it before."""
    shares = [journey.times.accuracy[other] for other in sources]
    known = [share for share in shares if share is not None]
    return min(known) if known and len(known) == len(shares) else None


def _readiness(note: Note, share: float | None) -> str:
    if note.work in ("approval", "inspection"):
        return "judge"
    if share is None:
        return "ask"
    if share < LOW_ACCURACY:
        return "improve_first"
    return "now" if share >= CLEAN else "ask"


def _hours_a_month(journey: Journey, step: int) -> float | None:
    """Hands-on hours a month: work × people × visits × volume."""
    board = journey.board
    weights = journey.visits or journey.reach
    labour, quantity = journey.labour[step], board.demand.quantity
    if weights is None or labour is None or quantity is None:
        return None
    months = productive_seconds(board.calendar, board.demand.per) / productive_seconds(board.calendar, "month")
    return labour * weights[step] * quantity / months / 3600
