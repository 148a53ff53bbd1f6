"""Behind a diagram: the words that had no room on it, in full."""

from __future__ import annotations

from collections.abc import Iterator

from leanwall.export.diagram_content import Card
from leanwall.export.diagram_frame import HEADER, draw_header
from leanwall.export.diagram_layout import FLOOR
from leanwall.export.diagram_page import BOTTOM, LEGEND, TOP, Frame, Left
from leanwall.export.diagram_subject import Subject
from leanwall.export.drawing import Drawing, Paint
from leanwall.export.flowing import Block, Draw, flow
from leanwall.export.house import say
from leanwall.export.style import INK, RULE
from leanwall.export.text import LEAD, wrap

_SIZE, _LABEL = 11.0, 96.0


def draw_notes(subject: Subject, frame: Frame, left: Left) -> list[Drawing]:
    """No page when nothing is left over."""
    blocks = list(_blocks(frame, left))
    found = []
    for page in flow(blocks, TOP + HEADER + 8, frame.height - BOTTOM - LEGEND):
        drawing = Drawing(frame.width, frame.height, floor=FLOOR)
        kind = f"{subject.kind}: {say('words in full')}"
        draw_header(drawing, subject.title, kind, subject.stamp, (frame.left, TOP, frame.right))
        for row, y in page.placed:
            row.draw(drawing, y)
        found.append(drawing)
    return found


def _blocks(frame: Frame, left: Left) -> Iterator[Block]:
    """Figures, steps, lanes and bursts, each with its label."""
    told = [(tile.label, tile.told) for tile in left.figures]
    told += [(_label(card), card.text) for card in left.cards]
    told += [(say("Lane"), name) for name in dict.fromkeys(left.names)]
    told += [(burst.label, burst.text) for burst in left.bursts]
    for i, (label, text) in enumerate(told):
        block = Block(gap=5)
        for j, row in enumerate(wrap(text, 400, _SIZE, frame.right - frame.left - _LABEL)):
            block.add(_SIZE * LEAD, _row(frame, label if j == 0 else "", row, f"note-{i}"))
        block.add(4, lambda page, y: page.line((frame.left, y + 3), (frame.right, y + 3), Paint(None, RULE, 0.6)))
        yield block


def _label(card: Card) -> str:
    if not card.label:
        return say("Wait")
    return say("Gone: {n}", n=card.label) if card.is_ghost else say("Step {n}", n=card.label)


def _row(frame: Frame, label: str, words: str, key: str) -> Draw:
    def draw(page: Drawing, y: float) -> None:
        with page.tagged("P", key):
            base = y + _SIZE * (LEAD / 2 + 0.36)
            page.text(frame.left, base, label, _SIZE, weight=700, color=INK)
            page.lines((frame.left + _LABEL, y, frame.right - frame.left - _LABEL), (words,), _SIZE)

    return draw
