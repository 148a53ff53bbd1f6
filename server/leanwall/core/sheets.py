"""The text of a table as rows of cells, whatever wrote it: CSV with commas or semicolons, tabs, quotes, a BOM."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leanwall.errors import BadInput, TooLarge

MAX_BYTES = 5 * 2**20
MAX_COLUMNS = 200
SEPARATORS = (";", "\t", ",")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LONE = re.compile("[\ud800-\udfff]")
_EXCEL_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods, xls
_EVIDENCE = 50  # lines at the top that tell the separator


@dataclass(frozen=True)
class Line:
    """A row that is not empty; `number` counts the rows of the table from 1 as a spreadsheet shows them."""

    number: int
    cells: tuple[str, ...]


Rows = Sequence[Sequence[str]]


def read_lines(source: bytes | str | Rows) -> list[Line]:
    """The rows of a table: its text, or the rows of a sheet. Raises BadInput with the row, TooLarge."""
    rows = _parted(source) if isinstance(source, bytes | str) else enumerate(map(tuple, source), start=1)
    lines = [Line(number, cells) for number, cells in rows if any(cells)]
    if not lines:
        raise BadInput("this table is empty; it needs a row of headings and a row for each step.")
    return lines


def _parted(source: bytes | str) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = _text(source)
    marked = _EXCEL_LINE.match(text)
    separator = marked[1] if marked else _separator(text)
    return _rows(text[marked.end() :] if marked else text, separator)


def _text(source: bytes | str) -> str:
    if len(source) > MAX_BYTES:
        raise TooLarge(f"a table has at most {MAX_BYTES // 2**20} MB; leave out what belongs to other processes.")
    text = source if isinstance(source, str) else _decoded(source)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _NO_TEXT.search(text) or _LONE.search(text):
        raise BadInput("this is not the text of a table; save it as CSV (UTF-8).")
    return text


def _decoded(source: bytes) -> str:
    """UTF-8, else what older spreadsheets write on Windows."""
    if source.startswith(_SPREADSHEETS):
        raise BadInput("this is a spreadsheet file; save the sheet as CSV (UTF-8) and import that.")
    encodings = ("utf-16",) if source[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return source.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("this is not the text of a table; save it as CSV (UTF-8).")


def _separator(text: str) -> str:
    """The one that gives most rows the same number of cells, and most of them."""
    top = "".join(text.splitlines(keepends=True)[:_EVIDENCE])
    return max(SEPARATORS, key=lambda separator: _evidence(top, separator))


def _evidence(text: str, separator: str) -> int:
    counts = Counter(_cell_counts(text, separator))
    return max(((cells - 1) * rows for cells, rows in counts.items()), default=0)


def _cell_counts(text: str, separator: str) -> Iterator[int]:
    try:
        for cells in csv.reader(_split(text), delimiter=separator):
            yield len(cells)
    except csv.Error:  # a cell beyond every limit; reading it in earnest will say so
        return


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    number = 1
    reader = csv.reader(_split(text), delimiter=separator, strict=True, skipinitialspace=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if len(cells) > MAX_COLUMNS:
                words = f"a table has at most {MAX_COLUMNS} columns; this row has {len(cells)}."
                raise BadInput(words, place=f"row {number}")
            yield number, tuple(cell.strip() for cell in cells)
    except csv.Error as error:
        words = "a quotation mark is opened and not closed, or stands in the middle of a cell"
        too_long = "field larger" in str(error)
        raise BadInput(
            "a cell is longer than any text on a board." if too_long else f'{words}; write it twice ("").',
            place=f"row {number + 1}" if number > 1 else f"row {max(1, reader.line_num)}",
        ) from None


def _split(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")]
