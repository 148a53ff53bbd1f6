"""A map followed case by case: every combination of choices, for maps that do not divide into nested branches.

Each choice is made once an item; a step is done when some way taken leads to it. Exact, but only for small tangles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leanwall.core.flow import Flow

MAX_CASES = 256  # different sets of steps under way at once


@dataclass(frozen=True)
class Cases:
    """`reach`: probability to come to each step. `all_accuracy`: the expected product of %C&A over the steps done."""

    reach: list[float]
    all_accuracy: float


def follow_cases(flow: Flow, accuracy: Sequence[float | None]) -> Cases | None:
    """None when too many steps are under way at once. Unknown %C&A counts as 1 here; who asks says what is missing."""
    reach = [0.0] * len(flow.notes)
    begun = sum(1 << flow.place[start] for start in flow.starts)
    cases: dict[int, tuple[float, float]] = {begun: (1.0, 1.0)}
    for place, step in enumerate(flow.order):
        here = 1 << place
        following: dict[int, tuple[float, float]] = {}
        own = accuracy[step]
        for under_way, (probability, product) in cases.items():
            if not under_way & here:
                _add(following, under_way, probability, product)
                continue
            reach[step] += probability
            product *= 1.0 if own is None else own
            rest = under_way ^ here
            if flow.parallel[step] or not flow.ways[step]:
                begun = _bits(flow, flow.parallel[step])
                _add(following, rest | begun, probability, product)
            for target, share in flow.ways[step]:
                _add(following, rest | 1 << flow.place[target], probability * share, product * share)
        cases = following
        if len(cases) > MAX_CASES:
            return None
    return Cases(reach, sum(product for _, product in cases.values()))


def _add(cases: dict[int, tuple[float, float]], under_way: int, probability: float, product: float) -> None:
    before = cases.get(under_way, (0.0, 0.0))
    cases[under_way] = (before[0] + probability, before[1] + product)


def _bits(flow: Flow, steps: Sequence[int]) -> int:
    bits = 0
    for step in steps:
        bits |= 1 << flow.place[step]
    return bits
