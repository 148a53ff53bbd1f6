"""The links of a future that follow from today's: a function of today's map and of who stands for whom, nothing else.

With every step in its place they are today's links. Where a step has gone, or does its work within another one, the
flow closes over its place and rework moves to the step that takes over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from leanwall.core.board import LinkKind
from leanwall.core.cast import Cast
from leanwall.core.rearranging import nearest
from leanwall.core.routes import Routes, Way, tidy


@dataclass(frozen=True)
class Derived:
    """A link of the future. `of`: the links of today that it stands for (flow: not told)."""

    kind: LinkKind
    source: str
    target: str
    share: float | None
    text: str = ""
    of: frozenset[str] = frozenset()

    @property
    def ends(self) -> tuple[str, str]:
        return self.source, self.target


def derive(cast: Cast) -> list[Derived]:
    """All links that follow from today's."""
    flow, _ = derived_flow(cast)
    return [*flow, *derived_rework(cast), *_derived_information(cast)]


def derived_flow(cast: Cast) -> tuple[list[Derived], Routes]:
    """The flow between the steps that have a place of their own, and the ways of today that are left of it."""
    routes = Routes(
        Way(link.source, link.target, link.probability, link.id, link.text)
        for link in cast.links_of_today
        if link.kind == "flow"
    )
    for step in cast.today if routes else ():
        if not cast.standing(step):
            routes.take_out(step)
    links = [
        Derived("flow", cast.standing(way.source)[-1], cast.standing(way.target)[0], way.share, way.text)
        for way in routes.ways()
    ]
    return links, routes


def _derived_information(cast: Cast) -> list[Derived]:
    links = [link for link in cast.links_of_today if link.kind == "information"]
    ends = {link.id: (cast.heirs(link.source)[:1], cast.heirs(link.target)[:1]) for link in links}
    return [
        Derived("information", source, target, link.probability, link.text, frozenset([link.id]))
        for link in links
        for source, target in zip(*ends[link.id], strict=False)
        if source != target or link.source == link.target
    ]


@dataclass(frozen=True)
class Back:
    """Rework between two steps of today; one link, or several that lead on through side steps."""

    source: str
    target: str
    share: float | None
    text: str
    of: tuple[str, ...]
    ends: tuple[str, str] = field(default=("", ""))  # where it stands in the future


def derived_rework(cast: Cast) -> list[Derived]:
    """Where today's rework stands in the future. What has no place there is left out."""
    by_finder: dict[str, list[Back]] = defaultdict(list)
    for back in _past_side_steps(cast):
        ends = place(cast, back.source, back.target)
        if ends is not None:
            by_finder[ends[0]].append(replace(back, ends=ends))
    order = {id: number for number, id in enumerate(cast.today)}
    return [link for backs in by_finder.values() for link in _joined(_one_after_the_other(backs, order))]


def place(cast: Cast, source: str, target: str) -> tuple[str, str] | None:
    """Between which future steps rework of today stands: what follows a step that has gone finds the faults, when that
    is one step; the nearest step before it does the work again."""
    finders = cast.standing(source) or cast.heirs(source)
    doers = cast.standing(target) or cast.heirs(target)
    if not finders and source == target:
        return None
    finder = finders[0] if finders else follower(cast, source)
    doer = doers[0] if doers else forerunner(cast, target)
    if finder is None or doer is None or (not finders and finder == doer):
        return None
    return finder, doer


def follower(cast: Cast, gone: str) -> str | None:
    """The future step that comes after a step of today which has none; None when there are several."""
    found = list(nearest(cast, gone, cast.ways_of_today[1]))
    return found[0] if len(found) == 1 else None


def forerunner(cast: Cast, gone: str) -> str | None:
    """The nearest future step before it, else the one after it."""
    found = nearest(cast, gone, cast.ways_of_today[0])
    order = {id: number for number, id in enumerate(cast.today)}
    return max(found, key=lambda heir: order[found[heir]], default=None) or follower(cast, gone)


def _past_side_steps(cast: Cast) -> list[Back]:
    """Today's rework. A side step, that rework alone leads to, is closed over like the flow when it has no place of its
    own: what was sent there goes where it sends things on to."""
    links = [link for link in cast.links_of_today if link.kind == "rework"]
    backs = [Back(each.source, each.target, each.probability, each.text, (each.id,)) for each in links]
    flow = {id for link in cast.links_of_today if link.kind == "flow" for id in (link.source, link.target)}
    touched = {id for back in backs for id in (back.source, back.target)}
    for step in cast.today if flow else ():
        if step in touched and step not in flow and not cast.standing(step):
            backs = _closed_over(backs, step)
    return backs


def _closed_over(backs: Sequence[Back], step: str) -> list[Back]:
    onward = [back for back in backs if back.source == step and back.target != step]
    own = _sum(back.share for back in backs if back.source == back.target == step)
    stays = None if own is None or own >= 1 else 1 - own
    found = []
    for back in backs:
        if back.target == step and back.source != step and onward:
            found += [
                Back(back.source, on.target, _times(back.share, on.share, stays), back.text, (*back.of, *on.of))
                for on in onward
            ]
        elif back.source != step:
            found.append(back)
    return found


def _times(share: float | None, onward: float | None, stays: float | None) -> float | None:
    return None if share is None or onward is None or stays is None else tidy(share * onward / stays)


def _one_after_the_other(backs: Iterable[Back], order: dict[str, int]) -> list[Back]:
    """Rework that one future step finds for several steps of today, in their order: what the first lets pass comes to
    the second, so that they never send back more than everything."""
    found, rest = [], 1.0
    by_step: dict[str, list[Back]] = defaultdict(list)
    for back in backs:
        by_step[back.source].append(back)
    for step in sorted(by_step, key=order.__getitem__):
        for back in by_step[step]:
            share = back.share if back.share is None or rest == 1.0 else tidy(back.share * rest)
            found.append(replace(back, share=share))
        sent = sum(back.share for back in by_step[step] if back.share is not None)
        rest *= max(0.0, 1.0 - sent)
    return found


def _joined(backs: Iterable[Back]) -> list[Derived]:
    """One link for all that goes between the same two steps; what was drawn twice today stays drawn twice."""
    together: dict[tuple[str, str], list[Back]] = defaultdict(list)
    for back in backs:
        together[back.ends].append(back)
    links = []
    for (source, target), group in together.items():
        if len({(back.source, back.target) for back in group}) == 1:
            links += [Derived("rework", source, target, each.share, each.text, frozenset(each.of)) for each in group]
        else:
            text = next((back.text for back in group if back.text), "")
            of = frozenset(id for back in group for id in back.of)
            whole = _sum(back.share for back in group)
            links.append(Derived("rework", source, target, None if whole is None else tidy(whole), text, of))
    return links


def _sum(shares: Iterable[float | None]) -> float | None:
    total = 0.0
    for share in shares:
        if share is None:
            return None
        total += share
    return total
