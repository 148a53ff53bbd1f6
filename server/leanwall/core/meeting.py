"""Where parallel branches meet again: sets of steps as bits, by their place in the flow's order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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

    def groups(self, targets: Sequence[int], stop: int | None) -> list[list[int]]:
        """Branches that share a step before `stop`, or both lead to it, are in one group."""
        beyond = self.beyond(stop, with_stop=False)
        groups: list[tuple[int, list[int]]] = []
        for target in targets:
            reached, members = self.cone[target] & ~beyond, [target]
            apart = []
            for other, others in groups:
                if other & reached:
                    reached, members = reached | other, others + members
                else:
                    apart.append((other, others))
            groups = [*apart, (reached, members)]
        rank = {target: position for position, target in enumerate(targets)}
        return sorted((sorted(each, key=rank.__getitem__) for _, each in groups), key=lambda group: rank[group[0]])

    def meeting_point(self, group: Sequence[int], spend: Callable[[int], None]) -> int | None:
        """The first step that all branches surely reach and that no way passes by. `spend` counts the effort."""
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
