"""Around the map: a title that states the finding, the figures before and after, legend and caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leanwall.core.board import Board, Calendar
from leanwall.export.clean import one_line
from leanwall.export.diagram_content import Burst, calendar_words
from leanwall.export.diagram_layout import FLOOR
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.house import accent, brand, say, word
from leanwall.export.letterhead import client_line, draw_logo
from leanwall.export.story import Story
from leanwall.export.style import BLUE, BRICK, GREY, MUTED, PAPER, VALUES, arrow, burst, value_sign
from leanwall.export.text import width
from leanwall.export.words import beside, long_time, money, number, share, short_number, short_time

HEADER, TILES = 48.0, 46.0
BURST_ROW = 20.0  # from one row of the list of bursts to the next, so that they don't touch
_ON_NAVY = "#BFD0E2"
_VOLUMES = {
    "hour": word("{n} items an hour"),
    "day": word("{n} items a day"),
    "week": word("{n} items a week"),
    "month": word("{n} items a month"),
    "year": word("{n} items a year"),
}
_VALUE, _TILE_PAD = 19.0, 8.0
# name in the calculator's answer, label, how it is shown
SHOWN: tuple[tuple[str, str, str], ...] = (
    ("lead_time", word("Lead time"), "time"),
    ("process_time", word("Work"), "time"),
    ("activity_ratio", word("Activity ratio"), "share"),
    ("rolled_complete_accurate", word("Right first time"), "share"),
    ("steps", word("Steps"), "count"),
    ("handoffs", word("Hand-offs"), "count"),
    ("approvals", word("Approvals"), "count"),
    ("cost_per_item", word("Cost per item"), "money"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: its value, what it was, and the change."""

    label: str
    value: str
    before: str = ""
    change: str = ""
    sign: int = 0

    @property
    def told(self) -> str:
        """ "1.2 d, from 10.1 d (▼ 88 %)", on one line."""
        arrow = "▲ " if self.sign > 0 else "▼ " if self.sign < 0 else ""
        words = ", ".join(part for part in (self.value, self.before) if part)
        return f"{words} ({arrow}{self.change})" if self.change else words


def finding(board: Board, before: float | None, after: float | None) -> str:
    """The title: what changed, in people's words; neutral when a figure is missing."""
    name, calendar = _name(board), board.calendar
    if before is None or after is None:
        return say("{name}: before and after", name=name)
    old, new = (beside(name, long_time(time, calendar)) for time in (before, after))
    if old == new:
        return say("{name}: {new}, unchanged", name=name, new=new)
    if after < before:
        return say("{name}: {old} down to {new}", name=name, old=old, new=new)
    return say("{name}: {old} up to {new}", name=name, old=old, new=new)


def single_finding(story: Story) -> str:
    """The title of one state."""
    lead, work = story.figure("lead_time"), story.figure("process_time")
    name, calendar = _name(story.board), story.board.calendar
    state = say("today") if story.state == "current" else say("the future state")
    if lead is None or work is None:
        return f"{name}: {state}"
    told = {"work": long_time(work, calendar), "lead": long_time(lead, calendar)}
    return f"{name}, {state}: {say('{work} of work in {lead}', **told)}"


def _name(board: Board) -> str:
    return one_line(board.title, 120) or say("Untitled process")


def draw_header(page: Drawing, title: str, kind: str, stamp: str, place: tuple[float, float, float]) -> None:
    """Eyebrow, title and, at the right, version and day. `place`: left edge, top, right edge."""
    left, top, right = place
    right -= draw_logo(page, (right, top, 150, 40))
    used = (
        page.text(right, top + 9.5, stamp, 11, weight=500, color=MUTED, align="right", tabular=True) if stamp else 0.0
    )
    with page.tagged("P", "kind"):
        page.block(
            (left, top, right - left - used - 20, 14), client_line(kind), high=11, low=FLOOR, weight=600, color=MUTED
        )
    with page.tagged("H1", "title"):
        page.block((left, top + 13, right - left, 33), title, high=24.5, low=FLOOR, weight=700, middle=True, lead=1.15)


def comparison_tiles(before: Story, after: Story, compared: dict[str, Any]) -> list[Tile]:
    """Figures of both states with the change between them."""
    board, tiles = before.board, []
    for name, label, kind in SHOWN:
        figure = compared["figures"].get(name) or {}
        old, new = (figure.get("before") if before.steps else None), figure.get("after")
        if old is None and new is None and kind == "money":
            continue
        was = _known(before, name) if old is None else say("from {value}", value=_shown(old, kind, board))
        change, sign = _change(figure, kind) if old is not None else ("", 0)
        tiles.append(
            Tile(say(label), _shown(new, kind, board), _known(after, name) if new is None else was, change, sign)
        )
    return tiles


def _known(story: Story, name: str) -> str:
    """ "7 of 9 steps known" for a figure that cannot be said yet."""
    figure = story.measured["figures"].get(name) or {}
    needed, missing = figure.get("needed"), figure.get("missing") or []
    if not needed or not missing:
        return say("unknown")
    return say("{n} of {total} steps known", n=needed - len(missing), total=needed)


def single_tiles(story: Story) -> list[Tile]:
    """Figures of one state."""
    values = [(name, label, story.figure(name), kind) for name, label, kind in SHOWN]
    return [
        Tile(say(label), _shown(value, kind, story.board), _known(story, name) if value is None else "")
        for name, label, value, kind in values
        if value is not None or kind != "money"
    ]


def _shown(value: float | None, kind: str, board: Board) -> str:
    if value is None:
        return "–"
    if kind == "time":
        return short_time(value, board.calendar)
    if kind == "share":
        return share(value)
    if kind == "money":
        return money(value, board.currency)
    return f"{value:.0f}"


def _change(figure: dict[str, Any], kind: str) -> tuple[str, int]:
    """ "88 %" and the direction; shares change in points; nothing to say when a figure is missing."""
    before, after = figure.get("before"), figure.get("after")
    if before is None or after is None:
        return "", 0
    amount = figure.get("points") if kind == "share" else figure.get("change")
    if amount is None:
        return "", 0
    amount = amount if kind == "share" else amount * 100
    places = 1 if kind == "share" else 0
    if round(abs(amount), places) == 0:
        return say("same"), 0
    return f"{number(abs(amount), places)} {say('pp') if kind == 'share' else '%'}", 1 if amount > 0 else -1


def draw_tiles(page: Drawing, tiles: Sequence[Tile], place: tuple[float, float, float]) -> None:
    """A dark strip of figures: label and change above, value and what it was below. Tiles are as wide as they need."""
    left, top, right = place
    page.rect(left, top, right - left, TILES, Paint(fill=accent()), 5)
    tiles = fitting(tiles, right - left)
    needs = [_need(tile) + 2 * _TILE_PAD for tile in tiles]
    more = (right - left - sum(needs)) / max(1, len(tiles))
    x = left
    for i, (tile, need) in enumerate(zip(tiles, needs, strict=True)):
        if i:
            page.line((x, top + 9), (x, top + TILES - 9), Paint(None, PAPER, 0.35))
        with page.tagged("P", f"figure-{i}", f"{tile.label}: {tile.value} {tile.before}"):
            _draw_tile(page, tile, x + _TILE_PAD, top, need + more - 2 * _TILE_PAD)
        x += need + more


def fitting(tiles: Sequence[Tile], room: float) -> list[Tile]:
    """The first tiles, as many as have room beside one another."""
    kept = list(tiles)
    while len(kept) > 1 and sum(_need(tile) + 2 * _TILE_PAD for tile in kept) > room:
        kept.pop()
    return kept


def _need(tile: Tile) -> float:
    """Points that a tile's longer row takes."""
    upper = width(tile.label, 500, FLOOR) + (_pill_width(tile) + 8 if tile.change else 0)
    return max(upper, width(tile.value, 700, _VALUE, True) + 6 + width(tile.before, 400, FLOOR, True))


def _pill_width(tile: Tile) -> float:
    return width(tile.change, 700, FLOOR, True) + (22 if tile.sign else 12)


def _draw_tile(page: Drawing, tile: Tile, x: float, top: float, room: float) -> None:
    used = page.text(x, top + 15, tile.label, FLOOR, weight=500, color=_ON_NAVY)
    if tile.change:
        _draw_change(page, tile, min(x + room, x + used + 8 + _pill_width(tile)), top + 4.5)
    used = page.text(x, top + 38.5, tile.value, _VALUE, weight=700, color=PAPER, tabular=True)
    if tile.before:
        page.text(x + used + 6, top + 38.5, tile.before, FLOOR, color=_ON_NAVY, tabular=True)


def _draw_change(page: Drawing, tile: Tile, right: float, top: float) -> None:
    """A white pill with an arrow: what changed says so in shape and in number."""
    wide = _pill_width(tile)
    page.rect(right - wide, top, wide, 14.5, Paint(fill=PAPER), 7.25)
    page.text(right - 6, top + 11, tile.change, FLOOR, weight=700, color=BLUE, align="right", tabular=True)
    x, y, up = right - wide + 9.5, top + 7.2, -tile.sign
    if tile.sign:
        page.polygon([(x - 3.4, y - 2.8 * up), (x + 3.4, y - 2.8 * up), (x, y + 3.0 * up)], Paint(fill=BLUE))


def draw_legend(page: Drawing, place: tuple[float, float, float], has: frozenset[str]) -> None:
    """Only the signs that stand on the page."""
    x, y, _ = place
    middle = y - 3.4
    for value in ("VA", "NNVA", "NVA", None):
        if value in VALUES and str(value) in has:
            value_sign(page, value, x + 5, middle, 4.2)
            x += 14
            x += page.text(x, y, f"{say(VALUES[value].name)} ({VALUES[value].letter})", FLOOR, weight=500) + 14
    if "rework" in has:
        arrow(page, [(x, middle), (x + 26, middle)], BRICK, width=1.3, dash=(3.4, 2.6))
        x += 32
        x += page.text(x, y, say("Sent back"), FLOOR, weight=500) + 14
    if "ghost" in has:
        page.rect(x, y - 10, 20, 12, Paint(PAPER, GREY, 1.0, (0.1, 3.0)), 3)
        x += 26
        x += page.text(x, y, say("Step that is gone"), FLOOR, weight=500) + 14
    if "burst" in has:
        burst(page, x + 11, middle, 11.5, "K", FLOOR)
        x += 26
        x += page.text(x, y, say("To improve"), FLOOR, weight=500) + 14
    explained = (
        ("quality", say("%  complete and accurate")),
        ("estimate", say("~  estimate")),
        ("unknown", say("?  not known yet")),
    )
    told = [words for sign, words in explained if sign in has]
    page.text(x, y, "  ·  ".join(told), FLOOR, weight=500, color=MUTED)


def draw_caption(page: Drawing, board: Board, stamp: str, number: str, place: tuple[float, float, float]) -> None:
    """How to read the figures: calendar, convention, volume; the page's number at the right."""
    left, y, right = place
    if number:
        right -= page.text(right, y, number, FLOOR, weight=600, align="right", tabular=True) + 16
    told = [_convention(board.calendar)]
    if board.demand.quantity:
        told.append(volume(board))
    told += [stamp] if stamp else []
    told += [brand().shown_footer] if brand().shown_footer else []
    page.block((left, y - 10, right - left, 14), "  ·  ".join(told), high=FLOOR, low=FLOOR, color=MUTED)


def volume(board: Board) -> str:
    """ "400 items a month"; empty when nobody said how many."""
    if not board.demand.quantity:
        return ""
    return say(_VOLUMES[board.demand.per], n=short_number(board.demand.quantity))


def _convention(calendar: Calendar) -> str:
    return f"{calendar_words(calendar)}  ·  {say('Lead time includes work; waiting is shown before each step')}"


def bursts_height(page_width: float, bursts: Sequence[Burst]) -> float:
    """Points that the list of bursts takes."""
    return 0.0 if not bursts else 17.0 + BURST_ROW * (len(_burst_rows(page_width, bursts)) - 1)


def draw_bursts(page: Drawing, bursts: Sequence[Burst], place: tuple[float, float, float]) -> None:
    """What each burst says, in rows."""
    left, top, right = place
    for i, row in enumerate(_burst_rows(right - left, bursts)):
        x = left
        for one in row:
            y = top + 9 + i * BURST_ROW
            burst(page, x + 11, y, 10.0, one.label, FLOOR)
            x += 26 + page.text(x + 26, y + 3.5, one.text, FLOOR, weight=500) + 18


def _burst_rows(limit: float, bursts: Sequence[Burst]) -> list[list[Burst]]:
    rows: list[list[Burst]] = []
    used = limit
    for one in bursts:
        wide = 26 + width(one.text, 500, FLOOR) + 18
        if used + wide > limit + 18:
            rows.append([])
            used = 0.0
        rows[-1].append(one)
        used += wide
    return rows
