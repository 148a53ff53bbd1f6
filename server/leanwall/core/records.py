"""What live edits may write: checks a record's fields one by one and knows what follows a deletion.

Everything here is derived from the declarations in core/board.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from leanwall.core.board import FORMS, RECORDS, Facts, Id, Line, Part, Text
from leanwall.core.values import check_values
from leanwall.errors import BadInput

BOARD = "board"
SINGULAR = {plural: name for name, (_, plural) in RECORDS.items()}
PLURAL = {name: plural for name, (_, plural) in RECORDS.items()}
_CLASSES: dict[str, type[Part]] = {BOARD: Facts, **{name: cls for name, (cls, _) in RECORDS.items()}}


@dataclass(frozen=True)
class Reference:
    """A field that holds ids of other records, and what becomes of it when one of those goes."""

    field: str
    target: str
    on_delete: Literal["delete", "clear", "keep"]
    many: bool


def facts_of(info: FieldInfo) -> dict[str, Any]:
    """The declared extras of a field: unit, ref, on_delete, stamped."""
    extra = info.json_schema_extra
    return dict(extra) if isinstance(extra, dict) else {}


def _references(cls: type[Part]) -> tuple[Reference, ...]:
    found = []
    for name, info in cls.model_fields.items():
        facts = facts_of(info)
        if "ref" in facts:
            many = isinstance(info.get_default(), tuple)
            found.append(Reference(name, facts["ref"], facts.get("on_delete", "keep"), many))
    return tuple(found)


def _text_fields(cls: type[Part]) -> frozenset[str]:
    texts = {get_args(Line)[1].max_length, get_args(Text)[1].max_length}
    return frozenset(
        name
        for name, info in cls.model_fields.items()
        if info.annotation is str
        and not facts_of(info).get("stamped")
        and any(getattr(rule, "max_length", None) in texts for rule in info.metadata)
    )


def _adapter(info: FieldInfo) -> TypeAdapter[Any]:
    annotation: Any = info.rebuild_annotation()
    return TypeAdapter(annotation)


REFERENCES: dict[str, tuple[Reference, ...]] = {name: _references(cls) for name, cls in _CLASSES.items()}
TEXT_FIELDS: dict[str, frozenset[str]] = {name: _text_fields(cls) for name, cls in _CLASSES.items()}
STAMPED: dict[str, frozenset[str]] = {
    name: frozenset(field for field, info in cls.model_fields.items() if facts_of(info).get("stamped"))
    for name, cls in _CLASSES.items()
}
_ADAPTERS: dict[str, dict[str, TypeAdapter[Any]]] = {
    name: {field: _adapter(info) for field, info in cls.model_fields.items() if field != "id"}
    for name, cls in _CLASSES.items()
}
_REQUIRED: dict[str, frozenset[str]] = {
    name: frozenset(field for field, info in cls.model_fields.items() if info.is_required() and field != "id")
    for name, cls in _CLASSES.items()
}
_DEFAULTS: dict[str, dict[str, Any]] = {
    name: {field: info.get_default() for field, info in cls.model_fields.items() if not info.is_required()}
    for name, cls in _CLASSES.items()
}
_ID = TypeAdapter(Id)


def check_id(value: object, place: str = "id") -> str:
    """The id itself, or BadInput when it is not 1 to 64 letters, digits, “_” or “-”."""
    try:
        return _ID.validate_python(value)
    except ValidationError:
        raise BadInput(FORMS["id"][1], place=place) from None


def check_fields(record: str, fields: Mapping[str, Any], *, creating: bool = False) -> dict[str, Any]:
    """The fields of one live op as plain JSON values, checked against their declarations.

    `record` is a singular name ("note", "board"); a null for a field that always has a value stands for
    its default. Raises BadInput with the field's name as `place`.
    """
    adapters = _ADAPTERS.get(record)
    if adapters is None:
        raise BadInput(f"there is no kind of record called “{record}”.", place="record")
    checked = {name: _check(record, name, value) for name, value in fields.items()}
    for name in _REQUIRED[record]:
        if (creating and name not in checked) or (name in checked and checked[name] is None):
            raise BadInput(f"a {record} needs this field.", place=name)
    return checked


def _check(record: str, name: str, value: Any) -> Any:
    adapter = _ADAPTERS[record].get(name)
    if adapter is None:
        raise BadInput(f"a {record} has no field of this name.", place=name)
    if name in STAMPED[record]:
        raise BadInput("the server writes this field itself.", place=name)
    default = _DEFAULTS[record].get(name)
    if value is None and default is not None:
        return _plain(default)
    try:
        if isinstance(value, (Mapping, list)):
            check_values(value)  # unknown fields inside are kept, so a file must be able to hold them
        return _plain(adapter.validate_python(value))
    except BadInput as error:
        raise BadInput(error.message, place=name) from None
    except ValidationError as error:
        raise BadInput(sentence(error.errors()[0]), place=name) from None


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return value.model_dump(mode="json", exclude_unset=True)
    return list(value) if isinstance(value, tuple) else value


_SENTENCES = {
    "missing": "this is needed.",
    "extra_forbidden": "there is no field of this name.",
    "string_too_long": "at most {max_length} characters fit here.",
    "string_unicode": "this text holds half of a character (a lone surrogate); type that character again.",
    "string_type": "a text in quotes is needed here.",
    "float_type": "a number is needed here.",
    "int_type": "a whole number is needed here.",
    "int_from_float": "a whole number is needed here.",
    "bool_type": "true or false is needed here.",
    "finite_number": "a finite number is needed here.",
    "greater_than": "it must be more than {gt:g}.",
    "greater_than_equal": "it must be at least {ge:,.12g}.",
    "less_than_equal": "it must be at most {le:,.12g}.",
    "literal_error": "one of {expected} is needed here.",
    "too_long": "at most {max_length} entries fit here.",
    "tuple_type": "a list is needed here.",
    "dict_type": "an object is needed here.",
    "model_type": "an object is needed here.",
}
_FORM_SENTENCES = dict(FORMS.values())


def sentence(problem: Mapping[str, Any]) -> str:
    """One of pydantic's findings as a sentence for a person."""
    context = problem.get("ctx", {})
    template = _SENTENCES.get(str(problem["type"])) or _FORM_SENTENCES.get(str(context.get("pattern")))
    if template is None:
        return f"{problem['msg']}."
    return template.format(**context)
