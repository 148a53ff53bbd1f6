"""What a worker process can be asked for: a file, a file of several boards, a picture of a page, a clean logo."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from leanwall import errors
from leanwall.core.reading import read_board
from leanwall.errors import LeanwallError
from leanwall.export.brand import brand_from_json, brand_to_json
from leanwall.export.formats import Options, Result, export, export_all
from leanwall.export.house import speaking, tell

Header = dict[str, Any]


def options_to_json(options: Options) -> dict[str, Any]:
    """Options for the pipe."""
    told = {name: getattr(options, name) for name in options.__slots__}
    return {**told, "brand": brand_to_json(options.brand)}


def options_from_json(told: dict[str, Any]) -> Options:
    """Options out of the pipe. Raises BadInput for what can't be chosen."""
    return Options(**{**told, "brand": brand_from_json(told["brand"]), "people": tuple(told["people"])})


def answer(request: dict[str, Any]) -> tuple[Header, bytes]:
    """One job's header and bytes; a refusal is a header with "error"."""
    with speaking("en", reader=_reader(request)):
        return _answer(request)


def _reader(request: dict[str, Any]) -> str:
    """Whose language a refusal is told in where the job itself could not begin; empty when it is not known."""
    told = request.get("options") or {}
    return str(request.get("reader") or told.get("reader") or told.get("language") or "")


def _answer(request: dict[str, Any]) -> tuple[Header, bytes]:
    try:
        return _JOBS[request["job"]](request)
    except LeanwallError as error:
        told = {"message": error.message, "place": error.place, "code": error.code}
        return {"error": type(error).__name__, **told}, b""
    except MemoryError:
        message = tell("The export needs more memory than it may take; export one lane or one state.")
        return {"error": errors.TooLarge.__name__, "message": message, "place": "", "code": None}, b""
    except Exception as error:  # a fault of ours: its kind and line for the report, never people's text
        where = traceback.extract_tb(error.__traceback__)[-1]
        return {"error": f"{type(error).__name__} at {where.name}:{where.lineno}"}, b""


def _export(request: dict[str, Any]) -> tuple[Header, bytes]:
    return _told(export(read_board(request["board"]), request["format"], options_from_json(request["options"])))


def _export_all(request: dict[str, Any]) -> tuple[Header, bytes]:
    boards = [read_board(board) for board in request["boards"]]
    return _told(export_all(boards, request["format"], options_from_json(request["options"])))


def _preview(request: dict[str, Any]) -> tuple[Header, bytes]:
    from leanwall.export.preview import preview

    return _told(preview(read_board(request["board"]), request["format"], options_from_json(request["options"])))


def _logo(request: dict[str, Any]) -> tuple[Header, bytes]:
    import base64

    from leanwall.export.logo import clean_logo

    return {}, clean_logo(base64.b64decode(request["data"]))


def _told(result: Result) -> tuple[Header, bytes]:
    header = {name: value for name, value in asdict(result).items() if name != "data"}
    return header, result.data


_JOBS: dict[str, Callable[[dict[str, Any]], tuple[Header, bytes]]] = {
    "export": _export,
    "export_all": _export_all,
    "preview": _preview,
    "logo": _logo,
}
