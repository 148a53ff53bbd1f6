"""How the steps of a map hang together: what its links say, worked out once and kept while only times change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from leanwall.core.board import Board, Lane, Note
from leanwall.core.counts import handoffs
from leanwall.core.flow import Flow, read_flow
from leanwall.core.numbers import order_of_steps
from leanwall.core.parallel import divide
from leanwall.core.stretches import Division
from leanwall.core.visits import Counts, Refused, rework_chains, visits_with_rework, visits_without_rework

# What a note says about its place on the map and its name; everything else may change and the course stays.
_PLACING = ("id", "kind", "state", "variant", "hidden", "x", "y", "lane", "work", "text")


@dataclass
class Course:
    """`flow` and what follows from it alone."""

    variant: str | None
    flow: Flow

    @cached_property
    def division(self) -> Division:
        return divide(self.flow)

    @cached_property
    def plain(self) -> Counts:
        """Visits without rework."""
        return {id(stretch): visits_without_rework(stretch) for stretch in self.division.stretches}

    @cached_property
    def measured(self) -> list[int]:
        """The steps that figures count, in the order of the flow."""
        return [step for step in self.flow.order if self.flow.measured[step]]

    @cached_property
    def lanes(self) -> list[Lane | None]:
        """Each step's lane; None = the unassigned strip."""
        by_id = {lane.id: lane for lane in self.flow.board.lanes}
        return [by_id.get(note.lane or "") for note in self.flow.notes]

    @cached_property
    def handoffs(self) -> list[tuple[int, int]]:
        return handoffs(self.flow, self.lanes)

    @cached_property
    def numbered(self) -> list[str]:
        """Note ids in the order of the flow, side steps after the step that sends work there; waits have no number."""
        return order_of_steps(self.flow, self.measured)

    @property
    def with_rework(self) -> Counts:
        """Visits with rework. Raises Refused."""
        if isinstance(self._with_rework, Refused):
            raise self._with_rework
        return self._with_rework

    @cached_property
    def _with_rework(self) -> Counts | Refused:
        try:
            chains = rework_chains(self.division, self.flow)
            return {
                id(stretch): visits_with_rework(stretch, chains[id(stretch)], self.flow)
                for stretch in self.division.stretches
            }
        except Refused as refused:
            return refused

    def of(self, board: Board, changed: Mapping[str, Note]) -> Course:
        """The same course on a board whose notes say other things."""
        notes = [changed.get(note.id, note) for note in self.flow.notes] if changed else self.flow.notes
        course = Course(self.variant, replace(self.flow, board=board, notes=notes))
        stale = {*course.__dict__, *(() if board.lanes is self.flow.board.lanes else ("lanes",))}
        course.__dict__.update({name: known for name, known in self.__dict__.items() if name not in stale})
        return course


def course_of(board: Board, state: str, variant: str | None, before: Course | None) -> Course:
    """The course of a state; `before` is used again where the map is still the same."""
    if before is not None and (before.flow.state, before.variant) == (state, variant):
        changed = _changed_within(before.flow.board, board)
        if changed is not None:
            return before.of(board, changed)
    return Course(variant, read_flow(board, state, variant))


def _rows(board: Board) -> list[tuple[str, str | None]]:
    """The lanes from top to bottom; what they say about people may change."""
    return [(lane.id, lane.order) for lane in board.lanes]


def _changed_within(before: Board, after: Board) -> dict[str, Note] | None:
    """The notes that say something else now; None when links, the order of lanes or the places of steps differ."""
    if after.links is not before.links or len(after.notes) != len(before.notes) or _rows(after) != _rows(before):
        return None
    pairs = [(old, new) for old, new in zip(before.notes, after.notes, strict=True) if old is not new]
    for old, new in pairs:
        if any(getattr(old, name) != getattr(new, name) for name in _PLACING):
            return None
    return {new.id: new for _, new in pairs}
