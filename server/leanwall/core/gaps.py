"""What is not known yet, or not known well: the data that a coach would send people out for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leanwall.core.board import Note
from leanwall.core.findings import Finding, hint, listed, per_cent, warning
from leanwall.core.journey import Journey
from leanwall.core.load import items_per_second

MOSTLY = 0.5  # beyond this share of the lead time estimates carry the result
FAR_OFF = 0.25  # formulas.md §2.11: a count that differs more from demand × lead time tells on the data


def _reached(journey: Journey) -> list[int]:
    weights = journey.visits or journey.reach
    return [step for step in journey.measured if weights is None or weights[step] > 0]


def _count(journey: Journey, steps: Sequence[int], of: Sequence[int]) -> tuple[str, list[Note]]:
    notes = [journey.notes[step] for step in steps]
    return f"{len(steps)} of {len(of)} steps ({listed(notes)})", notes


def missing_times(journey: Journey) -> Iterator[Finding]:
    steps = _reached(journey)
    lacking = [step for step in steps if journey.times.work[step] is None or journey.notes[step].wait_time is None]
    if lacking:
        count, notes = _count(journey, lacking, steps)
        text = f"Work or waiting time is missing at {count}."
        do = "Take it from records; else ask who does it, and mark what is an estimate."
        yield warning("missing_time", text, notes, do=do)


def missing_accuracy(journey: Journey) -> Iterator[Finding]:
    steps = [step for step in _reached(journey) if journey.notes[step].work != "wait"]
    lacking = [step for step in steps if journey.times.accuracy[step] is None]
    if lacking:
        count, notes = _count(journey, lacking, steps)
        text = f"%C&A is missing at {count}."
        do = "Ask the receiver: how many of ten can you use without correcting or asking?"
        yield hint("missing_accuracy", text, notes, do=do)


def missing_value(journey: Journey) -> Iterator[Finding]:
    steps = [step for step in _reached(journey) if journey.times.work[step] != 0]
    lacking = [step for step in steps if journey.notes[step].value is None]
    if lacking:
        count, notes = _count(journey, lacking, steps)
        text = f"Nobody has judged yet what the customer gets from {count}."
        do = "Ask: would the customer pay for it? Then mark VA, necessary or waste."
        yield hint("missing_value", text, notes, do=do)


def missing_demand(journey: Journey) -> Iterator[Finding]:
    if journey.notes and not journey.board.demand.quantity:
        text = "Nobody has said how many items come in a period; takt, load and staff need it."
        yield hint("missing_demand", text, [], do="Ask how often the customer asks, and enter the demand.")


def missing_people(journey: Journey) -> Iterator[Finding]:
    """Lanes whose load or cost cannot be said."""
    for lane in journey.board.lanes:
        notes = [journey.notes[step] for step in journey.steps_of_lane[lane.id]]
        lacks = [
            what
            for what, value in (("how many people there are", lane.people), ("what an hour costs", lane.cost_per_hour))
            if value is None
        ]
        if notes and lacks and not lane.outside:
            text = f"Nobody has said for the lane “{lane.name or lane.id}” {' and '.join(lacks)}."
            yield hint("missing_people", text, notes, do="Enter it at the lane's head.")


def mostly_estimated(journey: Journey) -> Iterator[Finding]:
    """Of today's map; a future state is all estimates."""
    if journey.plain is None or journey.flow.state != "current":
        return
    weights, lead = journey.plain.on_timeline, journey.times.lead
    shares = {step: weight * (lead[step] or 0.0) for step, weight in enumerate(weights) if weight > 0}
    total = sum(shares.values())
    guessed = [step for step in shares if journey.notes[step].confidence in ("estimate", "guess") and shares[step] > 0]
    part = sum(shares[step] for step in guessed)
    if total and part / total > MOSTLY:
        largest = sorted(guessed, key=lambda step: -shares[step])[:3]
        notes = [journey.notes[step] for step in journey.flow.in_order(largest)]
        text = f"{per_cent(part / total)} of the lead time is estimated, most of it at {listed(notes)}."
        yield hint("mostly_estimated", text, notes, do="Measure these first; records beat memory.")


def count_against_little(journey: Journey) -> Iterator[Finding]:
    """Counted work in progress against demand × lead time (Little's law)."""
    rate = items_per_second(journey.board.calendar, journey.board.demand)
    weights = journey.visits
    if journey.with_rework is None or weights is None or not rate or journey.with_rework.gaps:
        return
    counted = {step: count for step in _reached(journey) if (count := journey.notes[step].items_waiting) is not None}
    mapped = sum(rate * weights[step] * (journey.notes[step].wait_time or 0.0) for step in counted)
    pile = sum(counted.values())
    if counted and abs(pile - mapped) > FAR_OFF * max(pile, mapped):
        day = journey.board.calendar.hours_per_day * 3600
        text = (
            f"{pile:.4g} items were counted waiting, the map says {mapped:.4g}: at this demand the pile means "
            f"{pile / rate / day:.3g} days of waiting, the map has {mapped / rate / day:.3g}."
        )
        notes = [journey.notes[step] for step in journey.flow.in_order(counted)]
        yield warning("count_differs", text, notes, do="Check the waiting times, the count and the demand.")


def wait_with_work(journey: Journey) -> Iterator[Finding]:
    notes = [
        note
        for step in journey.measured
        if (note := journey.notes[step]).work == "wait"
        and (note.process_time or note.complete_accurate is not None or (note.duration and note.wait_time is None))
    ]
    if notes:
        text = f"{listed(notes)}: a wait has waiting time only; its work, duration or %C&A is not what is measured."
        yield hint("wait_with_work", text, notes, do="Put the time into “wait before”, or make it a step.")


def odd_calendar(journey: Journey) -> Iterator[Finding]:
    calendar = journey.board.calendar
    if journey.notes and calendar.productive_hours_per_day > calendar.hours_per_day:
        text = (
            f"The day has {calendar.hours_per_day:g} hours and {calendar.productive_hours_per_day:g} productive ones: "
            "more than all."
        )
        yield warning("odd_calendar", text, [], do="Correct the hours in the board's calendar.")
