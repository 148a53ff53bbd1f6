"""Spreadsheet files: read like their CSV; broken, protected or oversized ones are refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest

from leanwall.core.tables import Reading, read_table
from leanwall.errors import BadInput, TooLarge
from leanwall.spreadsheets import MAX_BYTES, opened
from tests.support.spreadsheets import xlsx

STEPS = (
    ("Step", "Role", "Work (min)", "Wait (h)", "%C&A"),
    ("Check", "Clerk", 12, 4, 0.85),
    ("Approve", "Boss", 3.5, 16, 1),
)


def test_a_spreadsheet_is_read_like_its_csv() -> None:
    text = "\n".join(",".join(str(cell) for cell in row) for row in STEPS)
    from_sheet, from_text = (read_table(source, Reading()) for source in (opened(xlsx(STEPS)), text))
    assert from_sheet == from_text
    assert [note.process_time for note in from_sheet.board.notes] == [720, 210]


def test_the_sheet_with_known_headings_is_taken_whichever_it_is() -> None:
    assert opened(xlsx((("About", "this file"),), STEPS))[0] == list(STEPS[0])


def test_text_is_handed_on_as_it_is() -> None:
    assert opened(b"Step,Role\n") == b"Step,Role\n"


def zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"PK\x03\x04" + b"garbage" * 99, "damaged or protected"),
        (xlsx(STEPS)[:400], "damaged or protected"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_096), "damaged or protected"),
        (zipped(b"no workbook"), "damaged or protected"),
        (xlsx(((),)), "is empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(source: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        opened(source)


def test_a_file_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    with pytest.raises(TooLarge, match="unpacks to more than 150 MB"):
        opened(zipped(bytes(160 * 2**20)))
    with pytest.raises(TooLarge, match="at most 20 MB"):
        opened(b"PK\x03\x04" + bytes(MAX_BYTES))
