"""The timeline: which branch of each parallel part counts, how often each step is on it and how often it is done.

What stretches are worth comes bottom up (worth.py); the way back down marks the steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leanwall.core.flow import Flow
from leanwall.core.stretches import ENTRY, Division, Fork, Stretch
from leanwall.core.visits import Counts, back_share
from leanwall.core.worth import Times, Worth, Worths, add_fork, gaps_of, longest_branch, path_through, worth_along


@dataclass
class Walk:
    """A map followed once: by how many items each step is done, and how often it is on the timeline."""

    visits: list[float]
    on_timeline: list[float]
    drawn: list[float]  # the same, with the longest known branch where it is not sure which one is
    unsure: list[int]  # without their times nobody knows which branch is the longest
    gaps: list[int]  # steps without which the lead time cannot be said
    whole: Worth


def walk(flow: Flow, division: Division, times: Times, counts: Counts, *, with_rework: bool) -> Walk:
    """Follows the map. `counts`: the visits to the steps of each stretch, by its identity; forks are followed here."""
    return _Walker(flow, division, times, counts, with_rework).walk()


class _Walker:
    def __init__(
        self,
        flow: Flow,
        division: Division,
        times: Times,
        counts: Counts,
        with_rework: bool,
    ) -> None:
        self.flow, self.division, self.times, self.with_rework = flow, division, times, with_rework
        self.counts = counts
        self.worths: Worths = {}
        self.taken: dict[int, Stretch] = {}  # the branch on the timeline, by fork

    def walk(self) -> Walk:
        for stretch in self.division.stretches:
            self.worths[id(stretch)] = self.worth_of(stretch)
        on_timeline, unsure = self.mark(draw=False)
        drawn = self.mark(draw=True)[0] if unsure else on_timeline
        whole = self.worths[id(self.division.whole)]
        return Walk(self.visits(), on_timeline, drawn, self.steps_of(unsure), self.steps_of(whole.gaps), whole)

    def worth_of(self, stretch: Stretch) -> Worth:
        worth = worth_along(self.times, self.counts[id(stretch)])
        for step, fork in stretch.forks.items():
            branch = self.taken[id(fork)] = longest_branch(fork.branches, self.worths)
            add_fork(worth, fork, self.worths, branch, self.forked(stretch, step))
        if not self.with_rework:
            worth.path = path_through(stretch, self.times, self.worths, self.taken)
        return worth

    def forked(self, stretch: Stretch, step: int) -> float:
        """How often the branches after a step are begun: rework is decided before they are."""
        if step == ENTRY:
            return 1.0
        visits = self.counts[id(stretch)][step]
        return visits * (1 - back_share(self.flow, step)) if self.with_rework else visits

    def mark(self, *, draw: bool) -> tuple[list[float], int]:
        """How often each step is on the timeline, and the steps whose missing times leave a longest branch open.

        Such a fork has no branch on the timeline; `draw` takes the longest known one.
        """
        on_timeline = [0.0] * len(self.flow.notes)
        entering = {id(self.division.whole): 1.0}
        unsure = 0
        for stretch in reversed(self.division.stretches):
            items = entering.get(id(stretch))
            if not items:
                continue
            for step, count in self.counts[id(stretch)].items():
                on_timeline[step] += items * count
            for step, fork in stretch.forks.items():
                forked = items * self.forked(stretch, step)
                gaps = gaps_of(fork, self.worths) if forked and len(fork.branches) > 1 else 0
                unsure |= gaps
                if draw or not gaps:
                    _enter(entering, self.taken[id(fork)], forked)
        return on_timeline, unsure

    def visits(self) -> list[float]:
        """How often each step is done; where branches share steps, once for all of them."""
        done = [0.0] * len(self.flow.notes)
        tangled = self.visits_in_tangles() if self.division.is_tangled else {}
        entering = {id(self.division.whole): 1.0}
        for stretch in reversed(self.division.stretches):
            items = entering.get(id(stretch))
            if not items:
                continue
            for step, count in self.counts[id(stretch)].items():
                done[step] += items * count
            for step, fork in stretch.forks.items():
                forked = items * self.forked(stretch, step)
                if fork.is_tangled:
                    for inner, count in _laid_over(fork, tangled).items():
                        done[inner] += forked * count
                else:
                    for branch in (*fork.branches, *fork.aside):
                        _enter(entering, branch, forked)
        return done

    def visits_in_tangles(self) -> dict[int, dict[int, float]]:
        """For each stretch that a tangled fork contains, the visits of all steps inside it."""
        wanted = self.inside_tangles()
        inside: dict[int, dict[int, float]] = {}
        for stretch in self.division.stretches:
            if id(stretch) not in wanted:
                continue
            visits = inside[id(stretch)] = dict(self.counts[id(stretch)])
            for step, fork in stretch.forks.items():
                forked = self.forked(stretch, step)
                for inner, count in _laid_over(fork, inside).items():
                    visits[inner] = visits.get(inner, 0.0) + forked * count
        return inside

    def inside_tangles(self) -> set[int]:
        wanted: set[int] = set()
        for stretch in reversed(self.division.stretches):
            for fork in stretch.forks.values():
                if fork.is_tangled or id(stretch) in wanted:
                    wanted.update(id(branch) for branch in (*fork.branches, *fork.aside))
        return wanted

    def steps_of(self, bits: int) -> list[int]:
        return [step for step in self.flow.order if bits >> step & 1]


def _enter(entering: dict[int, float], stretch: Stretch, items: float) -> None:
    entering[id(stretch)] = entering.get(id(stretch), 0.0) + items


def _laid_over(fork: Fork, inside: Mapping[int, Mapping[int, float]]) -> dict[int, float]:
    """Visits in all branches of a fork; a step that several branches lead to is done once for all of them."""
    visits: dict[int, float] = {}
    for branch in (*fork.branches, *fork.aside):
        for step, count in inside[id(branch)].items():
            visits[step] = max(visits.get(step, 0.0), count)
    return visits
