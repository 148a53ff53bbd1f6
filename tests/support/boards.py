"""Boards for tests: hypothesis strategies over every declared field, and the paths of the shipped boards."""

from __future__ import annotations

import types
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from leanwall.core.board import FORMS, RECORDS, Facts
from leanwall.core.records import REFERENCES

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "boards" / "examples").glob("*.json"))
BILLING = ROOT / "boards" / "examples" / "customer-billing.json"

# kinds that other records can't stand without
_BINDING = {ref.target for refs in REFERENCES.values() for ref in refs if ref.on_delete == "delete"}
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


@cache
def board_files() -> st.SearchStrategy[dict[str, Any]]:
    """A valid board file: any records, any fields present or absent, unknown fields, references that hold."""
    arrays = {plural: _records(name, cls) for name, (cls, plural) in RECORDS.items()}
    pointed_at = {plural: arrays.pop(plural) for name, (_, plural) in RECORDS.items() if name in _BINDING}
    head = {"format": st.just("leanwall.board"), "version": st.just(1)}
    whole = st.fixed_dictionaries({**head, **pointed_at}, optional=arrays)
    return st.builds(lambda facts, records: {**facts, **records}, _fields(Facts), whole)


def _records(name: str, cls: type[BaseModel]) -> st.SearchStrategy[list[dict[str, Any]]]:
    each = [st.builds(lambda fields, id=id: {"id": id, **fields}, _fields(cls)) for id in _ids_of(name)]
    return st.tuples(*each).map(list)


def _ids_of(name: str) -> tuple[str, str]:
    return f"{name}-A_1", f"{name}-b"


@cache
def _fields(cls: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    always, sometimes = {}, {}
    for name, info in cls.model_fields.items():
        if name in ("id", "format", "version") or name in {plural for _, plural in RECORDS.values()}:
            continue
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        targets = _ids_of(str(extra["ref"])) if "ref" in extra else ("anything", "x-1")
        (always if info.is_required() else sometimes)[name] = _values(info.rebuild_annotation(), targets)
    known = st.fixed_dictionaries(always, optional=sometimes)
    return st.builds(lambda fields, unknown: {**unknown, **fields}, known, _UNKNOWN)


def _values(annotation: Any, targets: tuple[str, ...]) -> st.SearchStrategy[Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(annotation, targets)
    if origin in (Union, types.UnionType):
        return st.one_of([_values(arg, targets) for arg in args])
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(_values(args[0], targets), max_size=2)
    if origin is tuple:
        return st.tuples(*(_values(arg, targets) for arg in args)).map(list)
    if origin is dict:
        return st.dictionaries(st.text(max_size=5), _values(args[1], targets), max_size=2)
    if annotation is type(None):
        return st.none()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation)
    return {bool: st.booleans(), int: st.integers(0, 100), float: _numbers(0, 1), str: st.text(max_size=12)}[annotation]


def _annotated(annotation: Any, targets: tuple[str, ...]) -> st.SearchStrategy[Any]:
    base, *rules = get_args(annotation)
    rules = [inner for rule in rules for inner in (getattr(rule, "metadata", None) or [rule])]
    pattern = next((rule.pattern for rule in rules if getattr(rule, "pattern", None)), None)
    if pattern == FORMS["id"][0]:
        return st.sampled_from(targets)
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
