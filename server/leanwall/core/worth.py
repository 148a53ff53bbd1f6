"""What one stretch of the map gives an item that enters it, its parallel branches included: bottom up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leanwall.core.stretches import ENTRY, Fork, Stretch

TIE = 1e-9  # branches whose times differ by less than this, relatively, are equally long

Visits = Mapping[int, float]
Path = tuple[float | None, float | None, float]  # %C&A along the timeline, over everything, the longest lead time


@dataclass(frozen=True)
class Times:
    """What each step takes, by index; None = not known."""

    lead: Sequence[float | None]
    work: Sequence[float | None]
    accuracy: Sequence[float | None]


@dataclass
class Worth:
    """`lead` and `work` are what is known of them; `gaps` are the steps whose lead time is not, as bits."""

    lead: float = 0.0
    work: float = 0.0
    is_work_known: bool = True
    gaps: int = 0
    path: Path = (1.0, 1.0, 0.0)

    @property
    def lowest_accuracy(self) -> float:
        return -1.0 if self.path[0] is None else self.path[0]


Worths = dict[int, Worth]  # by a stretch's identity


def longest_branch(branches: Sequence[Stretch], worths: Worths) -> Stretch:
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


def worth_along(times: Times, visits: Visits) -> Worth:
    """What the steps of a stretch give, its forks not yet counted."""
    worth = Worth()
    for step, count in visits.items():
        lead, work = times.lead[step], times.work[step]
        if not count:
            continue
        if lead is None:
            worth.gaps |= 1 << step
        else:
            worth.lead += count * lead
        if work is None:
            worth.is_work_known = False
        else:
            worth.work += count * work
    return worth


def add_fork(worth: Worth, fork: Fork, worths: Worths, taken: Stretch, count: float) -> None:
    """Adds the branch on the timeline, entered `count` times."""
    if not count:
        return
    branch = worths[id(taken)]
    worth.lead += count * branch.lead
    worth.work += count * branch.work
    worth.is_work_known &= branch.is_work_known
    worth.gaps |= gaps_of(fork, worths)


def gaps_of(fork: Fork, worths: Worths) -> int:
    gaps = 0
    for branch in fork.branches:
        gaps |= worths[id(branch)].gaps
    return gaps


def path_through(stretch: Stretch, times: Times, worths: Worths, taken: Mapping[int, Stretch]) -> Path:
    """%C&A and the longest route through a stretch, from its end to its beginning."""
    ahead: dict[int, Path] = {}
    for step in reversed(stretch.steps):
        onward = stretch.onward[step]
        if len(onward) == 1 and onward[0][1] == 1 and step not in stretch.forks:  # most steps: nothing to weigh
            ahead[step] = _through_step(times, step, ahead[onward[0][0]])
            continue
        ways = [(share, ahead[target]) for target, share in onward]
        own, leaving = times.accuracy[step], stretch.leaving[step]
        after: Path = (
            _times(own, _weighed(leaving, [(share, path[0]) for share, path in ways])),
            _times(own, _weighed(leaving, [(share, path[1]) for share, path in ways])),
            (times.lead[step] or 0.0) + max([path[2] for _, path in ways], default=0.0),
        )
        fork = stretch.forks.get(step)
        ahead[step] = after if fork is None else _through_fork(fork, worths, taken, after)
    begin: Path = (1.0, 1.0, 0.0) if stretch.first is None else ahead[stretch.first]
    fork = stretch.forks.get(ENTRY)
    return begin if fork is None else _through_fork(fork, worths, taken, begin)


def _through_step(times: Times, step: int, after: Path) -> Path:
    own, (accuracy, everything, longest) = times.accuracy[step], after
    return _times(own, accuracy), _times(own, everything), (times.lead[step] or 0.0) + longest


def _through_fork(fork: Fork, worths: Worths, taken: Mapping[int, Stretch], after: Path) -> Path:
    accuracy, everything, longest = after
    accuracy = _times(accuracy, worths[id(taken[id(fork)])].path[0])
    for branch in (*fork.branches, *fork.aside):
        everything = _times(everything, worths[id(branch)].path[1])
    return accuracy, everything, longest + max(worths[id(branch)].path[2] for branch in fork.branches)


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _weighed(rest: float, ways: Sequence[tuple[float, float | None]]) -> float | None:
    total = rest
    for share, value in ways:
        if value is None:
            return None
        total += share * value
    return total
