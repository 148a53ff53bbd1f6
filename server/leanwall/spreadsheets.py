"""A spreadsheet file (.xlsx, .xls, .ods) as rows of text, read in a process of its own: little memory, little time.

The parent looks at the packing first, hands the bytes over and gets JSON back: a file made to harm costs one process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from leanwall.core.columns import find_columns
from leanwall.core.sheets import read_lines
from leanwall.errors import BadInput, TooLarge

MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 150 * 2**20
MAX_PARTS = 2_000
MAX_SHEETS, MAX_ROWS, MAX_COLUMNS = 20, 6_000, 200
SECONDS = 20
MEMORY = 1_024 * 2**20
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UNREADABLE = (
    "this spreadsheet cannot be read: it is damaged or protected by a password; open it, save it again without a "
    "password, or save the sheet as CSV (UTF-8)."
)

Rows = list[list[str]]


def is_spreadsheet(source: bytes) -> bool:
    """Whether these bytes are a spreadsheet file rather than the text of a table."""
    return source.startswith((_ZIP, _OLE))


def opened(source: bytes) -> bytes | Rows:
    """Text as it is; of a spreadsheet the first sheet with known headings, else the first one that holds something."""
    if not is_spreadsheet(source):
        return source
    sheets = read_sheets(source)
    return next((sheet for sheet in sheets if _has_headings(sheet)), sheets[0])


def _has_headings(sheet: Rows) -> bool:
    try:
        find_columns(read_lines(sheet))
    except BadInput:
        return False
    return True


def read_sheets(source: bytes) -> list[Rows]:
    """The rows of every sheet that holds something, as text. Raises BadInput, TooLarge."""
    _check_packing(source)
    command = (sys.executable, "-P", "-m", "leanwall.spreadsheets")
    try:
        ran = subprocess.run(command, input=source, capture_output=True, timeout=SECONDS, check=True)
        sheets: list[Rows] = json.loads(ran.stdout)
    except subprocess.TimeoutExpired:
        raise TooLarge(f"this spreadsheet takes longer than {SECONDS} seconds to read; {_PART}") from None
    except (subprocess.CalledProcessError, ValueError):
        raise BadInput(UNREADABLE) from None
    if not sheets:
        raise BadInput("this spreadsheet is empty; it needs a row of headings and a row for each step.")
    return sheets


_PART = "copy the sheet with the steps into a file of its own."


def _check_packing(source: bytes) -> None:
    """A file that unpacks to far more than it is, is a mistake or an attack."""
    if len(source) > MAX_BYTES:
        raise TooLarge(f"a spreadsheet has at most {MAX_BYTES // 2**20} MB; {_PART}")
    if not source.startswith(_ZIP):
        return
    try:
        parts = zipfile.ZipFile(BytesIO(source)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise BadInput(UNREADABLE) from None
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TooLarge(f"this spreadsheet unpacks to more than {MAX_UNPACKED // 2**20} MB; {_PART}")


def _in_child() -> None:
    """Reads the file on stdin and writes its sheets as JSON."""
    _limit()
    from python_calamine import load_workbook  # the heavy part, and only here

    book = load_workbook(BytesIO(sys.stdin.buffer.read()))
    sheets = []
    for name in book.sheet_names[:MAX_SHEETS]:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MAX_ROWS)
        shown = [[_shown(cell) for cell in row[:MAX_COLUMNS]] for row in rows]
        if any(any(row) for row in shown):
            sheets.append(shown)
    sys.stdout.write(json.dumps(sheets))


def _limit() -> None:
    """As much memory and time as a sheet of steps needs; what is not known here (Windows) isn't limited."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _shown(cell: Any) -> str:
    """A cell as somebody would type it: 12, 0.85, 15 min (a time of day stands for a length of time), 2026-11-22."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case int() | float():
            return format(cell, ".12g")
        case timedelta():
            return f"{cell.total_seconds() / 60:.12g} min"
        case time():
            return f"{cell.hour * 60 + cell.minute + cell.second / 60:.12g} min"
        case datetime() | date():
            return cell.isoformat()
    return str(cell).strip()


if __name__ == "__main__":
    _in_child()
