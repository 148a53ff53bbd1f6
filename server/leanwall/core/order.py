"""Order keys of lanes: texts that sort as the lanes stand, with room between them. The page makes the same ones."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase


def order_key(place: int) -> str:
    """The key of a lane at a place from the top: a0 … az, then b00 … bzz, then c000 …"""
    length = 1
    while place >= len(_DIGITS) ** length:
        place -= len(_DIGITS) ** length
        length += 1
    digits = ""
    for _ in range(length):
        place, digit = divmod(place, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return f"{string.ascii_lowercase[length - 1]}{digits}"


def place_of(key: str | None) -> tuple[bool, str]:
    """What lanes are sorted by, from top to bottom: those without a key stand below the others."""
    return key is None, key or ""


def with_order_keys(content: Mapping[str, Any]) -> dict[str, Any]:
    """A board file's content in which each lane has a key where one had none: they stand as they stood, and one that is
    deleted and brought back stands there again."""
    lanes = content.get("lanes") or []
    if all(lane.get("order") is not None for lane in lanes):
        return dict(content)
    ranked = sorted(lanes, key=lambda lane: place_of(lane.get("order")))
    place = {lane["id"]: at for at, lane in enumerate(ranked)}
    return {**content, "lanes": [{**lane, "order": order_key(place[lane["id"]])} for lane in lanes]}
