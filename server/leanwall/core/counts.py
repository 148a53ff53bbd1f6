"""What is counted on a map without weighing: steps, hand-offs, approvals. Links count as drawn, even at 0 %."""

from __future__ import annotations

from collections.abc import Iterator

from leanwall.core.journey import Journey

CHECKS = ("approval", "inspection")


def count_steps(journey: Journey) -> int:
    return sum(journey.notes[step].work != "wait" for step in journey.measured)


def count_approvals(journey: Journey) -> int:
    return sum(journey.notes[step].work == "approval" for step in journey.measured)


def count_handoffs(journey: Journey) -> int:
    return len(handoffs(journey))


def handoffs(journey: Journey) -> list[tuple[int, int]]:
    """Who hands to somebody of another lane, each pair once; waits in between are looked through."""
    return [(one, other) for one, other in handovers(journey) if journey.lanes[one] is not journey.lanes[other]]


def handovers(journey: Journey) -> Iterator[tuple[int, int]]:
    """The steps that hand to each other, waits looked through, each pair once."""
    behind: dict[int, list[int]] = {}
    for step in journey.measured:
        if _is_wait(journey, step):
            continue
        receivers: dict[int, None] = {}
        for target in journey.flow.after[step]:
            wait = _is_wait(journey, target)
            receivers.update(dict.fromkeys(_beyond(journey, target, behind) if wait else [target]))
        yield from ((step, receiver) for receiver in receivers)


def _beyond(journey: Journey, wait: int, behind: dict[int, list[int]]) -> list[int]:
    """The steps that follow a wait, other waits looked through, each once."""
    if wait not in behind:
        seen, ahead, found = {wait}, [wait], []
        while ahead:
            for target in journey.flow.after[ahead.pop()]:
                if target in seen:
                    continue
                seen.add(target)
                (ahead if _is_wait(journey, target) else found).append(target)
        behind[wait] = sorted(found)
    return behind[wait]


def _is_wait(journey: Journey, step: int) -> bool:
    return journey.notes[step].work == "wait"


def count_duplicate_approvals(journey: Journey) -> int:
    return len(duplicate_approvals(journey))


def duplicate_approvals(journey: Journey) -> dict[int, int]:
    """Each approval or inspection that on some route follows another with no VA step between → that other one."""
    notes, after = journey.notes, journey.flow.after
    checks = [step for step in journey.measured if notes[step].work in CHECKS]
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
