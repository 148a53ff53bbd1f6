"""Demand against what people can give: takt, the load of each lane, and the time that a period has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leanwall.core.board import Calendar, Demand, Lane
from leanwall.core.journey import Journey

# What a calendar or a lane gives at the least: a tiny number typed in by mistake must not become a division by nothing.
LEAST_SECONDS = 1e-3


def working_seconds(calendar: Calendar, per: str) -> float:
    """Paid seconds in a period (hour, day, week, month, year) by the board's calendar."""
    return max(LEAST_SECONDS, days_in(calendar, per) * calendar.hours_per_day * 3600)


def productive_seconds(calendar: Calendar, per: str) -> float:
    """Seconds that one person can give to the work in a period."""
    return max(LEAST_SECONDS, days_in(calendar, per) * calendar.productive_hours_per_day * 3600)


def days_in(calendar: Calendar, per: str) -> float:
    """Working days in a period; an hour is the part of a day that it is."""
    return {
        "hour": 1 / calendar.hours_per_day,
        "day": 1.0,
        "week": calendar.days_per_week,
        "month": calendar.days_per_month,
        "year": calendar.days_per_month * 12,
    }[per]


def items_per_second(calendar: Calendar, demand: Demand) -> float | None:
    """Demand by working (paid) time; None when nobody said how many."""
    return None if demand.quantity is None else demand.quantity / working_seconds(calendar, demand.per)


@dataclass(frozen=True)
class LaneLoad:
    """Person-seconds in the demand's period and the part of the lane's time that they take. None: cannot be said."""

    load: float | None
    load_without_rework: float | None
    utilisation: float | None
    utilisation_without_rework: float | None
    missing: tuple[str, ...]  # notes whose work is not known

    def as_dict(self) -> dict[str, object]:
        return {
            "load": self.load,
            "load_without_rework": self.load_without_rework,
            "utilisation": self.utilisation,
            "utilisation_without_rework": self.utilisation_without_rework,
            "missing": list(self.missing),
        }


def lane_loads(journey: Journey) -> dict[str, LaneLoad]:
    """Each lane's load, by its id; the unassigned strip has none."""
    return {lane.id: _lane_load(journey, lane, journey.steps_of_lane[lane.id]) for lane in journey.board.lanes}


def _lane_load(journey: Journey, lane: Lane, steps: Sequence[int]) -> LaneLoad:
    load, missing = _load(journey, steps, journey.visits)
    without, missing_without = _load(journey, steps, journey.reach)
    capacity = lane_capacity(journey, lane)
    return LaneLoad(
        load,
        without,
        None if load is None or not capacity else load / capacity,
        None if without is None or not capacity else without / capacity,
        tuple(journey.ids({*missing, *missing_without})),
    )


def lane_capacity(journey: Journey, lane: Lane) -> float | None:
    """Seconds that a lane's people can give in the demand's period; None for outside lanes and unknown people, 0 for
    next to none."""
    if lane.outside or lane.people is None:
        return None
    share = 1.0 if lane.share is None else lane.share
    seconds = lane.people * share * productive_seconds(journey.board.calendar, journey.board.demand.per)
    return seconds if seconds >= LEAST_SECONDS else 0.0


def _load(journey: Journey, steps: Sequence[int], visits: Sequence[float] | None) -> tuple[float | None, list[int]]:
    quantity, labour = journey.board.demand.quantity, journey.labour
    if visits is None:
        return None, []
    missing = [step for step in steps if visits[step] > 0 and labour[step] is None]
    if missing or quantity is None:
        return None, missing
    return quantity * sum(visits[step] * (labour[step] or 0.0) for step in steps), []
