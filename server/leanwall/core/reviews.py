"""When a change is looked at again: after 30, 60 and 90 days, then on the first Monday of each month."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

DAYS = (30, 60, 90)
# the figures that are measured again; workshop.md §1, phase 10 asks for five numbers
MEASURED = ("lead_time", "process_time", "right_first_time", "handoffs", "work_in_progress", "cost_per_item")


def review_days(effective: date) -> list[date]:
    """The days of the first three reviews."""
    return [effective + timedelta(days=days) for days in DAYS]


def first_monday_after(day: date) -> date | None:
    """The first Monday of the first month that begins after this day's month; None where the calendar ends."""
    if (day.year, day.month) == (MAXYEAR, 12):
        return None
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=-first.weekday() % 7)
