"""Order keys of lanes: texts that sort as the lanes stand, with room between them. The page makes the same ones."""

from __future__ import annotations

import string

_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase


def order_key(place: int) -> str:
    """The key of a lane at a place from the top: a0 … az, then b00 …"""
    if place < len(_DIGITS):
        return f"a{_DIGITS[place]}"
    high, low = divmod(place - len(_DIGITS), len(_DIGITS))
    return f"b{_DIGITS[high]}{_DIGITS[low]}"
