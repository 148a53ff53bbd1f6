"""Where a step stands in a future state: between the heirs of its neighbours of today, or behind another step."""

from __future__ import annotations

from collections.abc import Mapping

from leanwall.core.draft import PITCH, Draft
from leanwall.errors import Conflict


def descend(draft: Draft, id: str) -> tuple[list[str], list[str]]:
    """The future steps between which a step of today belongs: the heirs of the nearest ones before and after it."""
    before, after = draft.ways_of_today
    return _nearest_heirs(draft, id, before), _nearest_heirs(draft, id, after)


def before_today(draft: Draft, id: str) -> list[str]:
    """The steps of today that hand over to this one; waits in between are looked through."""
    before, _ = draft.ways_of_today
    found: dict[str, None] = {}
    seen, edge = {id}, [id]
    while edge:
        for other in before.get(edge.pop(), ()):
            if draft.today[other].work != "wait":
                found[other] = None
            elif other not in seen:
                seen.add(other)
                edge.append(other)
    return list(found)


def move_after(draft: Draft, id: str, after: str) -> None:
    """The future step goes behind the heir of `after`, a step of today; to the start when that is empty.

    Raises Conflict where that place is not clear.
    """
    target = _heir(draft, after) if after else None
    if target == id:
        raise Conflict("A step cannot come after itself; choose another one.")
    if _stands_there(draft, id, target):
        return
    linked = bool(draft.flow())
    onward = [draft.links[key]["target"] for key in draft.flow(source=target)] if target else _starts(draft, id)
    if linked and len([step for step in onward if step != id]) > 1:
        raise Conflict("Work goes on from there in several ways; draw the links on the wall instead.")
    _make_room(draft, id, target)
    if not linked:
        return
    draft.take_out(id)
    if target:
        draft.put_between(id, [target], [draft.links[key]["target"] for key in draft.flow(source=target)])
    else:
        draft.put_between(id, [], _starts(draft, id))


def _nearest_heirs(draft: Draft, id: str, neighbours: Mapping[str, list[str]]) -> list[str]:
    found: dict[str, None] = {}
    seen, edge = {id}, [id]
    while edge:
        step = edge.pop(0)
        for other in neighbours.get(step, ()):
            heirs = draft.heirs(other)
            found.update(dict.fromkeys(heirs))
            if not heirs and other not in seen:
                seen.add(other)
                edge.append(other)
    return list(found)


def _heir(draft: Draft, origin: str) -> str:
    heirs = draft.heirs(origin)
    if not heirs:
        raise Conflict("The step that this one was to come after is not in the future; choose another one.")
    return heirs[-1]


def _starts(draft: Draft, id: str) -> list[str]:
    targets = {link["target"] for key in draft.flow() if (link := draft.links[key])["source"] != id}
    sources = {draft.links[key]["source"] for key in draft.flow()}
    return [step for step in draft.steps if step in sources and step not in targets and step != id]


def _stands_there(draft: Draft, id: str, target: str | None) -> bool:
    if draft.flow():
        return bool(draft.flow(target, id)) if target else not draft.flow(target=id)
    steps = draft.steps
    at = steps.index(id)
    return (steps[at - 1] if at else None) == target


def _make_room(draft: Draft, id: str, target: str | None) -> None:
    """Puts the step behind `target` and moves what stands there to the right."""
    others = [step for step in draft.steps if step != id]
    edge = draft.note(target).get("x", 0) if target else None
    to_the_right = [step for step in others if edge is None or draft.note(step).get("x", 0) > edge]
    place = edge + PITCH if edge is not None else min((draft.note(step).get("x", 0) for step in others), default=0)
    for step in to_the_right:
        draft.place(step, draft.note(step).get("x", 0) + PITCH)
    draft.place(id, place)
