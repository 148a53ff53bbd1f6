"""Agreeing on a future: what is still open, who has signed what, and which number comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leanwall.core.board import Board, Calendar, Note, Release, Signature
from leanwall.core.checks import findings_in, waived
from leanwall.core.findings import Finding, fault, warning
from leanwall.core.flow import steps_in_reading_order, variant_of
from leanwall.core.history import UNTOUCHED
from leanwall.core.records import PLURAL
from leanwall.core.reviews import review_days
from leanwall.errors import BadInput, Conflict

# what hurts today is why people want another future; it is no reason not to sign that one
PAINS = frozenset({"duplicate_approval", "overload", "nobody_owns", "improve_first"})
ROLES = ("process_owner", "sponsor")  # who signs; both have to
OF_THE_AGREEMENT = ("releases", "signatures", "reviews")  # what a board file says about what was agreed
FIRST = "1.0"
_TALK = ("comment", "poll", "vote", "timer", "agenda_item", "waiver", "action")
_OF_THE_WALL = {"phase", "private", "locked_states"}  # how people work on it, not what they agree on
# hints that have to be answered before people sign; the others are good advice
MUST = frozenset({"undecided", "decision_without_reason", "to_agree", "missing_value", "freed_time"})


@dataclass(frozen=True)
class Point:
    """Something that has to be put right or waived before people sign; an error can only be put right."""

    finding: Finding
    state: str
    waived: str | None
    calendar: Calendar

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        return {**self.finding.as_dict(language, self.calendar), "state": self.state, "waived": self.waived}


def open_points(board: Board) -> list[Point]:
    """All that stands between the board and a signature, waived or not, errors first."""
    points = [
        Point(finding, state, waived(board, finding), board.calendar)
        for state in ("current", "future")
        for finding in findings_in(board, state)
        if _matters(finding, state)
    ]
    points += [Point(finding, "future", waived(board, finding), board.calendar) for finding in _own_checks(board)]
    rank = {"error": 0, "warning": 1, "hint": 2}
    return sorted(points, key=lambda point: (rank[point.finding.severity], point.waived is not None))


def _matters(finding: Finding, state: str) -> bool:
    if finding.severity == "hint":
        return finding.code in MUST
    return state == "future" or finding.severity == "error" or finding.code not in PAINS


def _own_checks(board: Board) -> Iterator[Finding]:
    if not steps_in_reading_order(board, "future", variant_of(board, "future")):
        yield fault("no_future", [], "nothing")
    hidden = [note for note in board.notes if note.hidden and note.kind == "step" and _is_agreed_on(note, board)]
    if hidden:
        yield fault("hidden_steps", hidden, "nothing", count=len(hidden))
    roles = {"process_owner": board.owner, "sponsor": board.sponsor}
    nobody = tuple(who for who, name in roles.items() if not name.strip())
    if nobody:
        yield warning("nobody_named", [], who=nobody, count=len(nobody))
    alive = [action for action in board.actions if action.status in ("open", "doing")]
    loose = [action for action in alive if not action.who.strip() or action.due is None]
    if loose:
        actions = "; ".join(_short(action.text) for action in loose[:5])
        yield warning("action_without_owner", [], count=len(loose), actions=actions)


def _is_agreed_on(note: Note, board: Board) -> bool:
    return note.state == "current" or note.variant == variant_of(board, "future")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


# --- signing ---------------------------------------------------------------------------------------------------------


def signatures_of(board: Board, release: Release) -> dict[str, Signature]:
    """Who has signed a release, by role; of several in one role the first holds."""
    found: dict[str, Signature] = {}
    for signature in board.signatures:
        if signature.release == release.id and signature.role in ROLES:
            found.setdefault(signature.role, signature)
    return found


def is_agreed(board: Board, release: Release) -> bool:
    return len(signatures_of(board, release)) == len(ROLES)


def last_agreed(board: Board) -> Release | None:
    """The release that holds now."""
    return next((release for release in reversed(board.releases) if is_agreed(board, release)), None)


def proposal(board: Board) -> Release | None:
    """The release that waits for signatures."""
    return next((release for release in reversed(board.releases) if not is_agreed(board, release)), None)


def next_number(board: Board) -> str:
    """1.0, then 1.1, 1.2 …; a number that somebody wrote otherwise is followed by the next whole one."""
    agreed = last_agreed(board)
    if agreed is None:
        return FIRST
    parts = re.fullmatch(r"(\d{1,6})\.(\d{1,6})", agreed.number.strip())
    return f"{parts[1]}.{int(parts[2]) + 1}" if parts else f"{len(board.releases) + 1}.0"


def check_proposal(board: Board, name: str, effective: str) -> None:
    """Whether a release may be put up for signing. Raises Conflict or BadInput with the sentence for people."""
    if not name.strip():
        raise BadInput("a version needs a name, such as “Agreed at the workshop”.", place="name")
    try:
        review_days(date.fromisoformat(effective))
    except ValueError:
        raise BadInput("a day is written like 2026-12-01.", place="effective") from None
    except OverflowError:
        raise BadInput("this day is too far off to be reviewed later.", place="effective") from None
    waiting = proposal(board)
    if waiting is not None:
        raise Conflict(f"Version {waiting.number} waits for signatures already; sign or withdraw that one first.")
    unsettled = [point for point in open_points(board) if point.waived is None]
    if unsettled:
        errors = sum(point.finding.severity == "error" for point in unsettled)
        kinds = f"{_count(errors, 'error')} and " if errors and errors < len(unsettled) else ""
        rest = _count(len(unsettled) - errors, "open check") if errors < len(unsettled) else _count(errors, "error")
        raise Conflict(
            f"This can't be signed yet: {kinds}{rest}. Put them right, or waive what is no error with a reason. "
            f"First: {unsettled[0].finding.told()[0]}",
            code="open_checks",
        )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def check_signature(board: Board, release_id: str, role: str, name: str, changed: bool) -> Release:
    """The release that is signed; `changed` says that the board is not any more what was put up for signing.

    Raises Conflict or BadInput with the sentence for people.
    """
    release = next((each for each in board.releases if each.id == release_id), None)
    if release is None:
        raise Conflict("This version was withdrawn meanwhile; put the board up for signing again.")
    if role not in ROLES:
        raise BadInput("choose process_owner or sponsor.", place="role")
    if not name.strip():
        raise BadInput("write your name to sign.", place="name")
    signed = signatures_of(board, release).get(role)
    if signed is not None:
        who = "process owner" if role == "process_owner" else "sponsor"
        raise Conflict(f"{signed.name} has signed version {release.number} as {who} already.")
    if changed:
        raise Conflict(
            f"The board was changed after version {release.number} was put up for signing. Withdraw it, look at the "
            "changes, and put the board up again, so that everybody signs the same.",
            code="changed_meanwhile",
        )
    return release


def agreed_content(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a signature is about: the board without what is written about it later, and without talk. A lock keeps
    what was signed and is no change of it.

    Two versions with the same agreed content are one agreement.
    """
    talk = {PLURAL[kind] for kind in (*UNTOUCHED, *_TALK)}
    return {name: value for name, value in content.items() if name not in talk | _OF_THE_WALL}
