"""A map cut into parts that fit on a page each: some columns, all lanes where they fit, and where the work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leanwall.export.diagram_content import Card, Panel
from leanwall.export.diagram_page import Frame, Plan, plan_map
from leanwall.export.diagram_subject import Subject

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
    if not found:
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
        part = take(subject, first, last, range(len(subject.names)))
        plan = plan_map(part, frame, 0.0, ())
        if plan is None or (plan.setting.most < 5 and last > first):
            high = last - 1
        else:
            best, low = Section(part, plan, first, last), last + 1
    return best


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
    inside = {c.id for c in panel.cards if first <= c.column <= last and c.lane in lanes}
    by_id = {card.id: card for card in panel.cards}
    cards = [card for card in panel.cards if card.id in inside]
    moved = tuple(
        replace(
            card,
            column=card.column - shift,
            lane=card.lane - lanes.start,
            comes_from=_labels(panel, by_id, card, inside, incoming=True),
            goes_to=_labels(panel, by_id, card, inside, incoming=False),
        )
        for card in cards
    )
    wires = tuple(w for w in panel.wires if w.source in inside and w.target in inside)
    rungs = tuple(r for r in panel.rungs if r.id in inside)
    return replace(panel, cards=moved, wires=wires, rungs=rungs, is_part=True)


def _labels(panel: Panel, by_id: dict[str, Card], card: Card, inside: set[str], incoming: bool) -> str:
    """Numbers of the steps on other pages from which, or to which, the work goes."""
    return ", ".join(sorted(set(_others(panel, by_id, card, inside, incoming)), key=lambda t: (len(t), t)))


def _others(panel: Panel, by_id: dict[str, Card], card: Card, inside: set[str], incoming: bool) -> Iterator[str]:
    for wire in panel.wires:
        here, there = (wire.target, wire.source) if incoming else (wire.source, wire.target)
        if here == card.id and there not in inside and wire.kind == "flow":
            yield by_id[there].label or "a wait"
