"""The numbers that steps carry on the wall and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from leanwall.core.flow import Flow


def order_of_steps(flow: Flow, measured: Sequence[int]) -> list[str]:
    """Note ids in the order of the flow, side steps after the step that sends work there; waits have no number."""
    sides: dict[int, list[int]] = {}
    order: list[int] = []
    for step in flow.order:
        for target, _ in flow.rework[step]:
            if flow.is_side_step(target):
                sides.setdefault(step, []).append(target)
    for step in [*(step for step in measured if not flow.is_side_step(step)), *measured]:
        _put(step, sides, order)
    return [flow.notes[step].id for step in dict.fromkeys(order) if flow.notes[step].work != "wait"]


def _put(step: int, sides: dict[int, list[int]], order: list[int]) -> None:
    """The step and the side steps that follow it, each taken once."""
    ahead = [step]
    while ahead:
        order.append(ahead.pop())
        ahead += reversed(sides.pop(order[-1], []))
