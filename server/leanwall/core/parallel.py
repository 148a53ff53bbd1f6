"""The map divided where work goes on in parallel, so that the timeline can be followed without recursion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from leanwall.core.findings import Finding, fault, hint
from leanwall.core.flow import Flow
from leanwall.core.meeting import Reach
from leanwall.core.stretches import ENTRY, Division, Fork, Stretch, inside_first


def divide(flow: Flow) -> Division:
    """The map of a flow without a fault of its own. A map that cannot be divided has no stretches and a finding."""
    try:
        return _Divider(flow).divide()
    except _Undivided as undivided:
        return Division(findings=[undivided.finding])


class _Undivided(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Divider:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.known: dict[tuple[tuple[int, ...], int | None], Stretch] = {}
        self.waiting: list[Stretch] = []
        self.placed: set[int] = set()  # steps that lie in some stretch
        self.detours: set[int] = set()  # those of them that only rework comes to
        self.in_parallel = 0  # steps inside branches that count, as bits
        self.effort_left = 400_000  # a map that needs more is refused, never a hang

    @cached_property
    def reach(self) -> Reach:
        return Reach(self.flow)

    def divide(self) -> Division:
        whole = self.stretch(tuple(self.flow.starts), None)
        self.fill_all()
        for stretch in list(self.known.values()):
            self.add_detours(stretch)
        division = Division(inside_first(whole), self.uncertain(), self.detours)
        self.spend(_effort_of_tangles(division))
        return division

    def stretch(self, entries: tuple[int, ...], stop: int | None) -> Stretch:
        key = (entries, stop)
        if key not in self.known:
            self.spend(5)
            self.known[key] = Stretch(entries, stop)
            self.waiting.append(self.known[key])
        return self.known[key]

    def fill_all(self) -> None:
        while self.waiting:
            self.fill(self.waiting.pop())

    def fill(self, stretch: Stretch) -> None:
        entry: int | None = stretch.entries[0]
        if len(stretch.entries) > 1:
            stretch.forks[ENTRY] = self.fork(ENTRY, stretch.entries, stretch.stop)
            entry = stretch.forks[ENTRY].meet
        stretch.first = None if entry == stretch.stop else entry
        ahead = [] if stretch.first is None else [stretch.first]
        while ahead:
            step = ahead.pop()
            if step not in stretch.onward:
                self.spend(2)
                self.lead_on(stretch, step)
                ahead += [target for target, _ in stretch.onward[step]]
        stretch.steps = self.flow.in_order(stretch.onward)
        self.placed.update(stretch.steps)

    def lead_on(self, stretch: Stretch, step: int) -> None:
        ways = self.flow.ways[step]
        if self.flow.parallel[step]:
            fork = stretch.forks[step] = self.fork(step, self.flow.parallel[step], stretch.stop)
            ways = [] if fork.meet is None else [(fork.meet, 1.0)]
        stretch.onward[step] = [way for way in ways if way[0] != stretch.stop]
        stretch.leaving[step] = sum(share for target, share in ways if target == stretch.stop) if ways else 1.0

    def spend(self, effort: int) -> None:
        self.effort_left -= effort
        if self.effort_left < 0:
            starts = [self.flow.notes[step] for step in self.flow.starts]
            raise _Undivided(fault("too_tangled", starts, "paths", "crossing"))

    # -- forks ---------------------------------------------------------------------------------------------------

    def fork(self, step: int, targets: Sequence[int], stop: int | None) -> Fork:
        """The longest of the branches that meet counts. Where none meet it is the longest of all.

        Inside a branch that is itself to meet others at `stop`, only what leads there counts.
        """
        self.spend(10 + 2 * len(targets))
        going_on = [target for target in targets if stop is not None and self.reach.leads_to([target], stop)]
        groups = [going_on] if going_on else self.reach.groups(targets)
        counted = [group for group in groups if len(group) > 1] or groups
        chosen = {target for group in counted for target in group}
        aside = self.left_out([target for target in targets if target not in chosen], stop)
        if len(counted) > 1:
            return self.counting(Fork([self.stretch(tuple(group), stop) for group in counted], aside, None))
        if len(counted[0]) == 1:
            return Fork([self.stretch((counted[0][0],), stop)], aside, None)
        return self.counting(self.joined(step, counted[0], aside, stop))

    def left_out(self, targets: Sequence[int], stop: int | None) -> list[Stretch]:
        """Branches beside the timeline; those that share steps are one, so that these are done once."""
        groups = self.reach.groups(targets)
        parts = [
            part
            for group in groups
            for part in (
                [group] if self.reach.open_choice(group, self.reach.shared(group, 0)) is None else _each(group)
            )
        ]
        return [self.stretch(tuple(part), stop) for part in parts]

    def joined(self, step: int, group: Sequence[int], aside: list[Stretch], stop: int | None) -> Fork:
        """The fork of branches that share their way on, from where they meet or from before."""
        meet = self.reach.meeting_point(group, self.spend)
        end = stop if meet is None else meet
        shared = self.reach.shared(group, self.reach.beyond(end, with_stop=meet is not None))
        choice = self.reach.open_choice(group, shared)
        if choice is not None:
            raise _Undivided(_open_choice(self.flow, step, choice))
        branches = [self.stretch((target,), end) for target in group]
        return Fork(branches, aside, None if meet == stop else meet, bool(shared))

    def counting(self, fork: Fork) -> Fork:
        entries = [entry for branch in fork.branches for entry in branch.entries]
        self.in_parallel |= self.reach.inside(entries, fork.branches[0].stop)
        return fork

    def uncertain(self) -> list[Finding]:
        """Averages of parallel branches are too low when a choice or a loop lies in one of them."""
        flow, inside = self.flow, self.in_parallel
        steps = [u for u in flow.order if inside >> flow.place[u] & 1 and (len(flow.ways[u]) > 1 or flow.rework[u])]
        return [hint("parallel_average", [flow.notes[step] for step in steps])] if steps else []

    # -- detours -------------------------------------------------------------------------------------------------

    def add_detours(self, stretch: Stretch) -> None:
        """Adds the steps that only rework comes to (side steps, ways never taken) to where it comes from."""
        ahead = [target for step in stretch.steps for target, _ in self.flow.rework[step]]
        while ahead:
            step = ahead.pop()
            if step in stretch.onward or (step in self.placed and step not in self.detours):
                continue
            self.detours.add(step)
            self.placed.add(step)
            if self.flow.parallel[step]:
                self.add_parallel_detour(stretch, step)
            else:
                self.lead_on(stretch, step)
            ahead += [target for target, _ in (*stretch.onward.get(step, ()), *self.flow.rework[step])]
        stretch.steps = self.flow.in_order(stretch.onward)
        for step in self.detours.intersection(stretch.steps):
            stretch.onward[step] = [way for way in stretch.onward[step] if way[0] in stretch.onward]

    def add_parallel_detour(self, stretch: Stretch, step: int) -> None:
        """A fork that only rework comes to. What leads back into the map is left out; rework is then refused."""
        if not self.placed.isdisjoint(self.flow.parallel[step]):
            return
        known = set(self.known)
        try:
            self.lead_on(stretch, step)
            self.fill_all()
        except _Undivided:
            self.waiting.clear()
        if step in stretch.onward and stretch.stop is not None and not stretch.onward[step]:
            del stretch.onward[step]
        for key in self.known.keys() - known:
            self.add_detours(self.known[key])


def _each(group: Sequence[int]) -> list[list[int]]:
    return [[target] for target in group]


def _effort_of_tangles(division: Division) -> int:
    """Branches that share steps are laid over each other with all that is inside them."""
    size: dict[int, int] = {}
    effort = 0
    for stretch in division.stretches:
        size[id(stretch)] = len(stretch.steps)
        for fork in stretch.forks.values():
            inside = sum(size[id(inner)] for inner in (*fork.branches, *fork.aside))
            size[id(stretch)] += inside
            effort += inside if fork.is_tangled else 0
    return effort


def _open_choice(flow: Flow, step: int, choice: int) -> Finding:
    if step == ENTRY:
        return fault("open_choice", [flow.notes[choice]], "paths", "starts")
    return fault("open_choice", [flow.notes[choice]], "paths", fork=flow.notes[step])
