"""A map cut into parts of a page each: some columns, the lanes with a step in them, and where the work goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from leanwall.export.diagram_content import Card, Panel, Rung, Wire
from leanwall.export.diagram_page import Frame, Plan, plan_map
from leanwall.export.diagram_subject import Subject
from leanwall.export.house import say

_EVENED = 8  # parts beyond that are not made equally wide: nobody sees it, and planning takes time
_MOST = 40  # columns on a page: with the narrowest cards in as many lanes, not even half of them fit


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the map as a subject of its own, and the plan by which it fits."""

    subject: Subject
    plan: Plan
    first: int
    last: int


def cut(subject: Subject, frame: Frame) -> list[Section]:
    """All parts in reading order. Both states stay on one page where they fit; else each state has its pages."""
    together = _cut_columns(subject, frame)
    if together is not None:
        return together
    found: list[Section] = []
    for panel in subject.panels:
        alone = replace(subject, panels=(panel,))
        found += _cut_columns(alone, frame) or _cut_lanes(alone, frame)
    return found


def _cut_columns(subject: Subject, frame: Frame) -> list[Section] | None:
    """As few parts as fit, about equally wide; None when not even one column fits (too many lanes)."""
    found = _cut_at_most(subject, frame, _MOST)
    if not found or len(found) > _EVENED:
        return found
    even = -(-subject.columns // len(found))
    for most in range(even, even + 3):
        evenly = _cut_at_most(subject, frame, most)
        if evenly and len(evenly) <= len(found):
            return evenly
    return found


def _cut_at_most(subject: Subject, frame: Frame, most: int) -> list[Section] | None:
    """Parts of as many columns as fit, `most` at most."""
    found: list[Section] = []
    first = 0
    while first < subject.columns:
        best = _widest(subject, frame, first, most)
        if best is None:
            return None
        found.append(best)
        first = best.last + 1
    return [section for section in found if any(panel.cards for panel in section.subject.panels)]


def _widest(subject: Subject, frame: Frame, first: int, most: int) -> Section | None:
    """The part from `first` with the most columns that fits."""
    best: Section | None = None
    low, high = first, min(subject.columns, first + most) - 1
    while low <= high:
        last = (low + high) // 2
        part = in_used_lanes(take(subject, first, last, range(len(subject.names))))
        plan = plan_map(part, frame, 0.0, ())
        if plan is None or (plan.setting.most < 5 and last > first):
            high = last - 1
        else:
            best, low = Section(part, plan, first, last), last + 1
    return best


def in_used_lanes(part: Subject) -> Subject:
    """Without the lanes that have no step on this page: the others get the room, and it takes more columns."""
    used = sorted({card.lane for panel in part.panels for card in panel.cards})
    place = {lane: i for i, lane in enumerate(used)}
    panels = tuple(
        replace(panel, cards=tuple(replace(card, lane=place[card.lane]) for card in panel.cards))
        for panel in part.panels
    )
    return replace(part, panels=panels, names=tuple(part.names[lane] for lane in used)) if used else part


def _cut_lanes(subject: Subject, frame: Frame) -> list[Section]:
    """Too many lanes for a page: groups of lanes, each cut into columns."""
    found: list[Section] = []
    number, first = len(subject.names), 0
    while first < number:
        size = number - first
        while size > 1 and _cut_columns(_lanes(subject, first, size), frame) is None:
            size = size // 2
        found += _cut_columns(_lanes(subject, first, size), frame) or []
        first += size
    return found


def _lanes(subject: Subject, first: int, size: int) -> Subject:
    return take(subject, 0, subject.columns - 1, range(first, first + size), keep_columns=True)


def take(subject: Subject, first: int, last: int, lanes: range, keep_columns: bool = False) -> Subject:
    """The part of a subject in some columns and lanes; what leads out of it becomes words on the cards."""
    shift = 0 if keep_columns else first
    panels = tuple(_part(panel, first, last, lanes, shift) for panel in subject.panels)
    return replace(subject, panels=panels, names=subject.names[lanes.start : lanes.stop], bursts=())


def _part(panel: Panel, first: int, last: int, lanes: range, shift: int) -> Panel:
    near = _neighbours(panel)
    cards = [c for column in range(first, last + 1) for c in near.columns.get(column, ()) if c.lane in lanes]
    inside = {card.id for card in cards}
    moved = tuple(
        replace(
            card,
            column=card.column - shift,
            lane=card.lane - lanes.start,
            comes_from=_labels(near.into.get(card.id, ()), inside),
            goes_to=_labels(near.out_of.get(card.id, ()), inside),
        )
        for card in cards
    )
    wires = tuple(w for card in cards for w in near.wires.get(card.id, ()) if w.target in inside)
    rungs = tuple(r for card in cards for r in near.rungs.get(card.id, ()))
    return replace(panel, cards=moved, wires=wires, rungs=rungs, is_part=True)


def _labels(others: Sequence[tuple[str, str]], inside: set[str]) -> str:
    """Numbers of the steps on other pages from which, or to which, the work goes."""
    labels = {label or say("a wait") for id, label in others if id not in inside}
    return ", ".join(sorted(labels, key=lambda text: (len(text), text)))


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """A panel's cards by column, and for each card its wires, its rungs, and the cards before and after it as (id,
    number)."""

    columns: dict[int, list[Card]]
    wires: dict[str, list[Wire]]
    rungs: dict[str, list[Rung]]
    into: dict[str, list[tuple[str, str]]]
    out_of: dict[str, list[tuple[str, str]]]


@lru_cache(maxsize=8)
def _neighbours(panel: Panel) -> _Neighbours:
    found = _Neighbours(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    labels = {card.id: card.label for card in panel.cards}
    for card in panel.cards:
        found.columns[card.column].append(card)
    for rung in panel.rungs:
        found.rungs[rung.id].append(rung)
    for wire in panel.wires:
        found.wires[wire.source].append(wire)
        if wire.kind == "flow":
            found.into[wire.target].append((wire.source, labels[wire.source]))
            found.out_of[wire.source].append((wire.target, labels[wire.target]))
    return found
