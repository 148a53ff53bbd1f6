"""Decisions about steps of today, and what follows from them in a future state.

A decision stands on the step of today. Carrying it out makes the future say the same: what is eliminated or combined
goes from it, what stays has a step in it. Carrying out twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from leanwall.core.board import Board, Decision, Note
from leanwall.core.casting import combined_along, followers, recast
from leanwall.core.derived import derive
from leanwall.core.draft import Draft, NewId, Op
from leanwall.core.following import is_as_derived, lead_as_today
from leanwall.core.reading import read_record
from leanwall.core.rearranging import before_today, descend, move_after, move_back
from leanwall.core.sentences import named, per_cent, sentence
from leanwall.core.strain import LOW_ACCURACY
from leanwall.errors import BadInput, Conflict, NotFound

# what may be said about the future step together with the decision
TARGETS = frozenset(
    {"text", "lane", "work", "process_time", "wait_time", "duration", "complete_accurate", "people", "value"}
)


@dataclass(frozen=True)
class Choice:
    """What was decided about the step `note` of today.

    `into` names the step of today that it is combined with. `targets` are fields of the future step (times in seconds
    or as people write them), `after` is the step of today behind which the future step goes ("" for the start).
    `seen` is the decision that the person had before their eyes; when it is another one by now, somebody else was
    faster; `seen_reason` is the same for its reason. `sure` says that a warning has been read.
    """

    note: str
    decision: Decision | None
    reason: str | None = None
    effect: str | None = None
    into: str | None = None
    targets: Mapping[str, Any] = field(default_factory=dict)
    after: str | None = None
    seen: str | Literal[False] | None = False
    seen_reason: str | None = None
    sure: bool = False


def decide(board: Board, choice: Choice, variant: str | None, new_id: NewId) -> list[Op]:
    """The ops of a decision and of all that follows from it in the future `variant`, as one change.

    Without a future state the decision alone is noted. Raises NotFound, BadInput or Conflict with a sentence.
    """
    draft = Draft(board, variant, new_id)
    note = draft.today.get(choice.note)
    if note is None:
        raise NotFound("This step is not on today's map any more; somebody has deleted it.")
    _check_seen(choice, note)
    _check_merge(choice, note, draft)
    if choice.decision == "automate" and not choice.sure:
        _check_input(draft, note)
    _write_down(draft, choice)
    if not _is_begun(draft):
        if choice.targets or choice.after is not None:
            raise Conflict("There is no future state yet that could take this; start it from the current state first.")
        return draft.ops()
    was = derive(draft)
    parted = {note.id} if _is_parted(draft, choice, note) else set()
    recast(draft, [note.id, *followers(draft, note.id)], parted, was)
    if note.decision == "rearrange" and choice.decision == "keep":
        _stand_as_today(draft, note.id)
    _aim(draft, choice)
    return draft.ops()


def _is_begun(draft: Draft) -> bool:
    """Whether there is a future: it has steps, or each step of today was eliminated."""
    return bool(draft.steps) or all(note.decision == "eliminate" for note in draft.today.values())


def _is_parted(draft: Draft, choice: Choice, note: Note) -> bool:
    """Whether a step that does its work in another one leaves it now. What it is combined with in this variant may have
    been decided otherwise in another one since."""
    return note.decision == "combine" or (choice.decision != note.decision and not draft.standing(note.id))


def _stand_as_today(draft: Draft, id: str) -> None:
    """Who keeps a step that was rearranged has it where it is today."""
    heirs = draft.standing(id)
    if len(heirs) == 1 and not is_as_derived(draft, heirs[0]) and move_back(draft, heirs[0], id):
        lead_as_today(draft, [*descend(draft, id)[0], heirs[0]])


def carry_out(board: Board, variant: str | None, new_id: NewId) -> list[Op]:
    """The ops that make the future do what has been decided about each step. None when it does so already."""
    draft = Draft(board, variant, new_id)
    if not _is_begun(draft):
        raise Conflict("There is no future state yet; start it from the current state first.")
    recast(draft, [note.id for note in draft.today.values() if note.decision is not None], set(), derive(draft))
    return draft.ops()


def _check_seen(choice: Choice, note: Note) -> None:
    if choice.decision is not None and choice.decision not in get_args(Decision):
        raise BadInput(f"choose one of {', '.join(get_args(Decision))}.", place="decision")
    other = choice.seen is not False and choice.seen != note.decision
    if other or choice.seen_reason not in (None, note.decision_reason):
        now = f"“{note.decision}”" if note.decision else "nothing"
        reason = f" ({note.decision_reason.strip()})" if note.decision_reason.strip() else ""
        raise Conflict(
            f"Somebody was faster: for {named(note)} {now} is decided now{reason}. "
            "Look at it together; decide again and yours holds.",
            code="decided_meanwhile",
        )


def _check_merge(choice: Choice, note: Note, draft: Draft) -> None:
    if choice.decision != "combine":
        return
    if not choice.into:
        raise BadInput(f"say with which step {named(note)} is combined.", place="into")
    if choice.into == note.id:
        raise BadInput("a step cannot be combined with itself; choose the step that it goes into.", place="into")
    into = draft.today.get(choice.into)
    if into is None:
        raise Conflict("The step that this one was to go into is not on today's map any more; choose another one.")
    if into.decision == "eliminate":
        raise Conflict(f"{sentence(named(into))} is to be eliminated; nothing can go into it. Decide about it first.")
    along = combined_along(draft, into.id)
    last = draft.today[along[-1]]
    if note.id in along or (last.decision == "combine" and last.merge_into == note.id):
        raise Conflict(f"{sentence(named(into))} is to go into {named(note)} already; they cannot go into each other.")


def _check_input(draft: Draft, note: Note) -> None:
    """A machine repeats faults faster: what comes in has to be right before a step is automated."""
    for source in (draft.today[id] for id in before_today(draft, note.id)):
        share = source.complete_accurate
        if share is not None and share < LOW_ACCURACY:
            raise Conflict(
                f"Improve first: only {per_cent(share)} of what {named(source)} hands on can be used as it is, "
                "and a machine repeats faults faster. Improve the input, or say that it is to be automated anyway.",
                code="improve_first",
            )


def _write_down(draft: Draft, choice: Choice) -> None:
    note = draft.note(choice.note)
    said: dict[str, Any] = {"decision": choice.decision}
    if choice.reason is not None:
        said["decision_reason"] = choice.reason
    if choice.effect is not None:
        said["decision_effect"] = choice.effect
    said["merge_into"] = choice.into if choice.decision == "combine" else None
    note.update({name: value for name, value in said.items() if note.get(name) != value and (value or name in note)})


def _aim(draft: Draft, choice: Choice) -> None:
    """What the future step is to reach, and where it goes."""
    if not choice.targets and choice.after is None:
        return
    heirs = draft.heirs(choice.note)
    carried = heirs[0] if len(heirs) == 1 else None
    if carried is None:
        several = len(heirs) > 1
        raise Conflict(
            "This step has become several; change their figures on the wall."
            if several
            else "This step is not in the future any more, so it has no figures and no place there."
        )
    unknown = sorted(set(choice.targets) - TARGETS)
    if unknown:
        raise BadInput("this cannot be said together with a decision.", place=f"targets.{unknown[0]}")
    whole = {**draft.note(carried), **choice.targets, "id": carried}
    read = read_record("note", whole, draft.board.calendar, "targets").model_dump(mode="json", exclude_unset=True)
    lane = read.get("lane")
    if lane is not None and all(lane != each.id for each in draft.board.lanes):
        raise BadInput("there is no such lane on this board.", place="targets.lane")
    draft.note(carried).update({name: read[name] for name in choice.targets})
    if choice.after is not None:
        move_after(draft, carried, choice.after)
