"""What a coach would say about a map: the table of checks. A new check is one function and one line here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
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
    decisions.rework_left_out,
    decisions.flow_left_open,
    decisions.to_agree,
    decisions.lost_origins,
    decisions.without_today,
    decisions.freed_time,
)

MAX_OF_A_KIND = 100  # every change sends the findings to everybody; nobody reads more of one kind

_RANK = {"error": 0, "warning": 1, "hint": 2}


def check(board: Board, state: str, language: str = "en") -> list[dict[str, Any]]:
    """The findings of one state, errors first: {"code", "severity", "text", "do", "notes"} and, if so, "waived"."""
    return told(board, findings_in(board, state), language)


def findings_in(board: Board, state: str) -> list[Finding]:
    """The same, not yet in words. Raises BadInput for an unknown state."""
    if state not in get_args(State):
        raise BadInput(f"there is no state “{state}”; it is current or future.", place="state")
    return findings_of(follow(board, state, variant_of(board, state)))


def findings_of(journey: Journey) -> list[Finding]:
    """What is wrong with the map and what every check says, each code at most MAX_OF_A_KIND times."""
    found = _first_of_each_kind(journey.findings)
    for look in CHECKS:
        found += _first_of_each_kind(islice(look(journey), 2 * MAX_OF_A_KIND))
    return sorted(found, key=lambda each: _RANK[each.severity])


def told(board: Board, findings: Iterable[Finding], language: str) -> list[dict[str, Any]]:
    """Findings as people read them."""
    shown = []
    for finding in findings:
        said = finding.as_dict(language, board.calendar)
        reason = waived(board, finding)
        shown.append(said if reason is None else {**said, "waived": reason})
    return shown


def waived(board: Board, finding: Finding) -> str | None:
    """Why somebody said that it is all right so. Errors cannot be waived."""
    for waiver in reversed(board.waivers) if finding.severity != "error" else ():
        if waiver.code == finding.code and (not waiver.notes or _covers(waiver.notes, finding.notes)):
            return waiver.reason
    return None


def _covers(waived: Iterable[str], notes: Sequence[str]) -> bool:
    """A finding that names no note is not waived with another one that does."""
    return bool(notes) and set(notes) <= set(waived)


def _first_of_each_kind(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= MAX_OF_A_KIND:
            kept.append(finding)
        elif counts[finding.code] == MAX_OF_A_KIND + 1:
            kept.append(replace(finding, about=(), case="", params={"most": MAX_OF_A_KIND}, is_rest=True))
    return kept
