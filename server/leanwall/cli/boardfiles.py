"""Commands on board files: measure, compare, check, export, schema. They need no server and change no board."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from leanwall.cli import tables
from leanwall.cli.streams import read_input, say, say_json
from leanwall.core.board import Board
from leanwall.core.checks import check
from leanwall.core.compare import compare
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board
from leanwall.errors import BadInput, Unavailable
from leanwall.export.brand import Brand
from leanwall.export.formats import Options, Result, export, export_all
from leanwall.export.house import speaking
from leanwall.store.files import BoardFiles

MAX_FILE = 64 * 2**20
OPTIONS = ("state", "cut", "lane", "size", "ladder", "parts", "page", "language")


def measure_file(given: Any) -> int:
    board = read_file(given.file)
    measured = measure(board, given.state, language=given.language)
    say_json(measured) if given.json else say(tables.figures(board, measured))
    return 0


def compare_file(given: Any) -> int:
    board = read_file(given.file)
    compared = compare(board)
    units = {name: figure["unit"] for name, figure in measure(board, "current")["figures"].items()}
    say_json(compared) if given.json else say(tables.comparison(board, compared, units))
    return 0


def check_file(given: Any) -> int:
    board = read_file(given.file)
    found = {state: check(board, state, given.language) for state in ([given.state] if given.state else _states(board))}
    say_json({"states": found}) if given.json else say(tables.findings(board, found))
    return int(any(finding["severity"] == "error" for findings in found.values() for finding in findings))


def export_file(given: Any) -> int:
    """One board as a file, or several as one manual."""
    boards = [read_file(name) for name in (given.file, *given.more)]
    wishes = {name: getattr(given, name) for name in OPTIONS if getattr(given, name) is not None}
    options = Options(**wishes, date=date.today().isoformat(), brand=_brand(given))
    several = len(boards) > 1
    result = export_all(boards, given.format, options) if several else export(boards[0], given.format, options)
    path = _target(given.out, result.filename)
    write_whole(path, result.data)
    say("\n  ".join((f"{path}  ({_size(result)})", *result.notes)))
    return 0


def _brand(given: Any) -> Brand:
    """The client on the pages, from the command's options. Raises BadInput for a logo that is no picture."""
    logo = b""
    if given.logo:
        from leanwall.export.logo import clean_logo

        with speaking(given.language or "en"):
            logo = clean_logo(read_bytes(given.logo))
    return Brand(name=given.client or "", accent=given.accent or "", footer=given.footer or "", logo=logo)


def schema(_: Any) -> int:
    say_json(json.loads(BoardFiles().schema()))
    return 0


def read_file(name: str) -> Board:
    """The board in a file or on standard input ("-"). Raises BadInput."""
    return read_board(read_bytes(name))


def read_bytes(name: str) -> bytes:
    """What is in a file or on standard input ("-"). Raises BadInput."""
    if name == "-":
        return _limited(read_input(MAX_FILE + 1))
    try:
        with Path(name).open("rb") as file:
            return _limited(file.read(MAX_FILE + 1))
    except FileNotFoundError:
        raise BadInput("there is no such file.", place=name) from None
    except (OSError, ValueError) as error:
        raise BadInput(f"this file can't be read ({getattr(error, 'strerror', None) or error}).", place=name) from None


def write_whole(path: Path, data: bytes) -> None:
    """Writes all of the file or nothing of it; a pipe or a device is written to. Raises Unavailable."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise Unavailable(f"{path} can't be written ({error.strerror}); choose another place with --out.") from None


def _replace(path: Path, data: bytes) -> None:
    part = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            part = Path(file.name)
            file.write(data)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError:
        if part is not None:
            part.unlink(missing_ok=True)
        raise


def _limited(data: bytes) -> bytes:
    if len(data) > MAX_FILE:
        raise BadInput(f"a file has at most {MAX_FILE // 2**20} MB; this is no board.")
    return data


def _states(board: Board) -> list[str]:
    """The states that have steps; the current one in any case."""
    return ["current", *(["future"] if any(note.state == "future" for note in board.notes) else [])]


def _target(out: str | None, filename: str) -> Path:
    """`--out` as it is, or the speaking name inside it when it is a folder."""
    path = Path(out) if out else Path()
    try:
        return path / filename if path.is_dir() else path
    except OSError:  # a name that no file can have; writing will say so
        return path


def _size(result: Result) -> str:
    pages = f"{result.pages} page{'s' if result.pages != 1 else ''}, " if result.pages else ""
    return f"{pages}{len(result.data) / 1000:,.0f} kB"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
