"""The last pass over a PDF: structure for screen readers, boxes to tick, facts about the file, fixed dates."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from leanwall.export.clean import opened_address
from leanwall.export.drawing import CheckBox, Drawing, Tag, TextField, WebLink

_EPOCH = "2000-01-01T00:00:00+00:00"  # the clock never shows: the same board gives the same bytes
_INK, _RULE = "0.090 0.129 0.180", "0.29 0.35 0.42"


@dataclass(frozen=True, slots=True)
class Finish:
    """What the pass needs beside the file: facts, the drawings (for fields and links) and the tags met."""

    title: str
    subject: str
    language: str
    pages: Sequence[Drawing]
    tags: Sequence[tuple[int, int, Tag]]


def finish(raw: bytes, facts: Finish) -> bytes:
    """The finished file."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tree = _Tree(pdf)
        tree.add_tags(facts.tags)
        _add_fields(pdf, tree, facts.pages)
        tree.close(facts.language)
        _tidy_pages(pdf)
        _describe(pdf, facts)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            min_version="1.7",
        )
    return out.getvalue()


@dataclass(slots=True)
class _Tree:
    """The structure tree: one element for each tag, in reading order. `before` and `after`: the fields beside the words
    of a key."""

    pdf: pikepdf.Pdf
    elements: dict[tuple[str, str], Object] = field(default_factory=dict)
    before: dict[str, list[Object]] = field(default_factory=dict)
    after: dict[str, list[Object]] = field(default_factory=dict)
    on_page: dict[int, list[Object]] = field(default_factory=dict)
    numbered: list[tuple[int, Object]] = field(default_factory=list)
    next_number: int = 0
    root: Any = None
    document: Any = None

    def __post_init__(self) -> None:
        self.next_number = len(self.pdf.pages)
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self.element("Document", self.root)
        self.root.K = Array([self.document])

    def element(self, role: str, parent: Any, alt: str | None = None) -> Any:
        """A new element without children."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + role), P=parent, K=Array([])))
        if alt:
            made.Alt = String(alt)
        return made

    def add_tags(self, tags: Sequence[tuple[int, int, Tag]]) -> None:
        """Marked content to elements; parts with one key (over pages too) are one element."""
        for page, number, tag in tags:
            element: Any = self._known(tag)
            element.K.append(Dictionary(Type=Name.MCR, Pg=self.pdf.pages[page].obj, MCID=number))
            self.on_page.setdefault(page, []).append(element)

    def _known(self, tag: Tag) -> Any:
        """The element of a tag; a link is a part of the paragraph of the same key."""
        known = self.elements.get((tag.role, tag.key))
        if known is None:
            around: Any = self.elements.get(("P", tag.key)) if tag.role == "Link" else None
            known = self.elements[tag.role, tag.key] = self.element(tag.role, around or self.document, tag.alt)
            if around:
                around.K.append(known)
        return known

    def add_box(self, box: CheckBox, annotation: Any, page: Any) -> None:
        """A box is read out before its words."""
        self.before.setdefault(box.name, []).append(self._object("Form", annotation, page, box.label))

    def add_line(self, line: TextField, annotation: Any, page: Any) -> None:
        """A line to fill in is read out after its words."""
        self.after.setdefault(line.name, []).append(self._object("Form", annotation, page, line.label))

    def add_link(self, link: WebLink, annotation: Any, page: Any) -> None:
        """What is clicked belongs to the words of the link."""
        self._hang(annotation, page, self._known(Tag("Link", link.key)))

    def _object(self, role: str, annotation: Any, page: Any, label: str) -> Any:
        element = self.element(role, self.document, label)
        self._hang(annotation, page, element)
        return element

    def _hang(self, annotation: Any, page: Any, element: Any) -> None:
        element.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page))
        annotation.StructParent = self.next_number
        self.numbered.append((self.next_number, element))
        self.next_number += 1

    def close(self, language: str) -> None:
        """Hang the tree into the file."""
        self.document.K = Array(self._in_order())
        numbers = Array([])
        for index, page in enumerate(self.pdf.pages):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
            numbers.append(index)
            numbers.append(self.pdf.make_indirect(Array(self.on_page.get(index, []))))
        for number, element in self.numbered:
            numbers.append(number)
            numbers.append(element)
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        self.root.ParentTreeNextKey = self.next_number
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.pdf.Root.Lang = String(language)
        self.pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)

    def _in_order(self) -> list[Object]:
        """What stands in the document itself: words with their fields beside them, then fields without words."""
        found: list[Object] = []
        for (role, key), element in self.elements.items():
            if role != "Link" or ("P", key) not in self.elements:
                found += [*self.before.pop(key, []), element, *self.after.pop(key, [])]
        return [*found, *(one for fields in (*self.before.values(), *self.after.values()) for one in fields)]


def _add_fields(pdf: pikepdf.Pdf, tree: _Tree, pages: Sequence[Drawing]) -> None:
    fields = Array([])
    for page, drawing in zip(pdf.pages, pages, strict=True):
        notes = []
        for box in drawing.check_boxes:
            notes.append(_check_box(pdf, box, drawing.height))
            tree.add_box(box, notes[-1], page.obj)
        for line in drawing.text_fields:
            notes.append(_text_field(pdf, line, drawing.height))
            tree.add_line(line, notes[-1], page.obj)
        for note in notes:
            fields.append(note)
        for link in drawing.links:
            notes.append(_web_link(pdf, link, drawing.height))
            tree.add_link(link, notes[-1], page.obj)
        if notes:
            page.obj.Annots = Array(notes)
            for note in notes:
                note.P = page.obj
    if len(fields):
        helvetica = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        resources = Dictionary(Font=Dictionary(Helv=pdf.make_indirect(helvetica)))
        pdf.Root.AcroForm = Dictionary(Fields=fields, DR=resources, DA=String("/Helv 10 Tf 0 g"))


def _check_box(pdf: pikepdf.Pdf, box: CheckBox, height: float) -> Any:
    """The box is drawn on the page already; on screen a tick is laid over it."""
    s = box.size
    tick = (
        f"q {_INK} RG {s * 0.14:.2f} w 1 J 1 j {s * 0.2:.2f} {s * 0.52:.2f} m {s * 0.42:.2f} {s * 0.27:.2f} l "
        f"{s * 0.82:.2f} {s * 0.78:.2f} l S Q"
    )
    looks = Dictionary(Yes=_form(pdf, s, s, tick), Off=_form(pdf, s, s, ""))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Btn,
            T=String(box.name),
            TU=String(box.label),
            Rect=Array(_area(box.x, box.y, s, s, height)),
            F=4,
            V=Name.Off,
            AS=Name.Off,
            AP=Dictionary(N=looks),
        )
    )


def _text_field(pdf: pikepdf.Pdf, line: TextField, height: float) -> Any:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String(line.name),
            TU=String(line.label),
            Rect=Array(_area(line.x, line.y, line.w, line.h, height)),
            F=4,
            V=String(""),
            DA=String("/Helv 10 Tf 0 g"),
            AP=Dictionary(N=_form(pdf, line.w, line.h, "/Tx BMC EMC")),
        )
    )


def _web_link(pdf: pikepdf.Pdf, link: WebLink, height: float) -> Any:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array(_area(link.x, link.y, link.w, link.h, height)),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String(link.url),
            A=Dictionary(S=Name.URI, URI=String(opened_address(link.url))),
        )
    )


def _area(x: float, y: float, w: float, h: float, height: float) -> list[float]:
    return [round(v, 2) for v in (x, height - y - h, x + w, height - y)]


def _form(pdf: pikepdf.Pdf, w: float, h: float, content: str) -> Any:
    made = pdf.make_stream(content.encode())
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, round(w, 2), round(h, 2)])
    made.Resources = Dictionary()
    return made


def _tidy_pages(pdf: pikepdf.Pdf) -> None:
    """Take out what reportlab adds unasked: a font that nothing uses and a page transition."""
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        if "/F1" in fonts:
            del fonts["/F1"]
        if "/Trans" in page.obj:
            del page.obj["/Trans"]
        page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)


def _describe(pdf: pikepdf.Pdf, facts: Finish) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about["dc:title"] = facts.title
        about["dc:description"] = facts.subject
        about["dc:language"] = [facts.language]
        about["xmp:CreatorTool"] = "Leanwall"
        about["xmp:CreateDate"] = _EPOCH
        about["xmp:ModifyDate"] = _EPOCH
