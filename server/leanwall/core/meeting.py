"""Where parallel branches meet again: sets of steps as bits, by their place in the flow's order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from leanwall.core.flow import Flow


class Reach:
    """What can come after each step (`cone`, itself included) and what surely does, however choices fall (`sure`)."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.cone, self.sure = [0] * len(flow.notes), [0] * len(flow.notes)
        for step in reversed(flow.order):
            own = 1 << flow.place[step]
            self.cone[step] = own | any_of(self.cone[target] for target in flow.following(step))
            if flow.parallel[step]:
                self.sure[step] = own | any_of(self.sure[target] for target in flow.parallel[step])
            else:
                self.sure[step] = own | all_of(self.sure[target] for target, _ in flow.ways[step])

    @cached_property
    def passages(self) -> Passages:
        return Passages(self.flow)

    def bit(self, step: int) -> int:
        return 1 << self.flow.place[step]

    def beyond(self, stop: int | None, *, with_stop: bool) -> int:
        """What comes after `stop`; None: nothing does."""
        if stop is None:
            return 0
        return self.cone[stop] if with_stop else self.cone[stop] ^ self.bit(stop)

    def inside(self, entries: Iterable[int], stop: int | None) -> int:
        """The steps that come after the entries and before `stop`."""
        return any_of(self.cone[entry] for entry in entries) & ~self.beyond(stop, with_stop=True)

    def leads_to(self, steps: Iterable[int], goal: int) -> bool:
        return bool(any_of(self.cone[step] for step in steps) & self.bit(goal))

    def groups(self, targets: Sequence[int]) -> list[list[int]]:
        """Branches that share a step are in one group."""
        groups: list[_Group] = []
        seen = 0
        for target in targets:
            group = _Group(self.cone[target], [target])
            if seen & group.reached:
                touched = [other for other in groups if other.reached & group.reached]
                groups = [other for other in groups if other not in touched]
                group = _joined([*touched, group])
            groups.append(group)
            seen |= group.reached
        rank = {target: position for position, target in enumerate(targets)}
        return sorted((sorted(each.members, key=rank.__getitem__) for each in groups), key=lambda group: rank[group[0]])

    def meeting_point(self, group: Sequence[int], spend: Callable[[int], None]) -> int | None:
        """The first step that all branches surely reach and that no way passes by but dead ends.

        `spend` counts the effort of looking past dead ends.
        """
        passage = self.passages.common(group)
        if passage is not None:
            return passage
        common = all_of(self.sure[target] for target in group)
        while common:
            first = common & -common
            step = self.flow.order[first.bit_length() - 1]
            if not self._is_passed_by(group, step, spend):
                return step
            common ^= first
        return None

    def _is_passed_by(self, group: Sequence[int], step: int, spend: Callable[[int], None]) -> bool:
        after, place = self.cone[step], self.flow.place
        seen = {target for target in group if target != step}
        ahead = list(seen)
        while ahead:
            spend(1)
            for target in self.flow.following(ahead.pop()):
                if not after >> place[target] & 1:
                    if target not in seen:
                        seen.add(target)
                        ahead.append(target)
                elif target != step:
                    return True
        return False

    def shared(self, group: Sequence[int], beyond: int) -> int:
        """The steps that more than one branch leads to."""
        once = twice = 0
        for target in group:
            inside = self.cone[target] & ~beyond
            twice |= once & inside
            once |= inside
        return twice

    def open_choice(self, group: Sequence[int], shared: int) -> int | None:
        """A choice that decides whether its branch gets to a step shared with another branch; None is as it should."""
        flow = self.flow
        for target in group:
            doubtful = shared & self.cone[target] & ~self.sure[target]
            if doubtful:
                met = doubtful & -doubtful
                return next(
                    step
                    for step in reversed(flow.order)
                    if self.cone[target] & self.bit(step)
                    and self.cone[step] & met
                    and not self.sure[step] & met
                    and any(self.sure[onward] & met for onward, _ in flow.ways[step])
                )
        return None


@dataclass(eq=False)
class _Group:
    reached: int
    members: list[int]


def _joined(groups: Sequence[_Group]) -> _Group:
    largest = max(groups, key=lambda group: len(group.members))
    for group in groups:
        if group is not largest:
            largest.reached |= group.reached
            largest.members += group.members
    return largest


class Passages:
    """For each step the next one that all ways from it pass (its immediate post-dominator; None: the end).

    `parent` and `jump` are a tree climbed in logarithmic time (Myers 1983).
    """

    def __init__(self, flow: Flow) -> None:
        self.parent: dict[int | None, int | None] = {None: None}
        self.jump: dict[int | None, int | None] = {None: None}
        self.depth: dict[int | None, int] = {None: 0}
        for step in reversed(flow.order):
            self._hang(step, self.common(flow.following(step)))

    def _hang(self, step: int, parent: int | None) -> None:
        far = self.jump[parent]
        is_even = self.depth[parent] - self.depth[far] == self.depth[far] - self.depth[self.jump[far]]
        self.parent[step], self.depth[step] = parent, self.depth[parent] + 1
        self.jump[step] = self.jump[far] if is_even else parent

    def common(self, steps: Sequence[int]) -> int | None:
        """The first step that all ways from all of these steps pass, themselves included; None: there is none."""
        if not steps:
            return None
        shared: int | None = steps[0]
        for step in steps[1:]:
            shared = self._meet(shared, step)
        return shared

    def _meet(self, one: int | None, other: int | None) -> int | None:
        depth, jump, parent = self.depth, self.jump, self.parent
        if depth[one] < depth[other]:
            one, other = other, one
        while depth[one] > depth[other]:
            one = jump[one] if depth[jump[one]] >= depth[other] else parent[one]
        while one != other:
            if jump[one] != jump[other]:
                one, other = jump[one], jump[other]
            else:
                one, other = parent[one], parent[other]
        return one


def any_of(sets: Iterable[int]) -> int:
    result = 0
    for bits in sets:
        result |= bits
    return result


def all_of(sets: Iterable[int]) -> int:
    result = None
    for bits in sets:
        result = bits if result is None else result & bits
    return result or 0
