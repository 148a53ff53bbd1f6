"""Shapes on a slide, in points: boxes, text, tables, pictures and connectors that stay glued to what they join."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from leanwall.export.clean import one_line, reads_leftwards
from leanwall.export.house import accent, language_tag
from leanwall.export.style import BAND, INK, MUTED, PAPER

WIDE, HIGH, MARGIN = 960.0, 540.0, 36.0
FONT = "Arial"  # on every computer that opens the file; the bundled faces are not
TOP, LEFT, BOTTOM, RIGHT = range(4)  # connection sites of a box
Place = tuple[float, float, float, float]
_ALIGN = {"left": "l", "middle": "ctr", "right": "r"}
_COLOR: Any = RGBColor  # the library has no types
_TILE_MUTED = "#DCE5EE"
_name = lru_cache(qn)


class Slide:
    """One slide. Every shape has a name, for the selection list and for screen readers."""

    def __init__(self, slide: Any) -> None:
        self.page = slide
        self.shapes = slide.shapes
        self.shapes.turbo_add_enabled = True  # else every new shape looks through all others for a free number

    def title(self, text: str, wide: float) -> None:
        """The slide's own title."""
        shape = self.shapes.title
        shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(18), Pt(wide), Pt(52)
        _fill_frame(shape.text_frame, text, 26 if len(text) < 60 else 20, 700, INK, "left", "middle")

    def text(
        self,
        place: Place,
        text: str,
        size: float,
        *,
        weight: int = 400,
        color: str = INK,
        align: str = "left",
        name: str = "Text",
    ) -> Any:
        """Words without a box."""
        shape = self.shapes.add_textbox(*_emu(place))
        shape.name = name
        _fill_frame(shape.text_frame, text, size, weight, color, align, "top")
        return shape

    def box(
        self, place: Place, text: str, size: float, *, fill: str, color: str = INK, line: str = "", weight: int = 600,
        align: str = "middle", name: str = "Box", dotted: bool = False,
    ) -> Any:  # fmt: skip
        """A rounded box with words in it."""
        shape = self.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *_emu(place))
        shape.name = name
        shape.adjustments[0] = min(0.5, 4.0 / min(place[2], place[3]))
        _paint(shape, fill, line, dotted)
        _fill_frame(shape.text_frame, text, size, weight, color, align, "middle")
        return shape

    def bar(self, place: Place, fill: str, name: str, text: str = "", color: str = INK) -> None:
        """A part of a bar, with square corners and small words; nothing where it has no width."""
        if place[2] <= 0:
            return
        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emu(place))
        shape.name = name
        _paint(shape, fill, "", False)
        _fill_frame(shape.text_frame, text, 8, 500, color, "middle", "middle")

    def chip(self, place: Place, text: str, size: float, fill: str, color: str, name: str) -> Any:
        """A small square shape with a number in it."""
        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emu(place))
        shape.name = name
        _paint(shape, fill, "", False)
        _fill_frame(shape.text_frame, text, size, 700, color, "middle", "bare")
        return shape

    def notes(self, text: str) -> None:
        """What the speaker reads."""
        self.page.notes_slide.notes_text_frame.text = text

    def add_words(self, shape: Any, text: str, size: float, color: str, weight: int = 600) -> None:
        """One more paragraph in a box."""
        paragraph = shape.text_frame.add_paragraph()
        if reads_leftwards(text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        _run(paragraph, one_line(text), size, weight, color)

    def tile(self, place: Place, label: str, value: str, before: str, change: str) -> None:
        """A figure: label and change, value, what it was."""
        shape = self.box(place, label, 12, fill=accent(), color=_TILE_MUTED, weight=500, align="left", name=label)
        frame = shape.text_frame
        if change:
            _run(frame.paragraphs[0], f"   {change}", 12, 700, PAPER)
        _run(frame.add_paragraph(), value, 26, 700, PAPER)
        if before:
            _run(frame.add_paragraph(), before, 11, 400, _TILE_MUTED)

    def facts(self, place: Place, facts: Sequence[tuple[str, str]], size: float) -> None:
        """Labels in bold with their words behind them, one a line."""
        shape = self.shapes.add_textbox(*_emu(place))
        shape.name = "Facts"
        frame = shape.text_frame
        frame.word_wrap = True
        for i, (label, words) in enumerate(facts):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(4)
            _run(paragraph, f"{one_line(label)}:  ", size, 600, MUTED)
            _run(paragraph, one_line(words), size, 400, INK)

    def table(
        self,
        place: tuple[float, float, float],
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        heights: Sequence[float] = (),
    ) -> None:
        """A native table; `place` is left, top, width; `heights` of the rows below the head."""
        x, y, wide = place
        frame = self.shapes.add_table(len(rows) + 1, len(heads), Pt(x), Pt(y), Pt(wide), Pt(30 * (len(rows) + 1)))
        frame.name = "Table"
        table = frame.table
        table.horz_banding = False
        for column, part in zip(table.columns, widths, strict=True):
            column.width = Pt(wide * part)
        for row, high in zip(list(table.rows)[1:], heights, strict=False):
            row.height = Pt(high)
        for j, head in enumerate(heads):
            _cell(table.cell(0, j), head, 600, PAPER, accent())
        for i, row in enumerate(rows, 1):
            for j, words in enumerate(row):
                _cell(table.cell(i, j), words, 600 if j == 0 else 400, INK, PAPER if i % 2 else BAND)

    def picture(self, place: Place, png: bytes, alt: str) -> None:
        """A logo with its words for those who cannot see it."""
        shape = self.shapes.add_picture(io.BytesIO(png), *_emu(place))
        shape.name = "Logo"
        shape._element.nvPicPr.cNvPr.set("descr", alt)

    def join(
        self, source: Any, target: Any, out: int, into: int, color: str, *, dashed: bool = False, bend: str = "",
        thin: bool = False,
    ) -> Any:  # fmt: skip
        """A connector between two shapes' sites that moves with them; `bend` names PowerPoint's kind of elbow."""
        shape = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        shape.name = "Link"
        shape.begin_connect(source, out)
        shape.end_connect(target, into)
        if bend:
            _bend(shape, bend, _site(source, out), _site(target, into))
        shape.line.color.rgb = _rgb(color)
        shape.line.width = Pt(0.6 if thin else 1.25)
        if dashed:
            shape.line.dash_style = MSO_LINE.DASH
        if not thin:
            _add(shape.line._get_or_add_ln(), "a:tailEnd", {"type": "triangle", "w": "med", "len": "med"})
        return shape


def _site(shape: Any, index: int) -> tuple[int, int]:
    """Where a box's site lies (EMU)."""
    x, y, wide, high = shape.left, shape.top, shape.width, shape.height
    places = ((x + wide // 2, y), (x, y + high // 2), (x + wide // 2, y + high), (x + wide, y + high // 2))
    return places[index]


_DEPTH = 14.0  # points that a loop hangs below the boxes it joins


def _bend(shape: Any, bend: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Turn a straight connector into an elbow between the same two points. PowerPoint draws elbows from the upper left
    to the right and down; the other directions are that one, mirrored and rotated."""
    (x0, y0), (x1, y1) = start, end
    wide, high = abs(x1 - x0), abs(y1 - y0)
    box = (wide, high)
    kind, rotation, flips = {
        "across": ("bentConnector3", 0, (False, y1 < y0)),
        "right-down": ("bentConnector2", 0, (False, False)),
        "right-up": ("bentConnector2", 0, (False, True)),
        "back-up": ("bentConnector2", 0, (True, True)),
        "back-down": ("bentConnector2", 0, (True, False)),
        "up-left": ("bentConnector2", 16_200_000, (False, True)),
        "down-left": ("bentConnector2", 5_400_000, (False, False)),
        "loop": ("bentConnector3", 5_400_000, (False, False)),
    }[bend]
    if bend == "loop":
        box = (Pt(1), wide)
    elif rotation:
        box = (high, wide)
    middle = ((x0 + x1) // 2, (y0 + y1) // 2)
    frame = shape._element.spPr.find(qn("a:xfrm"))
    for name in ("rot", "flipH", "flipV"):
        frame.attrib.pop(name, None)
    if rotation:
        frame.set("rot", str(rotation))
    for name, flipped in zip(("flipH", "flipV"), flips, strict=True):
        if flipped:
            frame.set(name, "1")
    frame.off.x = Emu(middle[0] - int(box[0]) // 2)
    frame.off.y = Emu(middle[1] - int(box[1]) // 2)
    frame.ext.cx, frame.ext.cy = Emu(int(box[0])), Emu(int(box[1]))
    geometry = shape._element.spPr.find(qn("a:prstGeom"))
    geometry.set("prst", kind)
    if bend == "loop":
        _add(geometry.find(qn("a:avLst")), "a:gd", {"name": "adj1", "fmla": f"val {round(_DEPTH * 100_000)}"})


def _cell(cell: Any, words: str, weight: int, color: str, fill: str) -> None:
    facts = cell._tc.get_or_add_tcPr()
    for edge in ("marT", "marB"):
        facts.set(edge, str(Pt(3)))
    facts.set("anchor", "ctr")
    _filled(facts, fill)
    _fill_frame(cell.text_frame, one_line(words), 12, weight, color, "left", "")


# What stands a hundred times on a slide is written as elements, in the order that the schema asks for: the library
# looks each one up anew, which takes four times as long.


def _fill_frame(frame: Any, text: str, size: float, weight: int, color: str, align: str, middle: str) -> None:
    """One paragraph of plain text; margins as small as a map's cards need."""
    body = frame._bodyPr
    body.set("wrap", "square")
    if middle:
        for edge, points in (("lIns", 5), ("rIns", 5), ("tIns", 2), ("bIns", 2)):
            body.set(edge, str(Pt(0 if middle == "bare" else points)))
        body.set("anchor", "t" if middle == "top" else "ctr")
        for child in list(body):
            body.remove(child)
        _add(body, "a:noAutofit")
    paragraph = frame.paragraphs[0]
    facts = paragraph._p.get_or_add_pPr()
    facts.set("algn", _ALIGN[align])
    if reads_leftwards(text):
        facts.set("rtl", "1")
    _run(paragraph, one_line(text), size, weight, color)


def _run(paragraph: Any, text: str, size: float, weight: int, color: str) -> None:
    run = _add(paragraph._p, "a:r")
    look = {"lang": language_tag(), "sz": str(round(size * 100)), "b": "1" if weight >= 600 else "0"}
    facts = _add(run, "a:rPr", look)
    _filled(facts, color)
    _add(facts, "a:latin", {"typeface": FONT})
    _add(run, "a:t").text = text


def _add(parent: Any, name: str, facts: dict[str, str] | None = None) -> Any:
    """A new last child."""
    made = parent.makeelement(_name(name), facts or {})
    parent.append(made)
    return made


def _filled(parent: Any, color: str) -> None:
    _add(_add(parent, "a:solidFill"), "a:srgbClr", {"val": color.lstrip("#").upper()})


def _paint(shape: Any, fill: str, line: str, dotted: bool) -> None:
    """Fill, edge and no shadow for a shape that has none of them yet."""
    look = shape._element.spPr
    look.getparent().find(_name("p:style")).find(_name("a:effectRef")).set("idx", "0")  # no shadow of the template's
    _filled(look, fill)
    edge = _add(look, "a:ln", {"w": str(Pt(0.9))} if line else {})
    if line:
        _filled(edge, line)
    else:
        _add(edge, "a:noFill")
    if dotted:
        _add(edge, "a:prstDash", {"val": "sysDot"})
    _add(look, "a:effectLst")


def _rgb(color: str) -> Any:
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return _COLOR(red, green, blue)


def _emu(place: Place) -> list[Any]:
    return [Emu(round(value * 12_700)) for value in place]
