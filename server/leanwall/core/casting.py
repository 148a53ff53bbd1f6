"""Which steps a future has, by the decisions about today's: what stays has one, what goes has none, what is combined is
in the one of another step.

Copies that people made, split or joined by hand are left as they are where no decision says otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from leanwall.core.derived import Derived
from leanwall.core.draft import Draft
from leanwall.core.following import follow
from leanwall.core.rearranging import keep_in_order

GONE = ""  # the goal of a step that is eliminated


def recast(draft: Draft, ids: Sequence[str], parted: Collection[str], was: Sequence[Derived]) -> None:
    """The future has the steps that the decisions about `ids` say, and its links follow. `parted`: those that were
    combined until now; `was`: the links that were derived before."""
    goals = {id: goal(draft, id) for id in ids}
    before = {step: draft.place_of(step) for step in draft.steps}
    for id in [id for id in ids if goals[id] == id]:
        _stand_alone(draft, id, id in parted or _decision(draft, id) == "combine")
    for id in ids:
        into = goals[id]
        if into and into != id:
            _go_into(draft, id, into)
    for id in [id for id in ids if goals[id] == GONE]:
        _go(draft, id)
    after = set(draft.steps)
    gone = {step: origin or "" for step, origin in before.items() if step not in after}
    fresh = {step: draft.place_of(step) or "" for step in draft.steps if step not in before}
    follow(draft, was, gone, fresh)
    for step, origin in fresh.items():
        keep_in_order(draft, step, origin)


def goal(draft: Draft, id: str) -> str | None:
    """The step of today in whose future step this one's work is done: itself, the one that it is combined with (and
    so on), GONE; None where that leads nowhere or in a circle."""
    if _decision(draft, id) == "eliminate":
        return GONE
    along = combined_along(draft, id)
    last = along[-1]
    if _decision(draft, last) != "combine":
        return last
    onward = draft.note(last).get("merge_into")
    is_gone = onward in draft.today and _decision(draft, onward) == "eliminate"
    return last if is_gone else None


def combined_along(draft: Draft, id: str) -> list[str]:
    """The step and those that it is combined with, one after the other, as far as there are any."""
    along = [id]
    while _decision(draft, along[-1]) == "combine":
        onward = draft.note(along[-1]).get("merge_into")
        if onward not in draft.today or onward in along or _decision(draft, onward) == "eliminate":
            break
        along.append(onward)
    return along


def followers(draft: Draft, id: str) -> list[str]:
    """The steps of today that are combined with this one, or with one that is."""
    into: dict[str, list[str]] = {}
    for other in draft.today:
        if _decision(draft, other) == "combine":
            into.setdefault(draft.note(other).get("merge_into") or "", []).append(other)
    found, ahead = {id: None}, [id]
    while ahead:
        for other in into.get(ahead.pop(), ()):
            if other not in found:
                found[other] = None
                ahead.append(other)
    return [other for other in found if other != id]


def _decision(draft: Draft, id: str) -> str | None:
    decision: str | None = draft.note(id).get("decision")
    return decision


def _stand_alone(draft: Draft, id: str, apart: bool) -> None:
    """`apart`: it leaves the step of another one, if it was in one."""
    for heir in draft.heirs(id) if apart else ():
        if draft.place_of(heir) != id:
            _leave(draft, id, heir)
    if not draft.heirs(id):
        draft.copy_of(draft.today[id], [id])


def _go_into(draft: Draft, id: str, into: str) -> None:
    targets = draft.standing(into) or draft.heirs(into)
    if not targets:
        return
    target = next((heir for heir in targets if id in draft.origins(heir)), targets[0])
    if id not in draft.origins(target):
        draft.come_from(target, [*draft.origins(target), id])
    for heir in draft.heirs(id):
        if heir != target:
            _leave(draft, id, heir)


def _go(draft: Draft, id: str) -> None:
    for heir in draft.heirs(id):
        _leave(draft, id, heir)


def _leave(draft: Draft, id: str, heir: str) -> None:
    """The step of today is not in this future step any more, nor is what was only combined with it; without any other
    the future step goes."""
    rest = [origin for origin in draft.origins(heir) if origin != id]
    if rest and draft.place_of(heir) == id:
        combined = set(followers(draft, id))
        rest = [origin for origin in rest if origin not in combined]
    if any(origin in draft.today for origin in rest):
        draft.come_from(heir, rest)
    else:
        draft.remove(heir)
