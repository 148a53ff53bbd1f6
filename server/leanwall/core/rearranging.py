"""Where a step stands in a future state: between the heirs of its neighbours of today, or behind another step."""

from __future__ import annotations

from collections.abc import Mapping

from leanwall.core.cast import Cast
from leanwall.core.draft import PITCH, Draft
from leanwall.core.routes import Routes
from leanwall.errors import Conflict


def descend(cast: Cast, id: str) -> tuple[list[str], list[str]]:
    """The future steps between which a step of today belongs: those that stand for the nearest ones before and after
    it."""
    before, after = cast.ways_of_today
    return list(nearest(cast, id, before)), list(nearest(cast, id, after))


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
    routes = draft.routes()
    onward = [way.target for way in routes.out_of(target)] if target else _starts(routes, id)
    if routes and len([step for step in onward if step != id]) > 1:
        raise Conflict("Work goes on from there in several ways; draw the links on the wall instead.")
    _make_room(draft, id, target)
    if routes:
        routes.take_out(id)
        after_it = [way.target for way in routes.out_of(target)] if target else _starts(routes, id)
        routes.put_between(id, [target] if target else [], after_it)
        draft.take_routes(routes)


def move_back(draft: Draft, id: str, origin: str) -> bool:
    """The future step goes back to where `origin` stands today; False when it is there."""
    routes = draft.routes()
    if routes:
        if _stands_between(draft, routes, id, origin):
            return False
        routes.take_out(id)
        routes.put_between(id, *descend(draft, origin))
        draft.take_routes(routes)
        return True
    if _is_in_order(draft, id, origin):
        return False
    draft.place(id, draft.today[origin].x)
    keep_in_order(draft, id, origin)
    return True


def _stands_between(draft: Draft, routes: Routes, id: str, origin: str) -> bool:
    """Whether the flow leads to and from the step as it does today, perhaps over steps that people put between. Where
    none of its neighbours is left, there is nowhere else to go back to."""
    before, after = descend(draft, origin)
    if not before and not after:
        return any(ways.get(origin) for ways in draft.ways_of_today)
    theirs = {step for step in draft.steps if draft.place_of(step) is None}
    leads_to_it = all(routes.leads_to(one, {id}, theirs) for one in before)
    return leads_to_it and all(routes.leads_to(id, {other}, theirs) for other in after)


def keep_in_order(draft: Draft, id: str, origin: str) -> None:
    """Where no flow is drawn, the steps are worked on from left to right: the future step stands between those that
    come before and after its origin today."""
    if not draft.flow() and not _is_in_order(draft, id, origin):
        _make_room(draft, id, _beside(draft, origin)[0])


def _is_in_order(draft: Draft, id: str, origin: str) -> bool:
    """After what comes before its origin and before what comes after; where people have turned those two round, one of
    both will do."""
    row = draft.steps
    at = row.index(id)
    earlier, later = (None if step is None else row.index(step) for step in _beside(draft, origin))
    fits = [earlier is None or earlier < at, later is None or at < later]
    is_turned = earlier is not None and later is not None and later < earlier
    return any(fits) if is_turned else all(fits)


def _beside(draft: Draft, origin: str) -> tuple[str | None, str | None]:
    row = list(draft.today)
    at = row.index(origin)
    earlier = (draft.standing(one)[-1] for one in reversed(row[:at]) if draft.standing(one))
    later = (draft.standing(one)[0] for one in row[at + 1 :] if draft.standing(one))
    return next(earlier, None), next(later, None)


def nearest(cast: Cast, id: str, neighbours: Mapping[str, list[str]]) -> dict[str, str]:
    """The future steps in the nearest places on one side of a step of today, each with the step that it stands for."""
    found: dict[str, str] = {}
    seen, edge = {id}, [id]
    while edge:
        for other in neighbours.get(edge.pop(0), ()):
            standing = cast.standing(other)
            found.update(dict.fromkeys(standing, other))
            if not standing and other not in seen:
                seen.add(other)
                edge.append(other)
    return found


def _heir(draft: Draft, origin: str) -> str:
    heirs = draft.heirs(origin)
    if not heirs:
        raise Conflict("The step that this one was to come after is not in the future; choose another one.")
    return heirs[-1]


def _starts(routes: Routes, id: str) -> list[str]:
    return [step for step in routes.starts(but=id) if step != id]


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
