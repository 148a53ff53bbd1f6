"""What a coach would say about a map: one function a check, each a finding with its notes and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from leanwall.core.board import Board, State
from leanwall.core.counts import duplicate_approvals
from leanwall.core.findings import Finding, named, sentence, warning
from leanwall.core.flow import variant_of
from leanwall.core.journey import Journey, follow
from leanwall.errors import BadInput


def check(board: Board, state: str) -> list[dict[str, Any]]:
    """The findings of one state, errors first: {"code", "severity", "text", "do", "notes"}."""
    if state not in get_args(State):
        raise BadInput(f"there is no state “{state}”; it is current or future.", place="state")
    return [finding.as_dict() for finding in find(follow(board, state, variant_of(board, state)))]


def find(journey: Journey) -> list[Finding]:
    found = [*journey.findings, *(finding for look in CHECKS for finding in look(journey))]
    rank = {"error": 0, "warning": 1, "hint": 2}
    return sorted(found, key=lambda finding: rank[finding.severity])


def _duplicate_approvals(journey: Journey) -> Iterator[Finding]:
    for step, earlier in duplicate_approvals(journey).items():
        notes = [journey.notes[earlier], journey.notes[step]]
        second, first = named(notes[1]), named(notes[0])
        text = f"{sentence(second)} checks again what {first} has checked; nothing of value lies between."
        do = "Ask what breaks if one of them goes; train the other reviewer."
        yield warning("duplicate_approval", text, notes, do=do)


CHECKS: tuple[Callable[[Journey], Iterator[Finding]], ...] = (_duplicate_approvals,)
