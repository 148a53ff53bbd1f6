"""What a coach would say about a map: the table of checks. A new check is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from leanwall.core import decisions, gaps, oddities, strain
from leanwall.core.board import Board, State
from leanwall.core.findings import Finding
from leanwall.core.flow import variant_of
from leanwall.core.journey import Journey, follow
from leanwall.errors import BadInput

CHECKS: tuple[Callable[[Journey], Iterator[Finding]], ...] = (
    oddities.never_reached,
    oddities.never_comes_back,
    oddities.start_after_rework,
    oddities.rework_forward,
    oddities.branch_left_out,
    oddities.visited_too_often,
    gaps.missing_times,
    gaps.missing_accuracy,
    gaps.missing_value,
    gaps.missing_demand,
    gaps.missing_people,
    gaps.mostly_estimated,
    gaps.count_against_little,
    gaps.wait_with_work,
    gaps.odd_calendar,
    strain.repeated_approvals,
    strain.full_lanes,
    strain.nobody_owns,
    strain.bounces,
    strain.low_accuracy_before_automation,
    strain.low_accuracy,
    strain.long_waits,
    strain.rework_not_drawn,
    strain.same_step_twice,
    strain.too_detailed,
    decisions.necessary_without_reason,
    decisions.without_words,
    decisions.undecided,
    decisions.decided_otherwise,
    decisions.to_agree,
    decisions.lost_origins,
    decisions.freed_time,
)

_RANK = {"error": 0, "warning": 1, "hint": 2}


def check(board: Board, state: str) -> list[dict[str, Any]]:
    """The findings of one state, errors first: {"code", "severity", "text", "do", "notes"} and, if so, "waived"."""
    if state not in get_args(State):
        raise BadInput(f"there is no state “{state}”; it is current or future.", place="state")
    return findings_of(follow(board, state, variant_of(board, state)))


def findings_of(journey: Journey) -> list[dict[str, Any]]:
    found = [*journey.findings, *(finding for look in CHECKS for finding in look(journey))]
    return [_shown(journey.board, finding) for finding in sorted(found, key=lambda each: _RANK[each.severity])]


def _shown(board: Board, finding: Finding) -> dict[str, Any]:
    """With "waived": why somebody said that it is all right so. Errors cannot be waived."""
    shown = finding.as_dict()
    for waiver in board.waivers if finding.severity != "error" else ():
        if waiver.code == finding.code and (not waiver.notes or set(finding.notes) <= set(waiver.notes)):
            shown["waived"] = waiver.reason
    return shown
