"""What is odd about a map's links though its figures can be said: steps never reached, ways that lead astray."""

from __future__ import annotations

from collections.abc import Iterator

from leanwall.core.findings import Finding, hint, warning
from leanwall.core.journey import Journey
from leanwall.core.meeting import Reach
from leanwall.core.sentences import Amount, Share
from leanwall.core.visits import back_share

MANY_VISITS = 20  # a step that one item comes to more often than this is hardly meant so


def never_reached(journey: Journey) -> Iterator[Finding]:
    if journey.visits is None:
        return
    notes = [journey.notes[step] for step in journey.measured if journey.visits[step] <= 0]
    if notes:
        yield warning("no_way_in", notes)


def never_comes_back(journey: Journey) -> Iterator[Finding]:
    visits = journey.visits or []
    for step, count in enumerate(visits):
        if count > 0 and journey.flow.is_side_step(step) and back_share(journey.flow, step) < 1 - 1e-9:
            yield hint("no_way_out", [journey.notes[step]], share=Share(1 - back_share(journey.flow, step)))


def start_after_rework(journey: Journey) -> Iterator[Finding]:
    flow = journey.flow
    reworked = {target for step, back in enumerate(flow.rework) for target, _ in back if target != step}
    for step in () if flow.implied else flow.starts:
        if step in reworked and len(flow.starts) > 1:
            yield warning("start_after_rework", [flow.notes[step]])


def rework_forward(journey: Journey) -> Iterator[Finding]:
    flow = journey.flow
    forward = [
        (step, target)
        for step, back in enumerate(flow.rework)
        for target, _ in back
        if flow.place[target] > flow.place[step] and flow.before[target] and flow.after[step]
    ]
    reach = Reach(flow) if forward else None
    for step, target in forward:
        if reach is not None and reach.leads_to([step], target):
            yield warning("rework_forward", [flow.notes[step], flow.notes[target]])


def branch_left_out(journey: Journey) -> Iterator[Finding]:
    stretches = journey.division.stretches if journey.division else []
    aside = {
        entry for stretch in stretches for fork in stretch.forks.values() for s in fork.aside for entry in s.entries
    }
    if aside:
        yield hint("branch_left_out", [journey.notes[step] for step in journey.flow.in_order(aside)])


def visited_too_often(journey: Journey) -> Iterator[Finding]:
    visits = journey.visits or []
    steps = [step for step, count in enumerate(visits) if count > MANY_VISITS]
    if steps:
        notes = [journey.notes[step] for step in journey.flow.in_order(steps)]
        most = max(visits[step] for step in steps)
        yield warning("many_visits", notes, most=Amount(most))
