"""Fonts inside a PDF, addressed by glyph: the page shows exactly the glyphs that HarfBuzz placed."""

from __future__ import annotations

import zlib
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from leanwall.export.faces import Face, face

# Shaping is done: the embedded subset needs outlines and widths only.
_DROPPED = ("GSUB", "GPOS", "GDEF", "kern", "name", "post", "OS/2", "cmap")


class GlyphFont:
    """One face as a Type0 font. Its character codes are numbered as they come, one for each pair of glyph and
    text: Arabic letters share their dotless shapes, and search must still tell them apart."""

    def __init__(self, name: str, resource: str) -> None:
        self.face: Face = face(name)
        self.name = name
        self.resource = resource
        self.codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, text: str) -> int:
        """The code that shows this glyph and says this text ("" for the further glyphs of one letter)."""
        return self.codes.setdefault((glyph, text), len(self.codes) + 1)

    @property
    def used(self) -> list[int]:
        """The glyphs shown, each once."""
        return sorted({glyph for glyph, _ in self.codes})

    def addObjects(self, document: Any) -> None:  # noqa: N802  (reportlab calls it so)
        """Write the font, its widths and its texts into the document."""
        data = self._subset()
        base = f"{_subset_tag(self.used)}+{self.name}"
        file = pdfdoc.PDFStream(content=data)
        file.dictionary["Length1"] = len(data)
        file.filters = [pdfdoc.PDFZCompress]
        descriptor = _descriptor(self.face, base, document.Reference(file, f"file:{self.resource}"))
        glyphs = pdfdoc.PDFStream(content=self._glyph_of_code())
        glyphs.filters = [pdfdoc.PDFZCompress]
        about = document.Reference(descriptor, f"about:{self.resource}")
        cid = _cid_font(base, about, document.Reference(glyphs, f"map:{self.resource}"), self._widths())
        texts = pdfdoc.PDFStream(content=_to_unicode({code: text for (_, text), code in self.codes.items()}))
        texts.filters = [pdfdoc.PDFZCompress]
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(cid, f"cid:{self.resource}")]),
                "ToUnicode": document.Reference(texts, f"text:{self.resource}"),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font, f"font:{self.resource}")

    def _subset(self) -> bytes:
        """Only the outlines used, under their old numbers."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(self.used)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
        for table in _DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
        return bytes(wanted.subset(self.face.face).blob.data)

    def _widths(self) -> list[Any]:
        return [1, pdfdoc.PDFArray([self.face.advance(glyph) for glyph, _ in self.codes])]

    def _glyph_of_code(self) -> bytes:
        """Two bytes a code: which glyph it shows. Code 0 is not used."""
        return b"".join(glyph.to_bytes(2, "big") for glyph in (0, *(glyph for glyph, _ in self.codes)))


def _subset_tag(used: list[int]) -> str:
    """Six letters that differ with the glyphs, as PDF asks of subset fonts."""
    number = zlib.crc32(",".join(map(str, used)).encode())
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(65 + rest))
    return "".join(letters)


def _descriptor(font: Face, base: str, file: Any) -> Any:
    facts = {
        "Type": pdfdoc.PDFName("FontDescriptor"),
        "FontName": pdfdoc.PDFName(base),
        "Flags": 4,
        "FontBBox": pdfdoc.PDFArray([-1000, -500, 3000, 1500]),
        "ItalicAngle": 0,
        "Ascent": round(font.ascender * 1000),
        "Descent": round(-font.descender * 1000),
        "CapHeight": 727,
        "StemV": 80,
        "FontFile2": file,
    }
    return pdfdoc.PDFDictionary(facts)


def _cid_font(base: str, descriptor: Any, glyphs: Any, widths: list[Any]) -> Any:
    system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    facts = {
        "Type": pdfdoc.PDFName("Font"),
        "Subtype": pdfdoc.PDFName("CIDFontType2"),
        "BaseFont": pdfdoc.PDFName(base),
        "CIDSystemInfo": pdfdoc.PDFDictionary(system),
        "FontDescriptor": descriptor,
        "CIDToGIDMap": glyphs,
        "DW": 1000,
        "W": pdfdoc.PDFArray(widths),
    }
    return pdfdoc.PDFDictionary(facts)


def _to_unicode(texts: dict[int, str]) -> bytes:
    """The map from codes to text, for search and copy."""
    pairs = [f"<{c:04X}> <{t.encode('utf-16-be').hex().upper()}>" for c, t in texts.items() if t]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    body = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    head = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    )
    return (head + body + "endcmap CMapName currentdict /CMap defineresource pop end end").encode()
