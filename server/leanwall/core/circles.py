"""Visits inside one circle of steps: a sparse system of equations, solved by taking out one step after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leanwall.core.ways import Ways

MAX_ENTANGLED = 2_000  # steps whose loops run through one another so much that they are solved at once
CHEAP = 12  # a step with at most this many (ways in × ways out) is taken out alone


class TooEntangled(Exception):
    """More steps run through one another than can be solved in the time that a person waits."""


class NoWayOut(Exception):
    """The equations have no solution: what comes in never leaves."""


def solve_circle(steps: Iterable[int], chain: Mapping[int, Ways], inflow: Mapping[int, float]) -> dict[int, float]:
    """Expected visits v = inflow + Qᵀ v of steps that reach each other. `chain`: where items go, with which share.

    Links to other steps are passed over. Raises TooEntangled, NoWayOut.
    """
    return _Circle(steps, chain, inflow).solve()


class _Circle:
    """Taking out step s leads what came to it straight on: share(p, q) += share(p, s) · share(s, q) / (1 − own(s))."""

    def __init__(self, steps: Iterable[int], chain: Mapping[int, Ways], inflow: Mapping[int, float]) -> None:
        self.inflow = {step: inflow[step] for step in steps}
        self.out: dict[int, dict[int, float]] = {step: {} for step in self.inflow}
        self.into: dict[int, set[int]] = {step: set() for step in self.inflow}
        self.own = dict.fromkeys(self.inflow, 0.0)
        for step in self.inflow:
            for target, share in chain[step]:
                if target == step:
                    self.own[step] += share
                elif target in self.inflow:
                    self.out[step][target] = self.out[step].get(target, 0.0) + share
                    self.into[target].add(step)

    def solve(self) -> dict[int, float]:
        taken: list[tuple[int, dict[int, float]]] = []
        ahead = list(self.inflow)
        while ahead:
            step = ahead.pop()
            if step in self.out and len(self.into[step]) * len(self.out[step]) <= CHEAP:
                neighbours = {*self.into[step], *self.out[step]}
                taken.append((step, self.take_out(step)))
                ahead += neighbours
        visits = self.solve_rest()
        for step, arriving in reversed(taken):
            coming = self.inflow[step] + sum(visits[source] * share for source, share in arriving.items())
            visits[step] = coming / self.staying(step)
        return visits

    def staying(self, step: int) -> float:
        left = 1 - self.own[step]
        if left <= 0:
            raise NoWayOut
        return left

    def take_out(self, step: int) -> dict[int, float]:
        """Takes a step out; gives who came to it with which share."""
        left = self.staying(step)
        onward = {target: share / left for target, share in self.out.pop(step).items()}
        arriving = {source: self.out[source].pop(step) for source in self.into.pop(step)}
        for target, share in onward.items():
            self.into[target].discard(step)
            self.inflow[target] += self.inflow[step] * share
        for source, coming in arriving.items():
            self.lead_past(source, coming, onward)
        return arriving

    def lead_past(self, source: int, coming: float, onward: Mapping[int, float]) -> None:
        out = self.out[source]
        for target, share in onward.items():
            if target == source:
                self.own[source] += coming * share
            else:
                out[target] = out.get(target, 0.0) + coming * share
                self.into[target].add(source)

    def solve_rest(self) -> dict[int, float]:
        rest = list(self.out)
        if len(rest) > MAX_ENTANGLED:
            raise TooEntangled
        if not rest:
            return {}
        import numpy as np  # most maps' loops come apart without it, and a server of small boards saves the memory

        column = {step: index for index, step in enumerate(rest)}
        equations = np.diag([1 - self.own[step] for step in rest])
        for step, ways in self.out.items():
            for target, share in ways.items():
                equations[column[target], column[step]] -= share
        try:
            found = np.linalg.solve(equations, np.array([self.inflow[step] for step in rest]))
        except np.linalg.LinAlgError:
            raise NoWayOut from None
        if not (np.isfinite(found).all() and (found >= 0).all()):
            raise NoWayOut
        return dict(zip(rest, found.tolist(), strict=True))
