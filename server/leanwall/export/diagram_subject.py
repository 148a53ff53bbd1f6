"""What one diagram is about: a comparison of both states, or one state alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leanwall.core.board import Board
from leanwall.core.compare import compare
from leanwall.errors import BadInput
from leanwall.export.diagram_columns import place_both, place_one
from leanwall.export.diagram_content import Burst, Panel, bursts_of, ghosts_of, lane_name, lanes_of, panel_of
from leanwall.export.diagram_frame import Tile, comparison_tiles, finding, single_finding, single_tiles
from leanwall.export.house import say, tell, word
from leanwall.export.story import Story

EMPTY = word(
    "This board has no steps in that state yet, so there is nothing to draw. Add steps on the wall, then export the "
    "diagram again."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Title, figures, panels on common columns, names of the lanes, what the bursts say."""

    board: Board
    title: str
    kind: str
    stamp: str
    tiles: tuple[Tile, ...]
    panels: tuple[Panel, ...]
    names: tuple[str, ...]
    bursts: tuple[Burst, ...]
    ladder: str = "equal"  # what the widths of the ladders say

    @property
    def columns(self) -> int:
        """How many columns the panels use."""
        return 1 + max((card.column for panel in self.panels for card in panel.cards), default=-1)

    def narrowed(self) -> Subject:
        """The same with cards as narrow as can be."""
        panels = (replace(p, cards=tuple(replace(card, is_narrow=True) for card in p.cards)) for p in self.panels)
        return replace(self, panels=tuple(panels))

    def signs(self) -> frozenset[str]:
        """What the legend has to explain."""
        cards = [card for panel in self.panels for card in panel.cards]
        found = {str(card.value) for card in cards if not card.is_ghost and not card.is_wait}
        found |= {"ghost"} if any(card.is_ghost for card in cards) else set()
        found |= {"burst"} if any(card.bursts for card in cards) else set()
        found |= {"quality"} if any(card.quality for card in cards) else set()
        found |= {"unknown"} if any(card.time == "?" for card in cards) else set()
        found |= {"estimate"} if any(card.time.startswith("~") for card in cards) else set()
        found |= {"rework"} if any(card.again for card in cards) else set()
        return frozenset(found | {wire.kind for panel in self.panels for wire in panel.wires})


def compare_states(before: Story, after: Story, stamp: str) -> Subject:
    """Both states on one set of columns, the steps that are gone as outlines."""
    board = before.board
    lanes = lanes_of(board, (before, after))
    labels, bursts = bursts_of(board)
    old = replace(panel_of(before, say("Before"), lanes, labels), is_before=True)
    new = panel_of(after, say("After"), lanes, {})
    origins = {step.id: step.note.origins for step in after.steps}
    return Subject(
        board=board,
        title=finding(board, before.figure("lead_time"), after.figure("lead_time")),
        kind=say("Value-stream map, before and after"),
        stamp=stamp,
        tiles=tuple(comparison_tiles(before, after, compare(board))),
        panels=place_both(old, new, ghosts_of(board, old), origins),
        names=tuple(lane_name(lane) for lane in lanes),
        bursts=bursts,
    )


def show_state(story: Story, stamp: str) -> Subject:
    """One state alone. Raises BadInput when it has no step."""
    if not story.steps:
        raise BadInput(tell(EMPTY), code="empty_state")
    lanes = lanes_of(story.board, (story,))
    is_today = story.state == "current"
    labels, bursts = bursts_of(story.board) if is_today else ({}, ())
    panel = panel_of(story, say("Today") if is_today else say("Future"), lanes, labels)
    return Subject(
        board=story.board,
        title=single_finding(story),
        kind=say("Value-stream map, current state") if is_today else say("Value-stream map, future state"),
        stamp=stamp,
        tiles=tuple(single_tiles(story)),
        panels=(place_one(panel),),
        names=tuple(lane_name(lane) for lane in lanes),
        bursts=bursts,
    )
