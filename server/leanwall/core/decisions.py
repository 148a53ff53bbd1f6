"""What is still to be said about each step: why it stays, why it goes, what the future step needs to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leanwall.core.board import Note
from leanwall.core.cast import Shown
from leanwall.core.derived import derived_flow, derived_rework, forerunner
from leanwall.core.findings import Finding, hint, warning
from leanwall.core.flow import steps_in_reading_order, variant_of
from leanwall.core.journey import Journey
from leanwall.core.rearranging import descend
from leanwall.core.routes import Routes, Way

NO_REASON = re.compile(
    r"always (?:been |done |did )?(?:it |this )?(?:that|this|like|so)|schon immer|immer so", re.IGNORECASE
)


def necessary_without_reason(journey: Journey) -> Iterator[Finding]:
    necessary = [journey.notes[step] for step in journey.measured if journey.notes[step].value == "NNVA"]
    lacking = [note for note in necessary if not note.value_reason.strip()]
    if lacking:
        yield hint("necessary_without_reason", lacking)
    habits = [note for note in necessary if NO_REASON.search(note.value_reason)]
    if habits:
        yield hint("habit_is_no_reason", habits)


def without_words(journey: Journey) -> Iterator[Finding]:
    notes = [note for note in journey.notes if not note.text.strip()]
    if notes:
        yield hint("without_words", notes, count=len(notes))


def undecided(journey: Journey) -> Iterator[Finding]:
    """Once a future state is begun, each step of today needs a decision and its reason."""
    if journey.flow.state != "current" or not _future(journey):
        return
    notes = [note for note in journey.notes if note.decision is None and note.work != "wait"]
    if notes:
        yield hint("undecided", notes)
    silent = [note for note in journey.notes if _needs_reason(note) and not note.decision_reason.strip()]
    if silent:
        yield hint("decision_without_reason", silent)


def _needs_reason(note: Note) -> bool:
    return note.decision in ("eliminate", "automate", "outsource") or (note.decision == "keep" and note.value == "NVA")


def decided_otherwise(journey: Journey) -> Iterator[Finding]:
    """What was decided about a step of today and what the future map shows."""
    future = _future(journey)
    if journey.flow.state != "current" or not future:
        return
    kept = {id for note in future for id in note.origins}
    gone = {note.id: note for note in journey.notes if note.decision == "eliminate"}
    for note in journey.notes:
        if note.decision == "eliminate" and note.id in kept:
            yield warning("eliminated_but_there", [note])
        elif note.id not in kept and note.decision in ("keep", "simplify", "rearrange", "automate"):
            yield warning("kept_but_gone", [note], decision=(note.decision,))
        elif note.decision == "combine" and note.id not in kept and note.merge_into is None:
            yield hint("combined_with_what", [note])
        elif note.decision == "combine" and note.merge_into in gone:
            yield warning("combined_with_gone", [note, gone[note.merge_into]])


def rework_left_out(journey: Journey) -> Iterator[Finding]:
    """Rework of today that no step of the future takes over, although only a step that it touches was decided away."""
    gone = {note.id for note in journey.notes if note.decision == "eliminate"}
    if journey.flow.state != "current" or not gone or not _future(journey):
        return
    cast = _cast(journey)
    links = [link for link in cast.links_of_today if link.kind == "rework" and gone & {link.source, link.target}]
    if not links:
        return
    stands = {id for each in derived_rework(cast) for id in each.of}
    taken = {link.target for link in cast.links if link.kind == "rework"}
    for link in links:
        target = next(iter(cast.heirs(link.target)), None) or forerunner(cast, link.target)
        if link.probability and link.source != link.target and link.id not in stands and target not in taken:
            yield warning("rework_left_out", [cast.today[link.source], cast.today[link.target]])


def flow_left_open(journey: Journey) -> Iterator[Finding]:
    """Where a step with several ways in and out has gone, nobody can tell which leads on to which."""
    gone = [note for note in journey.notes if note.decision in ("eliminate", "combine")]
    if journey.flow.state != "current" or not gone or not _future(journey):
        return
    cast = _cast(journey)
    if not all(any(len(steps) > 1 for steps in ways.values()) for ways in cast.ways_of_today):
        return  # nowhere do several ways come together and several part
    left = derived_flow(cast)[1].open
    if not left:
        return
    drawn = Routes(Way(link.source, link.target) for link in cast.links if link.kind == "flow")
    for note in gone:
        before, after = descend(cast, note.id)
        if note.id in left and before and after and not all(drawn.leads_to(step, set(after)) for step in before):
            yield warning("flow_left_open", [note])


def _cast(journey: Journey) -> Shown:
    return Shown(journey.board, variant_of(journey.board, "future"))


def to_agree(journey: Journey) -> Iterator[Finding]:
    """The checklist prints TO AGREE for a future step without owner, time or quality check."""
    if journey.flow.state != "future":
        return
    steps = [step for step in journey.measured if journey.notes[step].work not in ("wait", "system")]
    notes = [
        note
        for step in steps
        if not (note := journey.notes[step]).quality_check.strip()
        or note.process_time is None
        or journey.lanes[step] is None
    ]
    if notes:
        yield hint("to_agree", notes)


def lost_origins(journey: Journey) -> Iterator[Finding]:
    if journey.flow.state != "future":
        return
    known = {note.id for note in journey.board.notes if note.kind == "step" and note.state == "current"}
    notes = [note for note in journey.notes if any(id not in known for id in note.origins)]
    if notes:
        yield hint("lost_origin", notes)


def without_today(journey: Journey) -> Iterator[Finding]:
    """A future that was drawn or imported alone has nothing to be compared with."""
    if journey.flow.state == "future" and journey.notes and not steps_in_reading_order(journey.board, "current", None):
        yield warning("no_today", [])


def freed_time(journey: Journey) -> Iterator[Finding]:
    if journey.flow.state == "future" and journey.notes and not journey.board.freed_time_use.strip():
        yield hint("freed_time", [])


def _future(journey: Journey) -> list[Note]:
    return steps_in_reading_order(journey.board, "future", variant_of(journey.board, "future"))
