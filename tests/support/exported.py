"""What tests read out of exported files: a PDF's words, fields and links, a picture's size."""

from __future__ import annotations

import asyncio
import io
import re
import struct
import zipfile
import zlib
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.export.formats import Options, Result, export
from leanwall.export.worker import Exporter
from tests.support.boards import BILLING

PRINTED = {"date": "2026-11-22", "version": "57"}
# the same sentence in every script that an office of ours has met
SCRIPTS = {
    "Latin": "Zażółć gęślą jaźń, naïve façade",
    "Greek": "Έλεγχος τιμολογίου",
    "Cyrillic": "Проверить счёт клиента",
    "Chinese": "客户账单核对并发送",
    "Japanese": "請求書を確認して承認する",
    "Korean": "청구서 확인 및 발송",
    "Arabic": "تحقق من الفاتورة ثم أرسلها",
    "Hebrew": "בדיקת חשבונית מול ההזמנה",
    "Hindi": "ग्राहक को बिल भेजें",
    "Thai": "ตรวจสอบใบแจ้งหนี้",
    "Bengali": "চালান পরীক্ষা করুন",
    "Tamil": "விலைப்பட்டியலை சரிபார்க்கவும்",
    "Georgian": "ინვოისის შემოწმება",
    "Armenian": "Ստուգել հաշիվը",
    "Amharic": "ደረሰኝ ያረጋግጡ",
    "emoji": "Prüfen 👩🏽‍🔧 🇩🇪 ✅",
    "symbols": "a → b ≥ 10 € ½ ⚠ ▲",
}


def billing() -> Board:
    """The shipped example."""
    return read_board(BILLING.read_bytes())


def made(board: Board, format: str, **options: Any) -> Result:
    """An export with a fixed day and version."""
    return export(board, format, Options(**{**PRINTED, **options}))


def words(pdf: bytes) -> str:
    """All text of a PDF in the order of its pages, white space as single blanks."""
    return " ".join(" ".join(pages_of_words(pdf)).split())


def pages_of_words(pdf: bytes) -> list[str]:
    """The text of each page, white space as single blanks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def unpacked(data: bytes) -> bytes:
    """All bytes of a file and of what is packed in it; behind those of a PDF the words a reader finds in it."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return b"".join(package.read(name) for name in package.namelist())
    if not data.startswith(b"%PDF"):
        return data
    parts = [data, words(data).encode("utf-8", "replace")]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"".join(parts)


def tightly(text: str) -> str:
    """Text without blanks: readers of right-to-left PDF text put some in between."""
    return "".join(text.split())


def fields(pdf: bytes) -> list[dict[str, str]]:
    """Every form field: its name, label, kind and page."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, 1):
            for note in page.obj.get("/Annots", []):
                if "/FT" in note:
                    told = {"name": str(note.T), "label": str(note.TU), "kind": str(note.FT), "page": str(number)}
                    found.append(told)
    return found


def addresses(pdf: bytes) -> list[str]:
    """Every web address that can be clicked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        notes = [note for page in document.pages for note in page.obj.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note]


def picture(png: bytes) -> Image.Image:
    """The picture, decoded."""
    opened = Image.open(io.BytesIO(png))
    opened.load()
    return opened


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height as the file's head says."""
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


async def being_made(exporter: Exporter, who: str, ticket: str) -> None:
    """Waits until this export is under way."""
    async with asyncio.timeout(30):
        while True:
            told = exporter.progress(who, ticket)
            if told is not None and told["state"] == "making":
                return
            await asyncio.sleep(0.001)
