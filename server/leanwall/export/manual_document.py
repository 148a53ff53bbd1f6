"""The format manual-docx: the operations manual as a Word document with true headings, tables, links and pictures."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from leanwall.core.board import Board
from leanwall.export.checklist import TO_AGREE, Line, Pause
from leanwall.export.clean import clean, kept_apart, one_line, opened_address, reads_leftwards
from leanwall.export.diagram import draw_diagram
from leanwall.export.diagram_subject import show_state
from leanwall.export.drawing import Drawing
from leanwall.export.house import accent, brand, language_tag, say
from leanwall.export.letterhead import logo_size
from leanwall.export.manual_content import Manual, Process, write_manual
from leanwall.export.office import still
from leanwall.export.options import Made, Options
from leanwall.export.paper import LANDSCAPE
from leanwall.export.pdf import About, write_pdf
from leanwall.export.png import write_png
from leanwall.export.progress import report, stage
from leanwall.export.words import count

EPOCH = datetime.datetime(2000, 1, 1)
FONT = "Arial"  # on every computer that opens the file; the bundled faces are not
_PAGES = {"a4": (210, 297), "letter": (215.9, 279.4)}
_DOTS = 1700  # across a map: sharp at the width of the page
_MOST_TOLD = 255  # letters of a document's property: the library refuses more
_MOST_MAPS = 12  # pages of one map
_DRAWN = 0.4  # of the time: laying out the maps, before they are painted
_LABEL = 43  # mm from the margin to the words beside a label
_MUTED = RGBColor(0x56, 0x62, 0x73)


def manual_docx(boards: Sequence[Board], options: Options) -> Made:
    """The manual of one process or of several, to be edited; the same boards give the same bytes."""
    manual = write_manual(boards, options)
    book = _Document(manual, options.size or "a4")
    many = len(manual.processes)
    for number, process in enumerate(manual.processes):
        with stage(number / many, (number + 1) / many):
            _chapter(book, process, number)
    _index(book, manual)
    note = count(manual.to_agree, "point is still to be agreed.", "points are still to be agreed.")
    return Made(book.saved(), (note,) if manual.to_agree else (), manual.to_agree, (), len(manual.processes))


class _Document:
    """The document: styles, cover, contents with links to the chapters."""

    def __init__(self, manual: Manual, size: str) -> None:
        self.doc: Any = Document()
        self._manual = manual
        self._marks = 0
        # The library finds a style by looking through all of them, which took a third of the time.
        self._ids = {style.name: style.style_id for style in self.doc.styles}
        self._end = self.doc.element.body.sectPr
        self._page(size)
        self._styles()
        self._cover()

    def _page(self, size: str) -> None:
        section = self.doc.sections[0]
        wide, high = _PAGES[size]
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(20)
        footer = section.footer.paragraphs[0]
        _add(footer, "  ·  ".join(self._manual.foot), 8, color=_MUTED)
        footer.add_run("\t\t")
        _page_number(footer)

    def _styles(self) -> None:
        color = RGBColor.from_string(accent().lstrip("#"))
        for name, size in (("Normal", 10), ("Title", 28), ("Heading 1", 18), ("Heading 2", 13), ("Heading 3", 11)):
            style = self.doc.styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
                fonts.set(qn(kind), FONT)
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(theme), None)
            if name != "Normal":
                style.font.color.rgb = color
        _set_language(self.doc.styles.element, language_tag())

    def _cover(self) -> None:
        manual = self._manual
        wide, _ = logo_size((170.0, 56.0))
        if wide:
            self.doc.add_picture(io.BytesIO(brand().logo), width=Pt(wide))
            _describe(self.doc.inline_shapes[-1], brand().shown_name or say("Logo"))
        if manual.client:
            _add(self._paragraph(), manual.client, 12, bold=True)
        self._paragraph("Title").add_run(one_line(manual.title))
        self.line(say("Operations manual"), 12)
        if manual.is_draft:
            self.line(f"{say('DRAFT')}: {say('Not every process in this manual is agreed yet.')}", 10, bold=True)
        heads = (say("Process"), say("Version"), say("Process owner"))
        rows = [(p.title, p.checklist.version, one_line(p.board.owner) or say(TO_AGREE)) for p in manual.processes]
        self.table(heads, rows)
        self.line("", 6)
        for number, process in enumerate(manual.processes):
            _link_inside(self._paragraph("List Number"), process.title, f"process{number}")
        _link_inside(self._paragraph("List Number"), say("By role"), "roles")

    def _paragraph(self, style: str | None = None) -> Any:
        """A new last paragraph. The library would look through all before it for its place."""
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        if style:
            element.style = self._ids[style]
        return Paragraph(element, self.doc._body)

    def heading(self, text: str, level: int, mark: str = "", *, on_new_page: bool = False) -> None:
        """A true heading; `mark` is where links lead."""
        paragraph = self._paragraph(f"Heading {level}")
        if on_new_page:
            paragraph.paragraph_format.page_break_before = True
        paragraph.add_run(one_line(text))
        _turn(paragraph, text)
        if mark:
            self._marks += 1
            _bookmark(paragraph, mark, self._marks)

    def line(
        self, text: str, size: float = 10, *, bold: bool = False, style: str | None = None, color: Any = None
    ) -> None:
        """One paragraph of people's words."""
        paragraph = self._paragraph(style)
        paragraph.paragraph_format.space_after = Pt(3)
        _add(paragraph, text, size, bold=bold, color=color)

    def labelled(self, label: str, text: str, *, goes_on: bool = False) -> None:
        """ "Check: …"; what is missing is to be agreed. `goes_on`: never the last thing on a page. The paragraph runs
        to the right whatever stands in it: labels keep to their column."""
        paragraph = self._hanging()
        if goes_on:
            paragraph.paragraph_format.keep_with_next = True
        _add(paragraph, label, 9, color=_MUTED)
        paragraph.add_run("\t")
        _add(paragraph, kept_apart(text) or say(TO_AGREE), 10, bold=not text)

    def _hanging(self) -> Any:
        """A paragraph whose words stand in a column beside its label, in all of its lines."""
        paragraph = self._paragraph()
        looks = paragraph.paragraph_format
        looks.space_after, looks.left_indent, looks.first_line_indent = Pt(2), Mm(_LABEL), -Mm(_LABEL - 8)
        return paragraph

    def how_to(self, url: str) -> None:
        """A link out of the document, as people typed it."""
        paragraph = self._hanging()
        _add(paragraph, say("How to"), 9, color=_MUTED)
        paragraph.add_run("\t")
        _link_out(paragraph, url)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], middle: bool = False) -> None:
        """A table whose head is repeated on each page; `middle`: marks are centred below heads, beside a wide first
        column."""
        made = self.doc.add_table(rows=1, cols=len(heads))
        made._tbl.tblStyle_val = self._ids["Table Grid"]
        _light(made._tbl.tblPr)
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, words in zip(made.rows[0].cells, heads, strict=True):
            _cell(cell, words, True, False)
        _repeat(made.rows[0])
        for row in rows:
            for j, (cell, words) in enumerate(zip(made.add_row().cells, row, strict=True)):
                _cell(cell, words, False, middle and j > 0)
        if middle:
            _widen_first(made)
        self._paragraph().paragraph_format.space_after = Pt(4)

    def picture(self, png: bytes, alt: str) -> None:
        """A map over the width of the page."""
        section = self.doc.sections[0]
        wide = section.page_width - section.left_margin - section.right_margin
        self.doc.add_picture(io.BytesIO(png), width=wide)
        _describe(self.doc.inline_shapes[-1], alt)

    def saved(self) -> bytes:
        facts = self.doc.core_properties
        facts.title, facts.author, facts.last_modified_by = one_line(self._manual.title, _MOST_TOLD), "", ""
        facts.subject, facts.comments, facts.keywords, facts.category = say("Operations manual"), "", "", ""
        facts.created = facts.modified = EPOCH
        facts.language, facts.revision = language_tag(), 1
        out = io.BytesIO()
        self.doc.save(out)
        return still(out.getvalue())


def _chapter(book: _Document, process: Process, number: int) -> None:
    book.heading(process.title, 1, f"process{number}", on_new_page=True)
    book.line(f"{process.checklist.version}  ·  {process.checklist.replaces}", 9, color=_MUTED)
    for label, text in process.facts:
        book.labelled(label, text)
    book.heading(say("Who does what"), 2)
    for roles, rows in process.role_tables:
        book.table((say("Step"), *roles), rows, middle=True)
    book.line(say("R does the work, A answers for it, C is asked, I is told."), 9, color=_MUTED)
    book.heading(say("Map"), 2)
    _maps(book, process)
    book.heading(say("Steps"), 2)
    for section in process.checklist.sections:
        for line in section.lines:
            if isinstance(line, Pause):
                book.line(line.text, 9, color=_MUTED)
            else:
                _step(book, line)
    _listed(book, say("Exceptions"), process.exceptions)
    finals = [check for section in process.checklist.sections for check in section.final_checks]
    _listed(book, say("Final check, every item"), finals or [say(TO_AGREE)])
    if process.measures:
        book.heading(say("Measures"), 2)
        book.table((say("Measure"), say("Target")), process.measures)
    _listed(book, say("Known problems"), process.problems)
    if process.changes:
        book.heading(say("Changes"), 2)
        book.table((say("Version"), say("Effective"), say("What and who")), process.changes)


def _maps(book: _Document, process: Process) -> None:
    """The future state as drawn for the diagram; what would make a document too heavy is in the other one."""
    subject = show_state(process.story, process.checklist.version)
    with stage(0.0, _DRAWN):
        pages = draw_diagram(subject, LANDSCAPE["a4"])
    shown = pages[:_MOST_MAPS]
    for number, page in enumerate(shown):
        report(round(100 * (_DRAWN + (1 - _DRAWN) * number / len(shown))), 100)
        book.picture(_picture_of(page, subject.title), subject.panels[0].description[:500])
    if len(pages) > _MOST_MAPS:
        told = {"n": _MOST_MAPS, "total": len(pages)}
        book.line(say("These are {n} of {total} pages of the map; the manual as PDF has them all.", **told), 9)


def _picture_of(page: Drawing, title: str) -> bytes:
    with stage(0.0, 0.0):  # one of many
        return write_png(write_pdf([page], About(title)), 0, _DOTS, 200, title)


def _step(book: _Document, line: Line) -> None:
    """A step's paragraphs stay on one page."""
    book.heading(f"{line.step.number}. {line.step.text}", 3)
    told = [(say("Role"), "" if "who" in line.missing else line.step.role), (say("Time"), line.time)]
    told += [(say("Wait before"), line.wait)] if line.wait else []
    told += [(detail.label, detail.text) for detail in line.details]
    told += [] if line.step.checks else [(say("Check"), "")]
    for i, (label, words) in enumerate(told):
        book.labelled(label, words, goes_on=i < len(told) - 1 or bool(line.url))
    if line.url:
        book.how_to(line.url)


def _listed(book: _Document, title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    book.heading(title, 2)
    for line in lines:
        book.line(line, style="List Bullet")


def _index(book: _Document, manual: Manual) -> None:
    book.heading(say("By role"), 1, "roles", on_new_page=True)
    for role, duties in manual.index:
        book.heading(role, 2)
        for duty in duties:
            process = manual.processes[duty.process]
            for step in duty.steps:
                told = {"process": process.title, "n": step.number, "text": step.text}
                book.line(say("{process}, step {n}: {text}", **told), style="List Bullet")


def _add(paragraph: Any, text: str, size: float, *, bold: bool = False, color: Any = None) -> Any:
    """Words as words: what looks like markup stays what it is."""
    run = paragraph.add_run(" ".join(clean(text).split("\n")))
    # In the order that the schema asks for: the library looks for each one's place, at twice the time of all else.
    facts = {"w:b": "1" if bold else "0", "w:color": "" if color is None else str(color), "w:sz": str(round(size * 2))}
    look = run._r.get_or_add_rPr()
    for name, value in facts.items():
        if value:
            look.append(look.makeelement(qn(name), {qn("w:val"): value}))
    _turn(paragraph, text)
    return run


_BEHIND_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


def _turn(paragraph: Any, text: str) -> None:
    """Hebrew and Arabic read from the right. The schema has a place for that: before spacing, indents and the like."""
    if reads_leftwards(text):
        looks = paragraph._p.get_or_add_pPr()
        if looks.find(qn("w:bidi")) is None:
            looks.insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)


def _cell(cell: Any, words: str, is_head: bool, middle: bool) -> None:
    paragraph = cell.paragraphs[0]
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add(paragraph, words, 9, bold=is_head)
    if is_head:
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EAEFF4")):
            shade.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _light(looks: Any) -> None:
    """Fine grey rules, and air above and below the words of each cell; the schema wants the library's last part after
    them."""
    last = looks.find(qn("w:tblLook"))
    edges = _child(looks, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _child(edges, f"w:{side}", val="single", sz="4", space="0", color="D3DAE3")
    air = _child(looks, "w:tblCellMar")
    for side in ("top", "bottom"):
        _child(air, f"w:{side}", w="50", type="dxa")
    if last is not None:
        looks.append(last)  # moves it


def _child(parent: Any, name: str, **facts: str) -> Any:
    made = parent.makeelement(qn(name), {qn(f"w:{fact}"): value for fact, value in facts.items()})
    parent.append(made)
    return made


def _widen_first(table: Any) -> None:
    """As wide as three of the others: words stand there, marks in the others."""
    wide = sum(int(column.width) for column in table.columns)
    others = wide // (len(table.columns) + 2)
    table.autofit = False
    for i, column in enumerate(table.columns):
        share = wide - others * (len(table.columns) - 1) if i == 0 else others
        column.width = share
    widths = [column.width for column in table.columns]
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def _repeat(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), str(number))
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def _link_inside(paragraph: Any, text: str, mark: str) -> None:
    _wrapped(paragraph, text, ("w:anchor", mark))


def _link_out(paragraph: Any, url: str) -> None:
    relation = paragraph.part.relate_to(opened_address(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _wrapped(paragraph, url, ("r:id", relation))


def _wrapped(paragraph: Any, text: str, where: tuple[str, str]) -> None:
    """A run inside a hyperlink."""
    link = OxmlElement("w:hyperlink")
    link.set(qn(where[0]), where[1])
    run = _add(paragraph, text, 10, color=RGBColor(0x0B, 0x5F, 0xA5))
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _page_number(paragraph: Any) -> None:
    """A field that the reader's program counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = _add(paragraph, "1", 8, color=_MUTED)
    field.append(run._r)
    paragraph._p.append(field)


def _describe(shape: Any, alt: str) -> None:
    shape._inline.docPr.set("descr", one_line(alt))


def _set_language(styles: Any, tag: str) -> None:
    for found in styles.iter(qn("w:lang")):
        found.set(qn("w:val"), tag)
