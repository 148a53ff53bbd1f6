"""Drawings to PDF pages: shapes and glyph runs written straight onto reportlab's canvas, never as markup."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from leanwall.export.drawing import Command, Drawing, Glyphs, Image, Paint, Rect, Shape, Tag, rounded
from leanwall.export.finish import Finish, finish
from leanwall.export.house import language_tag
from leanwall.export.pdf_fonts import GlyphFont
from leanwall.export.progress import report
from leanwall.export.shaping import Glyph, Run

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_UNSEEN = 2  # thousandths of the letter size: smaller shifts of a letter are left out
_BESIDE = 0.2  # of its own size: a box this far from the last corner is one that others are told from
_Part = tuple[float, float, str]  # where it stands from the start of its run (em), and what shows it
_Words = list[tuple[str, list[_Part]]]  # with the text said for it, where that has to be written


@dataclass(frozen=True, slots=True)
class About:
    """What the document says of itself. Never anything but the board's own words."""

    title: str
    subject: str = ""
    author: str = ""
    language: str = field(default_factory=language_tag)


def write_pdf(pages: Sequence[Drawing], about: About) -> bytes:
    """A tagged PDF with outline and form fields; the same drawings give the same bytes."""
    book = _Book(about)
    for number, page in enumerate(pages, 1):
        book.draw(page)
        report(number, len(pages) + 1)
    return finish(book.saved(), Finish(about.title, about.subject, about.language, pages, book.tags))


@dataclass(slots=True)
class _Book:
    """The canvas, the fonts in it and the tags met so far: (page, number of the marked content, tag)."""

    about: About
    fonts: dict[str, GlyphFont] = field(default_factory=dict)
    tags: list[tuple[int, int, Tag]] = field(default_factory=list)
    buffer: io.BytesIO = field(default_factory=io.BytesIO)
    canvas: Any = None
    pages: int = 0
    outlined: bool = False
    _known: dict[int, tuple[Run, _Words]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, invariant=1, pageCompression=0, lang=self.about.language)
        self.canvas.setTitle(self.about.title)
        self.canvas.setSubject(self.about.subject)
        self.canvas.setAuthor(self.about.author)
        self.canvas.setCreator("Leanwall")

    def font(self, name: str) -> GlyphFont:
        """The font object of a face, made when first asked for."""
        known = self.fonts.get(name)
        if known is None:
            known = self.fonts[name] = GlyphFont(name, f"G{len(self.fonts)}")
            self.canvas._doc.delayedFonts.append(known)
        return known

    def words(self, run: Run, font: GlyphFont) -> _Words:
        """How a run is written in this file; equal words on many cards are one run."""
        known = self._known.get(id(run))
        if known is None:
            known = self._known[id(run)] = (run, _words(run, font))
        return known[1]

    def draw(self, page: Drawing) -> None:
        """One page of its own size."""
        self.canvas.setPageSize((page.width, page.height))
        self.canvas._preamble = "1 0 0 1 0 0 cm"
        self._outline(page)
        _Painter(self, page).paint()
        self.canvas.showPage()
        self.pages += 1

    def _outline(self, page: Drawing) -> None:
        for i, (title, y, level) in enumerate(page.bookmarks):
            key = f"p{self.pages}b{i}"
            self.canvas.bookmarkHorizontal(key, 0, page.height - y)
            self.canvas.addOutlineEntry(title, key, level, 0)
            self.outlined = True

    def saved(self) -> bytes:
        """The file, before tags and fields are added."""
        if self.outlined:
            self.canvas.showOutline()
        self.canvas.save()
        return self.buffer.getvalue()


class _Painter:
    """Writes one drawing's shapes as PDF operators."""

    def __init__(self, book: _Book, page: Drawing) -> None:
        self.book = book
        self.page = page
        self.write = book.canvas._code.append
        self.open: Tag | str | None = None
        self.ink = ""  # what text is filled with at the moment
        self.marked = 0
        self.corner = (0.0, 0.0)  # from where places are told
        self.faint: dict[float, str] = {}  # how an opacity is asked for on this page

    def paint(self) -> None:
        """All shapes in order, in a system with y downwards."""
        self.write(f"q 1 j 1 J 1 0 0 -1 0 {_n(self.page.height)} cm")
        for shape in self.page.shapes:
            self._mark(shape.tag)
            self._stand(shape)
            self._shape(shape)
        self._close()
        self.write("Q")

    def _mark(self, tag: Tag | None) -> None:
        """Open the marked content that a shape belongs to; decoration is an artifact."""
        meant = tag or "artifact"
        if self.open is meant or self.open == meant:
            return
        self._close()
        self.open = meant
        if tag is None:
            self.write("/Artifact BMC")
            return
        self.write(f"/{tag.role} <</MCID {self.marked}>> BDC")
        own = replace(tag, key=f"{self.book.pages}-{tag.key}") if self.page.is_alone else tag
        self.book.tags.append((self.book.pages, self.marked, own))
        self.marked += 1

    def _close(self) -> None:
        self._leave()
        if self.open is not None:
            self.write("EMC")
        self.open = None

    def _stand(self, shape: Shape) -> None:
        """From a box on everything is told from its corner, until the next box: equal cards then have equal words in
        the file wherever they stand, which halves it."""
        if not isinstance(shape, Rect):
            return
        x, y = self.corner
        if abs(shape.x - x) > _BESIDE * shape.w or abs(shape.y - y) > _BESIDE * shape.h:
            self._leave()
            if (shape.x, shape.y) != self.corner:
                self.corner = (shape.x, shape.y)
                self.write(f"q 1 0 0 1 {_n(shape.x)} {_n(shape.y)} cm")

    def _leave(self) -> None:
        """Back to the corner of the page, and to its ink."""
        if self.corner != (0.0, 0.0):
            self.write("Q")
            self.corner, self.ink = (0.0, 0.0), ""

    def _shape(self, shape: Shape) -> None:
        """Every outline starts at its own corner: equal cards then have equal words in the file, which packs them to a
        fraction and lets us write them once."""
        if isinstance(shape, Glyphs):
            self._glyphs(shape)
            return
        if isinstance(shape, Image):
            self._image(shape)
            return
        if isinstance(shape, Rect):
            x, y = shape.x, shape.y
            measures = (shape.w, shape.h, shape.radius, *(shape.hole or ()))
            look = _box(shape.paint, *[round(measure * 1000) for measure in measures])
        else:
            x, y = (float(value) for value in shape.commands[0][1:3])
            look = _drawn(shape.paint, _commands(shape.commands, x, y))
        # written by ourselves: reportlab's saveState copies thirty facts of which none is used here
        place = f"1 0 0 1 {_n(x - self.corner[0])} {_n(y - self.corner[1])} cm"
        self.write(f"q {self._fade(shape.paint.opacity)}{place} {look} Q")

    def _fade(self, opacity: float) -> str:
        """The operator for an opacity, which reportlab names when it is first met on a page."""
        if opacity >= 1:
            return ""
        if opacity not in self.faint:
            canvas, code = self.book.canvas, self.book.canvas._code
            before = len(code)
            canvas.saveState()
            canvas.setFillAlpha(opacity)
            canvas.restoreState()
            self.faint[opacity] = f"{code[before + 1]} "
            del code[before:]
        return self.faint[opacity]

    def _image(self, shape: Image) -> None:
        """Upright again: the page's y runs downwards, a picture's doesn't."""
        self._leave()
        self.write(f"q 1 0 0 -1 0 {_n(2 * shape.y + shape.h)} cm")
        picture = ImageReader(io.BytesIO(shape.png))
        self.book.canvas.drawImage(picture, shape.x, shape.y, shape.w, shape.h, mask="auto")
        self.write("Q")

    def _glyphs(self, shape: Glyphs) -> None:
        font, size = self.book.font(shape.run.face), shape.size
        left, top = shape.x - self.corner[0], shape.y - self.corner[1]
        if self.ink != shape.color:
            self.ink = shape.color
            self.write(f"{_rgb(shape.color)} rg")
        for actual, parts in self.book.words(shape.run, font):
            placed = " ".join(
                f"1 0 0 -1 {_n(left + x * size)} {_n(top - y * size)} Tm {shown}" for x, y, shown in parts
            )
            text = f"BT /{font.resource} {_n(size)} Tf {placed} ET"
            self.write(f"/Span <</ActualText {actual}>> BDC {text} EMC" if actual else text)


_Coded = list[tuple[Glyph, int]]
_SILENT = "<FEFF>"
_NOTHING = "\ufffe"  # no character: pdfium leaves it out, where it would show the code of a glyph without text


def _words(run: Run, font: GlyphFont) -> _Words:
    return [(actual, _parts(shown, font)) for actual, shown in _spans(run, font)]


def _spans(run: Run, font: GlyphFont) -> Iterable[tuple[str, _Coded]]:
    """Glyphs with their character codes, cut where a text has to be written beside them.

    A cluster with several advancing glyphs (Indic letters) says its text as a whole, elsewhere the advancing glyph
    says it; never a whole run: right-to-left text would come out reversed. Marks (Arabic, Hebrew, Thai) are drawn last
    and say nothing: in between, readers take them for gaps, and one without a text comes out of pdfium as its code."""
    if _is_plain(run):
        return [("", [(glyph, font.code(glyph.id, char)) for glyph, char in zip(run.glyphs, run.text, strict=True)])]
    spans: list[tuple[str, _Coded]] = []
    marks: _Coded = []
    for text, glyphs in _by_cluster(run):
        moving = [g for g in glyphs if g.advance > 0] or glyphs[:1]
        apart = run.is_rtl or len(moving) == 1
        if apart:
            marks += [(g, font.code(g.id, _NOTHING)) for g in glyphs if g not in moving]
        said = _hex(text) if len(moving) > 1 else ""
        shown = moving if apart else glyphs
        coded = [(g, font.code(g.id, "" if said or g is not moving[0] else text)) for g in shown]
        if spans and not spans[-1][0] and not said:
            spans[-1][1].extend(coded)
        else:
            spans.append((said, coded))
    return [*spans, (_SILENT, marks)] if marks else spans


def _is_plain(run: Run) -> bool:
    """Whether every character is a glyph of its own that moves on, as most of Latin is."""
    return (
        not run.is_rtl
        and len(run.glyphs) == len(run.text)
        and all(glyph.cluster == i and glyph.advance > 0 for i, glyph in enumerate(run.glyphs))
    )


def _hex(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _by_cluster(run: Run) -> Iterable[tuple[str, list[Glyph]]]:
    starts = sorted({g.cluster for g in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    for start, glyphs in groupby(run.glyphs, key=lambda g: g.cluster):
        yield run.text[start : ends[start]], list(glyphs)


def _parts(shown: _Coded, font: GlyphFont) -> list[_Part]:
    """Glyphs as they were shaped: one part, or each its own where some stand higher than others."""
    if any(abs(g.y) > 1e-4 for g, _ in shown):
        return [(g.x, g.y, f"<{code:04X}> Tj") for g, code in shown]
    first = pen = shown[0][0].x
    parts = []
    for glyph, code in shown:
        shift = round((pen - glyph.x) * 1000)
        if abs(shift) > _UNSEEN:
            parts.append(f">{shift}<")
            pen -= shift / 1000
        parts.append(f"{code:04X}")
        pen += font.face.advance(glyph.id) / 1000
    return [(first, 0.0, f"[<{''.join(parts)}>] TJ".replace("[<>", "["))]


@lru_cache(maxsize=4_000)
def _box(paint: Paint, w: int, h: int, radius: int, *hole: int) -> str:
    """How a box is drawn whose corner is at 0, 0; its measures in thousandths of a point."""
    outline = _rect(w / 1000, h / 1000, radius / 1000)
    if not hole:
        return _drawn(paint, outline)
    left, top, wide, high, round_ = (measure / 1000 for measure in hole)
    inner = _commands(rounded(left, top, wide, high, round_), 0.0, 0.0)
    return f"{_pens(paint)} {outline} {inner} f*"


def _drawn(paint: Paint, outline: str) -> str:
    return f"{_pens(paint)} {outline} {_act(paint)}"


@lru_cache(maxsize=500)
def _pens(paint: Paint) -> str:
    parts = [f"{_rgb(paint.fill)} rg"] if paint.fill else []
    if paint.stroke:
        dash = " ".join(_n(d) for d in paint.dash)
        parts.append(f"{_rgb(paint.stroke)} RG {_n(paint.width)} w [{dash}] 0 d")
    return " ".join(parts)


def _act(paint: Paint) -> str:
    """Fill, stroke or both."""
    return "B" if paint.fill and paint.stroke else "f" if paint.fill else "S"


def _rect(w: float, h: float, r: float) -> str:
    """The outline of a box whose corner is at 0, 0."""
    if r < 0.05:
        return f"0 0 {_n(w)} {_n(h)} re"
    return _commands(rounded(0.0, 0.0, w, h, r), 0.0, 0.0)


def _commands(commands: Iterable[Command], x: float, y: float) -> str:
    parts: list[str] = []
    for name, *numbers in commands:
        parts += [_n(value - (y if i % 2 else x)) for i, value in enumerate(numbers)]
        parts.append(_OPERATORS[name])
    return " ".join(parts)


def _n(value: float) -> str:
    """A number as short as PDF allows."""
    return _thousandths(round(value * 1000))


@lru_cache(maxsize=100_000)
def _thousandths(number: int) -> str:
    """Most numbers of a page come again and again: those of outlines from their corner, and of equal rows."""
    return f"{number / 1000:.3f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=500)
def _rgb(color: str | None) -> str:
    text = color or "#000000"
    return " ".join(_n(int(text[i : i + 2], 16) / 255) for i in (1, 3, 5))
