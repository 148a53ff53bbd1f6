"""A board file in, a Board out: people's units become seconds, and a fault names its place.

`read_board` and `write_board` are each other's inverse: what a file held comes back, unknown fields too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from leanwall.core.board import FORMAT, MAX_NOTES, MAX_RECORDS, RECORDS, VERSION, Board, Calendar, Facts
from leanwall.core.migrate import upgrade
from leanwall.core.records import BOARD, REFERENCES, facts_of, sentence
from leanwall.core.units import parse_share, parse_time
from leanwall.core.values import check_values
from leanwall.errors import BadInput

Model = TypeVar("Model", bound=BaseModel)


def read_board(source: str | bytes | Mapping[str, Any]) -> Board:
    """The board in a file's text or in parsed JSON. Raises BadInput with the place of the first fault."""
    data = source if isinstance(source, Mapping) else _parse(source)
    _check_shape(data)
    data = upgrade(dict(data))
    _check_size(data)
    given = _without_nulls(Calendar, data.get("calendar") or {}, Calendar(), "calendar.")
    calendar = _validated(Calendar, given, "calendar.")
    board = _validated(Board, _read_fields(Board, data, calendar), "")
    _check_ids(board)
    _check_links(board)
    return board


def read_kept(content: Mapping[str, Any]) -> Board:
    """The board in content that came through `read_board` or `check_fields` once: in seconds, every value checked. Five
    times as fast; what turns out not to be like that is read in full, and refused in its words."""
    try:
        return Board.model_validate(upgrade(dict(content)))
    except (ValidationError, KeyError, TypeError, ValueError):
        return read_board(content)


def read_record(kind: str, data: Mapping[str, Any], calendar: Calendar, place: str) -> Any:
    """One record ("note", "link" …) or the board's own fields ("board") as `read_board` would have read it; what it
    refers to is not looked at. Raises BadInput."""
    check_values(data)
    cls = Facts if kind == BOARD else RECORDS[kind][0]
    return _validated(cls, _without_nulls(cls, data, calendar, f"{place}."), f"{place}.")


def write_board(board: Board) -> dict[str, Any]:
    """The board as JSON values: exactly what was set, nothing added but the format's name and version."""
    return {"format": FORMAT, "version": VERSION, **board.model_dump(mode="json", exclude_unset=True)}


def _parse(text: str | bytes) -> dict[str, Any]:
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        data = json.loads(decoded, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise BadInput("this is not a text file in UTF-8; export the board again as a board file.") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"this is not JSON: {error.msg}.", place=f"line {error.lineno}, column {error.colno}") from None
    except ValueError:  # a whole number of thousands of digits
        raise BadInput("a number is larger than a board can hold.") from None
    except RecursionError:
        raise BadInput("this JSON is nested too deeply to be a board file.") from None
    if not isinstance(data, dict):
        raise BadInput("a board file is a JSON object that starts with “format”: “leanwall.board”.")
    return data


def _no_constant(name: str) -> float:
    raise BadInput(f"{name} is not a number that a board can hold; leave the field out when it is unknown.")


def _check_shape(data: Mapping[str, Any]) -> None:
    if data.get("format") != FORMAT:
        raise BadInput(f"this is not a board file; it has to say “{FORMAT}” here.", place="format")
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise BadInput("a board file's version is a whole number from 1.", place="version")
    if version > VERSION:
        raise BadInput(
            f"this file was written by a newer Leanwall (file version {version}, this one reads up to {VERSION}); "
            "update Leanwall to open it.",
            place="version",
        )
    check_values(data)


def _check_size(data: Mapping[str, Any]) -> None:
    sizes = {plural: len(data[plural]) for _, plural in RECORDS.values() if isinstance(data.get(plural), list)}
    for place, size, limit in (
        ("notes", sizes.get("notes", 0), MAX_NOTES),
        ("records", sum(sizes.values()), MAX_RECORDS),
    ):
        if size > limit:
            raise BadInput(
                f"a board holds at most {limit} {place}; this file has {size}. Split the process.", place=place
            )


def _read_fields(cls: type[BaseModel], data: Any, calendar: Calendar, place: str = "") -> Any:
    """The same JSON with units parsed and meaningless nulls left out, record by record."""
    if not isinstance(data, Mapping):
        return data
    fields = _without_nulls(cls, data, calendar, place)
    for record, plural in RECORDS.values():
        if cls is Board and isinstance(fields.get(plural), list):
            fields[plural] = [
                _read_fields(record, item, calendar, f"{plural}[{index}].") for index, item in enumerate(fields[plural])
            ]
    return fields


def _without_nulls(cls: type[BaseModel], data: Any, calendar: Calendar, place: str) -> Any:
    if not isinstance(data, Mapping):
        return data
    fields = {}
    for name, value in data.items():
        info = cls.model_fields.get(name)
        if info is None:
            fields[name] = value
        elif value is not None or info.get_default() is None:
            fields[name] = _value(info, value, calendar, place + name)
    return fields


def _value(info: FieldInfo, value: Any, calendar: Calendar, place: str) -> Any:
    part = _part(info)
    if part is not None:
        return _without_nulls(part, value, calendar, f"{place}.")
    unit = facts_of(info).get("unit")
    if not isinstance(value, str) or unit not in ("s", "share"):
        return value
    try:
        return parse_time(value, calendar) if unit == "s" else parse_share(value)
    except BadInput as error:
        raise BadInput(error.message, place=place) from None


def _part(info: FieldInfo) -> type[BaseModel] | None:
    kind = info.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _validated(cls: type[Model], data: Any, place: str) -> Model:
    try:
        return cls.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadInput(sentence(first), place=place + _path(first["loc"])) from None


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _check_ids(board: Board) -> None:
    seen: dict[str, str] = {}
    for place, record in each_record(board):
        first = seen.setdefault(record.id, place)
        if first != place:
            taken = f"the id “{record.id}” is taken already by {first}; every record needs its own."
            raise BadInput(taken, place=f"{place}.id")


def _check_links(board: Board) -> None:
    """A record that would have been deleted with its target can't stand without it; other references may dangle."""
    kinds = {record.id: kind for kind, (_, plural) in RECORDS.items() for record in getattr(board, plural)}
    for kind, (_, plural) in RECORDS.items():
        binding = [ref for ref in REFERENCES[kind] if ref.on_delete == "delete" and not ref.many]
        for index, record in enumerate(getattr(board, plural) if binding else ()):
            for ref in binding:
                target = getattr(record, ref.field)
                if target is not None and kinds.get(target) != ref.target:
                    place = f"{plural}[{index}].{ref.field}"
                    raise BadInput(f"there is no {ref.target} “{target}” on this board.", place=place)


def each_record(board: Board) -> Iterator[tuple[str, Any]]:
    """Every record of the board with its place in the file ("notes[3]")."""
    for _, plural in RECORDS.values():
        for index, record in enumerate(getattr(board, plural)):
            yield f"{plural}[{index}]", record
