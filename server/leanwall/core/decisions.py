"""What is still to be said about each step: why it stays, why it goes, what the future step needs to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leanwall.core.board import Note
from leanwall.core.findings import Finding, hint, listed, named, sentence, warning
from leanwall.core.flow import steps_in_reading_order, variant_of
from leanwall.core.journey import Journey

NO_REASON = re.compile(
    r"always (?:been |done |did )?(?:it |this )?(?:that|this|like|so)|schon immer|immer so", re.IGNORECASE
)


def necessary_without_reason(journey: Journey) -> Iterator[Finding]:
    necessary = [journey.notes[step] for step in journey.measured if journey.notes[step].value == "NNVA"]
    lacking = [note for note in necessary if not note.value_reason.strip()]
    if lacking:
        text = f"{sentence(listed(lacking))}: necessary, but nobody has said why."
        yield hint("necessary_without_reason", text, lacking, do="Name the law, the contract or the next step's need.")
    habits = [note for note in necessary if NO_REASON.search(note.value_reason)]
    if habits:
        text = f"{sentence(listed(habits))}: “always done it that way” is no reason."
        yield hint("habit_is_no_reason", text, habits, do="Ask what would break if it stopped tomorrow.")


def without_words(journey: Journey) -> Iterator[Finding]:
    notes = [note for note in journey.notes if not note.text.strip()]
    if notes:
        number = f"{len(notes)} steps have" if len(notes) > 1 else "A step has"
        yield hint("without_words", f"{number} no text.", notes, do="Write a verb and a noun: “check invoice”.")


def undecided(journey: Journey) -> Iterator[Finding]:
    """Once a future state is begun, each step of today needs a decision and its reason."""
    if journey.flow.state != "current" or not _future(journey):
        return
    notes = [note for note in journey.notes if note.decision is None and note.work != "wait"]
    if notes:
        text = f"Nothing is decided yet about {listed(notes)}."
        do = "Eliminate, combine, rearrange, simplify, then automate; or say why it stays."
        yield hint("undecided", text, notes, do=do)
    silent = [note for note in journey.notes if _needs_reason(note) and not note.decision_reason.strip()]
    if silent:
        text = f"The decision about {listed(silent)} has no reason."
        yield hint("decision_without_reason", text, silent, do="Say what breaks if it goes and what replaces it.")


def _needs_reason(note: Note) -> bool:
    return note.decision in ("eliminate", "automate", "outsource") or (note.decision == "keep" and note.value == "NVA")


def decided_otherwise(journey: Journey) -> Iterator[Finding]:
    """What was decided about a step of today and what the future map shows."""
    future = _future(journey)
    if journey.flow.state != "current" or not future:
        return
    kept = {id for note in future for id in note.origins}
    for note in journey.notes:
        if note.decision == "eliminate" and note.id in kept:
            text = f"{sentence(named(note))} is to be eliminated, but a future step still comes from it."
            yield warning("eliminated_but_there", text, [note], do="Delete the future step or change the decision.")
        elif note.id not in kept and note.decision in ("keep", "simplify", "rearrange", "automate"):
            text = f"{sentence(named(note))} is to stay ({note.decision}), but no future step comes from it."
            yield warning(
                "kept_but_gone", text, [note], do="Add it to a future step's origins, or change the decision."
            )
        elif note.decision == "combine" and note.id not in kept and note.merge_into is None:
            text = f"{sentence(named(note))} is to be combined, but nobody has said with which step."
            yield hint("combined_with_what", text, [note], do="Name the step it goes into.")


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
        text = f"The checklist would say TO AGREE at {listed(notes)}: owner, time or quality check is missing."
        yield hint(
            "to_agree", text, notes, do="Agree who does it, how long it takes and how one sees that it is right."
        )


def lost_origins(journey: Journey) -> Iterator[Finding]:
    if journey.flow.state != "future":
        return
    known = {note.id for note in journey.board.notes if note.kind == "step" and note.state == "current"}
    notes = [note for note in journey.notes if any(id not in known for id in note.origins)]
    if notes:
        text = f"{sentence(listed(notes))}: comes from a step that is not on today's map."
        yield hint("lost_origin", text, notes, do="Choose the step it came from, or clear the origin.")


def freed_time(journey: Journey) -> Iterator[Finding]:
    if journey.flow.state == "future" and journey.notes and not journey.board.freed_time_use.strip():
        text = "Nobody has agreed what the freed time is for."
        yield hint("freed_time", text, [], do="Write it down before anybody asks whose job goes.")


def _future(journey: Journey) -> list[Note]:
    return steps_in_reading_order(journey.board, "future", variant_of(journey.board, "future"))
