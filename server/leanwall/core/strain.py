"""Where the process hurts: double checks, full lanes, long waits, work that comes back, quality that is too low."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from leanwall.core.board import Lane
from leanwall.core.counts import handovers
from leanwall.core.findings import Finding, hint, warning
from leanwall.core.journey import Journey
from leanwall.core.load import LaneLoad, days_in, lane_loads
from leanwall.core.sentences import Amount, Seconds, Share

LOW_ACCURACY = 0.8  # workshop.md §1, phase 5: the flag of metrics-based process mapping
FULL = 1.0
NEARLY_FULL = 0.85  # formulas.md §2.16
LONG_WAIT = 1 / 3  # share of the lead time
TOO_DETAILED = 15  # workshop.md §1, phase 2: 5 to 15 blocks


def repeated_approvals(journey: Journey) -> Iterator[Finding]:
    for step, earlier in journey.duplicate_approvals.items():
        yield warning("duplicate_approval", [journey.notes[earlier], journey.notes[step]])


def full_lanes(journey: Journey) -> Iterator[Finding]:
    loads = lane_loads(journey)
    for lane in journey.board.lanes:
        load = loads[lane.id]
        used = load.utilisation if load.utilisation is not None else load.utilisation_without_rework
        if used is not None and used > NEARLY_FULL:
            yield _full_lane(journey, lane, load, used)


def _full_lane(journey: Journey, lane: Lane, load: LaneLoad, used: float) -> Finding:
    notes = [journey.notes[step] for step in journey.steps_of_lane[lane.id]]
    name = lane.name or lane.id
    if used <= FULL:
        return hint("nearly_full", notes, lane=name, used=Share(used))
    demand = journey.board.demand
    a_day = (demand.quantity or 0.0) / days_in(journey.board.calendar, demand.per)
    told: dict[str, Any] = {"lane": name, "used": Share(used), "growth": Amount(a_day * (1 - 1 / used))}
    without = load.utilisation_without_rework
    if without is not None and without <= FULL:
        return warning("overload", notes, "by_rework", **told, without=Share(without))
    return warning("overload", notes, **told)


def nobody_owns(journey: Journey) -> Iterator[Finding]:
    steps = [step for step in journey.measured if journey.notes[step].work != "wait"]
    notes = [journey.notes[step] for step in steps if journey.lanes[step] is None]
    if notes:
        yield warning("nobody_owns", notes)


def bounces(journey: Journey) -> Iterator[Finding]:
    """A goes to B and straight back to A's lane."""
    onward: dict[int, list[int]] = defaultdict(list)
    handed = journey.handoffs
    for one, other in handed:
        onward[one].append(other)
    for one, other in handed:
        for third in onward[other]:
            lane = journey.lanes[one]
            if lane is not None and lane is journey.lanes[third] and third != one:
                yield hint("bounce", [journey.notes[step] for step in (one, other, third)])


def low_accuracy(journey: Journey) -> Iterator[Finding]:
    notes = [
        journey.notes[step]
        for step in journey.measured
        if (accuracy := journey.times.accuracy[step]) is not None and accuracy < LOW_ACCURACY
    ]
    if notes:
        yield hint("low_accuracy", notes)


def low_accuracy_before_automation(journey: Journey) -> Iterator[Finding]:
    for step, target in handovers(journey.flow):
        accuracy, note = journey.times.accuracy[step], journey.notes[target]
        if accuracy is not None and accuracy < LOW_ACCURACY and (note.work == "system" or note.decision == "automate"):
            yield warning("improve_first", [journey.notes[step], note], share=Share(accuracy))


def long_waits(journey: Journey) -> Iterator[Finding]:
    if journey.plain is None or journey.plain.gaps or not journey.plain.whole.lead:
        return
    lead = journey.plain.whole.lead
    for step, weight in enumerate(journey.plain.on_timeline):
        wait = weight * (journey.notes[step].wait_time or 0.0)
        if wait > LONG_WAIT * lead:
            yield hint("long_wait", [journey.notes[step]], time=Seconds(wait), share=Share(wait / lead))


def rework_not_drawn(journey: Journey) -> Iterator[Finding]:
    if any(journey.flow.rework) or journey.flow.faults("expected"):
        return
    notes = [
        journey.notes[step]
        for step in journey.measured
        if (accuracy := journey.times.accuracy[step]) is not None and accuracy < 1
    ]
    if notes:
        yield hint("rework_not_drawn", notes)


def same_step_twice(journey: Journey) -> Iterator[Finding]:
    by_words: dict[str, list[int]] = defaultdict(list)
    for step in journey.measured:
        words = " ".join(journey.notes[step].text.casefold().split())
        if words and journey.notes[step].work != "wait":
            by_words[words].append(step)
    for steps in by_words.values():
        if len({journey.notes[step].lane for step in steps}) > 1:
            notes = [journey.notes[step] for step in steps]
            yield hint("same_step_twice", notes, times=len(steps))


def too_detailed(journey: Journey) -> Iterator[Finding]:
    count = sum(journey.notes[step].work != "wait" for step in journey.measured)
    if count > TOO_DETAILED:
        yield hint("too_detailed", [], steps=count)
