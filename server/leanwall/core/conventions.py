"""Other people's time words: what a row of a published sheet says about a step, in our fields.

Sources write one process down in different ways (lead time with or without the work, waits before or after the box,
stock in days). Each convention is one function from a row to our times; docs/import.md has them with their sources.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from leanwall.core.board import Calendar
from leanwall.core.units import format_time
from leanwall.errors import BadInput


@dataclass(frozen=True)
class Row:
    """One row as its source has it: seconds of working time, a share; None is unknown. `place` is for refusals.

    `stock` is the time that the pile before the step lasts at the demand. `received` is the share of what comes in that
    can be used as it is, `given` that of what goes out. `is_wait`: a row that is nothing but waiting.
    """

    place: str = ""
    work: float | None = None
    wait: float | None = None
    lead: float | None = None
    elapsed: float | None = None
    stock: float | None = None
    received: float | None = None
    given: float | None = None
    is_wait: bool = False


@dataclass(frozen=True)
class Times:
    """A step in our fields: seconds, a share, None for unknown."""

    process_time: float | None = None
    wait_time: float | None = None
    duration: float | None = None
    complete_accurate: float | None = None


@dataclass(frozen=True)
class Convention:
    """`title` completes "the lead time …"; `times` reads a row that does work."""

    title: str
    times: Callable[[Row], Times]
    asks_lead: bool = False  # it says what a column “lead time” means
    after: bool = False  # a wait is the time until the next step begins


@dataclass(frozen=True)
class Converted:
    """The rows in our fields; `delivery` is the wait after the last step, which becomes a note of its own."""

    times: list[Times]
    delivery: float | None


def _wait_before(row: Row) -> Times:
    return Times(row.work, row.wait, row.elapsed)


def _lead_time_includes_work(row: Row) -> Times:
    """Martin and Osterling: from work made available until passed on. What is neither queue nor work interrupts it."""
    if row.lead is None:
        return _wait_before(row)
    if row.wait is not None:
        return Times(row.work, row.wait, max(0.0, row.lead - row.wait))
    if row.elapsed is not None:
        return Times(row.work, max(0.0, row.lead - row.elapsed), row.elapsed)
    return Times(row.work, None if row.work is None else row.lead - row.work)


def _lead_time_is_wait(row: Row) -> Times:
    """Skore: the time that an item waits before it is processed."""
    return Times(row.work, row.lead if row.wait is None else row.wait, row.elapsed)


def _lead_time_and_queue(row: Row) -> Times:
    """Systems2win: the lead time of the process itself, queues between the boxes apart."""
    return Times(row.work, row.wait, row.elapsed if row.lead is None else row.lead)


def _inventory_days(row: Row) -> Times:
    """Rother and Shook: stock before the box, in days of demand; their total leaves the work out, ours adds it."""
    stock = next((time for time in (row.stock, row.wait, row.lead) if time is not None), None)
    return Times(row.work, stock, row.elapsed)


def _outside_elapsed(row: Row) -> Times:
    """vsm-workshop: steps of others carry the elapsed time alone."""
    return Times(row.work, row.wait, row.lead if row.elapsed is None else row.elapsed)


CONVENTIONS: dict[str, Convention] = {
    "lead-time-includes-work": Convention(
        "runs from “work is there” to hand-over: waiting and work", _lead_time_includes_work, asks_lead=True
    ),
    "lead-time-is-wait": Convention("is the waiting before the work", _lead_time_is_wait, asks_lead=True),
    "lead-time-and-queue": Convention(
        "is that of the step itself; queues stand apart", _lead_time_and_queue, asks_lead=True
    ),
    "inventory-days": Convention("is the stock before the step, in days of demand", _inventory_days, asks_lead=True),
    "outside-elapsed": Convention(
        "is the time from first touch to hand-over", _outside_elapsed, asks_lead=True
    ),
    "wait-before": Convention("is not needed: the wait stands with the step it comes before", _wait_before),
    "wait-after": Convention(
        "is not needed: the wait is the time until the next step begins", _wait_before, after=True
    ),
}  # fmt: skip
ALIASES = {"inventory-and-work": "inventory-days"}  # eVSM's total adds the work; the rows are read alike


def convert(rows: Sequence[Row], convention: str, calendar: Calendar) -> Converted:
    """Every row in our fields. Raises BadInput for a step whose time is shorter than its work."""
    chosen = CONVENTIONS[ALIASES.get(convention, convention)]
    for number, row in enumerate(rows, start=1):
        _check(number, row, chosen, calendar)
    times = [_of_wait(row) if row.is_wait else chosen.times(row) for row in rows]
    delivery = None
    if chosen.after:
        times, delivery = _shifted(rows, times)
    shares = _given_shares(rows)
    return Converted(
        [replace(each, complete_accurate=share) for each, share in zip(times, shares, strict=True)], delivery
    )


def _of_wait(row: Row) -> Times:
    """Whatever time stands in a row that is only waiting, is the wait."""
    known = (row.wait, row.stock, row.lead, row.elapsed, row.work)
    return Times(wait_time=next((time for time in known if time is not None), None))


def _shifted(rows: Sequence[Row], times: Sequence[Times]) -> tuple[list[Times], float | None]:
    """Waits after a step become waits before the next one; nothing waits before the first."""
    moved, carried = [], 0.0 if rows else None
    for row, each in zip(rows, times, strict=True):
        if row.is_wait:
            moved.append(replace(each, wait_time=_sum_of_known(carried, each.wait_time)))
            carried = 0.0
        else:
            moved.append(replace(each, wait_time=carried))
            carried = each.wait_time
    return moved, carried or None


def _sum_of_known(*times: float | None) -> float | None:
    known = [time for time in times if time is not None]
    return sum(known) if known else None


def _given_shares(rows: Sequence[Row]) -> list[float | None]:
    """%C&A as the receiver judged it, on the step that gave the work; of the first step's input nobody here is the
    giver."""
    shares = [row.given for row in rows]
    giver = None
    for place, row in enumerate(rows):
        if row.is_wait:
            continue
        if giver is not None and row.received is not None:
            shares[giver] = row.received
        giver = place
    return [None if row.is_wait else share for row, share in zip(rows, shares, strict=True)]


def _check(number: int, row: Row, convention: Convention, calendar: Calendar) -> None:
    """No step is done in less than its work."""
    if row.work is None or row.is_wait:
        return
    means_all = convention.times is not _lead_time_is_wait and convention.times is not _inventory_days
    for name, time, doubt in (
        ("lead time", row.lead if means_all else None, "; did you mean waiting time?"),
        ("duration", row.elapsed, "; it runs from first touch to hand-over."),
    ):
        if time is not None and time < row.work:
            shown = f"{name} {format_time(time, calendar)} is shorter than its work time"
            raise BadInput(f"Step {number}: {shown} {format_time(row.work, calendar)}{doubt}", place=row.place)
    _check_parts(number, row, convention, calendar)


def _check_parts(number: int, row: Row, convention: Convention, calendar: Calendar) -> None:
    if convention.times is not _lead_time_includes_work or row.lead is None:
        return
    for name, part in (("wait", row.wait), ("duration", row.elapsed)):
        rest = row.work if name == "wait" else 0
        if part is not None and row.lead < part + (rest or 0) - 0.005:
            with_work = " and its work" if name == "wait" else ""
            raise BadInput(
                f"Step {number}: lead time {format_time(row.lead, calendar)} is shorter than its {name} "
                f"{format_time(part, calendar)}{with_work}; choose the convention lead-time-and-queue if its lead time "
                "leaves the waiting out.",
                place=row.place,
            )
