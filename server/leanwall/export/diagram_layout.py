"""Where cards stand: how wide they are, where columns start, how high lanes are. Points; text has one size a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from leanwall.export.diagram_content import Card, Panel
from leanwall.export.style import VALUES
from leanwall.export.text import longest_word, width, wrap

FLOOR = 9.75  # capitals of 2.5 mm on A3 paper (0.727 em)
LARGEST = 13.5
LEAD = 1.16
WIDE = 210.0  # the widest card
BAND = 14.5  # the coloured top of a card: number, time, quality, sign and letter
PAD = 6.0  # left and right of a card's words
GHOST_INDENT = 26.0  # a ghost's old number stands before its words
CHANNEL = 10.0  # a wire runs this far left of the card it enters
SAME_LANE_GAP = 20.0
PITCH = 46.0  # the least distance between columns: a rung of the ladder and its label
LANE_PADS = (9.0, 6.5, 4.0)  # above and below cards: room for labels on wires; less where it is tight
LANE_GAP = 3.0
ROW_GAP = 18.0
BURST, BURST_IN = 12.5, 9.0  # radius of a burst, and how far its middle stands inside the right edge
MARKS = 8.5  # what stands over the lower edge of a card needs this much more of it
SUMMARY = 150.0  # right of the last column: the ladder's total


@dataclass(frozen=True, slots=True)
class Rule:
    """Column `b` starts at least `cards` card widths and `gap` points after column `a`."""

    a: int
    b: int
    cards: float
    gap: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges of the columns from the left of the map, and the width of a card."""

    card: float
    starts: tuple[float, ...]
    room: float

    @property
    def words(self) -> float:
        """Width of the words on a card."""
        return self.card - 2 * PAD


@dataclass(frozen=True, slots=True)
class LaneBox:
    """One lane of one panel: its top from the panel's first lane, its height, and the height of its cards."""

    top: float
    height: float
    card: float
    rows: int

    def card_top(self, row: int) -> float:
        """Where a card of this row starts."""
        used = self.rows * self.card + (self.rows - 1) * ROW_GAP
        return self.top + (self.height - used) / 2 + row * (self.card + ROW_GAP)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of one panel."""

    boxes: tuple[LaneBox, ...]

    @property
    def height(self) -> float:
        """From the top of the first to the bottom of the last."""
        return self.boxes[-1].top + self.boxes[-1].height if self.boxes else 0.0


def rules_of(panels: Sequence[Panel]) -> list[Rule]:
    """What columns must keep to, so that no two cards overlap and each wire has a free way down."""
    number = 1 + max((card.column for panel in panels for card in panel.cards), default=-1)
    rules = {Rule(c, c + 1, 0, PITCH) for c in range(number - 1)}
    for panel in panels:
        rules |= set(_neighbours(panel)) | set(_channels(panel))
    return sorted(rules, key=lambda rule: (rule.b, rule.a))


def _neighbours(panel: Panel) -> list[Rule]:
    """Cards of one lane stand beside one another."""
    lanes: dict[int, set[int]] = defaultdict(set)
    for card in panel.cards:
        lanes[card.lane].add(card.column)
    found = []
    for columns in lanes.values():
        ordered = sorted(columns)
        found += [Rule(a, b, 1, SAME_LANE_GAP) for a, b in pairwise(ordered)]
    return found


def _channels(panel: Panel) -> list[Rule]:
    """A wire over several lanes comes down left of its target: cards in the lanes between end before that."""
    by_id = {card.id: card for card in panel.cards}
    by_lane: dict[int, list[int]] = defaultdict(list)
    for card in panel.cards:
        by_lane[card.lane].append(card.column)
    found = []
    for wire in panel.wires:
        a, b = by_id[wire.source], by_id[wire.target]
        if wire.kind != "flow" or a.column >= b.column:
            continue
        low, high = sorted((a.lane, b.lane))
        for lane in range(low + 1, high):
            left = [c for c in by_lane[lane] if c < b.column]
            found += [Rule(max(left), b.column, 1, CHANNEL + 8)] if left else []
    return found


def rework_rules(panel: Panel) -> list[Rule]:
    """Room left of a card that sends work back to another lane, for the line and its label. Not on the large diagram:
    there it would only make the cards narrower."""
    by_id = {card.id: card for card in panel.cards}
    found = []
    for wire in panel.wires:
        source, target = by_id[wire.source], by_id[wire.target]
        if wire.kind == "rework" and source.lane != target.lane and source.column > target.column:
            label = width(wire.label, 600, FLOOR, True) + 26 if wire.label else 16.0
            found.append(Rule(target.column, source.column, 0.62, label))
    return found


def solve(rules: Sequence[Rule], number: int, card: float) -> tuple[float, ...]:
    """The leftmost start of each column for this card width."""
    starts = [0.0] * number
    for rule in rules:
        starts[rule.b] = max(starts[rule.b], starts[rule.a] + rule.cards * card + rule.gap)
    return tuple(starts)


def fit_columns(
    rules: Sequence[Rule], number: int, least: float, limit: float, summary: float = SUMMARY
) -> Columns | None:
    """The widest cards (from `least`) whose columns fit into `limit` points, `summary` points right of the last one's
    start; None when even the narrowest don't."""
    if _extent(solve(rules, number, least), least, summary) > limit:
        return None
    low, high = least, max(WIDE, least)
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if _extent(solve(rules, number, middle), middle, summary) <= limit else (low, middle)
    starts = solve(rules, number, low)
    slack = limit - _extent(starts, low, summary)
    spread = 1 + slack / starts[-1] if starts and starts[-1] > 0 else 1.0
    return Columns(low, tuple(start * min(spread, 1.7) for start in starts), limit)


def _extent(starts: Sequence[float], card: float, summary: float) -> float:
    return (starts[-1] if starts else 0.0) + max(card + 8, summary)


def band_parts(card: Card) -> tuple[str, str, str]:
    """What the band says: number, time and quality, letter."""
    data = " · ".join(part for part in (card.time, "" if card.is_narrow else card.quality) if part)
    return card.label, data, "" if card.is_wait else VALUES[card.value].letter


def least_width(panels: Sequence[Panel]) -> float:
    """The narrowest card whose band has room for what it says."""
    shown = [band_parts(card) for panel in panels for card in panel.cards if not card.is_ghost]
    return max((_band_width(*parts) for parts in shown), default=96.0)


def _band_width(label: str, data: str, letter: str) -> float:
    words = width(label, 700, 10.5, True) + width(data, 600, FLOOR, True) + width(letter, 700, FLOOR)
    return max(96.0 if data else 66.0, words + 2 * PAD + 28)


def ghost_widths(panel: Panel, columns: Columns) -> dict[str, float]:
    """Outlines may be wider than cards: up to the next card of their lane and the next wire that comes down."""
    found = {}
    for ghost in panel.cards:
        if not ghost.is_ghost:
            continue
        left = columns.starts[ghost.column]
        ends = [
            columns.starts[c.column] - SAME_LANE_GAP
            for c in panel.cards
            if c.lane == ghost.lane and c.column > ghost.column
        ]
        ends += [x for x in _channels_over(panel, columns, ghost.lane) if x > left + columns.card]
        found[ghost.id] = max(columns.card, min([left + 2.1 * columns.card, columns.room - 8, *ends]) - left)
    return found


def _channels_over(panel: Panel, columns: Columns, lane: int) -> list[float]:
    """Where wires may cross a lane, with a margin."""
    by_id = {card.id: card for card in panel.cards}
    found = []
    for wire in panel.wires:
        a, b = by_id[wire.source], by_id[wire.target]
        if min(a.lane, b.lane) <= lane <= max(a.lane, b.lane):
            found += [columns.starts[b.column] - CHANNEL - 8, columns.starts[a.column] - CHANNEL - 8]
    return found


def lines_of(card: Card, words: float, size: float, most: int = 1000) -> tuple[str, ...]:
    """A card's words in lines."""
    return wrap(card.text, 500 if card.is_ghost else 600, size, words, most)


def card_height(lines: int, size: float, is_ghost: bool) -> float:
    """Height of a card with this many lines."""
    return lines * size * LEAD + (7.0 if is_ghost else BAND + 5.5)


def quality_room(card: Card) -> float:
    """Points that a narrow card must be higher for the row of its quality."""
    return FLOOR * LEAD if card.is_narrow and card.quality and not card.is_ghost else 0.0


def marks_room(card: Card, lines: Sequence[str], words: float, size: float) -> float:
    """Points that a card must be higher so that its bursts don't cover its last line."""
    if card.is_ghost or not card.bursts or not lines:
        return 0.0
    free = words - (BURST_IN + BURST - PAD) - 24.0 * (len(card.bursts) - 1)
    return MARKS if width(lines[-1], 600, size) > free else 0.0


def lanes_of_panel(panel: Panel, number: int, columns: Columns, size: float, most: int, pad: float) -> Lanes:
    """The least heights of a panel's lanes when a card may have `most` lines."""
    rooms = ghost_widths(panel, columns)

    def words_of(card: Card) -> float:
        return rooms[card.id] - GHOST_INDENT - PAD if card.is_ghost else columns.words

    top, boxes = 0.0, []
    for lane in range(number):
        cards = [card for card in panel.cards if card.lane == lane]
        texts = [(c, lines_of(c, words_of(c), size, most)[:most]) for c in cards]
        needs = (
            card_height(len(t), size, c.is_ghost) + quality_room(c) + marks_room(c, t, words_of(c), size)
            for c, t in texts
        )
        card = max(needs, default=0.0)
        rows = 1 + max((c.row for c in cards), default=0)
        inside = rows * card + (rows - 1) * ROW_GAP
        height = max(inside + 2 * pad, 2 * size * LEAD + 8)
        boxes.append(LaneBox(top, height, card, rows))
        top += height + LANE_GAP
    return Lanes(tuple(boxes))


def stretch(lanes: Lanes, to: float) -> Lanes:
    """The same lanes with more air in each, `to` points high in all."""
    more = max(0.0, to - lanes.height) / max(1, len(lanes.boxes))
    boxes = [LaneBox(box.top + i * more, box.height + more, box.card, box.rows) for i, box in enumerate(lanes.boxes)]
    return Lanes(tuple(boxes))


@dataclass(frozen=True, slots=True)
class Setting:
    """A text size and a number of lines with which all panels fit, and the lanes that follow from them."""

    size: float
    most: int
    lanes: tuple[Lanes, ...]


def fit_lanes(panels: Sequence[Panel], lanes: int, columns: Columns, limit: float) -> Setting | None:
    """The largest text with which all panels fit into `limit` points of height together; text is cut to fewer lines
    only at the floor. None when nothing fits."""
    sizes = [FLOOR + 0.25 * i for i in range(int((LARGEST - FLOOR) / 0.25), -1, -1)]
    longest = max((_longest(card) for panel in panels for card in panel.cards), default=0.0)
    tries = [(size, 5, pad) for pad in LANE_PADS for size in sizes]
    for size, most, pad in [*tries, *((FLOOR, most, LANE_PADS[-1]) for most in (4, 3, 2))]:
        found = tuple(lanes_of_panel(panel, lanes, columns, size, most, pad) for panel in panels)
        if sum(one.height for one in found) <= limit and not _breaks(longest, columns.words, size):
            return Setting(size, most, found)
    return None


def _longest(card: Card) -> float:
    """Width in em of a card's longest word, but for one that no card can hold."""
    em = longest_word(card.text, 600, 1.0)
    return em if em < 14 else 0.0


def _breaks(longest: float, words: float, size: float) -> bool:
    """Whether a word would be broken at this size but not at the floor."""
    return size > FLOOR and longest * size > words + 0.01 and words + 0.01 >= longest * FLOOR
