"""What is counted on a map without weighing: hand-offs and repeated checks. Links count as drawn, even at 0 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leanwall.core.board import Lane
from leanwall.core.flow import Flow

CHECKS = ("approval", "inspection")


def handoffs(flow: Flow, lanes: Sequence[Lane | None]) -> list[tuple[int, int]]:
    """Who hands to somebody of another lane, each pair once; waits in between are looked through."""
    return [(one, other) for one, other in handovers(flow) if lanes[one] is not lanes[other]]


def handovers(flow: Flow) -> Iterator[tuple[int, int]]:
    """Which step works on what another one has done; waits in between are looked through."""
    is_wait = [note.work == "wait" for note in flow.notes]
    behind: dict[int, list[int]] = {}
    for step in flow.order:
        if is_wait[step]:
            continue
        receivers: dict[int, None] = {}
        for target in flow.after[step]:
            receivers.update(dict.fromkeys(_beyond(flow, target, is_wait, behind) if is_wait[target] else (target,)))
        yield from ((step, receiver) for receiver in receivers)


def _beyond(flow: Flow, wait: int, is_wait: Sequence[bool], behind: dict[int, list[int]]) -> list[int]:
    """The steps that follow a wait, other waits looked through, each once."""
    if wait not in behind:
        seen, ahead = {wait}, [wait]
        found: list[int] = []
        while ahead:
            for target in flow.after[ahead.pop()]:
                if target not in seen:
                    seen.add(target)
                    (ahead if is_wait[target] else found).append(target)
        behind[wait] = sorted(found)
    return behind[wait]


def duplicate_approvals(flow: Flow) -> dict[int, int]:
    """Each approval or inspection that on some route follows another with no VA step between → that other one."""
    notes, after = flow.notes, flow.after
    checks = [step for step in flow.order if flow.measured[step] and notes[step].work in CHECKS]
    behind: dict[int, list[int]] = {}  # step → up to two checks that were passed before it: one may be the step itself
    ahead = [(target, check) for check in reversed(checks) for target in after[check]]
    while ahead:
        step, check = ahead.pop()
        passed = behind.setdefault(step, [])
        if check in passed or len(passed) == 2:
            continue
        passed.append(check)
        if notes[step].value != "VA":
            ahead += [(target, check) for target in after[step]]
    pairs = ((step, [check for check in behind.get(step, ()) if check != step]) for step in checks)
    return {step: earlier[-1] for step, earlier in pairs if earlier}
