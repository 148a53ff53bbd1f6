"""Decisions about steps of today, and what follows from them in a future state.

A decision stands on the step of today. Carrying it out makes the future say the same: what is eliminated or combined
goes from it, what stays has a step in it. Carrying out twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from leanwall.core.board import Board, Decision, Note
from leanwall.core.draft import Draft, NewId, Op
from leanwall.core.reading import read_record
from leanwall.core.rearranging import before_today, descend, move_after
from leanwall.core.reworking import Place, bring_back, hand_over, places, stand_ins, take_rework
from leanwall.core.sentences import named, per_cent, sentence
from leanwall.core.strain import LOW_ACCURACY
from leanwall.errors import BadInput, Conflict, NotFound

STAYS = ("keep", "rearrange", "simplify", "automate", "outsource")
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
    if not draft.steps:
        if choice.targets or choice.after is not None:
            raise Conflict("There is no future state yet that could take this; start it from the current state first.")
        return draft.ops()
    stood = places(draft)
    if note.decision == "combine" and choice.decision != "combine":
        _part(draft, note.id)
    carried = _carry_out(draft, note.id, stood)
    _aim(draft, choice, carried)
    return draft.ops()


def carry_out(board: Board, variant: str | None, new_id: NewId) -> list[Op]:
    """The ops that make the future do what has been decided about each step. None when it does so already."""
    draft = Draft(board, variant, new_id)
    if not draft.steps:
        raise Conflict("There is no future state yet; start it from the current state first.")
    rank = {**dict.fromkeys(STAYS, 0), "combine": 1, "eliminate": 2}
    decided = [note for note in draft.today.values() if note.decision is not None]
    for note in sorted(decided, key=lambda note: rank[note.decision or "keep"]):
        if not _is_carried_out(draft, note.id):
            _carry_out(draft, note.id, places(draft))
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
    if _destination(draft, into.id, stop=note.id) == note.id:
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


def _carry_out(draft: Draft, id: str, stood: Mapping[str, Place]) -> str | None:
    """Makes the future follow one decision; `stood` is where rework was before. Gives the future step that the decision
    is about, if there is one."""
    decision = draft.note(id).get("decision")
    if decision == "eliminate":
        _eliminate(draft, id, stood)
        return None
    if decision == "combine":
        return _combine(draft, id, stood)
    heirs = draft.heirs(id)
    restored = [] if heirs else [_restore(draft, id)]
    bring_back(draft, stood, restored=id if restored else None)
    found = heirs or restored
    return found[0] if len(found) == 1 else None


def _is_carried_out(draft: Draft, id: str) -> bool:
    """Whether the future has the step that stays, or has none that is eliminated."""
    decision = draft.note(id).get("decision")
    return decision != "combine" and (decision == "eliminate") != bool(draft.heirs(id))


def _eliminate(draft: Draft, id: str, stood: Mapping[str, Place]) -> None:
    """The future step goes; rework from and to it goes on beside it."""
    _part(draft, id)
    bring_back(draft, stood)
    gone = [(heir, take_rework(draft, heir)) for heir in draft.heirs(id)]
    source, target = stand_ins(draft, id)
    for heir, taken in gone:
        hand_over(draft, heir, taken, source, target)


def _part(draft: Draft, id: str) -> None:
    """Takes a step of today out of those future steps that came from others as well."""
    for heir in draft.heirs(id):
        others = [origin for origin in draft.origins(heir) if origin != id and origin in draft.today]
        if others:
            draft.come_from(heir, [origin for origin in draft.origins(heir) if origin != id])


def _combine(draft: Draft, id: str, stood: Mapping[str, Place]) -> str | None:
    destination = _destination(draft, id)
    targets = draft.heirs(destination) if destination and destination != id else []
    if not targets:
        return None
    target = next((heir for heir in targets if id in draft.origins(heir)), targets[0])
    was_gone = not draft.heirs(id)
    if id not in draft.origins(target):
        draft.come_from(target, [*draft.origins(target), id])
    if was_gone:
        bring_back(draft, stood, restored=id)
    for heir in draft.heirs(id):
        if heir == target:
            continue
        rest = [origin for origin in draft.origins(heir) if origin != id and origin in draft.today]
        if rest:
            draft.come_from(heir, rest)
            bring_back(draft, stood)
        else:
            hand_over(draft, heir, take_rework(draft, heir), target, target)
    return target


def _destination(draft: Draft, id: str, stop: str | None = None) -> str | None:
    """Where a step that is combined ends up: along `merge_into` to a step that is not combined itself. None when that
    leads nowhere or in a circle."""
    seen = {id}
    while id != stop and draft.note(id).get("decision") == "combine":
        onward = draft.note(id).get("merge_into")
        if not onward or onward in seen or onward not in draft.today:
            return None
        seen.add(onward)
        id = onward
    return id


def _restore(draft: Draft, id: str) -> str:
    """The step of today comes (back) into the future, between its neighbours."""
    before, after = descend(draft, id)
    fresh = draft.copy_of(draft.today[id], [id])
    draft.put_between(fresh, before, after)
    return fresh


def _aim(draft: Draft, choice: Choice, carried: str | None) -> None:
    """What the future step is to reach, and where it goes."""
    if not choice.targets and choice.after is None:
        return
    if carried is None:
        several = len(draft.heirs(choice.note)) > 1
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
