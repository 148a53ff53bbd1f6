"""The client on a page: logo at the right, name before what the page is, footer words."""

from __future__ import annotations

import struct

from leanwall.export.drawing import Drawing, Image
from leanwall.export.house import brand

_HEAD = slice(16, 24)  # a PNG's width and height


def client_line(what: str) -> str:
    """ "Nordlicht Energie GmbH  ·  Work checklist"; without a brand, what it is."""
    name = brand().shown_name
    return f"{name}  ·  {what}" if name else what


def logo_size(room: tuple[float, float]) -> tuple[float, float]:
    """Width and height at which the brand's logo fits into `room` (points); zeros without one."""
    data = brand().logo
    if not data:
        return 0.0, 0.0
    wide, high = struct.unpack(">II", data[_HEAD])
    scale = min(room[0] / wide, room[1] / high)
    return wide * scale, high * scale


def draw_logo(page: Drawing, place: tuple[float, float, float, float], gap: float = 14.0) -> float:
    """The logo with its right edge at `place` (right, top, most width, most height); the width it takes, gap in."""
    right, top, *room = place
    wide, high = logo_size((room[0], room[1]))
    if not wide:
        return 0.0
    page.shapes.append(Image(right - wide, top, wide, high, brand().logo, None))  # decoration: the name is beside it
    return wide + gap
