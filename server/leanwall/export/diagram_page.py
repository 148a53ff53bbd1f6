"""A page with the map on it: one state or two under one another, each with its bar and its ladder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from leanwall.export.diagram_content import Burst, Card, Panel
from leanwall.export.diagram_frame import (
    HEADER,
    TILES,
    Tile,
    bursts_height,
    draw_bursts,
    draw_caption,
    draw_header,
    draw_legend,
    draw_tiles,
    fitting,
)
from leanwall.export.diagram_layout import (
    FLOOR,
    SUMMARY,
    Columns,
    Setting,
    fit_columns,
    fit_lanes,
    least_width,
    rules_of,
    stretch,
)
from leanwall.export.diagram_panel import Place, draw_cards, draw_lanes, head_width
from leanwall.export.diagram_subject import Subject
from leanwall.export.diagram_time import LADDER, draw_bar, draw_ladder, draw_wide_ladder, stands_of, time_scale
from leanwall.export.diagram_widths import ladder_scale, spans_of
from leanwall.export.drawing import Drawing
from leanwall.export.house import accent, say
from leanwall.export.paper import A3
from leanwall.export.style import MUTED

MARGIN, TOP, BOTTOM = 26.0, 20.0, 17.0
FIRST = 38.0  # from the lane heads to the first column: room for the first wait
STATE_HEAD = 21.0
LEGEND = 32.0
AIR = 6.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The page that is laid out: as wide as A3, or wider for a slide, so that letters keep their least size."""

    width: float
    height: float
    head: float

    @property
    def left(self) -> float:
        """Left edge of what is printed."""
        return MARGIN

    @property
    def right(self) -> float:
        """Right edge of what is printed."""
        return self.width - MARGIN

    @property
    def start(self) -> float:
        """Left edge of the first column."""
        return MARGIN + self.head + FIRST


@dataclass(frozen=True, slots=True)
class Plan:
    """A map that fits on its page. `limit`: points for the lanes of all panels."""

    columns: Columns
    setting: Setting
    limit: float
    bursts: tuple[Burst, ...]

    def is_easy(self, subject: Subject, frame: Frame) -> bool:
        """Whether nothing had to be cut, left out or left for the notes."""
        has_tiles = len(fitting(subject.tiles, frame.right - frame.left)) == len(subject.tiles)
        return has_tiles and self.setting.most >= 5 and self.bursts == subject.bursts


@dataclass(slots=True)
class Left:
    """What had no room on the pages and is told in full behind them."""

    cards: list[Card] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    bursts: tuple[Burst, ...] = ()
    figures: tuple[Tile, ...] = ()


def frame_for(subject: Subject, scale: float, shape: float) -> Frame:
    """A frame `scale` times as wide as A3 and `shape` times as high as wide."""
    return Frame(A3.width * scale, A3.width * scale * shape, head_width(subject.names))


def plan_whole(subject: Subject, frame: Frame) -> Plan | None:
    """Everything on one page, the bursts' words too if there is room; None when it does not fit."""
    return plan_map(subject, frame, TILES + 10, subject.bursts) or plan_map(subject, frame, TILES + 10, ())


def plan_bare(subject: Subject, frame: Frame) -> Plan | None:
    """The map alone, its figures left for the notes behind it: better than an overview of a single part."""
    plan = plan_map(subject, frame, 0.0, subject.bursts) or plan_map(subject, frame, 0.0, ())
    return plan if plan and plan.setting.most >= 5 else None


def plan_map(subject: Subject, frame: Frame, above: float, bursts: tuple[Burst, ...]) -> Plan | None:
    """A map with `above` points between the title and its first panel; None when it does not fit."""
    room = frame.right - frame.start
    columns = fit_columns(rules_of(subject.panels), subject.columns, least_width(subject.panels), room)
    if columns is None:
        return None
    fixed = TOP + HEADER + above + len(subject.panels) * (STATE_HEAD + LADDER + AIR) + LEGEND + BOTTOM
    limit = frame.height - fixed - bursts_height(frame.right - frame.left, bursts)
    setting = fit_lanes(subject.panels, len(subject.names), columns, limit)
    return Plan(columns, setting, limit, bursts) if setting else None


def draw_whole(subject: Subject, frame: Frame, plan: Plan) -> tuple[Drawing, Left]:
    """Title, figures and map on one page."""
    page = Drawing(frame.width, frame.height, floor=FLOOR)
    draw_header(page, subject.title, subject.kind, subject.stamp, (frame.left, TOP, frame.right))
    draw_tiles(page, subject.tiles, (frame.left, TOP + HEADER, frame.right))
    left = draw_map(page, subject, frame, plan, TOP + HEADER + TILES + 10)
    draw_foot(page, subject, frame)
    if not plan.bursts:
        left.bursts = subject.bursts
    return page, left


def draw_bare(subject: Subject, frame: Frame, plan: Plan) -> tuple[Drawing, Left]:
    """Title and map on one page; the figures are left for the notes."""
    page = Drawing(frame.width, frame.height, floor=FLOOR)
    draw_header(page, subject.title, subject.kind, subject.stamp, (frame.left, TOP, frame.right))
    left = draw_map(page, subject, frame, plan, TOP + HEADER)
    draw_foot(page, subject, frame)
    left.figures = subject.tiles
    if not plan.bursts:
        left.bursts = subject.bursts
    return page, left


def draw_map(page: Drawing, subject: Subject, frame: Frame, plan: Plan, y: float) -> Left:
    """The panels from y down, legend and caption at the bottom; answers what had to be cut."""
    left = Left()
    calendar, scale = subject.board.calendar, time_scale(subject.panels)
    more = (plan.limit - sum(lanes.height for lanes in plan.setting.lanes)) / max(1, len(plan.setting.lanes))
    for i, (panel, lanes) in enumerate(zip(subject.panels, plan.setting.lanes, strict=True)):
        color = MUTED if panel.is_before else accent()
        with page.tagged("Figure", f"{panel.name}-{id(page)}", panel.description):
            draw_bar(page, panel, scale, color, (frame.left, y, frame.right), frame.head, calendar)
            tall = stretch(lanes, lanes.height + min(more, 0.8 * lanes.height))
            place = Place(frame.left, frame.head, frame.start, frame.right, y + STATE_HEAD)
            left.names += draw_lanes(page, subject.names, tall, place)
            left.cards += draw_cards(page, panel, plan.columns, tall, place, plan.setting.size)
            y += STATE_HEAD + tall.height
            _draw_ladder(page, subject, panel, plan.columns, frame, y + 2)
        y += LADDER + AIR
        if i == 0 and plan.bursts:
            draw_bursts(page, plan.bursts, (frame.left, y - 5, frame.right))
            y += bursts_height(frame.right - frame.left, plan.bursts)
    return left


def _draw_ladder(page: Drawing, subject: Subject, panel: Panel, columns: Columns, frame: Frame, y: float) -> None:
    """Each rung under its step; with widths that speak, the rungs side by side."""
    place, calendar = (frame.left, y, frame.right), subject.board.calendar
    if subject.ladder == "equal":
        draw_ladder(page, panel, stands_of(panel, columns, frame.start), place, calendar)
        return
    room = (frame.left + frame.head, frame.right - SUMMARY - 20 - frame.left - frame.head)
    scale = ladder_scale(subject.panels, subject.ladder)
    draw_wide_ladder(page, panel, spans_of(panel, subject.ladder, room, scale), place, calendar, subject.ladder)


def draw_foot(page: Drawing, subject: Subject, frame: Frame, number: str = "") -> None:
    """Legend, caption and, where there are several, the page's number."""
    draw_legend(page, (frame.left, frame.height - BOTTOM - 16, frame.right), subject.signs())
    draw_caption(page, subject.board, subject.stamp, number, (frame.left, frame.height - BOTTOM + 2, frame.right))


def names_of(cards: Sequence[Card]) -> str:
    """ "steps 11 to 20"."""
    labels = [int(card.label) for card in cards if card.label and not card.is_ghost]
    if not labels:
        return ""
    low, high = min(labels), max(labels)
    return say("step {n}", n=low) if low == high else say("steps {a} to {b}", a=low, b=high)
