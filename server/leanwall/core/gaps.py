"""What is not known yet, or not known well: the data that a coach would send people out for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leanwall.core.board import Note
from leanwall.core.findings import Finding, hint, warning
from leanwall.core.journey import Journey
from leanwall.core.load import items_per_second
from leanwall.core.sentences import Amount, Seconds, Share

MOSTLY = 0.5  # beyond this share of the lead time estimates carry the result
FAR_OFF = 0.25  # formulas.md §2.11: a count that differs more from demand × lead time tells on the data


def _reached(journey: Journey) -> list[int]:
    weights = journey.visits or journey.reach
    return [step for step in journey.measured if weights is None or weights[step] > 0]


def _notes(journey: Journey, steps: Sequence[int]) -> list[Note]:
    return [journey.notes[step] for step in steps]


def missing_times(journey: Journey) -> Iterator[Finding]:
    steps = _reached(journey)
    lacking = [step for step in steps if journey.times.work[step] is None or journey.notes[step].wait_time is None]
    if lacking:
        yield warning("missing_time", _notes(journey, lacking), count=len(lacking), of=len(steps))


def missing_accuracy(journey: Journey) -> Iterator[Finding]:
    steps = [step for step in _reached(journey) if journey.notes[step].work != "wait"]
    lacking = [step for step in steps if journey.times.accuracy[step] is None]
    if lacking:
        yield hint("missing_accuracy", _notes(journey, lacking), count=len(lacking), of=len(steps))


def missing_value(journey: Journey) -> Iterator[Finding]:
    steps = [step for step in _reached(journey) if journey.times.work[step] != 0]
    lacking = [step for step in steps if journey.notes[step].value is None]
    if lacking:
        yield hint("missing_value", _notes(journey, lacking), count=len(lacking), of=len(steps))


def missing_demand(journey: Journey) -> Iterator[Finding]:
    if journey.notes and not journey.board.demand.quantity:
        yield hint("missing_demand", [])


def missing_people(journey: Journey) -> Iterator[Finding]:
    """Lanes whose load or cost cannot be said."""
    for lane in journey.board.lanes:
        notes = [journey.notes[step] for step in journey.steps_of_lane[lane.id]]
        lacks = tuple(
            what for what, value in (("people", lane.people or None), ("cost", lane.cost_per_hour)) if value is None
        )
        if notes and lacks and not lane.outside:
            yield hint("missing_people", notes, lane=lane.name or lane.id, what=lacks)


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
        yield hint("mostly_estimated", notes, share=Share(part / total))


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
        notes = _notes(journey, journey.flow.in_order(counted))
        pile_time, mapped_time = Seconds(pile / rate), Seconds(mapped / rate)
        items = (Amount(pile), Amount(mapped))
        yield warning(
            "count_differs", notes, pile=items[0], mapped=items[1], pile_time=pile_time, mapped_time=mapped_time
        )


def wait_with_work(journey: Journey) -> Iterator[Finding]:
    notes = [
        note
        for step in journey.measured
        if (note := journey.notes[step]).work == "wait"
        and (note.process_time or note.complete_accurate is not None or (note.duration and note.wait_time is None))
    ]
    if notes:
        yield hint("wait_with_work", notes)


def odd_calendar(journey: Journey) -> Iterator[Finding]:
    calendar = journey.board.calendar
    if journey.notes and calendar.productive_hours_per_day > calendar.hours_per_day:
        hours, productive = Amount(calendar.hours_per_day), Amount(calendar.productive_hours_per_day)
        yield warning("odd_calendar", [], hours=hours, productive=productive)
