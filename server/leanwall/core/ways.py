"""The links of one state: which of them count, and how the links out of a step are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leanwall.core.board import Board, Link, Note
from leanwall.core.findings import Finding, fault, named, per_cent, warning

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
        why, do = "joins a step with a note that is no step", "Link steps only, or make the note a step."
    elif source.state != target.state:
        why, do = "leads from one state into the other", "Delete it; origins say which step became which."
    elif source.variant != target.variant:
        why, do = "leads from one variant into another", "Delete it and link the steps inside one variant."
    else:
        why, do = "is filed under another state or variant than its steps", "Delete it and draw it again."
    text = f"The link from {named(source)} to {named(target)} {why}; the figures leave it out."
    inside = [note for note in dict.fromkeys((source, target)) if note.id in index]
    return warning("stray_link", text, inside, do=do)


def read_ways(
    step: Note, targets: Sequence[int], shares: Sequence[float | None]
) -> tuple[Ways, list[int], list[Finding]]:
    """(choice, parallel, findings) of the flow links out of a step; a choice with a single way is the lone link.

    With shares one of them is taken, one may be open (the rest); with none all are taken.
    """
    distinct = list(dict.fromkeys(targets))
    findings = []
    if len(distinct) < len(targets):
        text = f"Two links lead from {named(step)} to the same step."
        findings.append(warning("double_link", text, [step], do="Delete one of them."))
    if len(distinct) == 1:
        return [(distinct[0], 1.0)], [], findings or _lone_share(step, shares[0])
    if all(share is None for share in shares):
        return [], distinct, findings
    return _choice(step, targets, shares), [], findings + _wrong_shares(step, shares)


def _lone_share(step: Note, share: float | None) -> list[Finding]:
    if share is None or share == 1:
        return []
    text = f"The only link out of {named(step)} has a share; it is read as 100 %."
    do = "Draw the other way that items take, or clear the share."
    return [warning("lone_share", text, [step], do=do)]


def _wrong_shares(step: Note, shares: Sequence[float | None]) -> list[Finding]:
    known = sum(share for share in shares if share is not None)
    rests = sum(share is None for share in shares)
    if rests > 1:
        text = f"{rests} ways out of {named(step)} have no share while others do; only one can be “the rest”."
        return [fault("two_rests", text, [step], "everything", do="Give all but one of them a share.")]
    if known > 1 + TOLERANCE or (not rests and known < 1 - TOLERANCE):
        text = f"The shares out of {named(step)} add up to {known * 100:.9g} %, not to 100 %."
        do = "Correct them, or leave one of them open: it takes the rest."
        return [fault("shares_do_not_add_up", text, [step], "everything", do=do)]
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
            findings.append(_without_share(notes[source], notes[index[link.target]]))
        elif link.probability > 0:
            back[source].append((index[link.target], link.probability))
    for step, ways in enumerate(back):
        total = sum(share for _, share in ways)
        if total > 1 + TOLERANCE:
            text = f"{per_cent(total)} of the items would go back from {named(notes[step])}: more than all of them."
            do = "Correct the shares of its rework links."
            findings.append(fault("rework_above_all", text, [notes[step]], "expected", do=do))
    return back, findings


def _without_share(source: Note, target: Note) -> Finding:
    text = f"The rework link from {named(source)} to {named(target)} has no share, so rework cannot be counted."
    do = "Say how many of a hundred items go back."
    return fault("rework_without_share", text, [source], "expected", do=do)
