"""The timeline: which branch of each parallel part counts, how often each step is on it, and what its stretches give.

Values come bottom up (a stretch after those inside it), the way back down marks the steps that are on the timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from leanwall.core.flow import Flow
from leanwall.core.stretches import ENTRY, Division, Fork, Stretch
from leanwall.core.visits import Visits, back_share

TIE = 1e-9  # branches whose times differ by less than this, relatively, are equally long


@dataclass(frozen=True)
class Times:
    """What each step takes, by index; None = not known. A wait has no work."""

    lead: Sequence[float | None]
    work: Sequence[float | None]
    accuracy: Sequence[float | None]


@dataclass
class Worth:
    """One stretch, one item entering. With `gaps` (steps without their times) `lead` is what is known of it."""

    lead: float = 0.0
    work: float = 0.0
    is_work_known: bool = True
    gaps: set[int] = field(default_factory=set)
    accuracy: float | None = 1.0  # the product of %C&A along the timeline
    all_accuracy: float | None = 1.0  # the same with every parallel branch multiplied in
    longest: float = 0.0
    visits: Visits = field(default_factory=dict)  # all steps inside, those of parallel branches too

    @property
    def lowest_accuracy(self) -> float:
        return -1.0 if self.accuracy is None else self.accuracy


@dataclass
class Walk:
    """A map followed once: by how many items each step is visited, and how often it is on the timeline."""

    visits: list[float]
    on_timeline: list[float]
    drawn: list[float]  # the same, with the longest known branch where it is not sure which one is
    unsure: list[int]  # without their times nobody knows which branch is the longest
    whole: Worth
    taken: dict[int, Stretch]  # the branch on the timeline, by fork
    leads: dict[int, float]  # of each stretch


def walk(
    flow: Flow, division: Division, times: Times, visiting: Callable[[Stretch], Visits], *, with_rework: bool
) -> Walk:
    """Follows the map. `visiting` gives the visits to the steps of one stretch; forks are followed here."""
    worths: dict[int, Worth] = {}
    taken: dict[int, Stretch] = {}
    counts: dict[int, Visits] = {}
    for stretch in division.stretches:
        visits = counts[id(stretch)] = visiting(stretch)
        for fork in stretch.forks.values():
            taken[id(fork)] = longest_branch(fork.branches, worths)
        worth = worths[id(stretch)] = _worth_along(stretch, times, visits)
        for step, fork in stretch.forks.items():
            _add_fork(worth, fork, worths, taken[id(fork)], _times_forked(flow, visits, step, with_rework))
        if not with_rework:
            _multiply(stretch, times, worth, worths, taken)
    unsure: set[int] = set()
    on_timeline = _mark(flow, division, counts, worths, taken, unsure, with_rework)
    drawn = _mark(flow, division, counts, worths, taken, None, with_rework) if unsure else on_timeline
    whole = worths[id(division.whole)]
    visits_of_all = [whole.visits.get(step, 0.0) for step in range(len(flow.notes))]
    leads = {key: worth.lead for key, worth in worths.items()}
    return Walk(visits_of_all, on_timeline, drawn, flow.in_order(unsure), whole, taken, leads)


def longest_branch(branches: Sequence[Stretch], worths: Mapping[int, Worth]) -> Stretch:
    """The longest on average; among equals the one with more work, then with lower %C&A. Unknown counts as worst."""
    longest = max(worths[id(branch)].lead for branch in branches)
    tied = [branch for branch in branches if _equal(worths[id(branch)].lead, longest)]
    unknown = [branch for branch in tied if not worths[id(branch)].is_work_known]
    if unknown or len(tied) == 1:
        return (unknown or tied)[0]
    most = max(worths[id(branch)].work for branch in tied)
    tied = [branch for branch in tied if _equal(worths[id(branch)].work, most)]
    return min(tied, key=lambda branch: worths[id(branch)].lowest_accuracy)


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= TIE * max(1.0, abs(one), abs(other))


def _times_forked(flow: Flow, visits: Visits, step: int, with_rework: bool) -> float:
    """How often the branches after a step are begun: rework is decided before they are."""
    if step == ENTRY:
        return 1.0
    return visits[step] * (1 - back_share(flow, step) if with_rework else 1.0)


def _worth_along(stretch: Stretch, times: Times, visits: Visits) -> Worth:
    """What the steps of the stretch itself give, its forks not yet counted."""
    worth = Worth(visits=dict(visits))
    for step, count in visits.items():
        if not count:
            continue
        lead, work = times.lead[step], times.work[step]
        if lead is None:
            worth.gaps.add(step)
        else:
            worth.lead += count * lead
        if work is None:
            worth.is_work_known = False
        else:
            worth.work += count * work
    return worth


def _add_fork(worth: Worth, fork: Fork, worths: Mapping[int, Worth], taken: Stretch, count: float) -> None:
    if not count:
        return
    branch = worths[id(taken)]
    worth.lead += count * branch.lead
    worth.work += count * branch.work
    worth.is_work_known &= branch.is_work_known
    worth.gaps.update(*(worths[id(other)].gaps for other in fork.branches))
    for step, visits in _visits_in_branches(fork, worths).items():
        worth.visits[step] = worth.visits.get(step, 0.0) + count * visits


def _visits_in_branches(fork: Fork, worths: Mapping[int, Worth]) -> Visits:
    """A step that several branches lead to is done once for all of them."""
    visits: Visits = {}
    for branch in (*fork.branches, *fork.aside):
        for step, count in worths[id(branch)].visits.items():
            visits[step] = max(visits.get(step, 0.0), count)
    return visits


def _multiply(
    stretch: Stretch, times: Times, worth: Worth, worths: Mapping[int, Worth], taken: Mapping[int, Stretch]
) -> None:
    """%C&A and the longest route, from the end of the stretch to its beginning."""
    ahead: dict[int, tuple[float | None, float | None, float]] = {}
    for step in reversed(stretch.steps):
        ways = [(share, *ahead[target]) for target, share in stretch.onward[step]]
        leaving = stretch.leaving[step]
        own = times.accuracy[step]
        accuracy = _times(own, _weighed(leaving, [(share, path) for share, path, _, _ in ways]))
        everything = _times(own, _weighed(leaving, [(share, whole) for share, _, whole, _ in ways]))
        longest = (times.lead[step] or 0.0) + max((longest for *_, longest in ways), default=0.0)
        ahead[step] = _through_fork(stretch.forks.get(step), worths, taken, (accuracy, everything, longest))
    end: tuple[float | None, float | None, float] = (1.0, 1.0, 0.0)
    begin = end if stretch.first is None else ahead[stretch.first]
    through = _through_fork(stretch.forks.get(ENTRY), worths, taken, begin)
    worth.accuracy, worth.all_accuracy, worth.longest = through


def _through_fork(
    fork: Fork | None,
    worths: Mapping[int, Worth],
    taken: Mapping[int, Stretch],
    after: tuple[float | None, float | None, float],
) -> tuple[float | None, float | None, float]:
    if fork is None:
        return after
    accuracy, everything, longest = after
    accuracy = _times(accuracy, worths[id(taken[id(fork)])].accuracy)
    for branch in (*fork.branches, *fork.aside):
        everything = _times(everything, worths[id(branch)].all_accuracy)
    return accuracy, everything, longest + max(worths[id(branch)].longest for branch in fork.branches)


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _weighed(rest: float, ways: Sequence[tuple[float, float | None]]) -> float | None:
    total = rest
    for share, value in ways:
        if value is None:
            return None
        total += share * value
    return total


def _mark(
    flow: Flow,
    division: Division,
    counts: Mapping[int, Visits],
    worths: Mapping[int, Worth],
    taken: Mapping[int, Stretch],
    unsure: set[int] | None,
    with_rework: bool,
) -> list[float]:
    """How often each step is on the timeline.

    Where missing times leave the longest branch open, none is marked and `unsure` gets the steps that lack them; with
    None the longest known branch is marked.
    """
    on_timeline = [0.0] * len(flow.notes)
    entering = {id(division.whole): 1.0}
    for stretch in reversed(division.stretches):
        items = entering.get(id(stretch), 0.0)
        if not items:
            continue
        visits = counts[id(stretch)]
        for step, count in visits.items():
            on_timeline[step] += items * count
        for step, fork in stretch.forks.items():
            forked = items * _times_forked(flow, visits, step, with_rework)
            gaps = set().union(*(worths[id(other)].gaps for other in fork.branches))
            if unsure is not None and gaps and forked and len(fork.branches) > 1:
                unsure |= gaps
            else:
                branch = id(taken[id(fork)])
                entering[branch] = entering.get(branch, 0.0) + forked
    return on_timeline
