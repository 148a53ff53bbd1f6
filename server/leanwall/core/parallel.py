"""The map divided where work goes on in parallel: stretches of single file, and forks between them.

A fork's branches are stretches themselves, so the timeline can be followed recursively without recursion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from leanwall.core.findings import Finding, fault, hint, listed, named
from leanwall.core.flow import Flow
from leanwall.core.ways import Ways

ENTRY = -1  # the key of a fork that stands at a stretch's very beginning: several starts


@dataclass(eq=False)
class Fork:
    """Branches that all happen. The longest of `branches` is on the timeline, `aside` never meets it."""

    branches: list[Stretch]
    aside: list[Stretch]
    meet: int | None  # the step where the branches meet; None: they never do
    is_tangled: bool = False  # branches share steps before they meet


@dataclass(eq=False)
class Stretch:
    """From `entries` up to `stop` (not included; None: to the end): the steps that no fork of its own contains."""

    entries: tuple[int, ...]
    stop: int | None
    steps: list[int] = field(default_factory=list)  # in the flow's order
    onward: dict[int, Ways] = field(default_factory=dict)  # to the next step of this stretch; over a fork: to its meet
    leaving: dict[int, float] = field(default_factory=dict)  # share that leaves the stretch here
    forks: dict[int, Fork] = field(default_factory=dict)  # by the step that they follow
    first: int | None = None


@dataclass
class Division:
    """`stretches` has each stretch after those that it contains; the last is the whole map. Empty: see `findings`."""

    stretches: list[Stretch] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_tangled: bool = False

    @property
    def whole(self) -> Stretch:
        return self.stretches[-1]


class _Undivided(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def divide(flow: Flow) -> Division:
    """The map of a flow without a fault of its own. A map that cannot be divided has no stretches and a finding."""
    try:
        return _Divider(flow).divide()
    except _Undivided as undivided:
        return Division(findings=[undivided.finding])


class _Divider:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.known: dict[tuple[tuple[int, ...], int | None], Stretch] = {}
        self.waiting: list[Stretch] = []
        self.is_tangled = False
        self.in_parallel = 0  # steps inside counted branches, as bits
        self.work_left = 300_000 + 100 * len(flow.notes)  # steps looked at; a map beyond it is refused, never a hang
        has_forks = len(flow.starts) > 1 or any(flow.parallel)
        self.cone, self.sure = _reach(flow) if has_forks else ([], [])

    def divide(self) -> Division:
        whole = self.stretch(tuple(self.flow.starts), None)
        while self.waiting:
            self.fill(self.waiting.pop())
        return Division(_inside_first(whole), self.uncertain(), self.is_tangled)

    def stretch(self, entries: tuple[int, ...], stop: int | None) -> Stretch:
        key = (entries, stop)
        if key not in self.known:
            self.known[key] = Stretch(entries, stop)
            self.waiting.append(self.known[key])
        return self.known[key]

    def fill(self, stretch: Stretch) -> None:
        stop = stretch.stop
        entry: int | None = stretch.entries[0]
        if len(stretch.entries) > 1:
            stretch.forks[ENTRY] = self.fork(ENTRY, stretch.entries, stop)
            entry = stretch.forks[ENTRY].meet
        stretch.first = None if entry == stop else entry
        ahead = [] if stretch.first is None else [stretch.first]
        while ahead:
            step = ahead.pop()
            if step not in stretch.onward:
                self.spend(1)
                self.lead_on(stretch, step)
                ahead += [target for target, _ in stretch.onward[step]]
        stretch.steps = self.flow.in_order(stretch.onward)

    def lead_on(self, stretch: Stretch, step: int) -> None:
        ways = self.flow.ways[step]
        if self.flow.parallel[step]:
            fork = stretch.forks[step] = self.fork(step, self.flow.parallel[step], stretch.stop)
            ways = [] if fork.meet is None else [(fork.meet, 1.0)]
        stretch.onward[step] = [way for way in ways if way[0] != stretch.stop]
        stretch.leaving[step] = sum(share for target, share in ways if target == stretch.stop) if ways else 1.0

    def fork(self, step: int, targets: Sequence[int], stop: int | None) -> Fork:
        groups = self.groups(targets, stop)
        going_on = [group for group in groups if stop is not None and self.reaches(group, stop)]
        meeting = going_on or [group for group in groups if len(group) > 1]
        if len(meeting) == 1:
            aside = [self.stretch((target,), stop) for group in groups if group is not meeting[0] for target in group]
            return self.joined(step, meeting[0], aside, stop)
        counted = meeting or groups
        aside = [self.stretch((target,), stop) for group in groups if group not in counted for target in group]
        return self.told(Fork([self.stretch(tuple(group), stop) for group in counted], aside, None))

    def joined(self, step: int, group: list[int], aside: list[Stretch], stop: int | None) -> Fork:
        """The fork of one group of branches that share their way on."""
        if len(group) == 1:
            return Fork([self.stretch((group[0],), stop)], aside, None)
        meet = self.meeting_point(group)
        end = stop if meet is None else meet
        is_tangled = self.check_choices(step, group, end, meet is None)
        self.is_tangled |= is_tangled
        branches = [self.stretch((target,), end) for target in group]
        return self.told(Fork(branches, aside, None if meet == stop else meet, is_tangled))

    def reaches(self, group: Sequence[int], stop: int) -> bool:
        return any(self.cone[target] >> self.flow.place[stop] & 1 for target in group)

    def groups(self, targets: Sequence[int], stop: int | None) -> list[list[int]]:
        """Branches that share a step before `stop`, or both lead to it, are in one group."""
        beyond = 0 if stop is None else self.cone[stop] & ~(1 << self.flow.place[stop])
        groups: list[tuple[int, list[int]]] = []
        for target in targets:
            reached, members = self.cone[target] & ~beyond, [target]
            apart = []
            for other, others in groups:
                self.spend(1)
                if other & reached:
                    reached, members = reached | other, others + members
                else:
                    apart.append((other, others))
            groups = [*apart, (reached, members)]
        rank = {target: position for position, target in enumerate(targets)}
        return sorted(
            (sorted(members, key=rank.__getitem__) for _, members in groups), key=lambda group: rank[group[0]]
        )

    def meeting_point(self, group: Sequence[int]) -> int | None:
        """The first step that all branches surely reach and that no way passes by."""
        common = -1
        for target in group:
            common &= self.sure[target]
        while common:
            lowest = common & -common
            step = self.flow.order[lowest.bit_length() - 1]
            if not self.is_passed_by(group, step):
                return step
            common ^= lowest
        return None

    def is_passed_by(self, group: Sequence[int], step: int) -> bool:
        after, place = self.cone[step], self.flow.place
        seen = {target for target in group if target != step}
        ahead = list(seen)
        while ahead:
            self.spend(1)
            for target in self.flow.following(ahead.pop()):
                if after >> place[target] & 1:
                    if target != step:
                        return True
                elif target not in seen:
                    seen.add(target)
                    ahead.append(target)
        return False

    def check_choices(self, step: int, group: Sequence[int], end: int | None, is_end_shared: bool) -> bool:
        """Whether branches share steps on their way; refuses a choice that has not come together before they do."""
        beyond = 0 if end is None else self.cone[end] ^ (is_end_shared << self.flow.place[end])
        once = twice = 0
        for target in group:
            inside = self.cone[target] & ~beyond
            twice |= once & inside
            once |= inside
        for target in group:
            doubtful = twice & self.cone[target] & ~self.sure[target]
            if doubtful:
                raise _Undivided(self.open_choice(step, target, doubtful & -doubtful))
        return bool(twice)

    def open_choice(self, step: int, branch: int, met: int) -> Finding:
        flow = self.flow
        choices = [
            u
            for u in flow.order
            if self.cone[branch] >> flow.place[u] & 1 and self.cone[u] & met and not self.sure[u] & met
        ]
        blamed = [flow.notes[u] for u in choices if any(self.sure[t] & met for t, _ in flow.ways[u])][:1]
        where = "the map's starts" if step == ENTRY else f"the parallel branches after {named(flow.notes[step])}"
        text = f"The choice after {listed(blamed)} does not come together again before {where} meet."
        do = "Let its ways meet in a step of the same branch first; till then nobody can say how long this takes."
        return fault("open_choice", text, blamed, "paths", do=do)

    def told(self, fork: Fork) -> Fork:
        """The fork, its branches remembered: choices and loops inside make the true average higher."""
        if len(fork.branches) > 1:
            stop = fork.branches[0].stop
            beyond = 0 if stop is None else self.cone[stop]
            entries = (entry for branch in fork.branches for entry in branch.entries)
            self.in_parallel |= _any(self.cone[entry] for entry in entries) & ~beyond
        return fork

    def uncertain(self) -> list[Finding]:
        flow, inside = self.flow, self.in_parallel
        steps = [u for u in flow.order if inside >> flow.place[u] & 1 and (len(flow.ways[u]) > 1 or flow.rework[u])]
        if not steps:
            return []
        notes = [flow.notes[step] for step in steps]
        where = "A choice or a loop lies inside a parallel branch"
        text = f"{where} ({listed(notes)}): the true average lead time can be higher than the one shown."
        do = "Read the lead time as a lower limit and look at the longest route, too."
        return [hint("parallel_average", text, notes, do=do)]

    def spend(self, work: int) -> None:
        self.work_left -= work
        if self.work_left < 0:
            text = "The parallel branches of this map cross each other too often to be followed."
            do = "Let branches meet again before new ones begin."
            raise _Undivided(fault("too_tangled", text, [self.flow.notes[s] for s in self.flow.starts], "paths", do=do))


def _reach(flow: Flow) -> tuple[list[int], list[int]]:
    """For each step, as bits by place in the order: what can come after it, and what surely does (itself included)."""
    cone, sure = [0] * len(flow.notes), [0] * len(flow.notes)
    for step in reversed(flow.order):
        own = 1 << flow.place[step]
        cone[step] = own | _any(cone[target] for target in flow.following(step))
        if flow.parallel[step]:
            sure[step] = own | _any(sure[target] for target in flow.parallel[step])
        else:
            sure[step] = own | _all(sure[target] for target, _ in flow.ways[step])
    return cone, sure


def _any(sets: Iterable[int]) -> int:
    result = 0
    for bits in sets:
        result |= bits
    return result


def _all(sets: Iterable[int]) -> int:
    result = None
    for bits in sets:
        result = bits if result is None else result & bits
    return result or 0


def _inside_first(whole: Stretch) -> list[Stretch]:
    """Every stretch after those inside it; a stretch shared by several forks once."""
    done: dict[int, Stretch] = {}
    work = [(whole, False)]
    while work:
        stretch, is_ready = work.pop()
        if id(stretch) in done:
            continue
        if is_ready:
            done[id(stretch)] = stretch
            continue
        work.append((stretch, True))
        for fork in stretch.forks.values():
            work += [(inner, False) for inner in (*fork.branches, *fork.aside) if id(inner) not in done]
    return list(done.values())
