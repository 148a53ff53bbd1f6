"""A state's map on slides: lanes, cards and glued links, placed as on the diagram, no column over another.

Steps that the future does not have stand dotted on the map of today, with the reason: there their links are drawn too,
and nothing crosses them. A map that would have to be too small for one slide is cut into parts of some columns each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from leanwall.export.clean import one_line
from leanwall.export.diagram_columns import place_one
from leanwall.export.diagram_content import Card, Panel
from leanwall.export.diagram_layout import (
    Columns,
    Lanes,
    Rule,
    Setting,
    fit_columns,
    fit_lanes,
    least_width,
    rules_of,
    stretch,
)
from leanwall.export.diagram_panel import Place, boxes_of
from leanwall.export.diagram_parts import in_used_lanes, take
from leanwall.export.diagram_routes import Box
from leanwall.export.diagram_subject import Subject
from leanwall.export.house import accent, say
from leanwall.export.slide_shapes import BOTTOM, HIGH, LEFT, MARGIN, RIGHT, TOP, WIDE, Slide
from leanwall.export.slide_text import LINE, cut, fitted, lines
from leanwall.export.style import BRICK, GREY, INK, MUTED, PALE, PAPER, VALUES

FOOT = 36.0
_HEAD, _FIRST = 84.0, 10.0
_WIDER = (0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.7, 1.9)  # beyond that nobody reads it on a wall
_PART_WIDER = ((0.9, 1.0, 1.1), (1.2, 1.35))  # larger letters where that does not take too many slides
MOST_PARTS = 12
_LEAST, _SIDES = 5.0, 11.0  # points of a card's letters; beside its words, left and right together
_MOST_COLUMNS = 16  # on one slide: with the narrowest cards in as many lanes, hardly that many fit
_REASON = 90  # letters of a reason; the whole one is in the speaker's notes
_ASIDE = 0.72  # of a card's width: a link leaves it at the right and has room to come down into the next one's middle


@dataclass(frozen=True, slots=True)
class State:
    """A state by itself, on columns of its own, and the words of each card: what it says, why it will be gone."""

    subject: Subject
    words: dict[str, tuple[str, str]]

    @property
    def panel(self) -> Panel:
        """The only panel."""
        return self.subject.panels[0]


@dataclass(frozen=True, slots=True)
class Plan:
    """A map laid out below `top`, `wider` times as wide as the slide: every measure is divided by that."""

    subject: Subject
    panel: Panel
    columns: Columns
    setting: Setting
    lanes: Lanes
    wider: float
    top: float
    words: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """The columns from `first` to `last` on a slide of their own."""

    first: int
    last: int
    plan: Plan


def state_of(subject: Subject, panel: Panel) -> State:
    """One of the subject's states, ready to be planned."""
    reasons = {card.id: one_line(card.text, _REASON) for one in subject.panels for card in one.cards if card.is_ghost}
    shown = [replace(card, bursts=()) for card in panel.cards if not card.is_ghost]
    words = {card.id: (card.text, reasons.get(card.id, "")) for card in shown}
    cards = tuple(replace(card, text=f"{card.text} {reasons.get(card.id, '')}".strip()) for card in shown)
    alone = place_one(replace(panel, cards=cards))
    return State(replace(subject, panels=(alone,)), words)


def plan_whole(state: State, top: float) -> Plan | None:
    """The least reduced layout of all of it on one slide; None when its letters would be too small."""
    return _plan(state.subject, state.words, top, _WIDER)


def plan_parts(state: State, top: float) -> list[Part]:
    """As few parts as can be read, about equally wide; none where there would be too many of them."""
    if state.subject.columns > _MOST_COLUMNS * MOST_PARTS:
        return []
    for reductions in _PART_WIDER:
        found = _parts(state, top, _MOST_COLUMNS, reductions)
        if found and len(found) <= MOST_PARTS:
            return _evened(state, top, found, reductions)
    return []


def _evened(state: State, top: float, found: list[Part], reductions: Sequence[float]) -> list[Part]:
    even = -(-state.subject.columns // len(found))
    for most in range(even, even + 3):
        evenly = _parts(state, top, most, reductions)
        if evenly and len(evenly) <= len(found):
            return evenly
    return found


def _parts(state: State, top: float, most: int, reductions: Sequence[float]) -> list[Part]:
    """Parts of as many columns as fit, `most` at most; none when a column by itself does not fit (too many lanes)."""
    found: list[Part] = []
    first = 0
    while first < state.subject.columns:
        best = _widest(state, top, (first, first + most - 1), reductions)
        if best is None:
            return []
        found.append(best)
        first = best.last + 1
    return found


def _widest(state: State, top: float, columns: tuple[int, int], reductions: Sequence[float]) -> Part | None:
    """The part from the first of the columns with as many of them as can be read."""
    best: Part | None = None
    first = columns[0]
    low, high = first, min(state.subject.columns - 1, columns[1])
    while low <= high:
        last = (low + high) // 2
        shown = in_used_lanes(take(state.subject, first, last, range(len(state.subject.names))))
        plan = _plan(shown, state.words, top, reductions if last > first else _WIDER)
        if plan is None:
            high = last - 1
        else:
            best, low = Part(first, last, plan), last + 1
    return best


def draw_map(slide: Slide, plan: Plan) -> None:
    """Lanes, cards and links."""
    _draw_lanes(slide, plan)
    head = _head(plan.wider)
    place = Place(0.0, head, head + _FIRST, (WIDE - 2 * MARGIN) * plan.wider, 0.0)
    boxes = boxes_of(plan.panel, plan.columns, plan.lanes, place)
    shapes, told = {}, []
    for card in plan.panel.cards:
        shapes[card.id], left = _draw_card(slide, card, boxes[card.id], plan)
        told += [left] if left else []
    if told:
        slide.notes("\n".join(told))
    for wire in plan.panel.wires:
        _draw_wire(slide, shapes[wire.source], shapes[wire.target], wire.kind == "rework", wire.label, plan.wider)


def _plan(subject: Subject, words: dict[str, tuple[str, str]], top: float, reductions: Sequence[float]) -> Plan | None:
    """The least reduced layout that fits."""
    alone = _with_ways(subject.panels[0])
    number = 1 + max((card.column for card in alone.cards), default=0)
    aside = [Rule(c, c + 1, _ASIDE, 8.0) for c in range(number - 1)]
    rules = sorted([*rules_of([alone]), *aside], key=lambda rule: (rule.b, rule.a))
    for wider in reductions:
        wide, high = (WIDE - 2 * MARGIN) * wider, (HIGH - top - FOOT) * wider
        columns = fit_columns(rules, number, least_width([alone]), wide - _head(wider) - _FIRST, 0.0)
        setting = fit_lanes([alone], len(subject.names), columns, high) if columns else None
        if columns and setting and setting.most >= 4:
            lanes = stretch(setting.lanes[0], high)
            return Plan(subject, alone, columns, setting, lanes, wider, top, words)
    return None


def _with_ways(panel: Panel) -> Panel:
    """The cards with the words about where the work comes from and goes to, so that there is room for them."""
    cards = (replace(card, text=" ".join((card.text, *_ways(card)))) for card in panel.cards)
    return replace(panel, cards=tuple(cards))


def _ways(card: Card) -> list[str]:
    """ "from 12", "to 14": steps on other slides."""
    told = ("from {step}", card.comes_from), ("to {step}", card.goes_to)
    return [say(words, step=steps) for words, steps in told if steps]


def _draw_lanes(slide: Slide, plan: Plan) -> None:
    k = 1 / plan.wider
    head = _head(plan.wider) * k
    for name, lane in zip(plan.subject.names, plan.lanes.boxes, strict=True):
        y, high = plan.top + lane.top * k, lane.height * k
        slide.box((MARGIN, y, WIDE - 2 * MARGIN, high), "", 8, fill=PALE, name=f"{say('Lane')} {name}")
        size, shown = fitted(name, 600, (head - 12, high - 4), _NAMES)
        slide.box((MARGIN, y, head, high), shown, size, fill=accent(), color=PAPER, name=name)


def _head(wider: float) -> float:
    """Width of the lanes' names in a map so many times as wide as the slide: never too narrow for words."""
    return _HEAD * max(1.0, 0.85 * wider)


_NAMES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)


def _draw_card(slide: Slide, card: Card, box: Box, plan: Plan) -> tuple[Any, str]:
    """Number, time and letter on the first line, the words below: one shape, so that it stays together. Answers what
    the card says in full where it had no room for all of it."""
    style, (text, reason) = VALUES[card.value], plan.words[card.id]
    place, size = _with_room(card, box, plan)
    shown = _cut(card, plan, place, size)
    letter = "" if card.is_wait else style.letter
    head = " · ".join(part for part in (card.label, f"{card.time} {card.quality}".strip(), letter) if part)
    head_size = next((s for s in (size, size * 0.92, size * 0.84) if lines(head, 600, s, place[2] - _SIDES) == 1), 5.0)
    shape = slide.box(
        place, head, head_size, fill=style.tint, line=style.color, color=_dark(style.color), align="left",
        name=f"{card.label} {text}".strip()[:80], dotted=bool(reason),
    )  # fmt: skip
    shape.line.width = int(shape.line.width * 1.6)
    slide.add_words(shape, shown[0], size, MUTED if reason else INK)
    if reason:
        slide.add_words(shape, shown[1], size, BRICK, 400)
    for way in _ways(card):
        slide.add_words(shape, way, size, MUTED, 400)
    return shape, "" if shown == (text, reason) else f"{card.label}: {text} {reason}".strip()


def _with_room(card: Card, box: Box, plan: Plan) -> tuple[tuple[float, float, float, float], float]:
    """A card's place and the size of its letters: as high as the words need and the lane allows where it stands alone,
    else with smaller letters."""
    k = 1 / plan.wider
    x, y = MARGIN + box.left * k, plan.top + box.top * k
    wide, high = (box.right - box.left) * k, (box.bottom - box.top) * k
    lane = plan.lanes.boxes[card.lane]
    alone = sum((other.lane, other.column) == (card.lane, card.column) for other in plan.panel.cards) == 1
    most = max(high, lane.height * k - 6) if alone else high
    size = max(_LEAST, plan.setting.size * k * 0.9)  # Arial is wider than the face that was measured
    least = _LEAST if plan.words[card.id][1] else max(_LEAST, size * 0.8)
    paragraphs = [*plan.words[card.id], *_ways(card)]
    while (need := _height(paragraphs, size, wide)) > most and size > least:
        size -= 0.25
    grown = min(most, max(high, need))
    return (x, y - (grown - high) / 2, wide, grown), size


def _cut(card: Card, plan: Plan, place: tuple[float, float, float, float], size: float) -> tuple[str, str]:
    """The words and the reason, as much of them as has room."""
    text, reason = plan.words[card.id]
    wide = place[2] - _SIDES
    rows = int((place[3] - 5) / (size * LINE)) - 1 - len(_ways(card))
    rest = max(1, rows // 2, rows - lines(text, 600, size, wide))
    for_reason = min(lines(reason, 400, size, wide), rest) if reason else 0
    return cut(text, 600, size, (wide, rows - for_reason)), cut(reason, 400, size, (wide, for_reason)) if reason else ""


def _height(words: Sequence[str], size: float, wide: float) -> float:
    """Of a box with its first line and these paragraphs."""
    return (1 + sum(lines(text, 600, size, wide - _SIDES) for text in words if text)) * size * LINE + 6


def _dark(color: str) -> str:
    """The amber of necessary work is too pale for letters."""
    return "#7A5A00" if color == VALUES["NNVA"].color else color


def _draw_wire(slide: Slide, source: Any, target: Any, is_rework: bool, label: str, wider: float) -> None:
    color = BRICK if is_rework else "#3C4A5A"
    out, into, bend = _back(source, target) if is_rework else _onward(source, target)
    wire = slide.join(source, target, out, into, color, dashed=is_rework, bend=bend)
    if label:
        size = max(6.0, 9.5 / wider)
        wide, high = len(label) * size * 0.6 + 10, size * 1.7
        x, y = _label_corner(source, target, wire, bend, (wide, high))
        line = color if is_rework else GREY
        slide.box((x, y, wide, high), label, size, fill=PAPER, line=line, color=color, weight=500, name=label)


def _label_corner(source: Any, target: Any, wire: Any, bend: str, size: tuple[float, float]) -> tuple[float, float]:
    """On the level part of the link; where that is too short, on the upright part before the arrow."""
    wide, high = size
    left, right = (target.left + target.width / 2) / 12700, source.left / 12700
    middle = (source.top + source.height / 2) / 12700
    if bend.startswith("back"):
        edge = (target.top + (target.height if bend == "back-up" else 0)) / 12700
        if right - left > wide + 8:
            return (left + right - wide) / 2, middle - high / 2
        return left - wide + 6, (edge + middle - high) / 2
    centre = (wire.left + wire.width / 2) / 12700 - wide / 2
    if bend == "loop":
        return centre, (source.top + source.height) / 12700 + 14 - high / 2
    return centre, (middle + (target.top + target.height / 2) / 12700 - high) / 2


def _onward(source: Any, target: Any) -> tuple[int, int, str]:
    """Out at the right and in at the left; where there is no room between, out below or above."""
    if target.left >= source.left + source.width:
        level = abs((source.top + source.height / 2) - (target.top + target.height / 2)) < 12700
        return RIGHT, LEFT, "" if level else "across"
    if target.left + target.width / 2 > source.left + source.width + 12700 * 6:
        return (RIGHT, TOP, "right-down") if target.top > source.top else (RIGHT, BOTTOM, "right-up")
    return (BOTTOM, TOP, "") if target.top > source.top else (TOP, BOTTOM, "")


def _back(source: Any, target: Any) -> tuple[int, int, str]:
    """Out at the left and into the earlier card from below or above; within a lane, a loop below."""
    middle = target.left + target.width / 2
    if abs(source.top - target.top) < source.height or middle >= source.left:
        return BOTTOM, BOTTOM, "loop" if abs(source.top - target.top) < 12700 else ""
    return (LEFT, BOTTOM, "back-up") if target.top < source.top else (LEFT, TOP, "back-down")
