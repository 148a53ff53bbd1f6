"""JSON values that a board can hold. Unknown fields are kept as they are, so theirs are checked as well."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from leanwall.errors import BadInput

MAX_DEPTH = 60
MAX_WHOLE = 2**63  # what databases and other languages call a whole number


def check_values(value: Any, levels: int = MAX_DEPTH) -> None:
    """Raises BadInput, with the place, for what could not be stored, written as JSON and read again."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, (int, float)):
        _check_number(value)
    elif isinstance(value, (Mapping, list)):
        if levels == 0:
            raise BadInput("this JSON is nested too deeply to be a board file.")
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            _check_item(key, item, levels)


def _check_item(key: str | int, item: Any, levels: int) -> None:
    if isinstance(key, str):
        _check_text(key)
    try:
        check_values(item, levels - 1)
    except BadInput as fault:
        here = f"[{key}]" if isinstance(key, int) else key
        raise BadInput(fault.message, place=here + _below(fault.place)) from None


def _below(place: str) -> str:
    return f".{place}" if place and not place.startswith("[") else place


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        words = "this text holds half of a character (a lone surrogate); type that character again."
        raise BadInput(words) from None


def _check_number(number: int | float) -> None:
    if isinstance(number, int) and abs(number) >= MAX_WHOLE:
        raise BadInput("this number is larger than a board can hold.")
    if not math.isfinite(number):
        raise BadInput("a finite number is needed here.")
