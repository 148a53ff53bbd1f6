"""One state of a board as exports tell it: its steps in order and numbered, who hands over to whom, its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from leanwall.core.board import Board, Lane, Link, Note, State
from leanwall.core.flow import Flow, ordered_lanes, read_flow, variant_of
from leanwall.core.metrics import measure
from leanwall.export.clean import clean, one_line
from leanwall.export.house import say, word

NOBODY = word("Not assigned")
DECISIONS = {
    "keep": word("keep"),
    "eliminate": word("eliminate"),
    "combine": word("combine"),
    "rearrange": word("rearrange"),
    "simplify": word("simplify"),
    "automate": word("automate"),
    "outsource": word("outsource"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step (or a wait) as it is printed. `number` counts steps only; a wait has none. `is_linked`: it has a place in
    the flow."""

    note: Note
    number: int | None
    lane: Lane | None
    is_linked: bool = True

    @property
    def id(self) -> str:
        """The note's id."""
        return self.note.id

    @property
    def is_wait(self) -> bool:
        """Whether nothing is done here but waiting."""
        return self.note.work == "wait"

    @property
    def text(self) -> str:
        """The sticky's words on one line; never empty."""
        return one_line(self.note.text) or (say("Wait") if self.is_wait else say("(no text)"))

    @property
    def role(self) -> str:
        """The name of its lane."""
        return (one_line(self.lane.name) if self.lane else "") or say(NOBODY)

    @property
    def work_time(self) -> float | None:
        """Hands-on seconds; nothing is worked during a wait."""
        return 0.0 if self.is_wait else self.note.process_time

    @property
    def checks(self) -> tuple[str, ...]:
        """Its quality checks, one a line."""
        lines = (" ".join(line.split()) for line in clean(self.note.quality_check).split("\n"))
        return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Story:
    """The steps of one state in order, the links between them and the calculator's answer."""

    board: Board
    state: State
    steps: tuple[Step, ...]
    flows: tuple[Link, ...]
    reworks: tuple[Link, ...]
    measured: dict[str, Any] = field(repr=False)

    @cached_property
    def by_id(self) -> dict[str, Step]:
        """Steps by note id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def numbered(self) -> tuple[Step, ...]:
        """The steps without the waits."""
        return tuple(step for step in self.steps if not step.is_wait)

    @cached_property
    def lanes(self) -> tuple[Lane | None, ...]:
        """The lanes with steps in them, top to bottom; None last: steps that nobody has yet."""
        used = {step.lane.id if step.lane else None for step in self.steps}
        return tuple(lane for lane in (*ordered_lanes(self.board.lanes), None) if (lane.id if lane else None) in used)

    def figure(self, name: str) -> float | None:
        """A figure's value; None when it cannot be said."""
        return value_of(self.measured, name)

    def flows_out(self, step: Step) -> list[Link]:
        """Flow links that leave the step."""
        return self._out.get(step.id, [])

    def next_steps(self, step: Step) -> list[Step]:
        """The steps that come next, waits looked through."""
        return self._through(step, lambda s: [self.by_id[link.target] for link in self._out.get(s.id, ())])

    def steps_before(self, step: Step) -> list[Step]:
        """The steps that hand over to this one, waits looked through."""
        return self._through(step, lambda s: [self.by_id[link.source] for link in self._into.get(s.id, ())])

    @cached_property
    def _out(self) -> dict[str, list[Link]]:
        return _grouped(self.flows, lambda link: link.source)

    @cached_property
    def _into(self) -> dict[str, list[Link]]:
        return _grouped(self.flows, lambda link: link.target)

    def _through(self, step: Step, near: Callable[[Step], list[Step]]) -> list[Step]:
        found: dict[str, Step] = {}
        seen, open_ = {step.id}, near(step)
        while open_:
            here = open_.pop(0)
            if here.id in seen:
                continue
            seen.add(here.id)
            if here.is_wait:
                open_ += near(here)
            else:
                found[here.id] = here
        return sorted(found.values(), key=lambda s: s.number or 0)


def _grouped(links: Sequence[Link], end: Callable[[Link], str]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(end(link), []).append(link)
    return found


def value_of(measured: dict[str, Any], name: str) -> float | None:
    """A figure's value in the calculator's answer."""
    figure = measured["figures"].get(name) or {}
    value = figure.get("value")
    return None if value is None else float(value)


def read_state(board: Board, state: State) -> Story:
    """The story of a state (of the chosen variant, for the future). Steps that no link touches come last."""
    flow = read_flow(board, state, variant_of(board, state))
    ordered = sorted(flow.order, key=lambda step: not flow.measured[step])
    notes = [(flow.notes[step], flow.measured[step]) for step in ordered]
    links = _links(board, state, {note.id for note, _ in notes})
    flows = _implied(flow) if flow.implied else tuple(link for link in links if link.kind == "flow")
    reworks = tuple(link for link in links if link.kind == "rework")
    return Story(board, state, _numbered(board, notes), flows, reworks, measure(board, state))


def _links(board: Board, state: State, known: set[str]) -> list[Link]:
    variant = variant_of(board, state)
    here = (link for link in board.links if link.state == state and link.variant == variant)
    return [link for link in here if link.source in known and link.target in known]


def _numbered(board: Board, notes: list[tuple[Note, bool]]) -> tuple[Step, ...]:
    lanes = {lane.id: lane for lane in board.lanes}
    steps, number = [], 0
    for note, is_linked in notes:
        number += note.work != "wait"
        shown = None if note.work == "wait" else number
        steps.append(Step(note, shown, lanes.get(note.lane or ""), is_linked))
    return tuple(steps)


def _implied(flow: Flow) -> tuple[Link, ...]:
    """A state without flow links is read in its order."""
    pairs = [(step, target) for step, targets in enumerate(flow.after) for target in targets]
    return tuple(
        Link(id=f"implied-{i}", source=flow.notes[a].id, target=flow.notes[b].id) for i, (a, b) in enumerate(pairs)
    )
