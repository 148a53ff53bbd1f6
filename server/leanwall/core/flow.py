"""A state of the board read as a map: its steps, what follows what, where it starts, and what cannot be read.

Steps are indices into `Flow.notes`, in reading order (x, then lane order, then y, then id).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from leanwall.core.board import Board, Lane, Link, Note
from leanwall.core.findings import Blocks, Finding, fault, warning
from leanwall.core.graph import strong_components
from leanwall.core.order import place_of
from leanwall.core.ways import Ways, read_rework, read_ways, usable_links


@dataclass
class Flow:
    """The map of one state.

    From step i items go on by one of `ways[i]` (a lone link is a choice of one), or by all of `parallel[i]`, after
    `rework[i]` is decided. A link that is never taken (share 0) is in `after` only.
    """

    board: Board
    state: str
    notes: list[Note]
    measured: list[bool]  # False: no link touches it although the state has links
    implied: bool  # no flow link is drawn: the steps are read left to right
    after: list[list[int]]  # flow links as drawn, and how many lead into each step
    before: list[int]
    ways: list[Ways]
    parallel: list[list[int]]
    rework: list[Ways]
    starts: list[int]
    order: list[int]  # along the flow; ties and side steps by where they lie
    place: list[int]  # step → its position in `order`
    findings: list[Finding] = field(default_factory=list)

    def is_side_step(self, step: int) -> bool:
        """Visited by rework alone: no flow link leads in or out."""
        return not self.implied and not self.after[step] and not self.before[step]

    def faults(self, *blocks: Blocks) -> list[Finding]:
        return [finding for finding in self.findings if finding.blocks in blocks]

    def following(self, step: int) -> list[int]:
        """Where items may go on to, rework left out."""
        return self.parallel[step] or [target for target, _ in self.ways[step]]

    def in_order(self, steps: Iterable[int]) -> list[int]:
        return sorted(steps, key=self.place.__getitem__)


def ordered_lanes(lanes: Sequence[Lane]) -> list[Lane]:
    """Lanes from top to bottom: by their order key; lanes without one below, as the file lists them."""
    return sorted(lanes, key=lambda lane: place_of(lane.order))


def variant_of(board: Board, state: str) -> str | None:
    """The variant in which a state is read: the chosen one for the future, the main one for the current state."""
    return board.chosen_variant if state == "future" else None


def read_flow(board: Board, state: str, variant: str | None) -> Flow:
    """The map of `state` in `variant` (None: the main one). Never raises; what is wrong is in `findings`."""
    notes = steps_in_reading_order(board, state, variant)
    index = {note.id: step for step, note in enumerate(notes)}
    links, findings = usable_links(board, state, variant, index)
    implied = not any(link.kind == "flow" for link in links)
    after, ways, parallel, found = _left_to_right(notes) if implied else _as_drawn(notes, links, index)
    rework, wrong = read_rework(notes, links, index)
    before = _count_incoming(after)
    linked = {step for link in links for step in (index[link.source], index[link.target])}
    flow = Flow(
        board=board, state=state, notes=notes, measured=[implied or step in linked for step in range(len(notes))],
        implied=implied, after=after, before=before, ways=ways, parallel=parallel, rework=rework, starts=[], order=[],
        place=[], findings=[*findings, *found, *wrong],
    )  # fmt: skip
    _put_in_order(flow)
    flow.starts += _starts(flow)
    flow.findings += [
        warning("unlinked", [note]) for note, counts in zip(notes, flow.measured, strict=True) if not counts
    ]
    return flow


def steps_in_reading_order(board: Board, state: str, variant: str | None) -> list[Note]:
    """The steps of a state that everybody sees: by x, then lane order, then y, then id."""
    rank = {lane.id: position for position, lane in enumerate(ordered_lanes(board.lanes))}
    last = len(rank)
    steps = [
        note
        for note in board.notes
        if note.kind == "step" and note.state == state and note.variant == variant and not note.hidden
    ]
    return sorted(steps, key=lambda note: (note.x, rank.get(note.lane or "", last), note.y, note.id))


Drawn = tuple[list[list[int]], list[Ways], list[list[int]], list[Finding]]


def _left_to_right(notes: Sequence[Note]) -> Drawn:
    count = len(notes)
    after = [[step + 1] if step + 1 < count else [] for step in range(count)]
    return after, [[(target, 1.0) for target in targets] for targets in after], [[] for _ in notes], []


def _as_drawn(notes: Sequence[Note], links: Sequence[Link], index: dict[str, int]) -> Drawn:
    leaving: list[list[Link]] = [[] for _ in notes]
    for link in links:
        if link.kind == "flow":
            leaving[index[link.source]].append(link)
    after = [[index[link.target] for link in out] for out in leaving]
    ways: list[Ways] = [[] for _ in notes]
    parallel: list[list[int]] = [[] for _ in notes]
    findings: list[Finding] = []
    for step, out in enumerate(leaving):
        if out:
            shares = [link.probability for link in out]
            ways[step], parallel[step], found = read_ways(notes[step], after[step], shares)
            findings += found
    return after, ways, parallel, findings


def _put_in_order(flow: Flow) -> None:
    """Along the flow; steps on a circle come last, and the circle is a fault."""
    waiting = list(flow.before)
    ready = [step for step, count in enumerate(waiting) if count == 0]
    while ready:
        step = heapq.heappop(ready)
        flow.order.append(step)
        for target in flow.after[step]:
            waiting[target] -= 1
            if waiting[target] == 0:
                heapq.heappush(ready, target)
    stuck = [step for step, count in enumerate(waiting) if count > 0]
    flow.order += stuck
    flow.findings += _circles(flow, stuck)
    flow.place = [0] * len(flow.notes)
    for place, step in enumerate(flow.order):
        flow.place[step] = place


def _circles(flow: Flow, stuck: Sequence[int]) -> list[Finding]:
    among = set(stuck)
    groups = strong_components(stuck, lambda step: [target for target in flow.after[step] if target in among])
    circles = [sorted(group) for group in groups if len(group) > 1 or group[0] in flow.after[group[0]]]
    findings = []
    for circle in sorted(circles):
        findings.append(fault("flow_circle", [flow.notes[step] for step in circle], "everything"))
    return findings


def _starts(flow: Flow) -> list[int]:
    if flow.implied:
        return [0] if flow.notes else []
    return [step for step, count in enumerate(flow.before) if count == 0 and flow.after[step]]


def _count_incoming(after: Iterable[Sequence[int]]) -> list[int]:
    following = list(after)
    incoming = [0] * len(following)
    for targets in following:
        for target in targets:
            incoming[target] += 1
    return incoming
