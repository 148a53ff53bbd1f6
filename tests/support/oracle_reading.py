"""How the second calculator reads one state of a board: its steps, its routes, and what can be counted on sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from leanwall.core.board import Board, Link, Note
from tests.support.oracle_routes import ROOT, Refused, Routes, Shares

TOLERANCE = Fraction(1, 10**6)
NOTHING = Fraction(1, 10**9)  # three thirds written as 0.3333333333333333 leave no rest


def read_state(board: Board, state: str) -> State:
    """The steps that are measured and their links; without any flow link, the steps from left to right."""
    variant = board.chosen_variant if state == "future" else None
    steps = [
        note
        for note in board.notes
        if note.kind == "step" and note.state == state and note.variant == variant and not note.hidden
    ]
    ids = {note.id for note in steps}
    links = [
        link
        for link in board.links
        if link.state == state and link.variant == variant and link.kind != "information"
        if {link.source, link.target} <= ids
    ]
    flow = [link for link in links if link.kind == "flow"]
    if flow:
        touched = {end for link in links for end in (link.source, link.target)}
        steps = [note for note in steps if note.id in touched]
    rework = [link for link in links if link.kind == "rework"]
    return State({note.id: note for note in steps}, flow or _implied(board, steps), rework, board)


def _implied(board: Board, steps: list[Note]) -> list[Link]:
    lanes = sorted(board.lanes, key=lambda lane: (lane.order is None, lane.order or ""))
    rank = {lane.id: place for place, lane in enumerate(lanes)}
    row = sorted(steps, key=lambda note: (note.x, rank.get(note.lane or "", len(rank)), note.y, note.id))
    return [Link(id="implied", source=a.id, target=b.id) for a, b in pairwise(row)]


@dataclass(frozen=True)
class State:
    notes: dict[str, Note]
    flow: list[Link]
    rework: list[Link]
    board: Board

    @cached_property
    def pairs(self) -> set[tuple[str, str]]:
        return {(link.source, link.target) for link in self.flow}

    # -- what can be counted on sight ------------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        steps = [note for note in self.notes.values() if note.work != "wait"]
        return {
            "steps": len(steps),
            "handoffs": sum(self._lane(a.id) != self._lane(b) for a in steps for b in self._next_steps(a.id, set())),
            "approvals": sum(note.work == "approval" for note in steps),
            "duplicate_approvals": len(
                {b for a in steps if _checks(a) for b in self._repeats(a.id, set()) if b != a.id}
            ),
        }

    def _lane(self, note: str) -> str | None:
        lane = self.notes[note].lane
        return lane if lane in {each.id for each in self.board.lanes} else None

    def _next_steps(self, note: str, seen: set[str]) -> set[str]:
        """The steps that work goes to from here, waits looked through."""
        found = set()
        for after in (b for a, b in self.pairs if a == note and b not in seen):
            is_wait = self.notes[after].work == "wait"
            found |= self._next_steps(after, seen | {after}) if is_wait else {after}
        return found

    def _repeats(self, note: str, seen: set[str]) -> Iterator[str]:
        """The checks that come behind this step with no value-adding one between."""
        for after in (b for a, b in self.pairs if a == note and b not in seen):
            seen.add(after)
            if _checks(self.notes[after]):
                yield after
            if self.notes[after].value != "VA":
                yield from self._repeats(after, seen)

    # -- routes ----------------------------------------------------------------------------------------------------

    @cached_property
    def routes(self) -> Routes:
        """Refused where the flow goes in a circle or its shares say nothing."""
        self._check_circles()
        flow: dict[str, Shares] = {}
        forks = set()
        for note in self.notes:
            links = [link for link in self.flow if link.source == note]
            if links:
                flow[note] = self._shares(note, links)
            if len({link.target for link in links}) > 1 and all(link.probability is None for link in links):
                forks.add(note)
        starts = [note for note in flow if not any(after == note for _, after in self.pairs)]
        flow[ROOT] = dict.fromkeys(starts or self.notes, Fraction(1))  # or the single step without links
        return Routes(list(self.notes), flow, forks | ({ROOT} if len(starts) > 1 else set()), self._rework_shares())

    def _check_circles(self) -> None:
        left = set(self.notes)
        while last := {note for note in left if not any(a == note and b in left for a, b in self.pairs)}:
            left -= last
        if left:
            raise Refused("circle", left)

    def _shares(self, note: str, links: list[Link]) -> Shares:
        """The share of each next step, those of 0 left out; 1 for each branch of a parallel part."""
        targets = {link.target: Fraction(0) for link in links}
        given = [Fraction(str(link.probability)) for link in links if link.probability is not None]
        if len(targets) == 1 or not given:
            return dict.fromkeys(targets, Fraction(1))
        rest, opens = 1 - sum(given), len(links) - len(given)
        if opens > 1 or rest < -TOLERANCE or (not opens and rest > TOLERANCE):
            raise Refused("shares", {note})
        for link in links:
            targets[link.target] += (
                max(rest, Fraction(0)) if link.probability is None else Fraction(str(link.probability))
            )
        return {target: share for target, share in targets.items() if share > NOTHING}

    def _rework_shares(self) -> dict[str, dict[str, Fraction]]:
        rework: dict[str, dict[str, Fraction]] = {}
        for link in self.rework:
            if link.probability:
                ways = rework.setdefault(link.source, {})
                ways[link.target] = ways.get(link.target, Fraction(0)) + Fraction(str(link.probability))
        return rework

    @cached_property
    def visits(self) -> dict[str, Fraction]:
        """How often each step happens for one item, with rework."""
        for note, ways in self.routes.rework.items():
            if sum(ways.values()) > 1 + TOLERANCE:
                raise Refused("rework", {note})
        unknown = {link.source for link in self.rework if link.probability is None}
        if unknown:
            raise Refused("rework without a share", unknown)
        return self.routes.visits


def _checks(note: Note) -> bool:
    return note.work in ("approval", "inspection")
