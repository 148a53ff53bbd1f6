"""How a state's map is laid out on slides: the largest letters with which all of it fits, none too small to be read.

A map that would need smaller ones is cut into parts of some columns each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from leanwall.export.clean import one_line
from leanwall.export.diagram_columns import place_one
from leanwall.export.diagram_content import Card, Panel
from leanwall.export.diagram_layout import (
    LANE_GAP,
    ROW_GAP,
    Columns,
    LaneBox,
    Lanes,
    Rule,
    fit_columns,
    rules_of,
    stretch,
)
from leanwall.export.diagram_parts import in_used_lanes, take
from leanwall.export.diagram_subject import Subject
from leanwall.export.house import say
from leanwall.export.slide_shapes import HIGH, MARGIN, WIDE
from leanwall.export.slide_text import ARIAL, LEAST, LINE, lines, tallness
from leanwall.export.style import VALUES
from leanwall.export.text import longest_word

FOOT, HEAD, FIRST = 36.0, 84.0, 10.0  # below the map; the lanes' names; from there to the first column
MOST_PARTS = 12
SIDES = 11.0  # beside a card's words, left and right together
_SIZES = (16.0, 14.0, 12.0, 11.0, 10.0, 9.5, 9.0, 8.5, LEAST)
_GOOD = 10.0  # letters beyond which wider gaps between the columns are worth more
_CLOSER = (1.0, 1.3, 1.6, 1.9)  # so many times narrower than on A3 paper gaps between columns may be
_MOST_ROWS = (99, 12, 8, 6, 4)  # of a card; what is cut off stands in the speaker's notes
_NARROW, _WIDE = 58.0, 104.0  # the narrowest card: whatever its words, and where its longest word is broken instead
_MOST_COLUMNS = 16  # on one slide: with the narrowest cards in as many lanes, hardly that many fit
_REASON = 90  # letters of a reason; the whole one is in the speaker's notes
_ASIDE = 0.72  # of a card's width: a link leaves it at the right and has room to come down into the next one's middle
_TALLER = 2.4  # than they need, lanes may be
_PAD, _EDGE = 5.0, 6.0  # above and below the cards of a lane; inside a card, above and below together


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
    """A map laid out below `top` with letters of `size`; columns and lanes are measured in a map `wider` times as wide
    as the slide."""

    subject: Subject
    panel: Panel
    columns: Columns
    lanes: Lanes
    size: float
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
    shown = tuple(replace(card, bursts=()) for card in panel.cards if not card.is_ghost)
    words = {card.id: (card.text, reasons.get(card.id, "")) for card in shown}
    return State(replace(subject, panels=(place_one(replace(panel, cards=shown)),)), words)


def plan_whole(state: State, top: float) -> Plan | None:
    """All of it on one slide, no word left out; None when its letters would be too small."""
    return _plan(state.subject, state.words, top, _MOST_ROWS[0])


def plan_parts(state: State, top: float) -> list[Part]:
    """As few parts as can be read, about equally wide; none where there would be too many of them."""
    if state.subject.columns > _MOST_COLUMNS * MOST_PARTS:
        return []
    for rows in _MOST_ROWS:
        found = _parts(state, top, _MOST_COLUMNS, rows)
        if found and len(found) <= MOST_PARTS:
            return _evened(state, top, found, rows)
    return []


def heads_of(card: Card, size: float, wide: float) -> list[str]:
    """Number, time and letter of a card: on one line where there is room, else the figures on a line of their own."""
    letter = "" if card.is_wait else VALUES[card.value].letter
    data = f"{card.time} {card.quality}".strip()
    whole = " · ".join(part for part in (card.label, data, letter) if part)
    if lines(whole, 600, size, wide - SIDES) <= 1:
        return [whole]
    return [part for part in (" · ".join(part for part in (card.label, letter) if part), data) if part]


def ways_of(card: Card) -> list[str]:
    """ "from 12", "to 14": steps on other slides."""
    told = ("from {step}", card.comes_from), ("to {step}", card.goes_to)
    return [say(words, step=steps) for words, steps in told if steps]


def rows_of(card: Card, words: tuple[str, str], size: float, wide: float) -> float:
    """Lines of all that a card of this width says; those of tall scripts count for more."""
    told = [*heads_of(card, size, wide), *words, *ways_of(card)]
    return sum(lines(text, 600, size, wide - SIDES) * tallness(text) for text in told if text)


def rows_within(size: float, high: float) -> float:
    """Lines that a card of this height holds."""
    return (high - _EDGE + 0.01) / (size * LINE)


def _evened(state: State, top: float, found: list[Part], rows: int) -> list[Part]:
    even = -(-state.subject.columns // len(found))
    for most in range(even, even + 3):
        evenly = _parts(state, top, most, rows)
        if evenly and len(evenly) <= len(found):
            return evenly
    return found


def _parts(state: State, top: float, most: int, rows: int) -> list[Part]:
    """Parts of as many columns as fit, `most` at most; none when a column by itself does not fit (too many lanes)."""
    found: list[Part] = []
    first = 0
    while first < state.subject.columns:
        best = _widest(state, top, (first, first + most - 1), rows)
        if best is None:
            return []
        found.append(best)
        first = best.last + 1
    return found


def _widest(state: State, top: float, columns: tuple[int, int], rows: int) -> Part | None:
    """The part from the first of the columns with as many of them as can be read."""
    best: Part | None = None
    first = columns[0]
    low, high = first, min(state.subject.columns - 1, columns[1])
    while low <= high:
        last = (low + high) // 2
        shown = in_used_lanes(take(state.subject, first, last, range(len(state.subject.names))))
        plan = _plan(shown, state.words, top, rows)
        if plan is None:
            high = last - 1
        else:
            best, low = Part(first, last, plan), last + 1
    return best


def _plan(subject: Subject, words: dict[str, tuple[str, str]], top: float, rows: int) -> Plan | None:
    """The layout with the largest letters; None when even the least don't fit."""
    panel = subject.panels[0]
    number = 1 + max((card.column for card in panel.cards), default=0)
    aside = [Rule(c, c + 1, _ASIDE, 8.0) for c in range(number - 1)]
    rules = sorted([*rules_of([panel]), *aside], key=lambda rule: (rule.b, rule.a))
    best: Plan | None = None
    for wider in _CLOSER:
        room = (WIDE - 2 * MARGIN - HEAD - FIRST) * wider
        columns = fit_columns(rules, number, _narrowest(panel, words) * wider, room, 0.0)
        if columns is None:
            continue
        for size in (one for one in _SIZES if best is None or one > best.size):
            lanes = _lanes(subject, words, columns.card / wider, (size, rows, wider))
            if lanes.height <= (HIGH - top - FOOT) * wider:
                lanes = stretch(lanes, min((HIGH - top - FOOT) * wider, _TALLER * lanes.height))
                best = Plan(subject, panel, columns, lanes, size, wider, top, words)
                break
        if best and best.size >= _GOOD:
            break
    return best


def _narrowest(panel: Panel, words: dict[str, tuple[str, str]]) -> float:
    """Points that the longest word of any card takes in the least letters."""
    told = [text for card in panel.cards for text in (*words[card.id], f"{card.time} {card.quality}", card.label)]
    widest = max((longest_word(text, 600, LEAST * ARIAL) for text in told if text), default=0.0)
    return min(_WIDE, max(_NARROW, widest + SIDES + 0.5))


def _lanes(subject: Subject, words: dict[str, tuple[str, str]], wide: float, look: tuple[float, int, float]) -> Lanes:
    """The least heights of the lanes; `look`: size of the letters, most lines of a card, how much wider the map is."""
    size, most, wider = look
    panel = subject.panels[0]
    top, boxes = 0.0, []
    for lane, name in enumerate(subject.names):
        cards = [card for card in panel.cards if card.lane == lane]
        tall = max((min(most, rows_of(card, words[card.id], size, wide)) for card in cards), default=0.0)
        card = (tall * size * LINE + _EDGE) * wider if cards else 0.0
        rows = 1 + max((one.row for one in cards), default=0)
        named = min(3, lines(name, 600, LEAST, HEAD - 12)) * LEAST * LINE + 6
        high = max(rows * card + (rows - 1) * ROW_GAP + 2 * _PAD * wider, named * wider)
        boxes.append(LaneBox(top, high, card, rows))
        top += high + LANE_GAP
    return Lanes(tuple(boxes))
