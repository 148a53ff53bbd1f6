"""Expected visits: how often one item comes to each step of a stretch, with rework and without.

With rework the stretch is an absorbing Markov chain; (I − Q)ᵀ v = e is solved, circle by circle, never inverted and
never capped (Kemeny & Snell, Finite Markov Chains, 1960).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from leanwall.core.circles import MAX_ENTANGLED, NoWayOut, TooEntangled, solve_circle
from leanwall.core.findings import Finding, fault
from leanwall.core.flow import Flow
from leanwall.core.graph import strong_components
from leanwall.core.stretches import Division, Stretch
from leanwall.core.ways import Ways

NEVER = 1e-12  # a share below this is none

Visits: TypeAlias = dict[int, float]
Counts: TypeAlias = dict[int, Visits]  # by a stretch's identity


class Refused(Exception):
    """Rework of this map cannot be counted; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def visits_without_rework(stretch: Stretch) -> Visits:
    """Probability to come to each step of a stretch, one item entering it."""
    visits = dict.fromkeys(stretch.steps, 0.0)
    if stretch.first is not None:
        visits[stretch.first] = 1.0
    for step in stretch.steps:
        for target, share in stretch.onward[step]:
            visits[target] += visits[step] * share
    return visits


def visits_with_rework(stretch: Stretch, chain: dict[int, Ways], flow: Flow) -> Visits:
    """Expected visits to each step of a stretch, one item entering. `chain`: what `rework_chains` gave for it.

    Raises Refused for a loop that never ends.
    """
    if not any(flow.rework[step] for step in chain):
        return visits_without_rework(stretch)
    steps = list(chain)
    inflow = dict.fromkeys(steps, 0.0)
    if stretch.first is not None:
        inflow[stretch.first] = 1.0
    visits: Visits = {}
    groups = strong_components(steps, lambda step: [target for target, _ in chain[step]])
    for group in reversed(groups):
        if not any(inflow[step] for step in group):  # rework leads everything past these steps
            visits.update(dict.fromkeys(group, 0.0))
            continue
        _check_way_out(stretch, chain, group, flow)
        if len(group) == 1:
            own = sum(share for target, share in chain[group[0]] if target == group[0])
            visits[group[0]] = inflow[group[0]] / (1 - own)
        else:
            visits.update(_circle(group, chain, inflow, flow))
        among = set(group)
        for step in group:
            for target, share in chain[step]:
                if target not in among:
                    inflow[target] += visits[step] * share
    return visits


def rework_chains(division: Division, flow: Flow) -> dict[int, dict[int, Ways]]:
    """For each stretch (by its identity) where items go from each of its steps, rework decided first.

    Raises Refused when rework crosses the border of a parallel part.
    """
    return {id(stretch): _chain(stretch, flow, division.detours) for stretch in division.stretches}


def back_share(flow: Flow, step: int) -> float:
    """Share of the items that rework takes from a step instead of the flow."""
    return min(1.0, sum(share for _, share in flow.rework[step]))


def _chain(stretch: Stretch, flow: Flow, detours: set[int]) -> dict[int, Ways]:
    chain: dict[int, Ways] = {}
    for step in stretch.steps:
        if step in detours:
            _check_detour(stretch, flow, step)
        stays = 1 - back_share(flow, step)
        chain[step] = [(target, share * stays) for target, share in stretch.onward[step] if share * stays > NEVER]
        chain[step] += flow.rework[step]
        for target, _ in flow.rework[step]:
            if target not in stretch.onward:
                raise Refused(_crossing(flow, step, target))
    return chain


def _check_detour(stretch: Stretch, flow: Flow, step: int) -> None:
    """A step that only rework comes to: it leads back into its own stretch, and no branch ends there."""
    for target, _ in flow.ways[step]:
        if target not in stretch.onward and target != stretch.stop:
            raise Refused(_crossing(flow, step, target))
    leaves = not flow.following(step) and back_share(flow, step) < 1 - NEVER
    if leaves and stretch.stop is not None:
        raise Refused(fault("leaves_parallel", [flow.notes[step]], "expected"))


def _crossing(flow: Flow, source: int, target: int) -> Finding:
    return fault("rework_crosses_parallel", [flow.notes[source], flow.notes[target]], "expected")


def _check_way_out(stretch: Stretch, chain: dict[int, Ways], group: Sequence[int], flow: Flow) -> None:
    among = set(group)
    for step in group:
        leaves = stretch.leaving[step] * (1 - back_share(flow, step)) > NEVER
        if leaves or any(target not in among for target, _ in chain[step]):
            return
    raise Refused(_endless(flow, group[0]))


def _endless(flow: Flow, member: int) -> Finding:
    """Names the steps that reach each other, those inside parallel branches of the loop included."""

    def following(step: int) -> list[int]:
        onward = flow.following(step) if back_share(flow, step) < 1 - NEVER else []
        return onward + [target for target, _ in flow.rework[step]]

    groups = strong_components(range(len(flow.notes)), following)
    loop = next(sorted(group) for group in groups if member in group)
    return fault("endless_loop", [flow.notes[step] for step in flow.in_order(loop)], "expected")


def _circle(steps: Sequence[int], chain: dict[int, Ways], inflow: Visits, flow: Flow) -> Visits:
    try:
        return solve_circle(steps, chain, inflow)
    except NoWayOut:
        raise Refused(_endless(flow, steps[0])) from None
    except TooEntangled:
        raise Refused(_too_many(flow, steps)) from None


def _too_many(flow: Flow, steps: Sequence[int]) -> Finding:
    notes = [flow.notes[step] for step in flow.in_order(steps)]
    return fault("too_many_loops", notes, "expected", most=MAX_ENTANGLED)
