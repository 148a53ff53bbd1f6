"""A second calculator for office value-stream maps, to hold the product's figures against.

Written from docs/board-format.md alone, without a look at the product's own: it counts worlds and complete walks in
exact fractions, so it suits small maps only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from leanwall.core.board import Board, Lane, Note
from tests.support.oracle_reading import read_state
from tests.support.oracle_routes import NOTHING, LeftOpen, Option, Refused, Shares

ONE = Fraction(1)
ZERO = Fraction(0)
Quantity = Callable[[Note], Fraction | None]
Names = frozenset[str]


def exact(number: float | None) -> Fraction | None:
    """0.1 is a tenth, as the person wrote it."""
    return None if number is None else Fraction(str(number))


def oracle(board: Board, state: str) -> dict[str, Any]:
    """{"figures": {name: {value, missing, reason}}, "visits": {note: float} | None, "lanes": {lane: {…}}}.

    Raises LeftOpen where the document doesn't say what the figures are.
    """
    calculator = Calculator(board, state)
    figures = calculator.figures()
    return {
        "figures": {name: figure.as_json() for name, figure in figures.items()},
        "visits": calculator.visits_as_json(),
        "lanes": {lane.id: calculator.load_of(lane) for lane in board.lanes},
    }


@dataclass(frozen=True)
class Figure:
    value: Fraction | None = None
    missing: Names = frozenset()
    reason: str | None = None

    def over(self, other: Figure) -> Figure:
        """This divided by the other: null where one of them is, or the other is 0."""
        missing, reason = self.missing | other.missing, self.reason or other.reason
        if self.value is None or not other.value:
            return Figure(None, missing, reason or "data")
        return Figure(self.value / other.value)

    def times(self, factor: Fraction | None) -> Figure:
        """Null for a factor that the demand would have to say."""
        if self.value is None:
            return self
        return Figure(None, reason="demand") if factor is None else Figure(self.value * factor)

    def as_json(self) -> dict[str, Any]:
        value = None if self.value is None else float(self.value)
        return {"value": value, "missing": set(self.missing), "reason": self.reason}


# -- what a step has ---------------------------------------------------------------------------------------------------


def process_time(note: Note) -> Fraction | None:
    return ZERO if note.work == "wait" else exact(note.process_time)


def wait_time(note: Note) -> Fraction | None:
    return exact(note.wait_time)


def lead_time(note: Note) -> Fraction | None:
    duration = process_time(note) if note.duration is None else exact(note.duration)
    wait = wait_time(note)
    return None if duration is None or wait is None else wait + duration


def labour(note: Note) -> Fraction | None:
    time = ZERO if note.work == "system" else process_time(note)
    return None if time is None else time * Fraction(str(note.people or 1))


def accuracy(note: Note) -> Fraction | None:
    return ONE if note.work == "wait" else exact(note.complete_accurate)


def of_value(value: str) -> Quantity:
    return lambda note: process_time(note) if note.value == value else ZERO


def unjudged(note: Note) -> Fraction | None:
    """Nothing where a step's work has no value yet; else 0."""
    return None if note.value is None and process_time(note) != 0 else ZERO


# -- the figures -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Share:
    """How much each step counts in a sum, and what is missing to know which branch counts."""

    weights: Shares
    undecided: Names = field(default=frozenset())


NO_STEPS = Figure(reason="data")  # nothing is known of a process without steps
Counting = Callable[[], Share]  # Refused where the map doesn't say


class Calculator:
    def __init__(self, board: Board, state: str) -> None:
        self.board = board
        self.state = read_state(board, state)
        self.notes = self.state.notes
        self.lanes = {lane.id: lane for lane in board.lanes}

    def figures(self) -> dict[str, Figure]:
        figures = {name: Figure(Fraction(count)) for name, count in self.state.counts().items()}
        figures["takt_time"] = Figure(self._period("productive")).times(self._each())
        figures |= self._family("", self.on_path, self.likely)
        figures |= self._family("expected_", self.on_reworked, self.visited)
        path = self.on_path
        figures["wait_time"] = self._sum(path, wait_time)
        figures["value_added_time"] = self._sum(path, of_value("VA"))
        figures["necessary_time"] = self._sum(path, of_value("NNVA"))
        figures["waste_time"] = self._sum(path, of_value("NVA"))
        value_added = self._sum(path, of_value("VA"), unjudged)
        figures["value_added_ratio"] = value_added.over(figures["lead_time"])
        work = self._sum(self.likely, process_time)
        figures["value_added_share"] = self._sum(self.likely, of_value("VA")).over(work)
        figures["longest_lead_time"] = self._longest()
        figures["rolled_complete_accurate"] = self._rolled()
        figures["right_first_time"] = self._right_first_time()
        return figures

    def _family(self, prefix: str, path: Counting, everywhere: Counting) -> dict[str, Figure]:
        """The figures that there are with and without rework."""
        process, lead = self._sum(path, process_time), self._sum(path, lead_time)
        figures = {
            "process_time": process,
            "lead_time": lead,
            "labour_time": self._sum(everywhere, labour),
            "activity_ratio": process.over(lead),
            "work_in_progress": lead.times(self._rate("hours")),
            "cost_per_item": self._cost(everywhere),
            "full_time_equivalents": self._sum(everywhere, self._staff).times(self._rate("productive")),
        }
        return {prefix + name: figure for name, figure in figures.items()}

    def _sum(self, share: Counting, quantity: Quantity, *also: Quantity) -> Figure:
        """The quantity over the steps that count. `also`: what has to be known besides."""
        if not self.notes:
            return NO_STEPS
        try:
            counts = share()
        except Refused:
            return Figure(reason="refused")
        notes = [self.notes[note] for note, weight in counts.weights.items() if weight]
        missing = counts.undecided | {
            note.id for note in notes if any(each(note) is None for each in (quantity, *also))
        }
        if missing:
            return Figure(None, frozenset(missing), "data")
        return Figure(sum((counts.weights[note.id] * (quantity(note) or ZERO) for note in notes), ZERO))

    # -- what counts how much --

    def on_path(self) -> Share:
        weights: dict[str, Fraction] = {}
        for chance, walk in self._plain.walks:
            for note in walk:
                weights[note] = weights.get(note, ZERO) + chance
        return Share(weights, self._plain.undecided)

    def likely(self) -> Share:
        return Share(self.state.routes.chances)

    def visited(self) -> Share:
        return Share(self.state.visits)

    def on_reworked(self) -> Share:
        if not self.state.visits:  # Refused where they are
            return Share({})
        way = self.state.routes.timeline(self._longest_reworked)
        return Share(self.state.routes.passes(way), way.undecided)

    @cached_property
    def _plain(self) -> Option:
        return self.state.routes.timeline(self._longest_branch)

    # -- which branch counts --

    def _longest_branch(self, branches: list[Option]) -> Option:
        """The longest average lead time; ties: more work, then lower %C&A."""
        return self._choose(branches, branches)

    def _longest_reworked(self, branches: list[Option]) -> Option:
        """The same, every branch with the rework inside it."""
        passes = [self.state.routes.passes(branch) for branch in branches]
        return self._choose(branches, [Option([(p, (note,)) for note, p in done.items() if p]) for done in passes])

    def _choose(self, branches: list[Option], done: list[Option]) -> Option:
        """One of the branches. `done`: for each of them what is done in it, and how often."""
        if len(branches) == 1:
            return branches[0]
        lacking = {note for each in done for note in each.notes if lead_time(self.notes[note]) is None}
        undecided = lacking.union(*(branch.undecided for branch in branches))
        if undecided:
            return Option(NOTHING.walks, frozenset(undecided))
        ranked = [
            ((self._average(each, lead_time), self._average(each, process_time), -self._product(branch)), at)
            for at, (branch, each) in enumerate(zip(branches, done, strict=True))
        ]
        self._check_ties([(rank, branches[at]) for rank, at in ranked])
        return branches[max(ranked)[1]]

    def _check_ties(self, ranked: list[tuple[tuple[Fraction, ...], Option]]) -> None:
        """Where it matters which of the longest counts, the ties have to be decided by what is known."""
        longest = max(rank for rank, _ in ranked)
        tied = [(rank, branch) for rank, branch in ranked if rank[0] == longest[0]]
        notes = [self.notes[note] for _, branch in tied for note in branch.notes]
        if len(tied) > 1 and any(process_time(note) is None or accuracy(note) is None for note in notes):
            raise LeftOpen("a tie that missing data would decide")
        kinds = (of_value("VA"), of_value("NNVA"), of_value("NVA"), wait_time)
        if len({tuple(self._average(each, kind) for kind in kinds) for rank, each in tied if rank == longest}) > 1:
            raise LeftOpen("branches alike in lead time, work and %C&A")

    def _average(self, branch: Option, quantity: Quantity) -> Fraction:
        return sum((p * (quantity(self.notes[note]) or ZERO) for p, walk in branch.walks for note in walk), ZERO)

    def _product(self, branch: Option) -> Fraction:
        total = ZERO
        for chance, walk in branch.walks:
            for note in walk:
                chance *= accuracy(self.notes[note]) or ZERO
            total += chance
        return total

    # -- figures that are no sums --

    def _longest(self) -> Figure:
        if not self.notes:
            return NO_STEPS

        def every_branch(branches: list[Option]) -> Option:
            return Option([walk for branch in branches for walk in branch.walks])

        try:
            walks = [walk for _, walk in self.state.routes.timeline(every_branch).walks]
        except Refused:
            return Figure(reason="refused")
        missing = {note for walk in walks for note in walk if lead_time(self.notes[note]) is None}
        if missing:
            return Figure(None, frozenset(missing), "data")
        return Figure(max(sum((lead_time(self.notes[note]) or ZERO for note in walk), ZERO) for walk in walks))

    def _rolled(self) -> Figure:
        known = self._sum(self.on_path, accuracy)
        return known if known.value is None else Figure(self._product(self._plain))

    def _right_first_time(self) -> Figure:
        """Over all worlds, whatever happens in them has to be right."""
        known = self._sum(self.likely, accuracy)
        if known.value is None:
            return known
        worlds = [(chance, tuple(happens & self.notes.keys())) for chance, happens in self.state.routes.worlds]
        return Figure(self._product(Option(worlds)))

    def _cost(self, everywhere: Counting) -> Figure:
        def cost(note: Note) -> Fraction | None:
            lane = self.lanes.get(note.lane or "")
            if lane and lane.outside and lane.cost_per_hour is None:
                return ZERO
            work = labour(note)
            rate = exact(lane.cost_per_hour) if lane else None
            return work if not work else None if rate is None else work * rate / 3600

        def work(note: Note) -> Fraction | None:
            lane = self.lanes.get(note.lane or "")
            return ZERO if lane and lane.outside and lane.cost_per_hour is None else labour(note)

        figure = self._sum(everywhere, cost)
        is_work_known = self._sum(everywhere, work).reason is None
        return Figure(None, figure.missing, "rate") if is_work_known and figure.reason else figure

    def _staff(self, note: Note) -> Fraction | None:
        lane = self.lanes.get(note.lane or "")
        return ZERO if lane and lane.outside else labour(note)

    # -- demand --

    def _period(self, kind: str) -> Fraction | None:
        """Seconds of working ("hours") or productive time in the demand's period."""
        calendar = self.board.calendar
        hours, productive = exact(calendar.hours_per_day) or ONE, exact(calendar.productive_hours_per_day) or ONE
        day = 3600 * (hours if kind == "hours" else productive)
        week, month = exact(calendar.days_per_week) or ONE, exact(calendar.days_per_month) or ONE
        periods = {"hour": day / hours, "day": day, "week": day * week, "month": day * month, "year": day * month * 12}
        return periods[self.board.demand.per]

    def _rate(self, kind: str) -> Fraction | None:
        """Items a second of such time."""
        quantity, period = exact(self.board.demand.quantity), self._period(kind)
        return None if quantity is None or not period else quantity / period

    def _each(self) -> Fraction | None:
        quantity = exact(self.board.demand.quantity)
        return 1 / quantity if quantity else None

    # -- visits and lanes --

    def visits_as_json(self) -> dict[str, float] | None:
        try:
            return {note: float(count) for note, count in self.state.visits.items()} or None
        except Refused:
            return None

    def load_of(self, lane: Lane) -> dict[str, float | None]:
        """Seconds of labour in the demand's period, and its part of the time that the lane's people have."""

        def here(note: Note) -> Fraction | None:
            return labour(note) if note.lane == lane.id else ZERO

        load, plain = (
            self._sum(how, here).times(exact(self.board.demand.quantity)) for how in (self.visited, self.likely)
        )
        people = ZERO if lane.outside else exact(lane.people) or ZERO
        time = (
            people * (ONE if lane.share is None else Fraction(str(lane.share))) * (self._period("productive") or ZERO)
        )
        time_there = Figure(time or None, reason=None if time else "data")
        values = {
            "load": load,
            "utilisation": load.over(time_there),
            "utilisation_without_rework": plain.over(time_there),
        }
        return {name: figure.as_json()["value"] for name, figure in values.items()}
