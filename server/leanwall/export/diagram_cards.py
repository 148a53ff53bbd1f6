"""Cards on the map: a coloured band with number, time, quality, sign and letter; below it the words."""

from __future__ import annotations

from leanwall.export.diagram_content import Card
from leanwall.export.diagram_layout import (
    BAND,
    BURST,
    BURST_IN,
    FLOOR,
    GHOST_INDENT,
    LEAD,
    PAD,
    band_parts,
    lines_of,
    quality_room,
)
from leanwall.export.diagram_routes import Box
from leanwall.export.drawing import Align, Drawing, Paint
from leanwall.export.house import say
from leanwall.export.style import (
    BRICK,
    GREY,
    INK,
    MUTED,
    PAPER,
    VALUES,
    burst,
    chip,
    rounded_top,
    soft_shadow,
    white_sign,
)
from leanwall.export.text import shorten, width

RADIUS = 4.0


def draw_card(page: Drawing, card: Card, box: Box, size: float) -> bool:
    """One card in its box, words at `size`; True when some of them had to be left out."""
    if card.is_ghost:
        return _draw_ghost(page, card, box, size)
    style = VALUES[card.value]
    wide, high = box.right - box.left, box.bottom - box.top
    soft_shadow(page, box.left, box.top, wide, high, RADIUS)
    page.rect(box.left, box.top, wide, high, Paint(style.tint, style.color, 0.8), RADIUS)
    page.path(rounded_top(box.left, box.top, wide, BAND, RADIUS), Paint(fill=style.color))
    _draw_band(page, card, box)
    top = BAND + 2 + quality_room(card)
    if quality_room(card):
        at = (box.right - PAD, box.top + BAND + FLOOR)
        page.text(*at, card.quality, FLOOR, weight=500, color=MUTED, align="right", tabular=True)
    cut = _draw_words(page, card, (box.left + PAD, box.top + top, wide - 2 * PAD, high - top), size, INK)
    for i, label in enumerate(card.bursts):
        burst(page, box.right - BURST_IN - i * 24, box.bottom + 3.5, BURST, label, FLOOR)
    _draw_elsewhere(page, card, box)
    return cut


def _draw_elsewhere(page: Drawing, card: Card, box: Box) -> None:
    """Where the work comes from and goes to, on other pages; how often it is done once more at once."""
    if card.again:
        paint, place = Paint(PAPER, BRICK, 0.9, (3.4, 2.6)), ((box.left + box.right) / 2, box.bottom - 3.5)
        chip(page, place, card.again, FLOOR, color=BRICK, paint=paint, align="middle", pad=5, height=13.5)
    right = box.right - BURST_IN - BURST - 24 * (len(card.bursts) - 1) - 3 if card.bursts else box.right + 3
    for text, x, align in ((card.comes_from, box.left - 3, "left"), (card.goes_to, right, "right")):
        if text:
            side: Align = "left" if align == "left" else "right"
            words = say("from {step}", step=text) if align == "left" else say("to {step}", step=text)
            paint, place = Paint(PAPER, GREY, 0.9), (x, box.bottom - 1.5)
            chip(page, place, words, FLOOR, paint=paint, align=side, pad=4, height=13.5)


def _draw_band(page: Drawing, card: Card, box: Box) -> None:
    """Number at the left, letter and sign at the right, time and quality between; a changed time is bold."""
    label, data, letter = band_parts(card)
    base, color = box.top + 11.0, VALUES[card.value].on_color
    right = box.right - PAD
    if letter:
        white_sign(page, card.value, right - 3.8, base - 3.6, 3.7)
        page.text(right - 11, base, letter, FLOOR, weight=700, color=color, align="right")
        right -= 11 + width(letter, 700, FLOOR) + 6
    used = page.text(box.left + PAD, base, label, 10.5, weight=700, color=color, tabular=True)
    left = box.left + PAD + used + (6 if used else 0)
    weight = 700 if card.is_new_time else 500
    page.text((left + right) / 2, base, data, FLOOR, weight=weight, color=color, align="middle", tabular=True)


def _draw_words(page: Drawing, card: Card, room: tuple[float, float, float, float], size: float, color: str) -> bool:
    x, y, wide, high = room
    weight = 500 if card.is_ghost else 600
    rows = max(1, int(high / (size * LEAD) + 0.02))
    lines = lines_of(card, wide, size)
    shown = lines if len(lines) <= rows else shorten(card.text, weight, size, wide, rows)
    page.lines((x, y, wide), shown, size, weight=weight, color=color, lead=LEAD)
    return len(lines) > rows


def _draw_ghost(page: Drawing, card: Card, box: Box, size: float) -> bool:
    """A step that is gone: a dotted outline with its old number, struck out, and the reason."""
    wide = box.right - box.left
    page.rect(box.left, box.top, wide, box.bottom - box.top, Paint(PAPER, GREY, 1.1, (0.1, 3.4)), RADIUS)
    base = box.top + 3 + size * (LEAD / 2 + 0.36)
    used = page.text(box.left + PAD, base, card.label, size, weight=600, color=MUTED, tabular=True)
    page.line((box.left + PAD - 1.5, base - 3.6), (box.left + PAD + used + 1.5, base - 3.6), Paint(None, MUTED, 0.9))
    x = box.left + GHOST_INDENT
    return _draw_words(page, card, (x, box.top + 3, box.right - PAD - x, box.bottom - box.top - 6), size, MUTED)
