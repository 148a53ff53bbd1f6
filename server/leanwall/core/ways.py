"""The links of one state: which of them count, and how the links out of a step are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leanwall.core.board import Board, Link, Note
from leanwall.core.findings import Finding, fault, warning
from leanwall.core.sentences import Exactly, Share

TOLERANCE = 1e-6  # shares add up to 1 within this
DUST = 1e-9  # what floating point leaves of 1 - (0.7 + 0.2 + 0.1); no rest at all

Ways = list[tuple[int, float]]  # (to, share), shares above 0 only


def usable_links(
    board: Board, state: str, variant: str | None, index: Mapping[str, int]
) -> tuple[list[Link], list[Finding]]:
    """The flow and rework links between this map's steps, and a finding for each that only half belongs to it.

    `index`: the map's steps by id. Links of hidden notes and information links are passed over in silence.
    """
    links, findings = [], []
    notes = {note.id: note for note in board.notes}
    for link in board.links:
        if link.kind == "information":
            continue
        is_in = (link.source in index, link.target in index)
        if all(is_in) and link.state == state and link.variant == variant:
            links.append(link)
        elif any(is_in):
            ends = [notes[id] for id in (link.source, link.target) if id in notes]
            if len(ends) == 2 and not any(note.hidden for note in ends):
                findings.append(_stray(ends[0], ends[1], index))
    return links, findings


def _stray(source: Note, target: Note, index: Mapping[str, int]) -> Finding:
    if source.kind != "step" or target.kind != "step":
        case = "no_step"
    elif source.state != target.state:
        case = "states"
    elif source.variant != target.variant:
        case = "variants"
    else:
        case = "filed"
    inside = [note for note in dict.fromkeys((source, target)) if note.id in index]
    return warning("stray_link", inside, case, source=source, target=target)


def read_ways(
    step: Note, targets: Sequence[int], shares: Sequence[float | None]
) -> tuple[Ways, list[int], list[Finding]]:
    """(choice, parallel, findings) of the flow links out of a step; a choice with a single way is the lone link.

    With shares one of them is taken, one may be open (the rest); with none all are taken.
    """
    distinct = list(dict.fromkeys(targets))
    findings = []
    if len(distinct) < len(targets):
        findings.append(warning("double_link", [step]))
    if len(distinct) == 1:
        return [(distinct[0], 1.0)], [], findings or _lone_share(step, shares[0])
    if all(share is None for share in shares):
        return [], distinct, findings
    return _choice(step, targets, shares), [], findings + _wrong_shares(step, shares)


def _lone_share(step: Note, share: float | None) -> list[Finding]:
    if share is None or share == 1:
        return []
    return [warning("lone_share", [step])]


def _wrong_shares(step: Note, shares: Sequence[float | None]) -> list[Finding]:
    known = sum(share for share in shares if share is not None)
    rests = sum(share is None for share in shares)
    if rests > 1:
        return [fault("two_rests", [step], "everything", rests=rests)]
    if known > 1 + TOLERANCE or (not rests and known < 1 - TOLERANCE):
        return [fault("shares_do_not_add_up", [step], "everything", total=Exactly(known))]
    return []


def _choice(step: Note, targets: Sequence[int], shares: Sequence[float | None]) -> Ways:
    rest = 1 - sum(share for share in shares if share is not None)
    rest = rest if rest > DUST else 0.0
    filled = [rest if share is None else share for share in shares]
    return [(target, share) for target, share in zip(targets, filled, strict=True) if share > 0]


def read_rework(
    notes: Sequence[Note], links: Sequence[Link], index: Mapping[str, int]
) -> tuple[list[Ways], list[Finding]]:
    """Where rework goes from each step, and what keeps rework from being counted."""
    back: list[Ways] = [[] for _ in notes]
    findings = []
    for link in links:
        source = index[link.source]
        if link.kind != "rework":
            continue
        if link.probability is None:
            target = notes[index[link.target]]
            findings.append(fault("rework_without_share", [notes[source]], "expected", target=target))
        elif link.probability > 0:
            back[source].append((index[link.target], link.probability))
    for step, ways in enumerate(back):
        total = sum(share for _, share in ways)
        if total > 1 + TOLERANCE:
            findings.append(fault("rework_above_all", [notes[step]], "expected", share=Share(total)))
        findings += _drawn_twice(notes, step, ways)
    return back, findings


def _drawn_twice(notes: Sequence[Note], step: int, ways: Ways) -> list[Finding]:
    """Several links between the same two steps add up; often one of them was meant to replace the other."""
    between: dict[int, list[float]] = {}
    for target, share in ways:
        between.setdefault(target, []).append(share)
    return [
        warning(
            "double_rework",
            [notes[each] for each in dict.fromkeys((step, target))],
            target=notes[target],
            total=Share(sum(shares)),
            count=len(shares),
        )
        for target, shares in between.items()
        if len(shares) > 1
    ]
