"""Boards for tests: hypothesis strategies over every declared field, and the paths of the shipped boards."""

from __future__ import annotations

import types
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from leanwall.core.board import FORMS, RECORDS, Facts

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "boards" / "examples").glob("*.json"))
BILLING = ROOT / "boards" / "examples" / "customer-billing.json"

_IDS = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-", min_size=1, max_size=12)
_UNKNOWN = st.dictionaries(
    st.text("xyz_", min_size=3, max_size=5).map(lambda name: f"x_{name}"),
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5) | st.lists(st.integers(0, 3), max_size=2),
    max_size=2,
)
_BY_PATTERN = {
    FORMS["link"][0]: st.sampled_from(["", "https://example.com/a?b=c", "mailto:a@example.com"]),
    FORMS["colour"][0]: st.sampled_from(["yellow", "#0B5FA5"]),
    FORMS["moment"][0]: st.just("2026-11-22T05:20:00Z"),
    FORMS["day"][0]: st.just("2026-11-22"),
}


@st.composite
def board_files(draw: st.DrawFn) -> dict[str, Any]:
    """A valid board file: any records, any fields present or absent, unknown fields, references that hold."""
    ids = iter(draw(st.lists(_IDS, min_size=40, max_size=40, unique=True)))
    held = {name: [next(ids) for _ in range(draw(st.integers(0, 2)))] for name in RECORDS}
    file: dict[str, Any] = {"format": "leanwall.board", "version": 1, **draw(_fields(Facts, _key(held)))}
    for name, (cls, _) in RECORDS.items():
        required = [ref for ref, info in cls.model_fields.items() if info.is_required() and ref != "id"]
        if any(not _targets(cls, ref, held) for ref in required):
            held[name] = []
    for name, (cls, plural) in RECORDS.items():
        if held[name] or draw(st.booleans()):
            file[plural] = [{"id": each, **draw(_fields(cls, _key(held)))} for each in held[name]]
    return file


def _key(held: dict[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(ids)) for name, ids in held.items())


def _targets(cls: type[BaseModel], field: str, held: dict[str, list[str]]) -> list[str]:
    extra = cls.model_fields[field].json_schema_extra
    return held[str(extra["ref"])] if isinstance(extra, dict) else []


@cache
def _fields(cls: type[BaseModel], held: tuple[tuple[str, tuple[str, ...]], ...]) -> st.SearchStrategy[dict[str, Any]]:
    always, sometimes = {}, {}
    for name, info in cls.model_fields.items():
        if name in ("id", "format", "version") or name in {plural for _, plural in RECORDS.values()}:
            continue
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        targets = dict(held).get(str(extra.get("ref")), ()) if "ref" in extra else None
        values = _values(info.rebuild_annotation(), targets)
        (always if info.is_required() else sometimes)[name] = values
    known = st.fixed_dictionaries(always, optional=sometimes)
    return st.builds(lambda fields, unknown: {**unknown, **fields}, known, _UNKNOWN)


def _values(annotation: Any, targets: tuple[str, ...] | None) -> st.SearchStrategy[Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(annotation, targets)
    if origin in (Union, types.UnionType):
        return st.one_of([_values(arg, targets) for arg in args])
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(_values(args[0], targets), max_size=3)
    if origin is tuple:
        return st.tuples(*(_values(arg, None) for arg in args)).map(list)
    if origin is dict:
        return st.dictionaries(st.text(max_size=5), _values(args[1], None), max_size=2)
    if annotation is type(None):
        return st.none()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation, ())
    return {bool: st.booleans(), int: st.integers(0, 100), float: _numbers(0, 1), str: st.text(max_size=12)}[annotation]


def _annotated(annotation: Any, targets: tuple[str, ...] | None) -> st.SearchStrategy[Any]:
    base, *rules = get_args(annotation)
    rules = [inner for rule in rules for inner in (getattr(rule, "metadata", None) or [rule])]
    pattern = next((rule.pattern for rule in rules if getattr(rule, "pattern", None)), None)
    if pattern == FORMS["id"][0]:
        return st.sampled_from(targets) if targets else (_IDS if targets is None else st.nothing())
    if pattern is not None:
        return _BY_PATTERN[pattern]
    if base is float:
        highest = min([getattr(rule, "le", None) or 1e9 for rule in rules])
        return _numbers(0.25 if any(getattr(rule, "gt", None) is not None for rule in rules) else 0, min(highest, 1e6))
    if base is str:
        longest = min([getattr(rule, "max_length", None) or 20 for rule in rules])
        return st.text(max_size=min(longest, 20))
    return _values(base, targets)


def _numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False) | st.integers(1, int(max(high, 1)))
