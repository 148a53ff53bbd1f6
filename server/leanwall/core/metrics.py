"""Every figure of a map, by name: what docs/board-format.md says about each, and nothing else.

A new figure is one function and one line in FIGURES. How the map is followed is in journey.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import EllipsisType
from typing import Any, get_args

from leanwall.core.board import Board, Lane, State
from leanwall.core.checks import findings_of, told
from leanwall.core.figure import REFUSED, Figure, Values, along, in_flow_order, lacking, ratio, total
from leanwall.core.flow import variant_of
from leanwall.core.journey import Journey, follow
from leanwall.core.ladder import timeline_of
from leanwall.core.load import items_per_second, lane_loads, productive_seconds
from leanwall.errors import BadInput


def measure(board: Board, state: str, variant: str | EllipsisType | None = ..., language: str = "en") -> dict[str, Any]:
    """The figures of one state as docs/board-format.md describes them.

    `variant`: None is the main one; left out, the board's chosen one; `language`: of the findings. Whatever is wrong
    with the map becomes null figures and findings; only an unknown state raises BadInput.
    """
    if state not in get_args(State):
        raise BadInput(f"there is no state “{state}”; it is current or future.", place="state")
    found = measured(follow(board, state, variant_of(board, state) if variant is ... else variant))
    return {**found, "findings": told(board, found["findings"], language)}


def measured(journey: Journey, parts: Iterable[str] | None = None) -> dict[str, Any]:
    """What `measure` says of a state that was followed already, or these PARTS of it; "findings" not yet in words."""
    return {
        "state": journey.flow.state,
        **{name: part(journey) for name, part in PARTS.items() if parts is None or name in parts},
    }


def _figures(journey: Journey) -> dict[str, Any]:
    return {name: in_flow_order(journey, figure(journey)).as_dict(unit) for name, unit, figure in FIGURES}


def _visits(journey: Journey) -> dict[str, float] | None:
    visits = journey.visits
    return None if visits is None else {journey.notes[i].id: visits[i] for i in journey.measured}


def _lanes(journey: Journey) -> dict[str, Any]:
    return {id: load.as_dict() for id, load in lane_loads(journey).items()}


# --- counts ------------------------------------------------------------------------------------------------------


def _steps(journey: Journey) -> Figure:
    return Figure(sum(journey.notes[step].work != "wait" for step in journey.measured))


def _handoffs(journey: Journey) -> Figure:
    return Figure(len(journey.handoffs))


def _approvals(journey: Journey) -> Figure:
    return Figure(sum(journey.notes[step].work == "approval" for step in journey.measured))


def _duplicate_approvals(journey: Journey) -> Figure:
    return Figure(len(journey.duplicate_approvals))


# --- the timeline ------------------------------------------------------------------------------------------------


def _along(journey: Journey, values: Values, rework: bool = False) -> Figure:
    walk = journey.with_rework if rework else journey.plain
    return along(journey, walk, values) if walk else _not_followed(journey)


def _not_followed(journey: Journey) -> Figure:
    return REFUSED if journey.notes else Figure(None, (), "data")


def _wait_time(journey: Journey) -> Figure:
    return _along(journey, [note.wait_time for note in journey.notes])


def _work_of_value(value: str) -> Callable[[Journey], Figure]:
    def work(journey: Journey) -> Figure:
        return _along(journey, _work_valued(journey, value))

    return work


def _work_valued(journey: Journey, value: str) -> Values:
    return [work if note.value == value else 0.0 for note, work in zip(journey.notes, journey.times.work, strict=True)]


def _process_time(journey: Journey, rework: bool = False) -> Figure:
    return _along(journey, journey.times.work, rework)


def _lead_time(journey: Journey, rework: bool = False) -> Figure:
    figure = _along(journey, journey.times.lead, rework)
    walk = journey.with_rework if rework else journey.plain
    if walk is None or figure.value is not None or not journey.notes:
        return figure
    return lacking(journey, figure, walk.gaps)


def _longest_lead_time(journey: Journey) -> Figure:
    if journey.plain is None:
        return _not_followed(journey)
    whole = journey.plain.whole
    return lacking(journey, Figure(whole.path[2]), journey.plain.gaps)


def _activity_ratio(journey: Journey, rework: bool = False) -> Figure:
    return ratio(_process_time(journey, rework), _lead_time(journey, rework))


def _value_added_ratio(journey: Journey) -> Figure:
    valued = _work_of_value("VA")(journey)
    if journey.plain is not None:
        on_timeline = journey.plain.on_timeline
        valued = lacking(journey, valued, [s for s, w in enumerate(on_timeline) if w > 0 and lacks_value(journey, s)])
    return ratio(valued, _lead_time(journey))


def lacks_value(journey: Journey, step: int) -> bool:
    """A step with work (or with work unknown) that nobody has classified."""
    return journey.notes[step].value is None and journey.times.work[step] != 0


def _rolled_complete_accurate(journey: Journey) -> Figure:
    product = _along(journey, journey.times.accuracy)
    if product.value is None or journey.plain is None:
        return product
    return Figure(journey.plain.whole.path[0], needed=product.needed)


def _right_first_time(journey: Journey) -> Figure:
    known = _over_all(journey, journey.times.accuracy)
    return known if known.value is None else Figure(journey.all_accuracy, needed=known.needed)


# --- labour, money, people ---------------------------------------------------------------------------------------


def _over_all(journey: Journey, values: Values, rework: bool = False) -> Figure:
    weights: Sequence[float] | None = journey.visits if rework else journey.reach
    if weights is None:
        return _not_followed(journey)
    return total(journey, weights, values)


def _labour_time(journey: Journey, rework: bool = False) -> Figure:
    return _over_all(journey, journey.labour, rework)


def _value_added_share(journey: Journey) -> Figure:
    return ratio(_over_all(journey, _work_valued(journey, "VA")), _over_all(journey, journey.times.work))


def _takt_time(journey: Journey) -> Figure:
    demand = journey.board.demand
    if not demand.quantity:
        return Figure(None, (), "demand")
    return Figure(productive_seconds(journey.board.calendar, demand.per) / demand.quantity)


def _work_in_progress(journey: Journey, rework: bool = False) -> Figure:
    lead = _lead_time(journey, rework)
    if lead.value is None:
        return lead
    rate = items_per_second(journey.board.calendar, journey.board.demand)
    return Figure(None, (), "demand") if rate is None else lead.times(rate)


def _cost_per_item(journey: Journey, rework: bool = False) -> Figure:
    paid = _paid_labour(journey)
    cost = _over_all(journey, [_cost(*each) for each in zip(paid, journey.lanes, strict=True)], rework)
    if cost.value is not None or cost.reason != "data":
        return cost
    labour = _over_all(journey, paid, rework)
    return cost if labour.value is None else Figure(None, cost.missing, "rate", cost.needed)


def _paid_labour(journey: Journey) -> Values:
    """Labour that costs money: an outside lane's only when it has a rate."""
    return [
        0.0 if lane is not None and lane.outside and lane.cost_per_hour is None else labour
        for labour, lane in zip(journey.labour, journey.lanes, strict=True)
    ]


def _cost(labour: float | None, lane: Lane | None) -> float | None:
    """What labour costs; None where its time or its lane's rate is not known."""
    if not labour:
        return labour
    return None if lane is None or lane.cost_per_hour is None else labour * lane.cost_per_hour / 3600


def _full_time_equivalents(journey: Journey, rework: bool = False) -> Figure:
    board = journey.board
    labour = _over_all(journey, _own_labour(journey), rework)
    if labour.value is None:
        return labour
    if board.demand.quantity is None:
        return Figure(None, (), "demand")
    return labour.times(board.demand.quantity / productive_seconds(board.calendar, board.demand.per))


def _own_labour(journey: Journey) -> Values:
    return [
        0.0 if lane is not None and lane.outside else labour
        for labour, lane in zip(journey.labour, journey.lanes, strict=True)
    ]


def _expected(figure: Callable[[Journey, bool], Figure]) -> Callable[[Journey], Figure]:
    return lambda journey: figure(journey, True)


FIGURES: tuple[tuple[str, str, Callable[[Journey], Figure]], ...] = (
    ("steps", "count", _steps),
    ("handoffs", "count", _handoffs),
    ("approvals", "count", _approvals),
    ("duplicate_approvals", "count", _duplicate_approvals),
    ("wait_time", "s", _wait_time),
    ("value_added_time", "s", _work_of_value("VA")),
    ("necessary_time", "s", _work_of_value("NNVA")),
    ("waste_time", "s", _work_of_value("NVA")),
    ("process_time", "s", _process_time),
    ("lead_time", "s", _lead_time),
    ("longest_lead_time", "s", _longest_lead_time),
    ("labour_time", "s", _labour_time),
    ("expected_process_time", "s", _expected(_process_time)),
    ("expected_lead_time", "s", _expected(_lead_time)),
    ("expected_labour_time", "s", _expected(_labour_time)),
    ("activity_ratio", "share", _activity_ratio),
    ("expected_activity_ratio", "share", _expected(_activity_ratio)),
    ("value_added_ratio", "share", _value_added_ratio),
    ("value_added_share", "share", _value_added_share),
    ("rolled_complete_accurate", "share", _rolled_complete_accurate),
    ("right_first_time", "share", _right_first_time),
    ("takt_time", "s", _takt_time),
    ("work_in_progress", "items", _work_in_progress),
    ("expected_work_in_progress", "items", _expected(_work_in_progress)),
    ("cost_per_item", "currency", _cost_per_item),
    ("expected_cost_per_item", "currency", _expected(_cost_per_item)),
    ("full_time_equivalents", "FTE", _full_time_equivalents),
    ("expected_full_time_equivalents", "FTE", _expected(_full_time_equivalents)),
)

PARTS: Mapping[str, Callable[[Journey], Any]] = {
    "figures": _figures,
    "visits": _visits,
    "lanes": _lanes,
    "timeline": timeline_of,
    "order": lambda journey: journey.course.numbered,
    "findings": findings_of,
}
